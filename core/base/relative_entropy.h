#pragma once

/// How evenly a number of things fell into bins.

#include <cstdint>
#include <span>

namespace sg {

/// H / log(min(bins, things)): 1 = as evenly as possible, 0 = all in one bin; 1 when that logarithm
/// is 0. `counts` are the things in each bin.
double relativeEntropy(std::span<const std::int64_t> counts);

} // namespace sg
