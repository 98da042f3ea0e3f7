#include "ui/queue/run_queue.h"

#include <algorithm>
#include <utility>

namespace sg {

void RunQueue::add(PlannedRun run) {
    if (m_runs.empty()) {
        m_heldBecause.clear(); // that was about others
    }
    m_runs.push_back(std::move(run));
    Q_EMIT changed();
}

void RunQueue::remove(int index) {
    if (holds(index)) {
        m_runs.erase(m_runs.begin() + index);
        Q_EMIT changed();
    }
}

void RunQueue::move(int from, int to) {
    if (!holds(from) || !holds(to) || from == to) {
        return;
    }
    const auto first = m_runs.begin();
    if (from < to) {
        std::rotate(first + from, first + from + 1, first + to + 1);
    } else {
        std::rotate(first + to, first + from, first + from + 1);
    }
    Q_EMIT changed();
}

void RunQueue::hold(const QString& reason) {
    m_heldBecause = reason;
    Q_EMIT changed();
}

void RunQueue::release() {
    if (!m_heldBecause.isEmpty()) {
        m_heldBecause.clear();
        Q_EMIT changed();
    }
}

} // namespace sg
