#pragma once

#include "core/model/weights.h"

namespace sg {

/// Copies the numbers of `from` into the tensors of `to` by name. Throws c10::Error naming the
/// first tensor that is missing or has another shape.
inline void copyState(const StateDict& from, const StateDict& to) {
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

} // namespace sg
