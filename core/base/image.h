#pragma once

/// Plain pictures of 8 and 16 bit, free of any library.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sg {

struct Extent {
    int width = 0;
    int height = 0;

    friend bool operator==(const Extent&, const Extent&) = default;
};

/// An owning picture: `channels` (1 grey, 3 RGB, 4 RGBA) interleaved values a pixel, in the
/// machine's byte order; rows packed without padding, top row first.
template <typename Value>
struct Pixels {
    Extent extent;
    int channels = 3;
    std::vector<Value> pixels;

    Pixels() = default;

    Pixels(Extent size, int channelCount)
        : extent(size),
          channels(channelCount),
          pixels(
              static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
              static_cast<std::size_t>(channelCount)) {}

    [[nodiscard]] bool empty() const { return pixels.empty(); }

    friend bool operator==(const Pixels&, const Pixels&) = default;

    /// Values a row.
    [[nodiscard]] std::size_t stride() const {
        return static_cast<std::size_t>(extent.width) * static_cast<std::size_t>(channels);
    }

    [[nodiscard]] Value* row(int y) {
        return pixels.data() + stride() * static_cast<std::size_t>(y);
    }

    [[nodiscard]] const Value* row(int y) const {
        return pixels.data() + stride() * static_cast<std::size_t>(y);
    }
};

using Image = Pixels<std::uint8_t>;
using Image16 = Pixels<std::uint16_t>; ///< 1 grey or 3 RGB

} // namespace sg
