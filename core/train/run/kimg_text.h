#pragma once

/// How a place in a run is written in sentences and events.

#include <cstdio>
#include <string>

namespace sg {

/// `kimg` to a single picture: "1.024".
inline std::string kimgText(double kimg) {
    char text[32];
    std::snprintf(text, sizeof(text), "%.3f", kimg);
    return text;
}

} // namespace sg
