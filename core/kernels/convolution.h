#pragma once

/// Convolution as one trilinear form, differentiable any number of times at full speed.
///
/// For a picture x, a weight w and an output y, T(x, w, y) = <conv(x, w), y> is linear in each. Its
/// three gradients are the convolution (by y), the transposed convolution (by x) and the weight
/// gradient (by w); the gradients of those are again members of the three. LibTorch's own second
/// derivative takes a detour over convolutions with picture-sized kernels, and its transposed
/// convolution is not vectorised on a processor; both matter to R1 and to path lengths.

#include <torch/types.h>

#include <cstdint>

namespace sg {

/// What convolutions of float32 operands multiply in.
enum class Precision {
    Float32,
    BFloat16 ///< operands rounded to 8 bits of mantissa, sums in float32, results rounded again
};

/// Sets the precision of this thread's convolutions, and of their gradients on whatever thread,
/// until the scope ends.
class PrecisionScope {
public:
    explicit PrecisionScope(Precision precision);
    ~PrecisionScope();
    PrecisionScope(const PrecisionScope&) = delete;
    PrecisionScope& operator=(const PrecisionScope&) = delete;

    /// What this thread's convolutions multiply in.
    static Precision inForce();

private:
    Precision m_before;
};

/// `x` in what this thread's convolutions multiply in, so that what follows is done and kept in it:
/// half the memory, and no conversion before and after each convolution.
torch::Tensor enterPrecision(const torch::Tensor& x);

/// Back to float32.
torch::Tensor leavePrecision(const torch::Tensor& x);

/// Results have the type of `x` or `y`, weights may stay float32. Channels lie innermost in what
/// comes out (core/kernels/channel_rows.h).
///
/// Correlation, as torch::conv2d without bias. x [N,I,H,W], w [O,I,k,k] -> [N,O,H',W'].
torch::Tensor
convolve(const torch::Tensor& x, const torch::Tensor& w, std::int64_t stride, std::int64_t padding);

/// Its transpose, as torch::conv_transpose2d without bias or output padding. y [N,O,H',W'],
/// w [O,I,k,k] -> [N,I,H,W] with H = (H' - 1) stride + k - 2 padding.
torch::Tensor convolveTransposed(
    const torch::Tensor& y, const torch::Tensor& w, std::int64_t stride, std::int64_t padding);

} // namespace sg
