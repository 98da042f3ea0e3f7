#pragma once

/// A linear layer with an equalised learning rate (formats.md 4.1).

#include "core/kernels/bias_act.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

namespace sg {

/// y = act(x (W lr/sqrt(in))^T + b lr). Parameters `weight` [out,in], `bias` [out].
class FullyConnectedImpl : public torch::nn::Module {
public:
    FullyConnectedImpl(
        std::int64_t in,
        std::int64_t out,
        Activation activation = Activation::Linear,
        double lrMultiplier = 1.0,
        double biasInit = 0.0);

    torch::Tensor forward(const torch::Tensor& x);

    torch::Tensor weight;
    torch::Tensor bias;

private:
    Activation m_activation;
    double m_lrMultiplier;
};

TORCH_MODULE(FullyConnected);

} // namespace sg
