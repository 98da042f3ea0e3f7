#pragma once

/// Plain 8-bit pictures, free of any library.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sg {

struct Extent {
    int width = 0;
    int height = 0;

    friend bool operator==(const Extent&, const Extent&) = default;
};

/// An owning picture: `channels` (1 grey, 3 RGB, 4 RGBA) interleaved bytes a pixel, rows packed
/// without padding, top row first.
struct Image {
    Extent extent;
    int channels = 3;
    std::vector<std::uint8_t> pixels;

    Image() = default;

    Image(Extent size, int channelCount)
        : extent(size),
          channels(channelCount),
          pixels(
              static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
              static_cast<std::size_t>(channelCount)) {}

    [[nodiscard]] bool empty() const { return pixels.empty(); }

    [[nodiscard]] std::size_t stride() const {
        return static_cast<std::size_t>(extent.width) * static_cast<std::size_t>(channels);
    }

    [[nodiscard]] std::uint8_t* row(int y) {
        return pixels.data() + stride() * static_cast<std::size_t>(y);
    }

    [[nodiscard]] const std::uint8_t* row(int y) const {
        return pixels.data() + stride() * static_cast<std::size_t>(y);
    }
};

} // namespace sg
