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

} // namespace

bool PreviewScene::setFrame(FramePtr frame) {
    if (!frame || !isConsistent(*frame)) {
        return false;
    }
    m_transform.setGrid(
        {frame->pins.columns, frame->rows, QSize(frame->tile.width, frame->tile.height)});
    (frame->kind == PreviewKind::Source ? m_source : m_tuned) = std::move(frame);
    return true;
}

void PreviewScene::clearFrames() {
    m_source.reset();
    m_tuned.reset();
    m_transform.setGrid({});
}

const FramePtr& PreviewScene::frame(PreviewKind kind) const {
    return kind == PreviewKind::Source ? m_source : m_tuned;
}

void PreviewScene::setSplit(double position) {
    m_split = std::clamp(position, 0.0, 1.0);
}

bool PreviewScene::isHandleAt(QPointF px) const {
    return m_mode == CompareMode::Split && !isEmpty() &&
           std::abs(px.x() - splitPx()) <= kHandleReach * m_transform.devicePixelRatio();
}

PreviewLayout PreviewScene::layout() const {
    PreviewLayout layout;
    const QPoint origin = m_transform.originPx();
    layout.originX = origin.x();
    layout.originY = origin.y();
    layout.gap = m_transform.gapPx();
    if (isEmpty()) {
        return layout;
    }
    switch (m_mode) {
    case CompareMode::Source:
        layout.splitX = std::numeric_limits<std::int32_t>::max();
        layout.source = side(m_source);
        break;
    case CompareMode::Tuned:
        layout.tuned = side(m_tuned);
        break;
    case CompareMode::Split: {
        const int width =
            static_cast<int>(std::lround(kHandleWidth * m_transform.devicePixelRatio()));
        layout.splitX = splitPx();
        layout.handleLeft = layout.splitX - width / 2;
        layout.handleRight = layout.handleLeft + width;
        layout.source = side(m_source);
        layout.tuned = side(m_tuned);
        break;
    }
    }
    return layout;
}

int PreviewScene::splitPx() const {
    return static_cast<int>(std::lround(m_split * m_transform.viewportPx().width()));
}

PreviewSide PreviewScene::side(const FramePtr& frame) const {
    if (!frame) {
        return {};
    }
    const QSize px = m_transform.tilePx(QSize(frame->tile.width, frame->tile.height));
    PreviewSide side;
    side.columns = frame->pins.columns;
    side.rows = frame->rows;
    side.tileWidth = frame->tile.width;
    side.tileHeight = frame->tile.height;
    side.tileWidthPx = px.width();
    side.tileHeightPx = px.height();
    side.level = mipLevelFor(side.tileWidth, side.tileHeight, px.width(), px.height());
    side.count = std::min(side.columns * side.rows, static_cast<int>(frame->pins.seeds.size()));
    return side;
}

} // namespace sg
