#pragma once

/// Which saved states of a branch there are, and which are kept. Works on file names alone.
///
/// Full states hold everything (core/train/run/state_file.h): a training continues from one as if
/// it had never stopped. Light states are models in half precision, one a tile of the filmstrip.
/// A state whose file is whole is there; what a power cut left unfinished has another name.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sg {

enum class StateKind { Full, Light };

struct StateEntry {
    StateKind kind = StateKind::Full;
    std::int64_t number = 0; ///< of saving; after an undo later ones may be of earlier steps
    std::int64_t step = 0;
    std::int64_t images = 0; ///< shown by then
    std::filesystem::path path;
    std::int64_t bytes = 0;
    bool kept = false; ///< starred, or a branch begins here: never removed

    [[nodiscard]] double kimg() const { return double(images) / 1000.0; }
};

struct StateLimits {
    int full = 2;               ///< newest full states kept
    int light = 60;             ///< light states kept, spread over the run
    std::int64_t diskBytes = 0; ///< of all states of the branch; 0 = no limit
};

class StateStore {
public:
    explicit StateStore(std::filesystem::path folder);

    /// What is there, first saved first.
    [[nodiscard]] std::vector<StateEntry> entries() const;

    [[nodiscard]] std::optional<StateEntry> newestFull() const;

    /// The state nearest to so many kimg; a full one where both are equally near.
    [[nodiscard]] std::optional<StateEntry> nearest(double kimg) const;

    /// The name that a new state has to be saved under. Each call gives another one.
    [[nodiscard]] std::filesystem::path
    nextPath(StateKind kind, std::int64_t step, std::int64_t images);

    /// Marks a state that is never to be removed, or takes the mark away.
    Result<void> keep(const StateEntry& entry, bool kept);

    /// Removes what the limits do not allow: older full states; then light ones where they stand
    /// closest, never the first and the last; then, over `diskBytes`, more light ones and the older
    /// full ones. The newest full state and all kept ones stay. Says how many bytes are left.
    std::int64_t prune(const StateLimits& limits);

    /// Removes what was saved after a state and is not kept: a training that continues from there
    /// will write it anew.
    void removeAfter(const std::filesystem::path& state);

    /// Removes unfinished files.
    void removeLeftovers();

    [[nodiscard]] std::int64_t bytes() const;

private:
    std::filesystem::path m_folder;
    std::int64_t m_lastNumber = 0;
};

} // namespace sg
