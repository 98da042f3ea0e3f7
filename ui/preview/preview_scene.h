#pragma once

/// What the preview shows: the two newest frames, how they are compared and where they lie. Both
/// ways of drawing read it, so nothing is lost when a graphics device goes away.

#include "core/explore/sampler.h"
#include "ui/preview/brush_mask.h"
#include "ui/preview/compare_mode.h"
#include "ui/preview/preview_layout.h"
#include "ui/preview/tile_picture.h"
#include "ui/preview/view_transform.h"

#include <QImage>

#include <memory>
#include <optional>

namespace sg {

using FramePtr = std::shared_ptr<const PreviewFrame>;

/// A place in a tile, in the pixels of its picture.
struct TilePoint {
    int tile = 0;
    QPointF point;
};

class PreviewScene {
public:
    /// Replaces the frame of the same kind; the grid follows the newest frame, the brush's mask its
    /// seeds. Returns false, and changes nothing, when the atlas does not have the size its fields
    /// claim.
    bool setFrame(FramePtr frame);

    /// Also forgets the mask and the single tile.
    void clearFrames();
    [[nodiscard]] const FramePtr& frame(PreviewKind kind) const;

    void setViewport(QSize sizePx, double devicePixelRatio);

    [[nodiscard]] QSize viewportPx() const { return m_viewportPx; }

    void setCompareMode(CompareMode mode);

    [[nodiscard]] CompareMode compareMode() const { return m_mode; }

    /// Shows the source instead, whatever the mode; the two halves of SideBySide stay.
    void setFlipped(bool flipped) { m_flipped = flipped; }

    [[nodiscard]] bool isFlipped() const { return m_flipped; }

    void setSplit(double position); ///< 0 .. 1 across the view, clamped

    [[nodiscard]] double split() const { return m_split; }

    /// True when the split handle can be taken at this place.
    [[nodiscard]] bool isHandleAt(QPointF px) const;

    /// One tile alone, with a zoom of its own; nothing = all. A tile without a picture is refused.
    void setSingle(std::optional<int> tile);

    [[nodiscard]] std::optional<int> single() const { return m_single; }

    [[nodiscard]] int tileCount() const; ///< that have pictures

    /// Of the frame that came last.
    [[nodiscard]] PreviewPins shownPins() const { return m_shownPins; }

    /// What lies under a place of the view; nothing in a gap or outside.
    [[nodiscard]] std::optional<TilePoint> tileAt(QPointF px) const;

    /// As tileAt(), but a point of `tile`, also beyond its edges.
    [[nodiscard]] QPointF pointIn(int tile, QPointF px) const;

    /// The place in the coordinates of transform(): the right half of SideBySide lies over the
    /// left.
    [[nodiscard]] QPointF onCanvas(QPointF px) const;

    void setLocked(std::uint32_t tiles) { m_locked = tiles; } ///< a bit each: wear a mark

    [[nodiscard]] BrushMask& mask() { return m_mask; }

    [[nodiscard]] const BrushMask& mask() const { return m_mask; }

    /// Where the brush's ring is drawn, in mode Brush.
    void setRing(std::optional<QPointF> px) { m_ring = px; }

    [[nodiscard]] Brush& brush() { return m_brush; }

    [[nodiscard]] const Brush& brush() const { return m_brush; }

    /// True when there are source and tuned pictures of one shape, so that a mask can join them.
    [[nodiscard]] bool canBrush() const;

    /// Tuned through source, pixel by pixel, of the single tile or of all (RGB); null without both.
    [[nodiscard]] QImage composite() const;

    /// The picture that is seen at this place, the source, the tuned one or their mixture; nothing
    /// where there is none.
    [[nodiscard]] std::optional<TilePicture> pictureAt(QPointF px) const;

    /// Of the grid or of the single tile.
    [[nodiscard]] ViewTransform& transform() { return m_single ? m_alone : m_grid; }

    [[nodiscard]] const ViewTransform& transform() const { return m_single ? m_alone : m_grid; }

    /// A side that is not visible, or has no frame, has no tiles in it.
    [[nodiscard]] PreviewLayout layout() const;

private:
    [[nodiscard]] bool isEmpty() const { return !m_source && !m_tuned; }

    [[nodiscard]] bool isHalved() const { return m_mode == CompareMode::SideBySide; }

    [[nodiscard]] QImage composite(const QRect& area) const;

    /// Source, Tuned or Brush: what is drawn at this place.
    [[nodiscard]] CompareMode shownAt(QPointF px) const;

    [[nodiscard]] int handlePx() const;
    [[nodiscard]] int splitPx() const;
    [[nodiscard]] int rightHalfPx() const; ///< where it begins

    [[nodiscard]] const FramePtr& newest() const { return m_tuned ? m_tuned : m_source; }

    [[nodiscard]] PreviewSide side(const FramePtr& frame) const;
    void placeViewports();

    FramePtr m_source;
    FramePtr m_tuned;
    CompareMode m_mode = CompareMode::Tuned;
    bool m_flipped = false;
    double m_split = 0.5;
    std::optional<int> m_single;
    PreviewPins m_shownPins;
    std::uint32_t m_locked = 0;
    BrushMask m_mask;
    Brush m_brush;
    std::optional<QPointF> m_ring;
    QSize m_viewportPx{0, 0};
    double m_devicePixelRatio = 1.0;
    ViewTransform m_grid;
    ViewTransform m_alone;
};

} // namespace sg
