#pragma once

/// The kinds of picture files that can be written. No OpenCV here: dialogs and --help show the same
/// table.

#include <span>
#include <string>
#include <string_view>

namespace sg {

enum class PictureKind { Png, Png16, Jpeg, Tiff, Tiff16, WebP };

struct PictureKindRow {
    PictureKind kind;
    std::string_view id;        ///< for --format and settings, e.g. "png16"
    std::string_view extension; ///< with the dot
    std::string_view label;     ///< in words
    int bits;                   ///< per channel: 8 or 16
    bool hasQuality;            ///< its size and its loss follow from a quality of 1 to 100
    std::string_view recipe;    ///< where in the file the recipe stands
};

/// Every kind, the usual first.
std::span<const PictureKindRow> pictureKinds();

const PictureKindRow& pictureKindRow(PictureKind kind);

/// By id; null for an unknown one.
const PictureKindRow* pictureKindById(std::string_view id);

/// The table as text, for --help.
std::string pictureKindTable();

} // namespace sg
