#pragma once

/// Smoothing that does not lag.

#include <vector>

namespace sg {

/// Exponential moving average run forwards and backwards, the mean of both: noise goes, bends stay
/// where they are. `strength` from 0 (nothing) to below 1.
std::vector<double> smoothZeroLag(const std::vector<double>& values, double strength);

} // namespace sg
