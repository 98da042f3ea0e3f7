#pragma once

#include "core/base/image.h"

#include <cstdint>
#include <map>

namespace sg {

/// What was painted with the A/B brush, by the seed of the picture: one channel in the picture's
/// size, 255 shows the tuned picture. Pictures without paint are not there.
using PaintedMasks = std::map<std::uint32_t, Image>;

/// What a person does to the masks.
enum class MaskEdit { Stroke, Clear, Invert };

} // namespace sg
