#include "ui/train/tile_strip.h"

#include <QPainter>

#include <algorithm>

namespace sg {

namespace {

constexpr int kSidePx = 92;
constexpr int kGapPx = 3;

} // namespace

TileStrip::TileStrip(int places, QWidget* parent) : QWidget(parent), m_places(places) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TileStrip::setTiles(const QList<QImage>& tiles) {
    m_tiles.clear();
    const int side = qRound(kSidePx * devicePixelRatioF());
    for (const QImage& tile : tiles.first(std::min<qsizetype>(tiles.size(), m_places))) {
        // Once, and well: a painter's own shrinking leaves out rows of large pictures.
        m_tiles << tile.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    update();
}

QSize TileStrip::sizeHint() const {
    return {m_places * (kSidePx + kGapPx) - kGapPx, kSidePx};
}

void TileStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int i = 0; i < m_places; ++i) {
        const QRect place(i * (kSidePx + kGapPx), 0, kSidePx, kSidePx);
        if (i < m_tiles.size()) {
            painter.drawImage(place, m_tiles[i]);
        } else {
            painter.fillRect(place, palette().color(QPalette::Base));
        }
    }
}

QList<QImage> tilesOf(const PreviewFrame& frame) {
    const Image& atlas = frame.atlas;
    const QImage whole(
        atlas.pixels.data(),
        atlas.extent.width,
        atlas.extent.height,
        static_cast<qsizetype>(atlas.stride()),
        QImage::Format_RGBX8888);
    QList<QImage> tiles;
    for (int i = 0; i < static_cast<int>(frame.pins.seeds.size()); ++i) {
        tiles << whole.copy(
            i % frame.pins.columns * frame.tile.width,
            i / frame.pins.columns * frame.tile.height,
            frame.tile.width,
            frame.tile.height);
    }
    return tiles;
}

} // namespace sg
