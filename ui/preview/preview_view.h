#pragma once

/// The contract between the preview and the rest of the window.

#include "core/explore/sampler.h"
#include "ui/preview/compare_mode.h"
#include "ui/preview/painted_masks.h"
#include "ui/preview/tile_picture.h"

#include <QImage>
#include <QList>
#include <QString>
#include <QUrl>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QVulkanInstance;

namespace sg {

/// Shows a grid of tiles, or one alone (double click, Enter; Escape goes back, Left and Right
/// step); wheel zooms at the cursor, left or middle drag pans, a left drag with Ctrl takes a
/// picture out, Ctrl+0 fit, Ctrl+1 100 %. In mode Brush a left drag paints, the right button or Alt
/// erases, Space and a drag pan, [ and ] size. Enlarged pictures show their pixels, reduced ones
/// are averaged. GUI thread only.
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

    /// Shows the source while it is held, except in the halves of SideBySide.
    virtual void setFlipped(bool flipped) = 0;
    [[nodiscard]] virtual bool isFlipped() const = 0;

    /// One tile alone; -1 is the grid. A tile without a picture is ignored.
    virtual void setSingle(int tile) = 0;
    [[nodiscard]] virtual int single() const = 0;

    /// Of the newest pictures; where they are on a walk.
    [[nodiscard]] virtual PreviewPins shownPins() const = 0;

    /// Tiles that wear a mark, a bit each.
    virtual void setLockedTiles(std::uint32_t tiles) = 0;

    /// The brush of mode Brush; its radius is a share of a tile's width, clamped to 0.01 .. 0.6.
    virtual void setBrushRadius(double radius) = 0;
    [[nodiscard]] virtual double brushRadius() const = 0;
    virtual void setBrushErases(bool erases) = 0;

    /// The mask that was painted: none of it, or what is not painted instead.
    virtual void clearMask() = 0;
    virtual void invertMask() = 0;

    /// To be kept and put back; a mask that is put back waits for the picture of its seed.
    [[nodiscard]] virtual PaintedMasks paintedMasks() const = 0;
    virtual void restoreMasks(PaintedMasks masks) = 0;

    /// The tuned pictures through the source where the mask is, pixel by pixel as they were drawn:
    /// of the single tile, or of the whole grid without gaps. Null before there are both.
    [[nodiscard]] virtual QImage composite() const = 0;

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
    void flippedChanged(bool flipped);
    void splitChanged(double position);
    void zoomChanged(double zoom);

    /// -1 is the grid.
    void singleChanged(int tile);

    /// A right click on a tile, or the menu key, outside of mode Brush.
    void tileMenuRequested(int tile, QPoint globalPosition);
    void brushRadiusChanged(double radius);

    /// The person begins to paint, clear or invert; and it is done.
    void maskEditBegins();
    void maskEdited(sg::MaskEdit edit);

    /// A drag with Ctrl takes a picture out of the view; the mouse button is still down.
    void tileDragged(const sg::TilePicture& picture);

    /// Files of another program hover over the view, and no longer do, native window included.
    void urlsHovering(const QList<QUrl>& urls);
    void hoverEnded();

    /// Files dropped on the view, native window included.
    void urlsDropped(const QList<QUrl>& urls);

    /// No device, or it was lost: a sentence for the status bar. Never emitted before create()
    /// returned.
    void fellBackToSoftware(const QString& reason);

protected:
    using QWidget::QWidget;
};

} // namespace sg
