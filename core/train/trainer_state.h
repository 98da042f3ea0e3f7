#pragma once

/// Everything a training is at one moment: put back, it continues as if it had never stopped.

#include "core/model/weights.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace sg {

/// Shares nothing with the trainer it was taken from.
///
/// Tensors: the networks under `G.`, `G_ema.` and `D.` as in our model files; `optimizer.G.` and
/// `optimizer.D.` (core/train/adam.h); `method.` (factors of a fine-tuning method); `reals.` (where
/// the stream of pictures stands); `average_pull.mean` where it is on; `pl_mean`; `random` (bytes
/// of LibTorch's generator).
struct TrainerState {
    StateDict tensors;
    std::string
        numbers; ///< counters, augmentation statistics, the other generators: one JSON object
    std::int64_t steps = 0;
    std::int64_t imagesShown = 0;

    [[nodiscard]] double kimg() const { return double(imagesShown) / 1000.0; }
};

/// Lets `state` share the memory of each tensor that is equal in `other`, so that a row of states
/// takes room only for what changes between them.
void shareEqual(TrainerState& state, const TrainerState& other);

/// Bytes of the tensors of `state` that `other` does not share.
std::int64_t ownBytes(const TrainerState& state, const TrainerState* other);

} // namespace sg
