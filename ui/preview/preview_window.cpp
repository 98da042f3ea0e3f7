#include "ui/preview/preview_window.h"

#include "ui/preview/preview_renderer.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVulkanInstance>
#include <QWidget>

namespace sg {

namespace {

/// "llvmpipe (LLVM 15.0.6, 256 bits)" -> "llvmpipe": what is in brackets helps nobody.
QString shortDeviceName(const char* name) {
    const QString full = QString::fromUtf8(name);
    return full.left(full.indexOf(QStringLiteral(" ("))).trimmed();
}

/// Events that a widget in the window's place would get.
bool isInput(QEvent::Type type) {
    static const QList<QEvent::Type> kForwarded{
        QEvent::MouseButtonPress,
        QEvent::MouseButtonRelease,
        QEvent::MouseButtonDblClick,
        QEvent::MouseMove,
        QEvent::Leave,
        QEvent::Wheel,
        QEvent::KeyPress,
        QEvent::KeyRelease,
        QEvent::DragEnter,
        QEvent::DragMove,
        QEvent::DragLeave,
        QEvent::Drop};
    return kForwarded.contains(type);
}

} // namespace

PreviewWindow::PreviewWindow(
    QVulkanInstance* instance, const PreviewScene& scene, QWidget* inputTarget)
    : m_scene(scene), m_inputTarget(inputTarget) {
    setVulkanInstance(instance);
    // The default is sRGB on some devices: pixels that are encoded already would come out brighter.
    setPreferredColorFormats({VK_FORMAT_B8G8R8A8_UNORM});
    chooseDevice();
}

void PreviewWindow::chooseDevice() {
    const QList<VkPhysicalDeviceProperties> devices = availablePhysicalDevices();
    int chosen = 0;
    while (chosen < devices.size() && devices[chosen].deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU) {
        ++chosen;
    }
    if (chosen == devices.size()) {
        chosen = 0;
    }
    if (!devices.isEmpty()) {
        setPhysicalDeviceIndex(chosen);
        m_deviceName = shortDeviceName(devices[chosen].deviceName);
    }
}

QVulkanWindowRenderer* PreviewWindow::createRenderer() {
    m_renderer = new PreviewRenderer(this);
    return m_renderer;
}

std::vector<double> PreviewWindow::takeFrameTimesMs() {
    return m_renderer != nullptr ? m_renderer->takeFrameTimesMs() : std::vector<double>();
}

void PreviewWindow::reportFailure(const QString& reason) {
    if (m_failed) {
        return;
    }
    m_failed = true;
    Q_EMIT failed(reason);
}

bool PreviewWindow::event(QEvent* event) {
    if (isInput(event->type())) {
        return QCoreApplication::sendEvent(m_inputTarget, event);
    }
    return QVulkanWindow::event(event);
}

void PreviewWindow::exposeEvent(QExposeEvent* event) {
    QVulkanWindow::exposeEvent(event);
    // An instance can have devices of which none can draw to this window.
    if (isExposed() && !size().isEmpty() && !isValid()) {
        reportFailure(tr("No graphics device can draw the preview."));
    }
}

} // namespace sg
