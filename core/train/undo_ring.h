#pragma once

/// Recent states of a training, to step back to and forward again. The further back, the fewer are
/// kept of those that only passed by; and bounded in memory: the oldest go first. States share the
/// tensors that did not change between them.

#include "core/data/style_set.h"
#include "core/train/trainer_state.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sg {

class UndoRing {
public:
    struct Entry {
        TrainerState state;
        std::shared_ptr<const PictureBatch> pictures; ///< the set that was trained on then
        std::shared_ptr<const StyleSet> set; ///< what it was made of; null = a resumed run's own
        std::string reason;                  ///< what came after it: "before the faders moved"
        bool passing = false;                ///< nothing was changed then: it may be thinned out
    };

    explicit UndoRing(std::int64_t maxBytes) : m_maxBytes(maxBytes) {}

    /// A state to come back to; what could be redone is forgotten.
    void push(Entry entry);

    /// The newest entry before `now`, which becomes the one that redo() leads to. Nothing when
    /// there is none.
    std::optional<Entry> undo(Entry now);

    /// The other way.
    std::optional<Entry> redo(Entry now);

    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }

    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }

    /// Newest entry, kept; for coming back after a breakdown.
    [[nodiscard]] const Entry* newest() const { return m_past.empty() ? nullptr : &m_past.back(); }

    /// Bytes held, shared tensors counted once.
    [[nodiscard]] std::int64_t bytes() const;

    /// States to step back to, oldest first.
    [[nodiscard]] const std::vector<Entry>& past() const { return m_past; }

private:
    void thin();
    void trim();

    std::int64_t m_maxBytes;
    std::vector<Entry> m_past;   ///< oldest first
    std::vector<Entry> m_future; ///< nearest last
};

} // namespace sg
