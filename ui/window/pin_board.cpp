#include "ui/window/pin_board.h"

#include <algorithm>

namespace sg {

PinBoard::PinBoard() {
    setFirst(0);
}

void PinBoard::setSide(int side) {
    m_pins.columns = std::clamp(side, kMinSide, kMaxSide);
    refresh();
}

void PinBoard::setFirst(std::uint32_t first) {
    for (std::size_t i = 0; i < kTiles; ++i) {
        if (!m_locked[i]) {
            m_seeds[i] = first + static_cast<std::uint32_t>(i);
        }
    }
    refresh();
}

void PinBoard::setSeed(int tile, std::uint32_t seed) {
    m_seeds.at(static_cast<std::size_t>(tile)) = seed;
    refresh();
}

void PinBoard::setLocked(int tile, bool locked) {
    m_locked.at(static_cast<std::size_t>(tile)) = locked;
}

bool PinBoard::isLocked(int tile) const {
    return m_locked.at(static_cast<std::size_t>(tile));
}

std::uint32_t PinBoard::lockedTiles() const {
    std::uint32_t tiles = 0;
    for (std::size_t i = 0; i < m_pins.seeds.size(); ++i) {
        tiles |= (m_locked[i] ? 1U : 0U) << i;
    }
    return tiles;
}

void PinBoard::setPsi(double psi) {
    m_pins.truncationPsi = psi;
}

void PinBoard::stay(const std::vector<double>& turns) {
    m_pins.turns = turns;
    m_pins.turns.resize(turns.empty() ? 0 : m_pins.seeds.size());
}

void PinBoard::goBack() {
    m_pins.turns.clear();
}

PinState PinBoard::state() const {
    PinState state;
    state.seeds.assign(m_seeds.begin(), m_seeds.end());
    state.locked.assign(m_locked.begin(), m_locked.end());
    state.turns = m_pins.turns;
    state.side = m_pins.columns;
    state.psi = m_pins.truncationPsi;
    return state;
}

void PinBoard::restore(const PinState& state) {
    std::copy_n(state.seeds.begin(), std::min(state.seeds.size(), kTiles), m_seeds.begin());
    std::copy_n(state.locked.begin(), std::min(state.locked.size(), kTiles), m_locked.begin());
    m_pins.turns.clear();
    m_pins.truncationPsi = std::clamp(state.psi, 0.0, 1.0);
    setSide(state.side);
    stay(state.turns);
}

void PinBoard::restore(
    const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, double psi) {
    setPsi(std::clamp(psi, 0.0, 1.0));
    goBack();
    std::size_t first = 0;
    if (seeds.size() == 1) {
        const auto known = std::ranges::find(m_pins.seeds, seeds.front());
        const auto free = std::ranges::find(m_locked, false);
        first = known != m_pins.seeds.end() ? std::size_t(known - m_pins.seeds.begin())
                : std::size_t(free - m_locked.begin()) < m_pins.seeds.size()
                    ? std::size_t(free - m_locked.begin())
                    : 0;
    } else {
        int side = kMinSide;
        while (side < kMaxSide && std::size_t(side) * std::size_t(side) < seeds.size()) {
            ++side;
        }
        m_pins.columns = side;
    }
    std::vector<double> spots(kTiles);
    for (std::size_t i = 0; i < seeds.size() && first + i < kTiles; ++i) {
        m_seeds[first + i] = seeds[i];
        spots[first + i] = i < turns.size() ? turns[i] : 0.0;
    }
    refresh();
    if (std::ranges::any_of(spots, [](double turn) { return turn != 0.0; })) {
        stay(spots);
    }
}

void PinBoard::refresh() {
    const auto count = static_cast<std::size_t>(m_pins.columns) * std::size_t(m_pins.columns);
    std::vector<std::uint32_t> seeds(m_seeds.begin(), m_seeds.begin() + std::ptrdiff_t(count));
    if (!m_pins.turns.empty()) {
        m_pins.turns.resize(count);
        for (std::size_t i = 0; i < std::min(count, m_pins.seeds.size()); ++i) {
            if (seeds[i] != m_pins.seeds[i]) {
                m_pins.turns[i] = 0.0; // a new seed is shown as it is
            }
        }
    }
    m_pins.seeds = std::move(seeds);
}

} // namespace sg
