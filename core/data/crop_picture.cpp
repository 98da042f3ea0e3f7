#include "core/data/crop_picture.h"

#include "core/data/decode.h"
#include "core/data/mat_view.h"

#include <opencv2/imgproc.hpp>

namespace sg {

namespace {

/// Turned squares are drawn this much larger and then reduced, so that every pixel of the picture
/// counts.
constexpr int kOversampling = 2;

double sideInPixels(const PictureCrop& crop, Extent picture) {
    return crop.side * std::min(picture.width, picture.height);
}

Image mirrored(const Image& image) {
    cv::Mat flipped;
    cv::flip(asMat(image), flipped, 1);
    return asImage(flipped);
}

/// Whole pixels of the picture, so that the default is exactly its centre square.
Image straightSquare(const Image& picture, const PictureCrop& crop) {
    const auto side =
        std::max(1, static_cast<int>(std::lround(sideInPixels(crop, picture.extent))));
    const auto begin = [side](double centre, int length) {
        const double exact = centre * length - side / 2.0;
        return std::clamp(static_cast<int>(std::ceil(exact - 0.5)), 0, length - side);
    };
    const cv::Rect square(
        begin(crop.x, picture.extent.width), begin(crop.y, picture.extent.height), side, side);
    return asImage(asMat(picture)(square));
}

Image turnedSquare(const Image& picture, const PictureCrop& crop, int side) {
    const double angle = crop.degrees * std::numbers::pi / 180.0;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const double length = sideInPixels(crop, picture.extent);
    const double centreX = crop.x * picture.extent.width;
    const double centreY = crop.y * picture.extent.height;

    // The upright box around the square, reduced until the square is about as large as drawn.
    const int drawn = kOversampling * side;
    const double half = length * (std::abs(cosine) + std::abs(sine)) / 2.0 + 2.0;
    const cv::Rect box = cv::Rect(
                             cv::Point(
                                 static_cast<int>(std::floor(centreX - half)),
                                 static_cast<int>(std::floor(centreY - half))),
                             cv::Point(
                                 static_cast<int>(std::ceil(centreX + half)),
                                 static_cast<int>(std::ceil(centreY + half)))) &
                         cv::Rect(0, 0, picture.extent.width, picture.extent.height);
    cv::Mat part = asMat(picture)(box);
    const double shrink = std::max(1.0, length / drawn);
    if (shrink > 1.0) {
        const cv::Size reduced(
            std::max(1, static_cast<int>(std::lround(box.width / shrink))),
            std::max(1, static_cast<int>(std::lround(box.height / shrink))));
        cv::Mat smaller;
        cv::resize(part, smaller, reduced, 0, 0, cv::INTER_AREA);
        part = smaller;
    }
    const double scaleX = double(part.cols) / box.width;
    const double scaleY = double(part.rows) / box.height;

    // From a pixel of the result to a place in `part`; the middle of a pixel lies at its half.
    const double step = length / drawn;
    const double first = (0.5 - drawn / 2.0) * step;
    const double firstX = centreX + first * (cosine - sine) - box.x;
    const double firstY = centreY + first * (sine + cosine) - box.y;
    const cv::Matx23d back(
        step * cosine * scaleX,
        -step * sine * scaleX,
        firstX * scaleX - 0.5,
        step * sine * scaleY,
        step * cosine * scaleY,
        firstY * scaleY - 0.5);
    cv::Mat turned;
    cv::warpAffine(
        part,
        turned,
        back,
        {drawn, drawn},
        cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
        cv::BORDER_REPLICATE);
    return resizeSquare(asImage(turned), side);
}

} // namespace

Image cropPicture(const Image& picture, const PictureCrop& crop, int side) {
    const PictureCrop inside = insidePicture(crop, picture.extent);
    Image square = inside.fit == PictureCrop::Fit::Squeeze ? resizeSquare(picture, side)
                   : inside.degrees == 0.0 ? resizeSquare(straightSquare(picture, inside), side)
                                           : turnedSquare(picture, inside, side);
    return inside.mirrored ? mirrored(square) : square;
}

} // namespace sg
