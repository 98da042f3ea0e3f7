#pragma once

#include "core/explore/sampler.h"

#include <QImage>
#include <QList>
#include <QWidget>

namespace sg {

/// Pictures in a row, all at the same size; empty places for those that are not there yet.
class TileStrip final : public QWidget {
public:
    /// Has room for `places` pictures.
    TileStrip(int places, QWidget* parent);

    /// At most as many as there is room for are shown.
    void setTiles(const QList<QImage>& tiles);

    [[nodiscard]] int tiles() const { return static_cast<int>(m_tiles.size()); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_places;
    QList<QImage> m_tiles; ///< in physical pixels
};

/// The tiles of a frame, one by one; copies.
QList<QImage> tilesOf(const PreviewFrame& frame);

} // namespace sg
