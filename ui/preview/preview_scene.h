#pragma once

/// What the preview shows: the two newest frames, how they are compared and where they lie. Both
/// ways of drawing read it, so nothing is lost when a graphics device goes away.

#include "core/explore/sampler.h"
#include "ui/preview/compare_mode.h"
#include "ui/preview/preview_layout.h"
#include "ui/preview/view_transform.h"

#include <memory>

namespace sg {

using FramePtr = std::shared_ptr<const PreviewFrame>;

class PreviewScene {
public:
    /// Replaces the frame of the same kind; the grid follows the newest frame. Returns false, and
    /// changes nothing, when the atlas does not have the size its fields claim.
    bool setFrame(FramePtr frame);
    void clearFrames();
    [[nodiscard]] const FramePtr& frame(PreviewKind kind) const;

    void setCompareMode(CompareMode mode) { m_mode = mode; }

    [[nodiscard]] CompareMode compareMode() const { return m_mode; }

    void setSplit(double position); ///< 0 .. 1 across the view, clamped

    [[nodiscard]] double split() const { return m_split; }

    /// True when the split handle can be taken at this place.
    [[nodiscard]] bool isHandleAt(QPointF px) const;

    [[nodiscard]] ViewTransform& transform() { return m_transform; }

    [[nodiscard]] const ViewTransform& transform() const { return m_transform; }

    /// A side that is not visible, or has no frame, has no tiles in it.
    [[nodiscard]] PreviewLayout layout() const;

private:
    [[nodiscard]] bool isEmpty() const { return !m_source && !m_tuned; }

    [[nodiscard]] int splitPx() const;
    [[nodiscard]] PreviewSide side(const FramePtr& frame) const;

    FramePtr m_source;
    FramePtr m_tuned;
    CompareMode m_mode = CompareMode::Tuned;
    double m_split = 0.5;
    ViewTransform m_transform;
};

} // namespace sg
