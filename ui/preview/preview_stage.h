#pragma once

#include "ui/preview/preview_scene.h"
#include "ui/preview/preview_surface.h"
#include "ui/preview/preview_view.h"
#include "ui/preview/scene_raster.h"

#include <functional>
#include <memory>

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
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Drag { None, Pan, Split };

    void fallBackToSoftware(const QString& reason);
    void placeSurface();
    void updateViewport();
    void moveView(const std::function<void(ViewTransform&)>& move);
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
    Qt::CursorShape m_cursorShape = Qt::ArrowCursor;
};

} // namespace sg
