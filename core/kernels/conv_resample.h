#pragma once

/// Convolutions that change the size by two (formats.md 4.1), differentiable any number of times.
///
/// The order is always that of the formula - transposed convolution, then filter; or filter, then
/// strided convolution - which needs a quarter of the multiplications of the composed kernel.

#include <torch/types.h>

namespace sg {

/// Doubles the size: transposed convolution (stored kernel not flipped), then FIR with gain 4.
/// x [N,I,H,W], w [O,I,3,3] -> [N,O,2H,2W].
torch::Tensor convUp3x3(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

/// 1x1 convolution, then upsampling. w [O,I,1,1].
torch::Tensor convUp1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

/// Halves the size: FIR, then strided correlation. x [N,I,H,W] with even sides, w [O,I,3,3].
torch::Tensor convDown3x3(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

/// FIR and decimation, then 1x1 convolution. w [O,I,1,1].
torch::Tensor convDown1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

} // namespace sg
