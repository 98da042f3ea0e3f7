#pragma once

#include <QCursor>
#include <QString>

#include <vector>

class QWidget;

namespace sg {

/// What the preview is drawn on: a Vulkan window or a plain widget. Draws a PreviewScene; input
/// goes to the stage around it.
class PreviewSurface {
public:
    virtual ~PreviewSurface() = default;

    /// Owned by the surface, child of the stage.
    [[nodiscard]] virtual QWidget* widget() = 0;

    /// The scene changed: draw soon.
    virtual void requestRedraw() = 0;
    virtual void setCursor(const QCursor& cursor) = 0;
    [[nodiscard]] virtual QString deviceName() const = 0;
    virtual std::vector<double> takeFrameTimesMs() = 0;
};

} // namespace sg
