#pragma once

/// What the shapes of networks are checked with.

#include <stdexcept>
#include <string>

namespace sg {

/// Throws std::invalid_argument with the message when the condition does not hold.
inline void require(bool condition, const std::string& message) {
    if (!condition) {
        throw std::invalid_argument(message);
    }
}

} // namespace sg
