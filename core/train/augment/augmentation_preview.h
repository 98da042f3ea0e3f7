#pragma once

/// Pictures as the critic sees them, for a person to look at. No Torch here.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/train/augment/augment_options.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sg {

/// One augmented picture for each of `pictures`, which must be of one size with 1 or 3 channels
/// each. `p` is in 0 ... 1; one seed always gives one result. Errors: InvalidArgument for pictures
/// of different sizes or kinds, and for pictures too small for an augmentation.
Result<std::vector<Image>> augmentationPreview(
    std::span<const Image> pictures, const AugmentOptions& options, double p, std::uint64_t seed);

} // namespace sg
