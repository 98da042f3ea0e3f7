#include "ui/preview/preview_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sg {

namespace {

constexpr double kHandleWidth = 2.0; ///< logical pixels
constexpr double kHandleReach = 6.0; ///< to either side, where it can be taken; logical pixels

bool isConsistent(const PreviewFrame& frame) {
    const Extent atlas{frame.pins.columns * frame.tile.width, frame.rows * frame.tile.height};
    return frame.pins.columns > 0 && frame.rows > 0 && frame.tile.width > 0 &&
           frame.tile.height > 0 && frame.atlas.channels == 4 && frame.atlas.extent == atlas &&
           frame.atlas.pixels.size() ==
               frame.atlas.stride() * static_cast<std::size_t>(atlas.height);
}

int tilesOf(const PreviewFrame& frame) {
    return std::min(frame.pins.columns * frame.rows, static_cast<int>(frame.pins.seeds.size()));
}

QSize tileOf(const PreviewFrame& frame) {
    return {frame.tile.width, frame.tile.height};
}

/// Of a tile, in its atlas.
QRect areaOf(const PreviewFrame& frame, int tile) {
    const QSize size = tileOf(frame);
    const int columns = frame.pins.columns;
    return {{tile % columns * size.width(), tile / columns * size.height()}, size};
}

QRgb maskedPixel(const std::uint8_t* source, const std::uint8_t* tuned, int amount) {
    return qRgb(
        masked(source[0], tuned[0], amount),
        masked(source[1], tuned[1], amount),
        masked(source[2], tuned[2], amount));
}

} // namespace

bool PreviewScene::setFrame(FramePtr frame) {
    if (!frame || !isConsistent(*frame)) {
        return false;
    }
    m_grid.setGrid({frame->pins.columns, frame->rows, tileOf(*frame)});
    m_alone.setGrid({1, 1, tileOf(*frame)});
    m_mask.follow(*frame);
    m_shownPins = frame->pins;
    if (m_single && *m_single >= tilesOf(*frame)) {
        m_single.reset();
    }
    (frame->kind == PreviewKind::Source ? m_source : m_tuned) = std::move(frame);
    return true;
}

void PreviewScene::clearFrames() {
    m_source.reset();
    m_tuned.reset();
    m_single.reset();
    m_mask.reset();
    m_shownPins = {};
    m_grid.setGrid({});
    m_alone.setGrid({});
}

const FramePtr& PreviewScene::frame(PreviewKind kind) const {
    return kind == PreviewKind::Source ? m_source : m_tuned;
}

void PreviewScene::setViewport(QSize sizePx, double devicePixelRatio) {
    m_viewportPx = sizePx;
    m_devicePixelRatio = devicePixelRatio;
    placeViewports();
}

void PreviewScene::setCompareMode(CompareMode mode) {
    m_mode = mode;
    placeViewports();
}

void PreviewScene::placeViewports() {
    const int width = isHalved() ? m_viewportPx.width() - rightHalfPx() : m_viewportPx.width();
    for (ViewTransform* transform : {&m_grid, &m_alone}) {
        transform->setViewport(QSize(width, m_viewportPx.height()), m_devicePixelRatio);
    }
}

void PreviewScene::setSplit(double position) {
    m_split = std::clamp(position, 0.0, 1.0);
}

bool PreviewScene::isHandleAt(QPointF px) const {
    return m_mode == CompareMode::Split && !isEmpty() &&
           std::abs(px.x() - splitPx()) <= kHandleReach * m_devicePixelRatio;
}

void PreviewScene::setSingle(std::optional<int> tile) {
    if (!tile || (*tile >= 0 && *tile < tileCount())) {
        m_single = tile;
    }
}

int PreviewScene::tileCount() const {
    return isEmpty() ? 0 : tilesOf(*newest());
}

QPointF PreviewScene::onCanvas(QPointF px) const {
    return isHalved() && px.x() >= rightHalfPx() ? px - QPointF(rightHalfPx(), 0) : px;
}

