#pragma once

/// Cuts the square that is learned from out of a picture.

#include "core/base/image.h"
#include "core/data/picture_crop.h"

namespace sg {

/// `side` x `side` pixels of `picture` (1 or 3 channels), by area when shrinking. A crop that
/// reaches beyond the picture is moved into it (insidePicture()).
Image cropPicture(const Image& picture, const PictureCrop& crop, int side);

} // namespace sg
