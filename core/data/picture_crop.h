#pragma once

/// Which part of a picture is learned from. Shares, not pixels: a crop means the same for a picture
/// and for a smaller copy of it.

#include "core/base/image.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sg {

struct PictureCrop {
    enum class Fit {
        Square, ///< a square of the picture
        Squeeze ///< the whole picture, squeezed into a square; only `mirrored` counts besides
    };

    Fit fit = Fit::Square;
    double x = 0.5;        ///< centre of the square: share of the picture's width
    double y = 0.5;        ///< ... and of its height
    double side = 1.0;     ///< of the square, as a share of the picture's shorter side
    double degrees = 0.0;  ///< by which the square is turned clockwise; -180 ... 180
    bool mirrored = false; ///< left and right change places, after everything else

    friend bool operator==(const PictureCrop&, const PictureCrop&) = default;
};

inline constexpr double kSmallestCropSide = 0.05;

/// The nearest crop that lies within the picture, so that a turned square has no empty corners: the
/// side is made smaller first, then the centre is moved.
inline PictureCrop insidePicture(PictureCrop crop, Extent picture) {
    crop.degrees = std::remainder(crop.degrees, 360.0);
    const double angle = crop.degrees * std::numbers::pi / 180.0;
    const double reach = std::abs(std::cos(angle)) + std::abs(std::sin(angle));
    const double shorter = std::min(picture.width, picture.height);
    // The square lies within the picture when the upright rectangle around it does.
    crop.side = std::clamp(crop.side, kSmallestCropSide, 1.0 / reach);
    const double half = crop.side * shorter * reach / 2.0;
    const double marginX = std::min(0.5, half / std::max(1, picture.width));
    const double marginY = std::min(0.5, half / std::max(1, picture.height));
    crop.x = std::clamp(crop.x, marginX, 1.0 - marginX);
    crop.y = std::clamp(crop.y, marginY, 1.0 - marginY);
    return crop;
}

/// How many of the picture's pixels lie along a side of the square, for the shorter one when
/// squeezed.
inline double pixelsAcross(const PictureCrop& crop, Extent picture) {
    const double shorter = std::min(picture.width, picture.height);
    return crop.fit == PictureCrop::Fit::Squeeze ? shorter
                                                 : insidePicture(crop, picture).side * shorter;
}

} // namespace sg
