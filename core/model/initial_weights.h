#pragma once

/// The random numbers a network begins with (formats.md 4.6).

#include <ATen/core/Generator.h>
#include <torch/nn/module.h>

namespace sg {

/// Weights and constants N(0,1), layers with a reduced learning rate correspondingly larger; biases
/// and noise strengths are set by the constructors.
void initializeWeights(torch::nn::Module& module, const at::Generator& random);

} // namespace sg
