#pragma once

/// Frames with pictures that are easy to tell apart and to compute.

#include "core/explore/sampler.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numeric>

namespace sg::test {

struct FrameShape {
    int columns = 3;
    int rows = 2;
    Extent tile{64, 64};
    int missing = 0; ///< tiles at the end that have no picture
};

/// Hash noise: every texel differs from its neighbours, so a wrong texel shows.
inline std::uint8_t noise(int x, int y, int channel, unsigned salt) {
    unsigned h = static_cast<unsigned>(x) * 374761393U + static_cast<unsigned>(y) * 668265263U +
                 static_cast<unsigned>(channel) * 2147483647U + salt * 3266489917U;
    h = (h ^ (h >> 13)) * 1274126177U;
    return static_cast<std::uint8_t>((h ^ (h >> 16)) & 255U);
}

/// Smooth waves, as pictures are: neighbours differ by little.
inline std::uint8_t wave(int x, int y, int channel, unsigned salt) {
    const double phase = 0.11 * x + 0.07 * y + 2.1 * channel + 0.9 * salt;
    return static_cast<std::uint8_t>(std::lround(127.5 + 120.0 * std::sin(phase)));
}

using Pattern = std::uint8_t (*)(int x, int y, int channel, unsigned salt);

/// The salt is the kind, so that source and tuned differ.
inline std::shared_ptr<PreviewFrame>
makeFrame(PreviewKind kind, const FrameShape& shape = {}, Pattern pattern = noise) {
    auto frame = std::make_shared<PreviewFrame>();
    frame->kind = kind;
    frame->pins.columns = shape.columns;
    frame->pins.seeds.resize(static_cast<std::size_t>(shape.columns * shape.rows - shape.missing));
    std::iota(frame->pins.seeds.begin(), frame->pins.seeds.end(), 0U);
    frame->tile = shape.tile;
    frame->rows = shape.rows;
    frame->atlas = Image({shape.columns * shape.tile.width, shape.rows * shape.tile.height}, 4);
    const unsigned salt = kind == PreviewKind::Source ? 1 : 2;
    for (int y = 0; y < frame->atlas.extent.height; ++y) {
        std::uint8_t* out = frame->atlas.row(y);
        for (int x = 0; x < frame->atlas.extent.width; ++x) {
            for (int c = 0; c < 3; ++c) {
                *out++ = pattern(x, y, c, salt);
            }
            *out++ = 255;
        }
    }
    return frame;
}

inline QRgb texel(const PreviewFrame& frame, int x, int y) {
    const std::uint8_t* p = frame.atlas.row(y) + 4 * x;
    return qRgb(p[0], p[1], p[2]);
}

inline int channelDistance(QRgb a, QRgb b) {
    return std::max(
        {std::abs(qRed(a) - qRed(b)),
         std::abs(qGreen(a) - qGreen(b)),
         std::abs(qBlue(a) - qBlue(b))});
}

/// The largest difference of any channel of any pixel; 256 when the sizes differ.
inline int largestDifference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) {
        return 256;
    }
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            largest = std::max(largest, channelDistance(a.pixel(x, y), b.pixel(x, y)));
        }
    }
    return largest;
}

} // namespace sg::test
