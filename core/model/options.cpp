#include "core/model/options.h"

#include <algorithm>
#include <bit>

namespace sg {

int numWsFor(int resolution) {
    return 2 * (std::bit_width(static_cast<unsigned>(resolution)) - 1) - 2;
}

std::map<int, int> widthsFor(int resolution, int channelBase, int channelMax) {
    std::map<int, int> widths;
    for (int r = 4; r <= resolution; r *= 2) {
        widths[r] = std::min(channelBase / r, channelMax);
    }
    return widths;
}

} // namespace sg
