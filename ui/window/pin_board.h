#pragma once

/// Which latents are watched. A seed changes only when somebody asks for it.

#include "core/explore/sampler.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sg {

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

    friend bool operator==(const PinBoard&, const PinBoard&) = default;

    [[nodiscard]] bool isAway() const { return !m_pins.turns.empty(); }

private:
    static constexpr std::size_t kTiles = std::size_t(kMaxSide) * kMaxSide;

    void refresh();

    std::array<std::uint32_t, kTiles> m_seeds{};
    std::array<bool, kTiles> m_locked{};
    PreviewPins m_pins;
};

} // namespace sg
