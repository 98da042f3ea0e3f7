#pragma once

/// Smoothing that does not lag.

#include <vector>

namespace sg {

/// An exponential moving average run forwards and backwards: every point weighs less the further it
/// is away, on both sides alike, and at the ends what is missing is left out of the mean. Noise
/// goes, bends stay where they are, and the newest point is nearly as calm as the rest.
/// `strength` from 0 (nothing) to below 1.
std::vector<double> smoothZeroLag(const std::vector<double>& values, double strength);

} // namespace sg
