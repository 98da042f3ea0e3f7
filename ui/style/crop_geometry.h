#pragma once

/// A crop in the pixels of its picture, and what dragging its parts makes of it.

#include "core/data/picture_crop.h"

#include <QPointF>
#include <QPolygonF>

namespace sg {

/// Clockwise, as the picture is seen.
QPointF turned(QPointF offset, double degrees);

QPointF cropCentre(const PictureCrop& crop, Extent picture);

/// Upper left, upper right, lower right, lower left of the square, or of the whole picture when it
/// is squeezed.
QPolygonF cropCorners(const PictureCrop& crop, Extent picture);

/// The square moved by `offset`, as far as the picture goes.
PictureCrop movedCrop(const PictureCrop& crop, QPointF offset, Extent picture);

/// The square with `corner` (0 to 3) as near as possible to `place`; the corner across stays where
/// it is.
PictureCrop draggedCorner(const PictureCrop& crop, int corner, QPointF place, Extent picture);

/// The angle at which the middle of the upper edge points to `place`: -180 to 180 degrees.
double angleTowards(const PictureCrop& crop, QPointF place, Extent picture);

} // namespace sg
