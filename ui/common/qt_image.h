#pragma once

/// Pictures of the core as Qt's.

#include "core/base/image.h"

#include <QImage>

namespace sg {

/// A copy, of 1, 3 or 4 channels; null when there are no pixels.
QImage toQImage(const Image& image);

} // namespace sg
