#include "ui/preview/vulkan_surface.h"

#include "ui/preview/preview_window.h"

namespace sg {

std::unique_ptr<VulkanSurface> VulkanSurface::create(
    QVulkanInstance* instance,
    const PreviewScene& scene,
    QWidget* stage,
    std::function<void(const QString&)> onFailed) {
    auto window = std::make_unique<PreviewWindow>(instance, scene, stage);
    if (!window->hasDevice()) {
        return nullptr;
    }
    QObject::connect(
        window.get(), &PreviewWindow::failed, stage, std::move(onFailed), Qt::QueuedConnection);
    std::unique_ptr<VulkanSurface> surface(new VulkanSurface);
    surface->m_window = window.get();
    surface->m_container = QWidget::createWindowContainer(window.release(), stage);
    return surface;
}

VulkanSurface::~VulkanSurface() {
    // The stage's children may be gone already when the stage itself dies.
    delete m_container;
}

QWidget* VulkanSurface::widget() {
    return m_container;
}

void VulkanSurface::requestRedraw() {
    m_window->requestUpdate();
}

void VulkanSurface::setCursor(const QCursor& cursor) {
    m_window->setCursor(cursor);
}

QString VulkanSurface::deviceName() const {
    return m_window->deviceName() + QStringLiteral(" (Vulkan)");
}

std::vector<double> VulkanSurface::takeFrameTimesMs() {
    return m_window->takeFrameTimesMs();
}

} // namespace sg
