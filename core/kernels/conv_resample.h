#pragma once

/// Convolutions that change the size, with the FIR filter folded into the weight.
///
/// A transposed convolution followed by a filter, or a filter followed by a strided convolution, is
/// one convolution with the composed 6x6 kernel. Split by pixel phase it becomes a dense 3x3
/// convolution at the low resolution, which LibTorch runs at full speed, where conv_transpose2d and
/// depthwise filters are slow. Everything is made of conv2d, matmul and reshapes and can therefore
/// be differentiated twice.
///
/// With a filter of other than 4 taps the plain sequence of formats.md 4.1 is used.

#include <torch/types.h>

namespace sg {

/// Doubles the size: transposed convolution (stored kernel not flipped), then FIR with gain 4.
/// x [N,I,H,W], w [O,I,3,3] -> [N,O,2H,2W].
torch::Tensor convUp3x3(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

/// 1x1 convolution, then upsampling. w [O,I,1,1].
torch::Tensor convUp1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

/// Halves the size: FIR, then strided correlation. x [N,I,H,W] with even sides, w [O,I,3,3]; `b`
/// [O] may be undefined.
torch::Tensor convDown3x3(
    const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f, const torch::Tensor& b);

/// FIR and decimation, then 1x1 convolution. w [O,I,1,1].
torch::Tensor convDown1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f);

/// upsample2d by polyphase filtering, for few channels.
torch::Tensor upsampleImage(const torch::Tensor& x, const torch::Tensor& f);

} // namespace sg