std::optional<TilePoint> PreviewScene::tileAt(QPointF px) const {
    if (isEmpty()) {
        return std::nullopt;
    }
    const PreviewFrame& frame = *newest();
    const QSize tilePx = transform().tilePx(tileOf(frame));
    const QPointF relative = onCanvas(px) - transform().originPx();
    const auto cell = [this](double at, int length) {
        return static_cast<int>(std::floor(at / (length + transform().gapPx())));
    };
    const int column = cell(relative.x(), tilePx.width());
    const int row = cell(relative.y(), tilePx.height());
    const int columns = m_single ? 1 : frame.pins.columns;
    const int place = row * columns + column;
    if (column < 0 || row < 0 || column >= columns || place >= (m_single ? 1 : tilesOf(frame))) {
        return std::nullopt;
    }
    const int tile = m_single.value_or(place);
    const QPointF point = pointIn(tile, px);
    if (!QRectF(QPointF(0, 0), tileOf(frame)).contains(point)) {
        return std::nullopt;
    }
    return TilePoint{tile, point};
}

QPointF PreviewScene::pointIn(int tile, QPointF px) const {
    if (isEmpty()) {
        return {};
    }
    const PreviewFrame& frame = *newest();
    const QSize size = tileOf(frame);
    const QSize tilePx = transform().tilePx(size);
    const QPoint cell =
        m_single ? QPoint(0, 0) : QPoint(tile % frame.pins.columns, tile / frame.pins.columns);
    const QPointF within = onCanvas(px) - transform().originPx() -
                           QPointF(
                               cell.x() * (tilePx.width() + transform().gapPx()),
                               cell.y() * (tilePx.height() + transform().gapPx()));
    return {
        within.x() * size.width() / tilePx.width(), within.y() * size.height() / tilePx.height()};
}

bool PreviewScene::canBrush() const {
    return m_source && m_tuned && m_source->tile == m_tuned->tile &&
           m_source->rows == m_tuned->rows && m_source->pins.columns == m_tuned->pins.columns &&
           m_source->pins.seeds.size() == m_tuned->pins.seeds.size() &&
           m_mask.atlas().extent == m_tuned->atlas.extent;
}

QImage PreviewScene::composite() const {
    if (!canBrush()) {
        return {};
    }
    return composite(
        m_single ? areaOf(*m_tuned, *m_single)
                 : QRect(0, 0, m_tuned->atlas.extent.width, m_tuned->atlas.extent.height));
}

QImage PreviewScene::composite(const QRect& area) const {
    QImage image(area.size(), QImage::Format_RGB32);
    for (int y = 0; y < area.height(); ++y) {
        const std::uint8_t* source = m_source->atlas.row(area.y() + y) + 4 * area.x();
        const std::uint8_t* tuned = m_tuned->atlas.row(area.y() + y) + 4 * area.x();
        const std::uint8_t* mask = m_mask.atlas().row(area.y() + y) + area.x();
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < area.width(); ++x) {
            line[x] = maskedPixel(source, tuned, mask[x]);
            source += 4;
            tuned += 4;
        }
    }
    return image;
}

CompareMode PreviewScene::shownAt(QPointF px) const {
    switch (m_flipped && !isHalved() ? CompareMode::Source : m_mode) {
    case CompareMode::Source:
        return CompareMode::Source;
    case CompareMode::Tuned:
        return CompareMode::Tuned;
    case CompareMode::Split:
        return px.x() < splitPx() ? CompareMode::Source : CompareMode::Tuned;
    case CompareMode::SideBySide:
        return px.x() < rightHalfPx() ? CompareMode::Source : CompareMode::Tuned;
    case CompareMode::Brush:
        return canBrush() ? CompareMode::Brush : CompareMode::Source;
    }
    return CompareMode::Tuned;
}

