#pragma once

/// One picture of a model, for thumbnails and lists. No Torch here.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/model/model_info.h"

#include <cstdint>

namespace sg {

struct StillRequest {
    std::uint32_t seed = 0;
    double truncationPsi = 0.7;
    int classIndex = 0; ///< for conditional models
};

/// Slow. Draws on the calling thread alone, in the model's own size.
Result<Image> drawStill(const Model& model, const StillRequest& request);

} // namespace sg
