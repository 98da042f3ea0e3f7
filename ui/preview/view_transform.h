#pragma once

/// Where a grid of tiles lies in a view: zoom, pan and fit. All positions are physical screen
/// pixels with the view's top left corner at 0, 0, so one image pixel at zoom 1 is one pixel of the
/// screen whatever the display's scale.

#include <QPoint>
#include <QPointF>
#include <QSize>

namespace sg {

/// A grid of equal tiles; `tile` in image pixels.
struct TileGrid {
    int columns = 0;
    int rows = 0;
    QSize tile;

    [[nodiscard]] bool isEmpty() const { return columns <= 0 || rows <= 0 || tile.isEmpty(); }

    friend bool operator==(const TileGrid&, const TileGrid&) = default;
};

/// Starts fitted, and stays so through resizes and new grids until the first zoom or pan.
class ViewTransform {
public:
    static constexpr double kMinZoom = 1.0 / 32.0;
    static constexpr double kMaxZoom = 32.0;

    /// A resize keeps what is in the middle of the view in the middle.
    void setViewport(QSize sizePx, double devicePixelRatio);
    void setGrid(const TileGrid& grid);

    /// Shows the whole grid as large as it goes, centred.
    void fit();

    /// Zooms around the middle of the view. Clamped to kMinZoom .. kMaxZoom.
    void setZoom(double zoom);

    /// Multiplies the zoom; the image point under `anchorPx` stays there.
    void zoomAt(QPointF anchorPx, double factor);

    /// Moves the grid. A strip of it always stays in view.
    void panBy(QPointF deltaPx);

    [[nodiscard]] double zoom() const { return m_zoom; } ///< screen pixels per image pixel

    [[nodiscard]] bool isFitted() const { return m_fitted; }

    [[nodiscard]] QSize viewportPx() const { return m_viewportPx; }

    [[nodiscard]] double devicePixelRatio() const { return m_devicePixelRatio; }

    [[nodiscard]] QPoint originPx() const;               ///< corner of the first tile, whole pixels
    [[nodiscard]] int gapPx() const;                     ///< between tiles, the same at every zoom
    [[nodiscard]] QSize tilePx(const QSize& tile) const; ///< size on screen, whole pixels, >= 1

private:
    [[nodiscard]] QSize contentPx() const;
    void applyZoom(QPointF anchorPx, double zoom);
    void keepInView();

    TileGrid m_grid;
    QSize m_viewportPx{0, 0};
    double m_devicePixelRatio = 1.0;
    double m_zoom = 1.0;
    QPointF m_originPx;
    bool m_fitted = true;
};

} // namespace sg
