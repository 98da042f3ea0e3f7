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

StateDict cloneState(const torch::nn::Module& module) {
    StateDict state = stateOf(module);
    for (auto& [name, tensor] : state) {
        tensor = tensor.detach().clone();
    }
    return state;
}

void loadState(torch::nn::Module& module, const StateDict& source) {
    const torch::NoGradGuard noGrad;
    for (auto& [name, tensor] : stateOf(module)) {
        const auto found = source.find(name);
        TORCH_CHECK(found != source.end(), "The tensor ", name, " is missing");
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

} // namespace sg
