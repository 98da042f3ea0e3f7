#pragma once

/// FIR resampling (formats.md 4.1). Filters are 2-D, odd shapes allowed, sum 1 for a low-pass.

#include <torch/types.h>

#include <array>
#include <vector>

namespace sg {

/// Left, right, top, bottom; negative values crop.
using Padding4 = std::array<std::int64_t, 4>;

/// Outer product of a 1-D kernel with itself, divided by its sum: [1,3,3,1] gives a 4x4 filter.
torch::Tensor setupFilter(const std::vector<double>& taps);

/// Inserts `up - 1` zeros after each sample, pads, convolves (true convolution) every channel with
/// `f` * `gain`, keeps every `down`-th sample. x [N,C,H,W].
torch::Tensor upfirdn2d(
    const torch::Tensor& x,
    const torch::Tensor& f,
    std::int64_t up,
    std::int64_t down,
    Padding4 padding,
    double gain = 1.0);

/// Twice the size, same brightness.
torch::Tensor upsample2d(const torch::Tensor& x, const torch::Tensor& f);

/// Half the size, same brightness.
torch::Tensor downsample2d(const torch::Tensor& x, const torch::Tensor& f);

/// Same size, filtered.
torch::Tensor filter2d(const torch::Tensor& x, const torch::Tensor& f);

} // namespace sg
