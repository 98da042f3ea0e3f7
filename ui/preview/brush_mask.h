#pragma once

/// The mask of the A/B brush: for every texel of every tile how much of the tuned picture shows
/// through the source.

#include "core/base/image.h"
#include "core/explore/sampler.h"
#include "ui/preview/painted_masks.h"

#include <QPointF>
#include <QRect>

#include <cstdint>
#include <deque>

namespace sg {

struct Brush {
    static constexpr double kMinRadius = 0.01;
    static constexpr double kMaxRadius = 0.6;

    double radius = 0.12; ///< as a share of the tile's width; soft from the middle to here
    bool erases = false;
};

/// One channel of source and tuned, joined by a mask's value.
constexpr int masked(int source, int tuned, int amount) {
    return (source * (255 - amount) + tuned * amount + 127) / 255;
}

class BrushMask {
public:
    /// How many masks of seeds that are not watched any more are kept for their return.
    static constexpr std::size_t kMostLeft = 64;

    /// Takes the shape of a frame's grid. A mask goes where its seed goes, and one whose seed is no
    /// longer watched waits for it; pictures of another size begin without.
    void follow(const PreviewFrame& frame);

    /// No tiles.
    void reset();

    /// Paints from one point of a tile to another, in its pixels; never beyond the tile. Strokes do
    /// not add up: where two cross, the stronger counts.
    void stroke(int tile, QPointF from, QPointF to, const Brush& brush);

    void clear();  ///< the source everywhere
    void invert(); ///< what shows the source shows the tuned picture, and the other way round

    /// What is painted, also what waits for its picture.
    [[nodiscard]] PaintedMasks painted() const;

    /// Replaces everything. A mask waits until its seed is watched in its size.
    void restore(PaintedMasks masks);

    /// One channel, laid out as the frame's atlas; 255 shows the tuned picture.
    [[nodiscard]] const Image& atlas() const { return m_atlas; }

    /// Grows with every change.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    /// A rectangle of the atlas that covers all that changed after that revision; everything when
    /// that was long ago or the atlas had another shape.
    [[nodiscard]] QRect changedSince(std::uint64_t revision) const;

private:
    struct Change {
        std::uint64_t revision = 0;
        QRect area;
    };

    [[nodiscard]] QRect whole() const {
        return {0, 0, m_atlas.extent.width, m_atlas.extent.height};
    }

    [[nodiscard]] int tiles() const; ///< that have pictures
    [[nodiscard]] QRect areaOf(int tile) const;
    void keepLeaving(const std::vector<std::uint32_t>& seeds); ///< those that are not among them
    void takeUpWaiting();
    void changed(const QRect& area);

    std::vector<std::uint32_t> m_seeds;
    int m_columns = 0;
    Extent m_tile;
    Image m_atlas;
    PaintedMasks m_waiting;            ///< for their pictures
    std::vector<std::uint32_t> m_left; ///< their seeds, the one that left last at the end
    std::uint64_t m_revision = 0;
    std::deque<Change> m_changes; ///< the newest, oldest first
};

} // namespace sg
