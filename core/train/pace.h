#pragma once

/// How fast a training is.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace sg {

/// Seconds of work, pauses excluded, and the smoothed speed.
class Pace {
public:
    using Clock = std::chrono::steady_clock;

    /// Goes on after so many seconds of earlier work.
    explicit Pace(double secondsBefore = 0.0) : m_seconds(secondsBefore) {}

    void beginStep() { m_begin = Clock::now(); }

    void endStep(int images) {
        const double seconds = std::chrono::duration<double>(Clock::now() - m_begin).count();
        m_seconds += seconds;
        ++m_steps;
        // Regularisation makes some steps far slower: average over about two rounds of them. Young
        // averages count every step alike.
        const double weight = std::max(1.0 / double(m_steps), 1.0 / 32.0);
        m_secondsPerImage += weight * (seconds / double(images) - m_secondsPerImage);
    }

    [[nodiscard]] double seconds() const { return m_seconds; }

    [[nodiscard]] double imagesPerSecond() const {
        return m_secondsPerImage > 0.0 ? 1.0 / m_secondsPerImage : 0.0;
    }

    /// Nothing before the speed is steady enough to speak of the time that is left.
    [[nodiscard]] std::optional<double> eta(double imagesLeft) const {
        constexpr int kEstimatingSteps = 10;
        if (m_steps < kEstimatingSteps) {
            return std::nullopt;
        }
        return std::max(0.0, imagesLeft) * m_secondsPerImage;
    }

private:
    Clock::time_point m_begin;
    double m_seconds = 0.0;
    double m_secondsPerImage = 0.0;
    std::int64_t m_steps = 0;
};

} // namespace sg
