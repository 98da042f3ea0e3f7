#pragma once

/// 16-bit pictures, laid out as the 8-bit ones of core/base/image.h.

#include "core/base/image.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sg {

/// Interleaved values of 0 to 65535, `channels` (1 grey, 3 RGB) a pixel, in the machine's byte
/// order; rows packed, top row first.
struct Image16 {
    Extent extent;
    int channels = 3;
    std::vector<std::uint16_t> pixels;

    Image16() = default;

    Image16(Extent size, int channelCount)
        : extent(size),
          channels(channelCount),
          pixels(
              static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
              static_cast<std::size_t>(channelCount)) {}

    [[nodiscard]] bool empty() const { return pixels.empty(); }

    /// Values a row.
    [[nodiscard]] std::size_t stride() const {
        return static_cast<std::size_t>(extent.width) * static_cast<std::size_t>(channels);
    }

    [[nodiscard]] std::uint16_t* row(int y) {
        return pixels.data() + stride() * static_cast<std::size_t>(y);
    }

    [[nodiscard]] const std::uint16_t* row(int y) const {
        return pixels.data() + stride() * static_cast<std::size_t>(y);
    }
};

} // namespace sg