std::optional<TilePicture> PreviewScene::pictureAt(QPointF px) const {
    const auto under = tileAt(px);
    const CompareMode shown = shownAt(px);
    const FramePtr& from = shown == CompareMode::Source ? m_source : m_tuned;
    if (!under || !from || under->tile >= tilesOf(*from)) {
        return std::nullopt;
    }
    const QRect area = areaOf(*from, under->tile);
    const Image& atlas = from->atlas;
    const auto pin = static_cast<std::size_t>(under->tile);
    TilePicture picture;
    picture.tile = under->tile;
    picture.shown = shown;
    picture.image = shown == CompareMode::Brush
                        ? composite(area)
                        : QImage(
                              atlas.row(area.y()) + 4 * std::ptrdiff_t(area.x()),
                              area.width(),
                              area.height(),
                              qsizetype(atlas.stride()),
                              QImage::Format_RGBX8888)
                              .convertToFormat(QImage::Format_RGB32); // a copy, too
    picture.seed = from->pins.seeds[pin];
    picture.turn = pin < from->pins.turns.size() ? from->pins.turns[pin] : 0.0;
    picture.truncationPsi = from->pins.truncationPsi;
    picture.kimg = from->kimg;
    return picture;
}

PreviewLayout PreviewScene::layout() const {
    PreviewLayout layout;
    const QPoint origin = transform().originPx();
    layout.originX = origin.x();
    layout.originY = origin.y();
    layout.gap = transform().gapPx();
    if (isEmpty()) {
        return layout;
    }
    layout.locked = static_cast<std::int32_t>(m_single ? (m_locked >> *m_single) & 1U : m_locked);
    const auto showSource = [&] {
        layout.splitX = std::numeric_limits<std::int32_t>::max();
        layout.source = side(m_source);
    };
    const auto showBoth = [&](int splitX) {
        layout.splitX = splitX;
        layout.source = side(m_source);
        layout.tuned = side(m_tuned);
    };
    switch (m_flipped && !isHalved() ? CompareMode::Source : m_mode) {
    case CompareMode::Source:
        showSource();
        break;
    case CompareMode::Tuned:
        layout.tuned = side(m_tuned);
        break;
    case CompareMode::Split:
        showBoth(splitPx());
        layout.handleLeft = layout.splitX - handlePx() / 2;
        layout.handleRight = layout.handleLeft + handlePx();
        break;
    case CompareMode::SideBySide:
        showBoth(rightHalfPx());
        layout.tunedShift = rightHalfPx();
        layout.handleLeft = m_viewportPx.width() - rightHalfPx();
        layout.handleRight = rightHalfPx();
        break;
    case CompareMode::Brush:
        if (canBrush()) {
            layout.brush = 1;
            showBoth(0);
        } else {
            showSource();
        }
        if (m_ring) {
            const QSize tilePx = transform().tilePx(tileOf(*newest()));
            layout.ringX = static_cast<std::int32_t>(std::floor(m_ring->x()));
            layout.ringY = static_cast<std::int32_t>(std::floor(m_ring->y()));
            layout.ringRadius = std::max(
                3, static_cast<std::int32_t>(std::lround(m_brush.radius * tilePx.width())));
        }
        break;
    }
    return layout;
}

int PreviewScene::handlePx() const {
    return static_cast<int>(std::lround(kHandleWidth * m_devicePixelRatio));
}

int PreviewScene::splitPx() const {
    return static_cast<int>(std::lround(m_split * m_viewportPx.width()));
}

int PreviewScene::rightHalfPx() const {
    return (m_viewportPx.width() + handlePx() + 1) / 2;
}

PreviewSide PreviewScene::side(const FramePtr& frame) const {
    if (!frame) {
        return {};
    }
    const QSize px = transform().tilePx(tileOf(*frame));
    PreviewSide side;
    side.columns = frame->pins.columns;
    side.rows = frame->rows;
    side.tileWidth = frame->tile.width;
    side.tileHeight = frame->tile.height;
    side.tileWidthPx = px.width();
    side.tileHeightPx = px.height();
    side.level = mipLevelFor(side.tileWidth, side.tileHeight, px.width(), px.height());
    side.count = tilesOf(*frame);
    if (m_single) {
        side.firstColumn = *m_single % side.columns;
        side.firstRow = *m_single / side.columns;
        side.columns = side.rows = 1;
        side.count = *m_single < side.count ? 1 : 0;
    }
    return side;
}

} // namespace sg
