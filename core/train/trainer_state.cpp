#include "core/train/trainer_state.h"

#include "core/model/torch.h"

namespace sg {

void shareEqual(TrainerState& state, const TrainerState& other) {
    for (auto& [name, tensor] : state.tensors) {
        const auto found = other.tensors.find(name);
        if (found != other.tensors.end() && found->second.scalar_type() == tensor.scalar_type() &&
            torch::equal(found->second, tensor)) {
            tensor = found->second;
        }
    }
}

std::int64_t ownBytes(const TrainerState& state, const TrainerState* other) {
    std::int64_t bytes = 0;
    for (const auto& [name, tensor] : state.tensors) {
        if (other != nullptr) {
            const auto found = other->tensors.find(name);
            if (found != other->tensors.end() && found->second.is_same(tensor)) {
                continue;
            }
        }
        bytes += tensor.numel() * static_cast<std::int64_t>(tensor.element_size());
    }
    return bytes;
}

} // namespace sg
