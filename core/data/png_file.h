#pragma once

/// PNG with text chunks, through libpng (OpenCV cannot write them). A picture carries its recipe in
/// the chunk "stylegraft" as one line of JSON.

#include "core/base/atomic_file.h"
#include "core/base/image.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace sg {

/// Text chunks by keyword: 1-79 Latin-1 characters; values are UTF-8 (written as iTXt).
using PngText = std::map<std::string, std::string>;

/// Encodes an image of 1, 3 or 4 channels.
Result<std::vector<std::byte>> encodePng(const Image& image, const PngText& text = {});

/// The same with 16 bit a channel.
Result<std::vector<std::byte>> encodePng(const Image16& image, const PngText& text = {});

/// Writes a PNG file atomically.
Result<void> writePng(
    const std::filesystem::path& path, const Image& image, const PngText& text, Replace replace);

/// The text chunks before the pixels of a PNG (tEXt, zTXt and iTXt), where we write the recipe.
/// Of a file with more than about thirty of them only the first are read; each may be 4 MB long.
Result<PngText> readPngText(const std::filesystem::path& path);

} // namespace sg
