#pragma once

/// A short separable filter over every channel at the same size, written for the processor's vector
/// units; differentiable any number of times.

#include <torch/types.h>

#include <cstdint>
#include <optional>

namespace sg {

/// The 1-D taps of a filter that is the outer product of one kernel with itself, as setupFilter()
/// makes them; nothing when it is no such product. f [K,K], K <= 12.
std::optional<torch::Tensor> separableTaps(const torch::Tensor& f);

/// Pads all four sides (`before` left and top, `after` right and bottom; may be negative) and
/// correlates rows and columns with `taps` [K] float32, one after the other.
/// x [N,C,H,W] -> [N,C,H + before + after - K + 1, ...].
torch::Tensor filterSeparable(
    const torch::Tensor& x, const torch::Tensor& taps, std::int64_t before, std::int64_t after);

} // namespace sg
