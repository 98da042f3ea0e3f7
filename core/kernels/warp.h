#pragma once

/// Affine resampling of pictures, differentiable any number of times by the picture. (LibTorch's
/// grid_sample has no second derivative, which R1 through augmentation needs.)

#include <torch/types.h>

#include <cstdint>

namespace sg {

/// Samples x [N,C,H,W] bilinearly at the places of an affine grid, zero outside. theta [N,2,3] maps
/// output to input in coordinates of -1 ... 1 at the outer edges of the outer pixels (as LibTorch's
/// affine_grid and grid_sample with align_corners = false). No gradient reaches theta.
/// -> [N,C,height,width].
torch::Tensor warpAffine(
    const torch::Tensor& x, const torch::Tensor& theta, std::int64_t height, std::int64_t width);

} // namespace sg
