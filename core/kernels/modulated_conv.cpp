#include "core/kernels/modulated_conv.h"

#include "core/kernels/conv_resample.h"
#include "core/kernels/convolution.h"
#include "core/kernels/plain_kernels.h"
#include "core/kernels/scale_bias_act.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

namespace sg {

namespace {

/// The sum of squares of each kernel: w [O,I,k,k] -> [O,I].
struct KernelSquares : torch::autograd::Function<KernelSquares> {
    static torch::Tensor
    forward(torch::autograd::AutogradContext* context, const torch::Tensor& w) {
        context->save_for_backward({w});
        const auto weights = w.contiguous();
        const auto size = w.size(2) * w.size(3);
        auto sums = torch::empty({w.size(0), w.size(1)}, w.options().requires_grad(false));
        const float* in = weights.data_ptr<float>();
        float* out = sums.data_ptr<float>();
        at::parallel_for(0, sums.numel(), 4096, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                float sum = 0.0F;
                for (std::int64_t k = 0; k < size; ++k) {
                    sum += in[i * size + k] * in[i * size + k];
                }
                out[i] = sum;
            }
        });
        return sums;
    }

    static torch::autograd::tensor_list
    backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients) {
        const auto w = context->get_saved_variables()[0];
        return {w * (2.0 * gradients[0]).unsqueeze(-1).unsqueeze(-1)};
    }
};

torch::Tensor squaresOf(const torch::Tensor& w) {
    const bool fast = w.is_cpu() && w.scalar_type() == torch::kFloat32;
    return fast ? KernelSquares::apply(w) : w.square().sum({2, 3});
}

} // namespace

torch::Tensor demodulation(const torch::Tensor& styles, const torch::Tensor& w) {
    if (PlainKernels::active()) {
        // As the formula reads: the weights of each sample, squared and summed.
        const auto each = w.unsqueeze(0) * styles.unsqueeze(1).unsqueeze(-1).unsqueeze(-1);
        return (each.square().sum({2, 3, 4}) + 1e-8).rsqrt();
    }
    return (torch::matmul(styles.square(), squaresOf(w).t()) + 1e-8).rsqrt();
}

torch::Tensor modulatedConv(
    const torch::Tensor& x,
    const torch::Tensor& w,
    const torch::Tensor& styles,
    const torch::Tensor& f,
    bool up) {
    const auto scaled = enterPrecision(scaleBiasAct(x, {styles, {}, {}}, {}));
    return up ? convUp3x3(scaled, w, f) : convolve(scaled, w, 1, w.size(2) / 2);
}

} // namespace sg
