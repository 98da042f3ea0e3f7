#pragma once

/// When the states of a running training are written.

#include <algorithm>
#include <chrono>

namespace sg {

/// Full states, which a training goes on from, and light ones, the tiles of the filmstrip. The two
/// meet where they are due at about the same time: a full state takes a tile along that would be
/// due soon, and a tile waits for a full state that will be; apart, they would be two places on the
/// filmstrip with one and the same picture.
class SaveSchedule {
public:
    using Clock = std::chrono::steady_clock;

    struct Due {
        bool full = false;
        bool tile = false;
    };

    SaveSchedule() = default;

    /// Both were written just now. 0 seconds = never.
    SaveSchedule(
        std::chrono::seconds fullEvery, std::chrono::seconds tileEvery, Clock::time_point now)
        : m_fullEvery(fullEvery), m_tileEvery(tileEvery), m_full(now), m_tile(now) {}

    [[nodiscard]] Due due(Clock::time_point now) const {
        const bool fulls = m_fullEvery.count() > 0;
        const bool tiles = m_tileEvery.count() > 0;
        const Clock::duration near = std::min<Clock::duration>(
            kNear, Clock::duration(std::min(m_fullEvery, m_tileEvery)) / 2);
        const Clock::duration untilFull = m_full + m_fullEvery - now;
        const Clock::duration untilTile = m_tile + m_tileEvery - now;
        const auto zero = Clock::duration::zero();
        if (fulls && untilFull <= zero) {
            return {true, tiles && untilTile <= near};
        }
        return {false, tiles && untilTile <= zero && !(fulls && untilFull <= near)};
    }

    void wrote(Due what, Clock::time_point now) {
        m_full = what.full ? now : m_full;
        m_tile = what.tile ? now : m_tile;
    }

private:
    static constexpr std::chrono::seconds kNear{5}; ///< or half the shorter time, if that is less

    std::chrono::seconds m_fullEvery{0};
    std::chrono::seconds m_tileEvery{0};
    Clock::time_point m_full;
    Clock::time_point m_tile;
};

} // namespace sg
