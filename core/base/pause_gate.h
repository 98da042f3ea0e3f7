#pragma once

/// A gate a worker passes between two steps. Closed, it holds the worker; a stop request opens it
/// for good.

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace sg {

class PauseGate {
public:
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }

    void open() {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = false;
        }
        m_changed.notify_all();
    }

    [[nodiscard]] bool isClosed() const {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

    /// Blocks while the gate is closed. Returns false when the worker must stop. (The return value
    /// of condition_variable_any::wait is the predicate, which is true for an open gate after a
    /// stop as well: hence the second question.)
    bool pass(const std::stop_token& token) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, token, [this] { return !m_closed; });
        return !token.stop_requested();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_closed = false;
};

} // namespace sg
