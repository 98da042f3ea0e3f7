#pragma once

/// What the bytes of an encoded picture say before anything is unpacked. All of it is safe on
/// damaged and hostile files.

#include "core/base/image.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace sg {

/// True when the bytes begin like a picture format we decode (PNG, JPEG, WebP, TIFF, BMP ...).
bool looksLikePicture(std::span<const std::byte> bytes);

/// The name of a picture format that we know but cannot read ("GIF"); empty for anything else.
std::string_view unreadableFormat(std::span<const std::byte> bytes);

/// Size as declared by any format that looksLikePicture() knows: the decoder takes memory for it
/// before it looks at the pixels, so that a small file can ask for gigabytes. Nothing where the
/// header is damaged.
std::optional<Extent> declaredSize(std::span<const std::byte> bytes);

/// EXIF orientation 1 to 8 of a JPEG; 1 when there is none.
int exifOrientation(std::span<const std::byte> bytes);

/// True for a JPEG whose end is missing. The decoder would fill the rest with grey and call it a
/// success.
bool isCutShort(std::span<const std::byte> bytes);

} // namespace sg
