#include "core/model/weights.h"

#include "core/model/torch.h"

namespace sg {

StateDict stateOf(const torch::nn::Module& module) {
    StateDict state;
    for (const auto& item : module.named_parameters()) {
        state.emplace(item.key(), item.value());
    }
    for (const auto& item : module.named_buffers()) {
        state.emplace(item.key(), item.value());
    }
    return state;
}

torch::Tensor copyInMemory(const torch::Tensor& tensor) {
    return tensor.detach().to(torch::TensorOptions().device(torch::kCPU), false, true);
}

StateDict cloneState(const torch::nn::Module& module) {
    StateDict state = stateOf(module);
    for (auto& [name, tensor] : state) {
        tensor = copyInMemory(tensor);
    }
    return state;
}

void copyState(const StateDict& from, const StateDict& to) {
    const torch::NoGradGuard noGrad;
    for (const auto& [name, tensor] : to) {
        const auto found = from.find(name);
        TORCH_CHECK(found != from.end(), "The tensor ", name, " is missing");
        TORCH_CHECK(
            found->second.sizes() == tensor.sizes(),
            "The tensor ",
            name,
            " has shape ",
            found->second.sizes(),
            " instead of ",
            tensor.sizes());
        tensor.detach().copy_(found->second);
    }
}

void loadState(torch::nn::Module& module, const StateDict& source) {
    copyState(source, stateOf(module));
}

} // namespace sg
