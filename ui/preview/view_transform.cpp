#include "ui/preview/view_transform.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

constexpr double kGap = 2.0;           ///< between tiles, logical pixels
constexpr double kFitMargin = 8.0;     ///< around a fitted grid, logical pixels
constexpr double kVisibleStrip = 48.0; ///< of the grid that panning leaves in view, logical pixels

int lengthPx(int imagePixels, double zoom) {
    return std::max(1, static_cast<int>(std::lround(imagePixels * zoom)));
}

int gridLength(int count, int tilePx, int gapPx) {
    return count * tilePx + (count - 1) * gapPx;
}

/// Where a coordinate lies after the tile's length changed: the tile under it and the place within
/// that tile keep, because the gaps do not scale with the tiles.
double rescaled(double relative, int count, int oldTilePx, int newTilePx, int gapPx) {
    const int tile =
        std::clamp(static_cast<int>(std::floor(relative / (oldTilePx + gapPx))), 0, count - 1);
    const double within = (relative - tile * (oldTilePx + gapPx)) / oldTilePx;
    return tile * (newTilePx + gapPx) + within * newTilePx;
}

double keptInView(double origin, int content, int viewport, double strip) {
    const double least = std::min({strip, double(content), double(viewport)});
    return std::clamp(origin, least - content, viewport - least);
}

} // namespace

void ViewTransform::setViewport(QSize sizePx, double devicePixelRatio) {
    const QSize grown = sizePx - m_viewportPx;
    m_viewportPx = sizePx;
    m_devicePixelRatio = devicePixelRatio;
    if (m_fitted) {
        fit();
    } else {
        m_originPx += QPointF(grown.width() / 2.0, grown.height() / 2.0);
        keepInView();
    }
}

void ViewTransform::setGrid(const TileGrid& grid) {
    if (grid == m_grid) {
        return;
    }
    m_grid = grid;
    if (m_fitted) {
        fit();
    } else {
        keepInView();
    }
}

void ViewTransform::fit() {
    m_fitted = true;
    if (m_grid.isEmpty() || m_viewportPx.isEmpty()) {
        return;
    }
    // The zoom follows from a whole number of screen pixels a tile, so that rounding cannot push
    // the last column out of view.
    const int margin = static_cast<int>(std::lround(kFitMargin * m_devicePixelRatio));
    const auto zoomFor = [&](int viewport, int count, int tile) {
        const int tilePx = (viewport - 2 * margin - (count - 1) * gapPx()) / count;
        return std::max(tilePx, 1) / double(tile);
    };
    const double zoom = std::min(
        zoomFor(m_viewportPx.width(), m_grid.columns, m_grid.tile.width()),
        zoomFor(m_viewportPx.height(), m_grid.rows, m_grid.tile.height()));
    m_zoom = std::clamp(zoom, kMinZoom, kMaxZoom);
    const QSize spare = m_viewportPx - contentPx();
    m_originPx = QPointF(std::floor(spare.width() / 2.0), std::floor(spare.height() / 2.0));
}

void ViewTransform::setZoom(double zoom) {
    applyZoom(QPointF(m_viewportPx.width() / 2.0, m_viewportPx.height() / 2.0), zoom);
}

void ViewTransform::zoomAt(QPointF anchorPx, double factor) {
    applyZoom(anchorPx, m_zoom * factor);
}

void ViewTransform::panBy(QPointF deltaPx) {
    m_fitted = false;
    m_originPx += deltaPx;
    keepInView();
}

QPoint ViewTransform::originPx() const {
    return {
        static_cast<int>(std::floor(m_originPx.x() + 0.5)),
        static_cast<int>(std::floor(m_originPx.y() + 0.5))};
}

int ViewTransform::gapPx() const {
    return static_cast<int>(std::lround(kGap * m_devicePixelRatio));
}

QSize ViewTransform::tilePx(const QSize& tile) const {
    return {lengthPx(tile.width(), m_zoom), lengthPx(tile.height(), m_zoom)};
}

QSize ViewTransform::contentPx() const {
    const QSize tile = tilePx(m_grid.tile);
    return {
        gridLength(m_grid.columns, tile.width(), gapPx()),
        gridLength(m_grid.rows, tile.height(), gapPx())};
}

void ViewTransform::applyZoom(QPointF anchorPx, double zoom) {
    m_fitted = false;
    const QSize before = tilePx(m_grid.tile);
    m_zoom = std::clamp(zoom, kMinZoom, kMaxZoom);
    if (m_grid.isEmpty()) {
        return;
    }
    const QSize after = tilePx(m_grid.tile);
    const QPointF relative = anchorPx - m_originPx;
    const QPointF moved(
        rescaled(relative.x(), m_grid.columns, before.width(), after.width(), gapPx()),
        rescaled(relative.y(), m_grid.rows, before.height(), after.height(), gapPx()));
    m_originPx = anchorPx - moved;
    keepInView();
}

void ViewTransform::keepInView() {
    if (m_grid.isEmpty()) {
        return;
    }
    const QSize content = contentPx();
    const double strip = kVisibleStrip * m_devicePixelRatio;
    m_originPx = QPointF(
        keptInView(m_originPx.x(), content.width(), m_viewportPx.width(), strip),
        keptInView(m_originPx.y(), content.height(), m_viewportPx.height(), strip));
}

} // namespace sg
