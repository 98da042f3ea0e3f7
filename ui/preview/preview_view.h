#pragma once

/// The contract between the preview and the rest of the window.

#include "core/explore/sampler.h"
#include "ui/preview/compare_mode.h"

#include <QImage>
#include <QList>
#include <QString>
#include <QUrl>
#include <QWidget>

#include <memory>
#include <vector>

class QVulkanInstance;

namespace sg {

/// Shows a grid of tiles; wheel zooms at the cursor, left or middle drag pans, Ctrl+0 fit, Ctrl+1
/// 100 %. Enlarged pictures show their pixels, reduced ones are averaged. GUI thread only.
class PreviewView : public QWidget {
    Q_OBJECT

public:
    /// Vulkan when a device exists, else software drawing; never fails. The instance (may be null
    /// or not created) must outlive the view; make it with createVulkanInstance()
    /// (ui/preview/vulkan_instance.h).
    static PreviewView* create(QVulkanInstance* instance, QWidget* parent);

    /// By its kind it replaces the source or the tuned atlas.
    virtual void setFrame(std::shared_ptr<const PreviewFrame> frame) = 0;
    virtual void clearFrames() = 0;

    virtual void setCompareMode(CompareMode mode) = 0;
    [[nodiscard]] virtual CompareMode compareMode() const = 0;

    /// 0..1 across the view: left of it source, right of it tuned; draggable handle in Split mode.
    virtual void setSplit(double position) = 0;
    [[nodiscard]] virtual double split() const = 0;

    /// Shows everything, and keeps doing so through resizes until the next zoom or pan.
    virtual void fit() = 0;
    virtual void setZoom(double screenPixelsPerImagePixel) = 0;
    [[nodiscard]] virtual double zoom() const = 0;

    /// "llvmpipe (Vulkan)" or "Software drawing".
    [[nodiscard]] virtual QString deviceName() const = 0;
    [[nodiscard]] virtual bool usesVulkan() const = 0;

    /// Draw times since the last call.
    virtual std::vector<double> takeFrameTimesMs() = 0;

    /// What is visible now, in physical pixels, through the software path.
    [[nodiscard]] virtual QImage renderToImage() = 0;

Q_SIGNALS:
    void compareModeChanged(sg::CompareMode mode);
    void splitChanged(double position);
    void zoomChanged(double zoom);

    /// Files dropped on the view, native window included.
    void urlsDropped(const QList<QUrl>& urls);

    /// No device, or it was lost: a sentence for the status bar. Never emitted before create()
    /// returned.
    void fellBackToSoftware(const QString& reason);

protected:
    using QWidget::QWidget;
};

} // namespace sg
