#include "core/train/undo_ring.h"

#include "core/model/torch.h"

#include <set>
#include <utility>

namespace sg {

void UndoRing::push(Entry entry) {
    m_future.clear();
    if (!m_past.empty()) {
        shareEqual(entry.state, m_past.back().state);
    }
    m_past.push_back(std::move(entry));
    thin();
    trim();
}

std::optional<UndoRing::Entry> UndoRing::undo(Entry now) {
    if (m_past.empty()) {
        return std::nullopt;
    }
    Entry back = std::move(m_past.back());
    m_past.pop_back();
    shareEqual(now.state, back.state);
    m_future.push_back(std::move(now));
    return back;
}

std::optional<UndoRing::Entry> UndoRing::redo(Entry now) {
    if (m_future.empty()) {
        return std::nullopt;
    }
    Entry forward = std::move(m_future.back());
    m_future.pop_back();
    shareEqual(now.state, forward.state);
    m_past.push_back(std::move(now));
    return forward;
}

std::int64_t UndoRing::bytes() const {
    std::set<const void*> seen;
    std::int64_t sum = 0;
    for (const auto* list : {&m_past, &m_future}) {
        for (const Entry& entry : *list) {
            for (const auto& [name, tensor] : entry.state.tensors) {
                if (seen.insert(tensor.data_ptr()).second) {
                    sum += tensor.numel() * static_cast<std::int64_t>(tensor.element_size());
                }
            }
        }
    }
    return sum;
}

/// Without this a long training would fill the whole memory that it may have.
void UndoRing::thin() {
    constexpr std::int64_t kShare = 2; ///< of an age that the steps between two states may reach
    const auto newest = m_past.back().state.steps;
    for (std::size_t i = 1; i + 1 < m_past.size();) {
        const auto older = m_past[i - 1].state.steps;
        const auto gap = m_past[i + 1].state.steps - older;
        if (m_past[i].passing && gap * kShare <= newest - older) {
            m_past.erase(m_past.begin() + std::ptrdiff_t(i));
        } else {
            ++i;
        }
    }
}

void UndoRing::trim() {
    // One step back always stays possible.
    while (m_past.size() > 1 && bytes() > m_maxBytes) {
        m_past.erase(m_past.begin());
    }
}

} // namespace sg
