#pragma once

/// Modulated convolution (formats.md 4.2) as scale-in, shared convolution, demodulation-out: the
/// same result as per-sample weights, without a weight gradient when the weight is frozen.

#include <torch/types.h>

namespace sg {

/// d[n,o] = rsqrt(sum_i s[n,i]^2 * sum_k W[o,i,k]^2 + 1e-8). s [N,I], w [O,I,k,k] -> [N,O].
torch::Tensor demodulation(const torch::Tensor& styles, const torch::Tensor& w);

/// conv(x * s, W), size kept (padding k/2) or doubled when `up`. x [N,I,H,W], styles [N,I]. `f` is
/// only used when `up`. The demodulation is left to scaleBiasAct(), in one pass with what follows.
torch::Tensor modulatedConv(
    const torch::Tensor& x,
    const torch::Tensor& w,
    const torch::Tensor& styles,
    const torch::Tensor& f,
    bool up);

} // namespace sg
