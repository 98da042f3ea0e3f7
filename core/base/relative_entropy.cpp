#include "core/base/relative_entropy.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sg {

double relativeEntropy(std::span<const std::int64_t> counts) {
    const auto things = std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
    const auto most = std::min<std::int64_t>(std::ssize(counts), things);
    if (most < 2) {
        return 1.0;
    }
    double entropy = 0.0;
    for (const std::int64_t count : counts) {
        const double share = double(count) / double(things);
        entropy -= share > 0.0 ? share * std::log(share) : 0.0;
    }
    return entropy / std::log(double(most));
}

} // namespace sg
