#pragma once

/// The numbers of an opened model for core/project/memory_estimate.h. No Torch here.

#include "core/model/model_info.h"
#include "core/project/memory_estimate.h"

namespace sg {

/// Of the networks as they are, whatever their widths. Without a discriminator its numbers are 0.
MemoryShape memoryShapeOf(const Model& model);

} // namespace sg
