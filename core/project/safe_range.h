#pragma once

/// Between which values a setting is known to work. Outside of it nothing is forbidden: a person is
/// told, and may know better.

#include "core/project/auto_settings.h"

#include <optional>
#include <string_view>

namespace sg {

struct SafeRange {
    double minimum = 0.0;
    double maximum = 1.0;
    bool zeroToo = false; ///< 0 has a meaning of its own: off, or chosen by size

    [[nodiscard]] bool contains(double value) const {
        return (value >= minimum && value <= maximum) || (zeroToo && value == 0.0);
    }
};

/// For a row of `trainParams()`, where published work or this program's own rules say something;
/// nothing where they do not. No pictures in the facts: how many is not known yet.
std::optional<SafeRange> safeRange(std::string_view id, const RunFacts& facts);

} // namespace sg
