#include "core/kernels/bias_act.h"

#include <torch/torch.h>

#include <array>
#include <limits>
#include <numbers>
#include <utility>

namespace sg {

namespace {

constexpr std::array<std::pair<Activation, std::string_view>, 9> kNames{{
    {Activation::Linear, "linear"},
    {Activation::Relu, "relu"},
    {Activation::LeakyRelu, "lrelu"},
    {Activation::Tanh, "tanh"},
    {Activation::Sigmoid, "sigmoid"},
    {Activation::Elu, "elu"},
    {Activation::Selu, "selu"},
    {Activation::Softplus, "softplus"},
    {Activation::Swish, "swish"},
}};

} // namespace

std::optional<Activation> activationFromName(std::string_view name) {
    for (const auto& [activation, text] : kNames) {
        if (text == name) {
            return activation;
        }
    }
    return std::nullopt;
}

std::string_view activationName(Activation activation) {
    for (const auto& [candidate, text] : kNames) {
        if (candidate == activation) {
            return text;
        }
    }
    return "linear";
}

double activationGain(Activation activation) {
    const bool halves = activation == Activation::Relu || activation == Activation::LeakyRelu ||
                        activation == Activation::Swish;
    return halves ? std::numbers::sqrt2 : 1.0;
}

torch::Tensor activate(const torch::Tensor& x, Activation activation) {
    switch (activation) {
    case Activation::Linear:
        return x;
    case Activation::Relu:
        return torch::relu(x);
    case Activation::LeakyRelu:
        return torch::leaky_relu(x, 0.2);
    case Activation::Tanh:
        return torch::tanh(x);
    case Activation::Sigmoid:
        return torch::sigmoid(x);
    case Activation::Elu:
        return torch::elu(x);
    case Activation::Selu:
        return torch::selu(x);
    case Activation::Softplus:
        return torch::softplus(x);
    case Activation::Swish:
        return torch::sigmoid(x) * x;
    }
    return x;
}

std::optional<Gate> gateOf(Activation activation, double gain, std::optional<double> clamp) {
    if (activation != Activation::LeakyRelu && activation != Activation::Linear) {
        return std::nullopt;
    }
    return Gate{
        activation == Activation::Linear ? 1.0F : 0.2F,
        float(gain),
        clamp ? float(*clamp) : std::numeric_limits<float>::infinity()};
}

torch::Tensor biasAct(
    const torch::Tensor& x,
    const torch::Tensor& b,
    Activation activation,
    double gain,
    std::optional<double> clamp) {
    if (const auto gate = gateOf(activation, gain, clamp); gate && (x.dim() == 2 || x.dim() == 4)) {
        return scaleBiasAct(x, {{}, {}, b}, *gate);
    }
    torch::Tensor y = x;
    if (b.defined()) {
        std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
        shape[1] = -1;
        y = y + b.view(shape);
    }
    y = activate(y, activation);
    if (gain != 1.0) {
        y = y * gain;
    }
    if (clamp) {
        y = y.clamp(-*clamp, *clamp);
    }
    return y;
}

} // namespace sg
