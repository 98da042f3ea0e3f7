#pragma once

/// The first steps of a careful start: only the critic's head learns, the generator stands still,
/// so that a critic that has never seen the new pictures does not give the generator a first push
/// in a bad direction (methods.md 2.1).

#include <string_view>

namespace sg {

/// A parameter of the discriminator that learns during the warm-up: its last convolution and the
/// linear layers behind it.
inline bool learnsInWarmUp(std::string_view discriminatorParameter) {
    return discriminatorParameter.starts_with("b4.conv.") ||
           discriminatorParameter.starts_with("b4.fc.") ||
           discriminatorParameter.starts_with("b4.out.");
}

} // namespace sg
