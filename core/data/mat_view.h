#pragma once

/// Between our pictures and OpenCV's. Only for this folder.

#include "core/base/image.h"

#include <opencv2/core.hpp>

#include <cstring>

namespace sg {

/// A view of the pixels: `image` must outlive it, and nobody may write through it.
inline cv::Mat asMat(const Image& image) {
    return {
        image.extent.height,
        image.extent.width,
        CV_8UC(image.channels),
        const_cast<std::uint8_t*>(image.pixels.data())};
}

/// Another size, as resizeTo() (core/data/decode.h) has it; any depth.
cv::Mat resized(const cv::Mat& mat, Extent extent);

inline Image asImage(const cv::Mat& mat) {
    Image image({mat.cols, mat.rows}, mat.channels());
    for (int y = 0; y < mat.rows; ++y) {
        std::memcpy(image.row(y), mat.ptr(y), image.stride());
    }
    return image;
}

} // namespace sg
