#pragma once

#include "ui/preview/preview_scene.h"

#include <QString>
#include <QVulkanWindow>

#include <vector>

namespace sg {

class PreviewRenderer;

/// The native window the preview is drawn on. It draws on demand only, and hands its input to the
/// widget that holds it.
class PreviewWindow : public QVulkanWindow {
    Q_OBJECT

public:
    /// `scene` and `inputTarget` must outlive the window.
    PreviewWindow(QVulkanInstance* instance, const PreviewScene& scene, QWidget* inputTarget);

    QVulkanWindowRenderer* createRenderer() override;

    /// False when the instance knows no device.
    [[nodiscard]] bool hasDevice() const { return !m_deviceName.isEmpty(); }

    [[nodiscard]] QString deviceName() const { return m_deviceName; } ///< "llvmpipe"

    [[nodiscard]] const PreviewScene& scene() const { return m_scene; }

    std::vector<double> takeFrameTimesMs();

    /// The device cannot be used (any more).
    void reportFailure(const QString& reason);

Q_SIGNALS:
    /// Once. Perhaps in the middle of a frame: who closes the window must connect queued.
    void failed(const QString& reason);

protected:
    bool event(QEvent* event) override;
    void exposeEvent(QExposeEvent* event) override;

private:
    void chooseDevice();

    const PreviewScene& m_scene;
    QWidget* m_inputTarget;
    QString m_deviceName;
    PreviewRenderer* m_renderer = nullptr; ///< owned by QVulkanWindow
    bool m_failed = false;
};

} // namespace sg
