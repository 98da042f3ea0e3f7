#include "ui/preview/brush_mask.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace sg {

namespace {

constexpr std::size_t kRememberedChanges = 64;

/// Distance of a point to the line between two points.
double distanceToLine(QPointF point, QPointF from, QPointF to) {
    const QPointF line = to - from;
    const double length = QPointF::dotProduct(line, line);
    const double along =
        length > 0.0 ? std::clamp(QPointF::dotProduct(point - from, line) / length, 0.0, 1.0) : 0.0;
    const QPointF away = point - (from + along * line);
    return std::hypot(away.x(), away.y());
}

/// 1 up to half of the radius, 0 from the radius on, smooth between.
double strengthAt(double distance, double radius) {
    const double t = std::clamp(2.0 - 2.0 * distance / radius, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

bool isPainted(const Image& atlas, const QRect& area) {
    for (int y = 0; y < area.height(); ++y) {
        const std::uint8_t* row = atlas.row(area.y() + y) + area.x();
        if (std::any_of(row, row + area.width(), [](std::uint8_t value) { return value != 0; })) {
            return true;
        }
    }
    return false;
}

void copyArea(const Image& from, const QRect& area, Image& to, QPoint corner) {
    for (int y = 0; y < area.height(); ++y) {
        std::copy_n(
            from.row(area.y() + y) + area.x(), area.width(), to.row(corner.y() + y) + corner.x());
    }
}

} // namespace

void BrushMask::follow(const PreviewFrame& frame) {
    const auto& seeds = frame.pins.seeds;
    if (seeds == m_seeds && frame.pins.columns == m_columns && frame.tile == m_tile) {
        return;
    }
    if (frame.tile == m_tile) {
        keepLeaving(seeds);
    }
    const BrushMask before = *this;
    m_seeds = seeds;
    m_columns = frame.pins.columns;
    m_tile = frame.tile;
    m_atlas = Image({m_columns * m_tile.width, frame.rows * m_tile.height}, 1);
    if (before.m_tile == m_tile) {
        for (int tile = 0; tile < tiles(); ++tile) {
            const auto held = std::find(
                before.m_seeds.begin(),
                before.m_seeds.end(),
                m_seeds[static_cast<std::size_t>(tile)]);
            if (held != before.m_seeds.end()) {
                const int old = static_cast<int>(held - before.m_seeds.begin());
                copyArea(before.m_atlas, before.areaOf(old), m_atlas, areaOf(tile).topLeft());
            }
        }
    }
    takeUpWaiting();
    m_changes.clear(); // nobody who knew the old shape can go on from there
    changed(whole());
}

void BrushMask::keepLeaving(const std::vector<std::uint32_t>& seeds) {
    for (int tile = 0; tile < tiles(); ++tile) {
        const std::uint32_t seed = m_seeds[static_cast<std::size_t>(tile)];
        if (std::find(seeds.begin(), seeds.end(), seed) != seeds.end() ||
            !isPainted(m_atlas, areaOf(tile))) {
            continue;
        }
        Image& mask = m_waiting[seed] = Image(m_tile, 1);
        copyArea(m_atlas, areaOf(tile), mask, {0, 0});
        std::erase(m_left, seed);
        m_left.push_back(seed);
    }
    while (m_left.size() > kMostLeft) { // one of 1024 pixels takes a megabyte
        m_waiting.erase(m_left.front());
        m_left.erase(m_left.begin());
    }
}

void BrushMask::takeUpWaiting() {
    for (int tile = 0; tile < tiles(); ++tile) {
        const auto mask = m_waiting.find(m_seeds[static_cast<std::size_t>(tile)]);
        if (mask != m_waiting.end() && mask->second.extent == m_tile) {
            const QRect area = areaOf(tile);
            copyArea(mask->second, {QPoint(0, 0), area.size()}, m_atlas, area.topLeft());
            std::erase(m_left, mask->first);
            m_waiting.erase(mask);
        }
    }
}

PaintedMasks BrushMask::painted() const {
    PaintedMasks masks = m_waiting;
    for (int tile = 0; tile < tiles(); ++tile) {
        if (isPainted(m_atlas, areaOf(tile))) { // asked every two seconds; few are
            Image& mask = masks[m_seeds[static_cast<std::size_t>(tile)]] = Image(m_tile, 1);
            copyArea(m_atlas, areaOf(tile), mask, {0, 0});
        }
    }
    return masks;
}

void BrushMask::restore(PaintedMasks masks) {
    const std::vector<std::uint32_t> left = std::exchange(m_left, {});
    clear();
    m_waiting = std::move(masks);
    for (const auto& [seed, mask] : m_waiting) {
        if (std::find(left.begin(), left.end(), seed) == left.end()) {
            m_left.push_back(seed);
        }
    }
    std::copy_if(left.begin(), left.end(), std::back_inserter(m_left), [this](std::uint32_t seed) {
        return m_waiting.contains(seed);
    });
    takeUpWaiting();
    changed(whole());
}

void BrushMask::reset() {
    m_seeds.clear();
    m_columns = 0;
    m_tile = {};
    m_atlas = {};
    m_waiting.clear();
    m_left.clear();
    m_changes.clear();
    changed(whole());
}

void BrushMask::stroke(int tile, QPointF from, QPointF to, const Brush& brush) {
    if (tile < 0 || tile >= static_cast<int>(m_seeds.size())) {
        return;
    }
    const QRect cell = areaOf(tile);
    const double radius = std::max(0.5, brush.radius * m_tile.width);
    const QRectF line(from, to);
    const QRect touched =
        line.normalized().adjusted(-radius, -radius, radius, radius).toAlignedRect();
    const QRect area = touched.intersected(QRect(QPoint(0, 0), cell.size()));
    if (area.isEmpty()) {
        return;
    }
    for (int y = area.top(); y <= area.bottom(); ++y) {
        std::uint8_t* row = m_atlas.row(cell.y() + y) + cell.x();
        for (int x = area.left(); x <= area.right(); ++x) {
            const double distance = distanceToLine(QPointF(x + 0.5, y + 0.5), from, to);
            const auto strength =
                static_cast<std::uint8_t>(std::lround(255.0 * strengthAt(distance, radius)));
            row[x] = brush.erases ? std::min<std::uint8_t>(row[x], 255 - strength)
                                  : std::max(row[x], strength);
        }
    }
    changed(area.translated(cell.topLeft()));
}

void BrushMask::clear() {
    m_waiting.clear();
    m_left.clear();
    std::fill(m_atlas.pixels.begin(), m_atlas.pixels.end(), std::uint8_t(0));
    changed(whole());
}

void BrushMask::invert() {
    for (std::uint8_t& value : m_atlas.pixels) {
        value = static_cast<std::uint8_t>(255 - value);
    }
    changed(whole());
}

QRect BrushMask::changedSince(std::uint64_t revision) const {
    if (revision == m_revision) {
        return {};
    }
    if (m_changes.empty() || revision + 1 < m_changes.front().revision) {
        return whole();
    }
    QRect area;
    for (const Change& change : m_changes) {
        if (change.revision > revision) {
            area |= change.area;
        }
    }
    return area;
}

int BrushMask::tiles() const {
    const int cells = m_columns == 0 ? 0 : m_columns * (m_atlas.extent.height / m_tile.height);
    return std::min(static_cast<int>(m_seeds.size()), cells);
}

QRect BrushMask::areaOf(int tile) const {
    return {
        tile % m_columns * m_tile.width,
        tile / m_columns * m_tile.height,
        m_tile.width,
        m_tile.height};
}

void BrushMask::changed(const QRect& area) {
    m_changes.push_back({++m_revision, area});
    if (m_changes.size() > kRememberedChanges) {
        m_changes.pop_front();
    }
}

} // namespace sg
