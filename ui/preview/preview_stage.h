#pragma once

#include "ui/preview/preview_scene.h"
#include "ui/preview/preview_surface.h"
#include "ui/preview/preview_view.h"
#include "ui/preview/scene_raster.h"

#include <functional>
#include <memory>
#include <optional>

namespace sg {

/// The preview: a scene, the surface it is drawn on, and what mouse, wheel and keys do to it. The
/// surface fills the stage and can be replaced at any time.
class PreviewStage : public PreviewView {
    Q_OBJECT

public:
    PreviewStage(QVulkanInstance* instance, QWidget* parent);
    ~PreviewStage() override;

    void setFrame(std::shared_ptr<const PreviewFrame> frame) override;
    void clearFrames() override;
    void setCompareMode(CompareMode mode) override;
    CompareMode compareMode() const override;
    void setSplit(double position) override;
    double split() const override;
    void setFlipped(bool flipped) override;
    bool isFlipped() const override;
    void setSingle(int tile) override;
    int single() const override;
    PreviewPins shownPins() const override;
    void setLockedTiles(std::uint32_t tiles) override;
    void setBrushRadius(double radius) override;
    double brushRadius() const override;
    void setBrushErases(bool erases) override;
    void clearMask() override;
    void invertMask() override;
    PaintedMasks paintedMasks() const override;
    void restoreMasks(PaintedMasks masks) override;
    QImage composite() const override;
    void fit() override;
    void setZoom(double screenPixelsPerImagePixel) override;
    double zoom() const override;
    QString deviceName() const override;
    bool usesVulkan() const override;
    std::vector<double> takeFrameTimesMs() override;
    QImage renderToImage() override;

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Drag { None, Pan, Split, Paint, Out };

    /// What a press at this place begins.
    [[nodiscard]] Drag dragFor(const QMouseEvent& event, QPointF px) const;
    [[nodiscard]] bool canPaintAt(QPointF px) const;
    bool handleKey(const QKeyEvent& event);
    bool openMenuByKey();
    void beginStroke(QPointF px, bool erases);
    void continueStroke(QPointF px);
    void dragOut(QPointF px);
    void setRing(std::optional<QPointF> px);

    /// `change` may show another tile, or the grid: tells.
    template <typename Change>
    void changeScene(Change change);

    void fallBackToSoftware(const QString& reason);
    void placeSurface();
    void updateViewport();
    void moveView(const std::function<void(ViewTransform&)>& move);
    void endDrag();
    void endLostDrag(const QMouseEvent& event);
    void updateCursor(QPointF px);
    [[nodiscard]] QPointF toPx(QPointF position) const;

    PreviewScene m_scene;
    SceneRaster m_raster; ///< for renderToImage()
    std::unique_ptr<PreviewSurface> m_surface;
    bool m_usesVulkan = false;
    Drag m_drag = Drag::None;
    Qt::MouseButton m_dragButton = Qt::NoButton;
    QPointF m_lastPx;
    QPointF m_pressPx;
    bool m_spaceHeld = false;
    int m_strokeTile = 0;
    QPointF m_strokePoint; ///< of the tile, where the stroke has come to
    Brush m_strokeBrush;
    Qt::CursorShape m_cursorShape = Qt::ArrowCursor;
};

} // namespace sg
