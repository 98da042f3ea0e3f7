#include "ui/queue/run_queue.h"

#include <algorithm>
#include <utility>

namespace sg {

void RunQueue::add(PlannedRun run) {
    run.id = ++m_lastId;
    const QueueEdit edit{std::move(run), -1, size()};
    repeat(edit);
    Q_EMIT edited(edit);
}

void RunQueue::remove(int index) {
    if (holds(index)) {
        const QueueEdit edit{m_runs[std::size_t(index)], index, -1};
        repeat(edit);
        Q_EMIT edited(edit);
    }
}

void RunQueue::move(int from, int to) {
    if (holds(from) && holds(to) && from != to) {
        const QueueEdit edit{m_runs[std::size_t(from)], from, to};
        repeat(edit);
        Q_EMIT edited(edit);
    }
}

void RunQueue::dropFirst() {
    if (!m_runs.empty()) {
        m_started.insert(m_runs.front().id);
        m_runs.erase(m_runs.begin());
        Q_EMIT changed();
    }
}

/// Runs that were started since have moved the others up: a run is known by its id.
bool RunQueue::place(const PlannedRun& run, int from, int to) {
    const auto found = std::ranges::find(m_runs, run.id, &PlannedRun::id);
    if ((found != m_runs.end()) != (from >= 0)) {
        return false;
    }
    if (found != m_runs.end()) {
        m_runs.erase(found);
    }
    if (to >= 0) {
        if (m_runs.empty() && from < 0) {
            m_heldBecause.clear(); // that was about others
        }
        m_runs.insert(m_runs.begin() + std::min(to, size()), run);
    }
    Q_EMIT changed();
    return true;
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
