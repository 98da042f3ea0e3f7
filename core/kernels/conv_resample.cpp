#include "core/kernels/conv_resample.h"

#include "core/kernels/convolution.h"
#include "core/kernels/fir.h"

#include <torch/torch.h>

namespace sg {

torch::Tensor convUp3x3(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    const auto taps = f.size(0);
    const auto before = (taps + 1) / 2 - 1;
    const auto after = (taps - 2) / 2;
    const auto y = convolveTransposed(x, w.transpose(0, 1).contiguous(), 2, 0);
    return upfirdn2d(y, f, 1, 1, {before, after, before, after}, 4.0);
}

torch::Tensor convUp1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    return upsample2d(convolve(x, w, 1, 0), f);
}

torch::Tensor convDown3x3(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    const auto taps = f.size(0);
    const auto before = 1 + (taps - 1) / 2;
    const auto after = 1 + (taps - 2) / 2;
    return convolve(upfirdn2d(x, f, 1, 1, {before, after, before, after}), w, 2, 0);
}

torch::Tensor convDown1x1(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& f) {
    const auto taps = f.size(0);
    const auto before = (taps - 1) / 2;
    const auto after = (taps - 2) / 2;
    return convolve(upfirdn2d(x, f, 1, 2, {before, after, before, after}), w, 1, 0);
}

} // namespace sg
