#pragma once

/// A setting described once: the settings form, the JSON file, validation and the command line all
/// read the same row.

#include <string_view>

namespace sg {

struct ParamSpec {
    std::string_view id;    ///< key in JSON and, with dashes, option of the command line
    std::string_view label; ///< in the studio
    std::string_view unit;  ///< "" = none
    double minimum = 0.0;
    double maximum = 1.0;
    double fallback = 0.0; ///< the default
    int decimals = 0;      ///< 0 = whole number
    std::string_view help; ///< one plain sentence; says what higher does
    bool liveEditable = false;
};

} // namespace sg
