#pragma once

/// A mailbox that holds only the newest value. The writer never waits for the reader; a value that
/// was not fetched in time is replaced.

#include <mutex>
#include <optional>
#include <utility>

namespace sg {

template <typename T>
class Latest {
public:
    /// Stores `value`. Returns true when the box was empty, that is when the reader needs a
    /// wake-up.
    bool put(T value) {
        const std::lock_guard lock(m_mutex);
        const bool wasEmpty = !m_value.has_value();
        m_value = std::move(value);
        return wasEmpty;
    }

    /// Takes the value out; nothing when none came since the last call.
    std::optional<T> take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_value;
};

} // namespace sg
