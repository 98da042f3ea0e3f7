#pragma once

/// Which latents are watched. A seed changes only when somebody asks for it.

#include "core/explore/sampler.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sg {

/// Everything about the watched latents, also of tiles that a small grid hides.
struct PinState {
    std::vector<std::uint32_t> seeds; ///< of the largest grid, row by row
    std::vector<bool> locked;         ///< one a seed
    std::vector<double> turns;        ///< as PreviewPins::turns
    int side = 3;
    double psi = 0.7;

    friend bool operator==(const PinState&, const PinState&) = default;
};

class PinBoard {
public:
    static constexpr int kMinSide = 2;
    static constexpr int kMaxSide = 4;

    /// Three by three neighbouring seeds from 0 on, psi 0.7.
    PinBoard();

    [[nodiscard]] const PreviewPins& pins() const { return m_pins; }

    [[nodiscard]] int side() const { return m_pins.columns; }

    /// A grid of side x side tiles, clamped to 2 .. 4. A smaller one hides seeds, it does not
    /// forget them.
    void setSide(int side);

    /// The tile at place i gets the seed `first` + i, unless it is locked.
    void setFirst(std::uint32_t first);

    void setSeed(int tile, std::uint32_t seed);

    /// A locked tile keeps its seed through setFirst().
    void setLocked(int tile, bool locked);
    [[nodiscard]] bool isLocked(int tile) const;
    [[nodiscard]] std::uint32_t lockedTiles() const; ///< a bit each, of the visible tiles

    void setPsi(double psi);

    /// The watched latents are not those of the seeds any more but these spots on their walks.
    void stay(const std::vector<double>& turns);
    void goBack();

    [[nodiscard]] PinState state() const;

    /// What is missing stays as it is, what is out of its range is clamped.
    void restore(const PinState& state);

    /// Watches the latents of a recipe, locked tiles or not, with its psi (clamped to 0 .. 1): a
    /// single seed in its place, or else in the first tile that is not locked, the others stay;
    /// several from the first tile on, in a grid that is large enough, at most 16.
    void
    restore(const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, double psi);

    [[nodiscard]] bool isAway() const { return !m_pins.turns.empty(); }

private:
    static constexpr std::size_t kTiles = std::size_t(kMaxSide) * kMaxSide;

    void refresh();

    std::array<std::uint32_t, kTiles> m_seeds{};
    std::array<bool, kTiles> m_locked{};
    PreviewPins m_pins;
};

} // namespace sg
