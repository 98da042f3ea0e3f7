#include "ui/preview/preview_raster.h"

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
Axis axisTaps(int length, int origin, int gap, int cells, int tile, int tilePx, bool nearest) {
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
            taps.first = cell * tile + (2 * within + 1) * tile / (2 * tilePx);
            taps.count = 1;
            axis.weights.push_back(1);
            continue;
        }
        const int from = within * tile;
        const int to = from + tile;
        const int first = from / tilePx;
        const int last = (to - 1) / tilePx;
        taps.first = cell * tile + first;
        taps.count = last - first + 1;
        for (int texel = first; texel <= last; ++texel) {
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

/// Draws the screen columns `left` up to `right`; what is not a tile keeps its colour.
void drawSide(
    QImage& target,
    const PreviewLayout& layout,
    const PreviewSide& side,
    const MipChain& chain,
    int left,
    int right) {
    const bool nearest = side.tileWidthPx >= side.tileWidth && side.tileHeightPx >= side.tileHeight;
    const Image& image = chain.level(side.level);
    const Axis columns = axisTaps(
        target.width(),
        layout.originX,
        layout.gap,
        side.columns,
        side.tileWidth >> side.level,
        side.tileWidthPx,
        nearest);
    const Axis rows = axisTaps(
        target.height(),
        layout.originY,
        layout.gap,
        side.rows,
        side.tileHeight >> side.level,
        side.tileHeightPx,
        nearest);
    for (int y = 0; y < target.height(); ++y) {
        const Taps& rowTaps = rows.taps[static_cast<std::size_t>(y)];
        if (rowTaps.cell < 0) {
            continue;
        }
        auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
        for (int x = left; x < right; ++x) {
            const Taps& columnTaps = columns.taps[static_cast<std::size_t>(x)];
            if (columnTaps.cell >= 0 &&
                rowTaps.cell * side.columns + columnTaps.cell < side.count) {
                line[x] = weightedMean(image, columns, columnTaps, rows, rowTaps);
            }
        }
    }
}

} // namespace

QImage drawPreview(
    const PreviewLayout& layout, QSize sizePx, const MipChain* source, const MipChain* tuned) {
    QImage target(sizePx, QImage::Format_RGB32);
    target.fill(kPreviewBackground);
    const int split = std::clamp(layout.splitX, 0, sizePx.width());
    if (layout.source.count > 0) {
        drawSide(target, layout, layout.source, *source, 0, split);
    }
    if (layout.tuned.count > 0) {
        drawSide(target, layout, layout.tuned, *tuned, split, sizePx.width());
    }
    const int handleLeft = std::clamp(layout.handleLeft, 0, sizePx.width());
    const int handleRight = std::clamp(layout.handleRight, 0, sizePx.width());
    for (int y = 0; y < sizePx.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
        std::fill(line + handleLeft, line + handleRight, kPreviewHandle);
    }
    return target;
}

} // namespace sg
