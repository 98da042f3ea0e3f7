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

    /// Lets a worker that waits in passOrKnock() look up once, and stay inside.
    void knock() {
        {
            const std::lock_guard lock(m_mutex);
            m_knocked = true;
        }
        m_changed.notify_all();
    }

    enum class Passage { Open, Knocked, Stopped };

    /// As pass(), but also returns when somebody knocks at the closed gate.
    Passage passOrKnock(const std::stop_token& token) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, token, [this] { return !m_closed || m_knocked; });
        m_knocked = false;
        if (token.stop_requested()) {
            return Passage::Stopped;
        }
        return m_closed ? Passage::Knocked : Passage::Open;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_closed = false;
    bool m_knocked = false;
};

} // namespace sg
