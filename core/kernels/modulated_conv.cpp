#include "core/kernels/modulated_conv.h"

#include "core/kernels/conv_resample.h"
#include "core/kernels/convolution.h"

#include <torch/torch.h>

namespace sg {

torch::Tensor demodulation(const torch::Tensor& styles, const torch::Tensor& w) {
    const auto squares = w.square().sum({2, 3}); // [O,I]
    return (torch::matmul(styles.square(), squares.t()) + 1e-8).rsqrt();
}

torch::Tensor modulatedConv(
    const torch::Tensor& x,
    const torch::Tensor& w,
    const torch::Tensor& styles,
    const torch::Tensor& f,
    bool up,
    bool demodulate) {
    const auto scaled = x * styles.unsqueeze(-1).unsqueeze(-1);
    auto y = up ? convUp3x3(scaled, w, f) : convolve(scaled, w, 1, w.size(2) / 2);
    if (demodulate) {
        y = y * demodulation(styles, w).unsqueeze(-1).unsqueeze(-1);
    }
    return y;
}

} // namespace sg
