#include "core/model/weights.h"

#include "core/base/core_text.h"
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
        TORCH_CHECK(found != from.end(), Core::tr("The tensor %1 is missing", name));
        TORCH_CHECK(
            found->second.sizes() == tensor.sizes(),
            Core::tr(
                "The tensor %1 has shape %2 instead of %3",
                name,
                c10::str(found->second.sizes()),
                c10::str(tensor.sizes())));
        tensor.detach().copy_(found->second);
    }
}

void loadState(torch::nn::Module& module, const StateDict& source) {
    copyState(source, stateOf(module));
}

} // namespace sg
