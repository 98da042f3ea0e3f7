#pragma once

/// Where networks compute. Pictures, files and everything that leaves a training lie in ordinary
/// memory; only who runs a network on another device knows about it.

#include "core/base/result.h"
#include "core/model/generator.h"

#include <ATen/core/Generator.h>
#include <c10/core/Device.h>
#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <string>

namespace sg {

/// "cpu", "cuda" or "cuda:1". An error when this LibTorch or this machine has no such device.
Result<torch::Device> deviceNamed(const std::string& name);

/// A random generator of its own, for draws on `device`.
at::Generator randomOn(const torch::Device& device, std::uint64_t seed);

/// Where the parameters of `module` lie.
torch::Device deviceOf(const torch::nn::Module& module);

/// Moves a network and gives it back.
template <typename Network>
Network movedTo(Network network, const torch::Device& device) {
    if (deviceOf(*network) != device) {
        network->to(device);
    }
    return network;
}

/// `generator` itself when it lies on `device`, else a copy that does.
Generator onDevice(const Generator& generator, const torch::Device& device);

} // namespace sg
