#pragma once

#include "ui/preview/preview_surface.h"
#include "ui/preview/scene_raster.h"

#include <memory>

namespace sg {

/// Draws with the processor: where there is no Vulkan.
class SoftwareSurface : public PreviewSurface {
public:
    /// `scene` must outlive the surface.
    SoftwareSurface(const PreviewScene& scene, QWidget* parent);
    ~SoftwareSurface() override;

    QWidget* widget() override;
    void requestRedraw() override;
    void setCursor(const QCursor& cursor) override;
    QString deviceName() const override;
    std::vector<double> takeFrameTimesMs() override;

private:
    class Canvas;
    std::unique_ptr<Canvas> m_canvas;
};

} // namespace sg
