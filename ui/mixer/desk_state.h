#pragma once

/// How the faders of the mixer stand, in plain values.

#include <map>
#include <string>

namespace sg {

inline constexpr int kFaderSteps = 20; ///< positions from 0 = frozen to the full learning rate

/// How one fader stands, whatever that does.
struct FaderState {
    int position = 0; ///< 0 to kFaderSteps
    bool muted = false;
    bool soloed = false;

    friend bool operator==(const FaderState&, const FaderState&) = default;
};

/// By layer group.
using DeskState = std::map<std::string, FaderState>;

} // namespace sg
