#pragma once

/// Pictures as files of every kind of core/data/picture_kinds.h, with their recipe inside.

#include "core/base/atomic_file.h"
#include "core/base/image.h"
#include "core/base/result.h"
#include "core/data/picture_kinds.h"

#include <filesystem>
#include <string>

namespace sg {

struct PictureFormat {
    PictureKind kind = PictureKind::Png;
    int quality = 92; ///< of JPEG and WebP, 1 to 100
};

/// Writes a grey or RGB picture atomically. `recipe` is one line of UTF-8; empty = none.
/// InvalidArgument when the kind has another depth than the picture, or no room for it.
Result<void> writePicture(
    const std::filesystem::path& path,
    const Image& image,
    const PictureFormat& format,
    const std::string& recipe,
    Replace replace);
Result<void> writePicture(
    const std::filesystem::path& path,
    const Image16& image,
    const PictureFormat& format,
    const std::string& recipe,
    Replace replace);

/// To another size, each direction for itself: by area when shrinking, Lanczos when enlarging.
Image16 resizeTo(const Image16& image, Extent extent);

} // namespace sg
