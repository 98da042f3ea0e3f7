#include "core/data/picture_kinds.h"

#include <algorithm>
#include <array>

namespace sg {

namespace {

constexpr std::array kKinds{
    PictureKindRow{PictureKind::Png, "png", ".png", "PNG, 8 bit", 8, false, "a text chunk"},
    PictureKindRow{PictureKind::Png16, "png16", ".png", "PNG, 16 bit", 16, false, "a text chunk"},
    PictureKindRow{PictureKind::Jpeg, "jpeg", ".jpg", "JPEG", 8, true, "EXIF ImageDescription"},
    PictureKindRow{PictureKind::Tiff, "tiff", ".tif", "TIFF, 8 bit", 8, false, "ImageDescription"},
    PictureKindRow{
        PictureKind::Tiff16, "tiff16", ".tif", "TIFF, 16 bit", 16, false, "ImageDescription"},
    PictureKindRow{PictureKind::WebP, "webp", ".webp", "WebP", 8, true, "EXIF ImageDescription"}};

constexpr std::size_t kIdColumn = 8;
constexpr std::size_t kLabelColumn = 14;

std::string padded(std::string_view text, std::size_t width) {
    std::string column(text);
    column.resize(std::max(width, column.size()), ' ');
    return column;
}

} // namespace

std::span<const PictureKindRow> pictureKinds() {
    return kKinds;
}

const PictureKindRow& pictureKindRow(PictureKind kind) {
    return *std::ranges::find(kKinds, kind, &PictureKindRow::kind);
}

const PictureKindRow* pictureKindById(std::string_view id) {
    const auto found = std::ranges::find(kKinds, id, &PictureKindRow::id);
    return found == kKinds.end() ? nullptr : &*found;
}

std::string pictureKindTable() {
    std::string table;
    for (const PictureKindRow& row : kKinds) {
        table += "  " + padded(row.id, kIdColumn) + padded(row.label, kLabelColumn) + "recipe in " +
                 std::string(row.recipe) + "\n";
    }
    return table;
}

} // namespace sg
