#include "ui/preview/preview_raster.h"

#include "ui/preview/brush_mask.h"

#include <algorithm>
#include <vector>

namespace sg {

namespace {

/// What one screen column or row reads: `count` texels from `first` on, in level coordinates of the
/// whole atlas. Their weights sum to Axis::total.
struct Taps {
    int cell = -1; ///< column or row of the tile; -1 in a gap or outside
    int first = 0;
    int count = 0;
    std::size_t weights = 0; ///< index of the first weight
};

struct Axis {
    std::vector<Taps> taps;
    std::vector<int> weights;
    int total = 1; ///< sum of the weights of one screen pixel
};

/// The same integer arithmetic as the shader's, one axis at a time: the area mean is separable.
/// `first`: cell of the atlas that comes first.
Axis axisTaps(
    int length, int origin, int gap, int first, int cells, int tile, int tilePx, bool nearest) {
    Axis axis;
    axis.taps.resize(static_cast<std::size_t>(length));
    axis.total = nearest ? 1 : tile;
    const int pitch = tilePx + gap;
    for (int pixel = std::max(0, origin); pixel < length; ++pixel) {
        const int cell = (pixel - origin) / pitch;
        const int within = (pixel - origin) % pitch;
        if (cell >= cells) {
            break;
        }
        if (within >= tilePx) {
            continue;
        }
        Taps& taps = axis.taps[static_cast<std::size_t>(pixel)];
        taps.cell = cell;
        taps.weights = axis.weights.size();
        if (nearest) {
            taps.first = (first + cell) * tile + (2 * within + 1) * tile / (2 * tilePx);
            taps.count = 1;
            axis.weights.push_back(1);
            continue;
        }
        const int from = within * tile;
        const int to = from + tile;
        const int begin = from / tilePx;
        const int last = (to - 1) / tilePx;
        taps.first = (first + cell) * tile + begin;
        taps.count = last - begin + 1;
        for (int texel = begin; texel <= last; ++texel) {
            axis.weights.push_back(
                std::min(to, (texel + 1) * tilePx) - std::max(from, texel * tilePx));
        }
    }
    return axis;
}

QRgb weightedMean(
    const Image& image, const Axis& columns, const Taps& x, const Axis& rows, const Taps& y) {
    float sum[3] = {};
    for (int j = 0; j < y.count; ++j) {
        const std::uint8_t* texel = image.row(y.first + j) + 4 * x.first;
        const int height = rows.weights[y.weights + static_cast<std::size_t>(j)];
        for (int i = 0; i < x.count; ++i, texel += 4) {
            const auto weight = static_cast<float>(
                columns.weights[x.weights + static_cast<std::size_t>(i)] * height);
            sum[0] += weight * texel[0];
            sum[1] += weight * texel[1];
            sum[2] += weight * texel[2];
        }
    }
    const float scale = 1.0F / static_cast<float>(columns.total * rows.total);
    const auto byte = [&](float value) { return static_cast<int>(value * scale + 0.5F); };
    return qRgb(byte(sum[0]), byte(sum[1]), byte(sum[2]));
}

/// What the screen's columns and rows read of a side's atlas.
struct Grid {
    Axis columns;
    Axis rows;

    /// Nearest at level 0, or as the side is drawn.
    Grid(QSize sizePx, const PreviewLayout& layout, const PreviewSide& side, int shift, bool texels)
        : columns(axisTaps(
              sizePx.width(),
              layout.originX + shift,
              layout.gap,
              side.firstColumn,
              side.columns,
              texels ? side.tileWidth : side.tileWidth >> side.level,
              side.tileWidthPx,
              texels)),
          rows(axisTaps(
              sizePx.height(),
              layout.originY,
              layout.gap,
              side.firstRow,
              side.rows,
              texels ? side.tileHeight : side.tileHeight >> side.level,
              side.tileHeightPx,
              texels)) {}

    [[nodiscard]] const Taps& x(int pixel) const {
        return columns.taps[static_cast<std::size_t>(pixel)];
    }

