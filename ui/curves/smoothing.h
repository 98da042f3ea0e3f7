#pragma once

/// Smoothing that does not lag.

#include <vector>

namespace sg {

/// Exponential moving averages run forwards and backwards, their mean weighted by how much each has
/// seen: noise goes, bends stay where they are, and the newest point is as calm as the rest.
/// `strength` from 0 (nothing) to below 1.
std::vector<double> smoothZeroLag(const std::vector<double>& values, double strength);

} // namespace sg
