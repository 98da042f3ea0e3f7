#pragma once

/// The colour augmentations: one affine map of colours a picture.

#include "core/train/augment/augment_options.h"
#include "core/train/augment/draws.h"

namespace sg {

/// [N,4,4] float32 for pictures of `channels` 1 or 3; hue and saturation need colour.
torch::Tensor drawColour(
    const AugmentOptions& options,
    double p,
    std::int64_t count,
    std::int64_t channels,
    AugmentDraws& draws);

/// img [N,C,H,W].
torch::Tensor applyColour(const torch::Tensor& img, const torch::Tensor& colours);

} // namespace sg