    [[nodiscard]] const Taps& y(int pixel) const {
        return rows.taps[static_cast<std::size_t>(pixel)];
    }
};

bool isEnlarged(const PreviewSide& side) {
    return side.tileWidthPx >= side.tileWidth && side.tileHeightPx >= side.tileHeight;
}

/// Draws the screen columns `left` up to `right`; what is not a tile keeps its colour.
void drawSide(
    QImage& target,
    const PreviewLayout& layout,
    const PreviewSide& side,
    const MipChain& chain,
    int shift,
    int left,
    int right) {
    const Image& image = chain.level(side.level);
    const Grid grid(target.size(), layout, side, shift, isEnlarged(side));
    for (int y = 0; y < target.height(); ++y) {
        const Taps& row = grid.y(y);
        if (row.cell < 0) {
            continue;
        }
        auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
        for (int x = left; x < right; ++x) {
            const Taps& column = grid.x(x);
            const int place = row.cell * side.columns + column.cell;
            if (column.cell >= 0 && place < side.count) {
                line[x] = weightedMean(image, grid.columns, column, grid.rows, row);
            }
        }
    }
}

QRgb maskedPixel(QRgb source, QRgb tuned, int amount) {
    return qRgb(
        masked(qRed(source), qRed(tuned), amount),
        masked(qGreen(source), qGreen(tuned), amount),
        masked(qBlue(source), qBlue(tuned), amount));
}

/// Lays the tuned pictures over the source ones, which `target` holds, where the mask says.
void brushTuned(
    QImage& target, const PreviewLayout& layout, const MipChain& tuned, const Image& mask) {
    const PreviewSide& side = layout.tuned;
    QImage over(target.size(), QImage::Format_RGB32);
    drawSide(over, layout, side, tuned, 0, 0, target.width());
    const Grid grid(target.size(), layout, side, 0, true);
    for (int y = 0; y < target.height(); ++y) {
        const Taps& row = grid.y(y);
        if (row.cell < 0) {
            continue;
        }
        auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
        const auto* overLine = reinterpret_cast<const QRgb*>(over.constScanLine(y));
        for (int x = 0; x < target.width(); ++x) {
            const Taps& column = grid.x(x);
            const int place = row.cell * side.columns + column.cell;
            if (column.cell >= 0 && place < side.count) {
                line[x] = maskedPixel(line[x], overLine[x], mask.row(row.first)[column.first]);
            }
        }
    }
}

/// A light triangle with a dark rim in the corner of each locked tile.
void drawLockMarks(
    QImage& target,
    const PreviewLayout& layout,
    const PreviewSide& side,
    int shift,
    int left,
    int right) {
    for (int place = 0; place < side.count; ++place) {
        if (((layout.locked >> place) & 1) == 0) {
            continue;
        }
        const int cornerX =
            layout.originX + shift + place % side.columns * (side.tileWidthPx + layout.gap);
        const int cornerY =
            layout.originY + place / side.columns * (side.tileHeightPx + layout.gap);
        for (int y = 0; y < std::min(lockRimPx(layout.gap), side.tileHeightPx); ++y) {
            for (int x = 0; x < std::min(lockRimPx(layout.gap) - y, side.tileWidthPx); ++x) {
                const QPoint at(cornerX + x, cornerY + y);
                if (at.x() >= left && at.x() < right && target.rect().contains(at)) {
                    const bool rim = x + y >= lockMarkPx(layout.gap);
                    target.setPixel(at, rim ? kPreviewBackground : kPreviewHandle);
                }
            }
        }
    }
}

/// A light line with a dark one around it.
void drawRing(QImage& target, const PreviewLayout& layout) {
    const int radius = layout.ringRadius;
    const QRect box = QRect(layout.ringX, layout.ringY, 1, 1)
                          .adjusted(-radius - 1, -radius - 1, radius + 1, radius + 1)
                          .intersected(target.rect());
    for (int y = box.top(); radius > 0 && y <= box.bottom(); ++y) {
        for (int x = box.left(); x <= box.right(); ++x) {
            const QPoint away(x - layout.ringX, y - layout.ringY);
            const int square = QPoint::dotProduct(away, away);
            if (square >= (radius - 2) * (radius - 2) && square <= (radius + 1) * (radius + 1)) {
                target.setPixel(
                    x, y, square <= radius * radius ? kPreviewHandle : kPreviewBackground);
            }
        }
    }
}

} // namespace

QImage drawPreview(
    const PreviewLayout& layout,
    QSize sizePx,
    const MipChain* source,
    const MipChain* tuned,
    const Image& mask) {
    QImage target(sizePx, QImage::Format_RGB32);
    target.fill(kPreviewBackground);
    const int width = sizePx.width();
    const int split = layout.brush != 0 ? width : std::clamp(layout.splitX, 0, width);
    if (layout.source.count > 0) {
        drawSide(target, layout, layout.source, *source, 0, 0, split);
    }
    if (layout.brush != 0) {
        brushTuned(target, layout, *tuned, mask);
    } else if (layout.tuned.count > 0) {
        drawSide(target, layout, layout.tuned, *tuned, layout.tunedShift, split, width);
        drawLockMarks(target, layout, layout.tuned, layout.tunedShift, split, width);
    }
    drawLockMarks(target, layout, layout.source, 0, 0, split);
    const int handleLeft = std::clamp(layout.handleLeft, 0, width);
    const int handleRight = std::clamp(layout.handleRight, 0, width);
    for (int y = 0; y < sizePx.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
        std::fill(line + handleLeft, line + handleRight, kPreviewHandle);
    }
    drawRing(target, layout);
    return target;
}

} // namespace sg
