#pragma once

/// What is drawn where, in whole numbers: the push constants of shaders/preview.frag and the input
/// of the software drawing. Both read nothing else, so both show the same.

#include <QRgb>

#include <cstdint>

namespace sg {

constexpr QRgb kPreviewBackground = qRgb(0x2b, 0x2b, 0x2b); ///< as in shaders/preview.frag
constexpr QRgb kPreviewHandle = qRgb(0xe6, 0xe6, 0xe6);     ///< as in shaders/preview.frag

/// One atlas; lengths of a tile in image pixels at mip level 0, lengths on screen in screen pixels.
struct PreviewSide {
    std::int32_t columns = 0;
    std::int32_t rows = 0;
    std::int32_t tileWidth = 0;
    std::int32_t tileHeight = 0;
    std::int32_t tileWidthPx = 0;
    std::int32_t tileHeightPx = 0;
    std::int32_t firstColumn = 0; ///< of the atlas, shown in the layout's first column
    std::int32_t firstRow = 0;
    std::int32_t level = 0; ///< mip level that is read
    std::int32_t count = 0; ///< tiles that exist; 0 = nothing to show

    friend bool operator==(const PreviewSide&, const PreviewSide&) = default;
};

struct PreviewLayout {
    std::int32_t originX = 0;
    std::int32_t originY = 0;
    std::int32_t gap = 0;
    std::int32_t splitX = 0; ///< left of it the source, from it on the tuned pictures
    std::int32_t handleLeft = 0;
    std::int32_t handleRight = 0; ///< equal to handleLeft when there is no handle
    std::int32_t tunedShift = 0;  ///< of the tuned pictures, to the right
    std::int32_t brush = 0; ///< 1: tuned through source where the mask says, instead of a split
    std::int32_t ringX = 0;
    std::int32_t ringY = 0;
    std::int32_t ringRadius = 0; ///< 0: no ring
    std::int32_t locked = 0;     ///< bit i: the tile at place i wears a mark
    PreviewSide source;
    PreviewSide tuned;

    friend bool operator==(const PreviewLayout&, const PreviewLayout&) = default;
};

static_assert(sizeof(PreviewLayout) == 128, "must match the shader's block; 128 is guaranteed");

/// Variants of the shader. The two sides of a layout are drawn one after the other.
enum class PreviewShown : std::int32_t { Source, Tuned, Brushed };

constexpr int kPreviewVariants = 3;

/// Legs of the mark in a locked tile's corner, without and with its dark rim, in screen pixels.
constexpr int lockMarkPx(int gap) {
    return 5 * gap;
}

constexpr int lockRimPx(int gap) {
    return 6 * gap;
}

/// Mip levels an atlas of such tiles has: as long as both sides halve without rest, so that no
/// texel of a smaller level mixes two tiles.
constexpr int mipLevelCount(int tileWidth, int tileHeight) {
    int levels = 1;
    while (tileWidth > 1 && tileHeight > 1 && tileWidth % 2 == 0 && tileHeight % 2 == 0) {
        tileWidth /= 2;
        tileHeight /= 2;
        ++levels;
    }
    return levels;
}

/// The smallest level that still has at least one texel for each screen pixel.
constexpr int mipLevelFor(int tileWidth, int tileHeight, int tileWidthPx, int tileHeightPx) {
    int level = 0;
    while (level + 1 < mipLevelCount(tileWidth, tileHeight) &&
           (tileWidth >> (level + 1)) >= tileWidthPx &&
           (tileHeight >> (level + 1)) >= tileHeightPx) {
        ++level;
    }
    return level;
}

} // namespace sg
