#pragma once

/// A line of text, at least four letters long, inside encoded JPEG and WebP pictures: EXIF's
/// ImageDescription.

#include "core/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sg {

/// `jpeg` is a whole file without EXIF. InvalidArgument when the text is longer than a segment of a
/// JPEG may be (64 kB).
Result<void> addJpegNote(std::vector<std::uint8_t>& jpeg, std::string_view text);

/// `webp` is a whole file in the simple form, lossy or lossless, of 1 to 16384 pixels a side.
void addWebPNote(std::vector<std::uint8_t>& webp, int width, int height, std::string_view text);

} // namespace sg
