#pragma once

/// Pictures in at most 256 colours, for GIF.

#include "core/base/image.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sg {

using Rgb = std::array<std::uint8_t, 3>;

/// A picture in few colours: `indices` a pixel, row by row.
struct PalettedImage {
    std::vector<Rgb> palette; ///< 1 to 256 colours
    std::vector<std::uint8_t> indices;
};

/// Median cut over the picture's colours, then an ordered dither, which stays in place from one
/// frame of a film to the next. Grey, RGB, or RGBA, whose alpha is ignored.
PalettedImage paletted(const Image& image);

} // namespace sg
