#pragma once

/// The saved states of one branch as a row of tiles, and the places between them.

#include "core/train/run/state_store.h"
#include "ui/session/run_archive.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace sg {

/// What was saved at one step: a light state, a full one, or both.
struct FilmTile {
    double kimg = 0.0;
    std::vector<StateEntry> states; ///< never empty
    bool starred = false;

    /// The smaller file is enough to look at; the larger one is exact.
    [[nodiscard]] const StateEntry& small() const;
    [[nodiscard]] const StateEntry& exact() const;

    friend bool operator==(const FilmTile& a, const FilmTile& b);
};

class FilmReel {
public:
    FilmReel() = default;

    /// States of a past that was undone are left out, unless they are starred.
    explicit FilmReel(const std::vector<StateEntry>& states);

    [[nodiscard]] const std::vector<FilmTile>& tiles() const { return m_tiles; }

    [[nodiscard]] bool empty() const { return m_tiles.empty(); }

    [[nodiscard]] int last() const { return static_cast<int>(m_tiles.size()) - 1; }

    /// Where a kimg lies: 0 = the first tile, 1.5 = between the second and the third. Within the
    /// ends; the reel must not be empty.
    [[nodiscard]] double positionOf(double kimg) const;

    /// The same the other way round.
    [[nodiscard]] double kimgAt(double position) const;

    /// The tile that lies there, or nothing between two tiles.
    [[nodiscard]] std::optional<int> tileAt(double kimg) const;

    [[nodiscard]] StatePlace placeAt(double kimg) const;

private:
    std::vector<FilmTile> m_tiles; ///< by kimg
};

} // namespace sg
