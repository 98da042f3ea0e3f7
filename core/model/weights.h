#pragma once

/// Moving weights between networks by name.

#include <torch/nn/module.h>
#include <torch/types.h>

#include <map>
#include <string>

namespace sg {

/// All parameters and buffers of a module by dotted name.
using StateDict = std::map<std::string, torch::Tensor>;

/// Weights of one generator at one moment, immutable, sharing nothing with the trainer.
struct GeneratorWeights {
    StateDict tensors;
};

/// The tensors themselves (not copies), parameters and buffers.
StateDict stateOf(const torch::nn::Module& module);

/// A detached copy in ordinary memory.
torch::Tensor copyInMemory(const torch::Tensor& tensor);

/// Such copies of all.
StateDict cloneState(const torch::nn::Module& module);

/// Copies the numbers of `from` into the tensors of `to` by name. Throws c10::Error naming the
/// first tensor that is missing or has another shape.
void copyState(const StateDict& from, const StateDict& to);

/// The same into a module's own tensors.
void loadState(torch::nn::Module& module, const StateDict& source);

} // namespace sg
