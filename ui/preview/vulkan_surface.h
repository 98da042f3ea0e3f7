#pragma once

#include "ui/preview/preview_scene.h"
#include "ui/preview/preview_surface.h"

#include <QPointer>
#include <QVulkanInstance>
#include <QWidget>

#include <functional>
#include <memory>

namespace sg {

class PreviewWindow;

/// Draws with Vulkan in a native window inside a container widget.
class VulkanSurface : public PreviewSurface {
public:
    /// Null when the instance knows no device. `scene` and the instance must outlive the surface;
    /// `stage` gets the window's input. `onFailed` is called from the event loop, once, when the
    /// device cannot be used (any more).
    static std::unique_ptr<VulkanSurface> create(
        QVulkanInstance* instance,
        const PreviewScene& scene,
        QWidget* stage,
        std::function<void(const QString&)> onFailed);
    ~VulkanSurface() override;

    QWidget* widget() override;
    void requestRedraw() override;
    void setCursor(const QCursor& cursor) override;
    QString deviceName() const override;
    std::vector<double> takeFrameTimesMs() override;

private:
    VulkanSurface() = default;

    QPointer<QWidget> m_container;
    PreviewWindow* m_window = nullptr; ///< owned by the container
};

} // namespace sg
