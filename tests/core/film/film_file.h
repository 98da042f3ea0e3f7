#pragma once

/// The second opinion on films: decodes them with FFmpeg's libraries.

#include "core/base/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sg {

struct FilmFile {
    std::string container; ///< "mov,mp4,...", "matroska,webm", "gif"; empty = not readable
    std::string codec;
    Extent size;
    std::vector<Image> frames; ///< RGB
    double seconds = 0.0;      ///< from the first frame's begin to the last one's end
};

FilmFile readFilm(const std::filesystem::path& path);

/// Mean difference of two pictures of one size, in steps of 8 bit.
double meanDifference(const Image& a, const Image& b);

} // namespace sg
