#include "ui/timeline/film_reel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sg {

namespace {

constexpr double kOnATile = 1e-6; ///< of the way to the next one

const StateEntry& find(const std::vector<StateEntry>& states, StateKind kind) {
    const auto found = std::ranges::find(states, kind, &StateEntry::kind);
    return found == states.end() ? states.front() : *found;
}

} // namespace

const StateEntry& FilmTile::small() const {
    return find(states, StateKind::Light);
}

const StateEntry& FilmTile::exact() const {
    return find(states, StateKind::Full);
}

bool operator==(const FilmTile& a, const FilmTile& b) {
    return a.kimg == b.kimg && a.starred == b.starred &&
           std::ranges::equal(a.states, b.states, {}, &StateEntry::path, &StateEntry::path);
}

FilmReel::FilmReel(const std::vector<StateEntry>& states) {
    // From the last saved to the first: whatever is later than what was saved after it was undone.
    auto reached = std::numeric_limits<std::int64_t>::max();
    for (auto entry = states.rbegin(); entry != states.rend(); ++entry) {
        const bool undone = entry->step > reached;
        reached = std::min(reached, entry->step);
        if (undone && !entry->kept) {
            continue;
        }
        auto same = std::ranges::find_if(m_tiles, [&](const FilmTile& tile) {
            return !undone && tile.states.front().step == entry->step &&
                   std::ranges::find(tile.states, entry->kind, &StateEntry::kind) ==
                       tile.states.end();
        });
        if (same == m_tiles.end()) {
            const bool again =
                !undone && !entry->kept && std::ranges::any_of(m_tiles, [&](const FilmTile& tile) {
                    return tile.states.front().step == entry->step;
                });
            if (again) {
                continue; // saved twice at one step
            }
            m_tiles.push_back({entry->kimg(), {}, false});
            same = m_tiles.end() - 1;
        }
        same->states.push_back(*entry);
        same->starred = same->starred || entry->kept;
    }
    std::ranges::reverse(m_tiles);
    std::ranges::stable_sort(m_tiles, {}, &FilmTile::kimg);
}

double FilmReel::positionOf(double kimg) const {
    const auto above = std::ranges::upper_bound(m_tiles, kimg, {}, &FilmTile::kimg);
    if (above == m_tiles.begin()) {
        return 0.0;
    }
    if (above == m_tiles.end()) {
        return last();
    }
    const auto below = above - 1;
    return double(below - m_tiles.begin()) + (kimg - below->kimg) / (above->kimg - below->kimg);
}

double FilmReel::kimgAt(double position) const {
    const double inside = std::clamp(position, 0.0, double(last()));
    const auto index = static_cast<std::size_t>(inside);
    const FilmTile& tile = m_tiles[index];
    if (index + 1 >= m_tiles.size()) {
        return tile.kimg;
    }
    return tile.kimg + (inside - double(index)) * (m_tiles[index + 1].kimg - tile.kimg);
}

std::optional<int> FilmReel::tileAt(double kimg) const {
    const double position = positionOf(kimg);
    const double nearest = std::round(position);
    return std::abs(position - nearest) < kOnATile ? std::optional(int(nearest)) : std::nullopt;
}

StatePlace FilmReel::placeAt(double kimg) const {
    if (const auto tile = tileAt(kimg)) {
        const FilmTile& there = m_tiles[std::size_t(*tile)];
        return {there.small().path, {}, 0.0, there.kimg};
    }
    const double position = positionOf(kimg);
    const auto index = static_cast<std::size_t>(position);
    return {
        m_tiles[index].small().path,
        m_tiles[index + 1].small().path,
        position - double(index),
        kimgAt(position)};
}

} // namespace sg
