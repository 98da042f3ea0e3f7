#include "core/data/decode.h"

#include "core/base/core_text.h"
#include "core/data/mat_view.h"
#include "core/data/picture_header.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <string>

namespace sg {

namespace {

bool isLarger(Extent extent, std::int64_t maxPixels) {
    return std::int64_t(extent.width) * extent.height > maxPixels;
}

cv::Mat upright(cv::Mat mat, int orientation) {
    switch (orientation) {
    case 2:
        cv::flip(mat, mat, 1);
        break;
    case 3:
        cv::rotate(mat, mat, cv::ROTATE_180);
        break;
    case 4:
        cv::flip(mat, mat, 0);
        break;
    case 5:
        cv::transpose(mat, mat);
        break;
    case 6:
        cv::rotate(mat, mat, cv::ROTATE_90_CLOCKWISE);
        break;
    case 7:
        cv::transpose(mat, mat);
        cv::rotate(mat, mat, cv::ROTATE_180);
        break;
    case 8:
        cv::rotate(mat, mat, cv::ROTATE_90_COUNTERCLOCKWISE);
        break;
    default:
        break;
    }
    return mat;
}

} // namespace

Result<Image> decodePicture(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    if (const auto format = unreadableFormat(bytes); !format.empty()) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("%1 pictures cannot be read; convert it to PNG", format));
    }
    if (!looksLikePicture(bytes)) {
        return fail(ErrorCode::BadFormat, Core::tr("not a picture"));
    }
    if (const auto size = declaredSize(bytes); size && isLarger(*size, maxPixels)) {
        return fail(ErrorCode::Unsupported, Core::tr("too large"));
    }
    if (isCutShort(bytes)) {
        return fail(ErrorCode::BadFormat, Core::tr("damaged"));
    }
    cv::Mat mat;
    try {
        const cv::Mat buffer(
            1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        // Unchanged keeps transparency; it also leaves the EXIF rotation to us.
        mat = cv::imdecode(buffer, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        return fail(ErrorCode::BadFormat, Core::tr("damaged"));
    }
    if (mat.empty()) {
        return fail(ErrorCode::BadFormat, Core::tr("damaged"));
    }
    if (isLarger({mat.cols, mat.rows}, maxPixels)) {
        return fail(ErrorCode::Unsupported, Core::tr("too large"));
    }
    switch (mat.depth()) {
    case CV_8U:
        break;
    case CV_16U:
        mat.convertTo(mat, CV_8U, 1.0 / 257.0);
        break;
    case CV_32F:
        mat.convertTo(mat, CV_8U, 255.0);
        break;
    default:
        return fail(ErrorCode::Unsupported, Core::tr("an unusual kind of pixels"));
    }
    if (mat.channels() == 2) { // grey with transparency
        cv::Mat planes[2];
        cv::split(mat, planes);
        cv::merge(std::vector<cv::Mat>{planes[0], planes[0], planes[0], planes[1]}, mat);
    } else if (mat.channels() == 3) {
        cv::cvtColor(mat, mat, cv::COLOR_BGR2RGB);
    } else if (mat.channels() == 4) {
        cv::cvtColor(mat, mat, cv::COLOR_BGRA2RGBA);
    } else if (mat.channels() != 1) {
        return fail(ErrorCode::Unsupported, Core::tr("an unusual number of colour channels"));
    }
    return asImage(upright(mat, exifOrientation(bytes)));
}

Image flatten(const Image& image, std::array<std::uint8_t, 3> background) {
    if (image.channels != 4) {
        return image;
    }
    Image flat(image.extent, 3);
    const std::uint8_t* from = image.pixels.data();
    std::uint8_t* to = flat.pixels.data();
    for (std::size_t i = 0; i < flat.pixels.size() / 3; ++i, from += 4, to += 3) {
        const int alpha = from[3];
        for (std::size_t c = 0; c < 3; ++c) {
            to[c] = static_cast<std::uint8_t>(
                (from[c] * alpha + background[c] * (255 - alpha) + 127) / 255);
        }
    }
    return flat;
}

cv::Mat resized(const cv::Mat& mat, Extent extent) {
    const bool narrower = extent.width < mat.cols;
    const bool lower = extent.height < mat.rows;
    if (narrower != lower && mat.cols != extent.width && mat.rows != extent.height) {
        // Neither method is good at both at once.
        return resized(resized(mat, {extent.width, mat.rows}), extent);
    }
    cv::Mat result;
    const int method = narrower || lower ? cv::INTER_AREA : cv::INTER_LANCZOS4;
    cv::resize(mat, result, {extent.width, extent.height}, 0, 0, method);
    return result;
}

Image resizeTo(const Image& image, Extent extent) {
    return image.extent == extent ? image : asImage(resized(asMat(image), extent));
}

Image resizeSquare(const Image& square, int side) {
    return resizeTo(square, {side, side});
}

Image withChannels(const Image& image, int channels) {
    if (image.channels == channels) {
        return image;
    }
    cv::Mat converted;
    cv::cvtColor(asMat(image), converted, channels == 1 ? cv::COLOR_RGB2GRAY : cv::COLOR_GRAY2RGB);
    return asImage(converted);
}

} // namespace sg
