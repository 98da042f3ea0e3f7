#pragma once

/// Encoded picture files to pixels, by OpenCV.

#include "core/base/image.h"
#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sg {

/// Decodes to 1, 3 (RGB) or 4 (RGBA) channels of 8 bits, upright as EXIF says. The error message is
/// a clause for a list: "damaged", "not a picture", "too large". Formats we know but cannot read
/// (GIF, AVIF, HEIF) say so.
Result<Image> decodePicture(std::span<const std::byte> bytes, std::int64_t maxPixels);

/// Transparent pixels over a colour; the result has 1 or 3 channels.
Image flatten(const Image& image, std::array<std::uint8_t, 3> background);

/// To another size, each direction for itself: by area when shrinking, Lanczos when enlarging.
Image resizeTo(const Image& image, Extent extent);

/// To `side` x `side`: by area when shrinking, Lanczos when enlarging.
Image resizeSquare(const Image& square, int side);

/// Between grey (1) and RGB (3).
Image withChannels(const Image& image, int channels);

} // namespace sg
