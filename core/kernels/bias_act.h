#pragma once

/// Bias, activation, gain and clamp: the tail of every StyleGAN layer (formats.md 4.1).

#include "core/kernels/scale_bias_act.h"

#include <torch/types.h>

#include <optional>
#include <string_view>

namespace sg {

enum class Activation { Linear, Relu, LeakyRelu, Tanh, Sigmoid, Elu, Selu, Softplus, Swish };

/// NVIDIA's name of an activation ("lrelu", ...), and back; nothing for an unknown name.
std::optional<Activation> activationFromName(std::string_view name);
std::string_view activationName(Activation activation);

/// Default gain: sqrt(2) for relu, lrelu and swish, else 1.
double activationGain(Activation activation);

/// act(x) with slope 0.2 for LeakyRelu; no gain.
torch::Tensor activate(const torch::Tensor& x, Activation activation);

/// The activation as a gate of scaleBiasAct(); nothing when it is not of that shape.
std::optional<Gate> gateOf(Activation activation, double gain, std::optional<double> clamp);

/// clamp(gain * act(x + b), +-clamp). `b` [C] is added along dimension 1 and may be undefined;
/// `gain` includes the activation's default gain.
torch::Tensor biasAct(
    const torch::Tensor& x,
    const torch::Tensor& b,
    Activation activation,
    double gain,
    std::optional<double> clamp);

} // namespace sg
