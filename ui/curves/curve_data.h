#pragma once

/// What the curves show: every recorded step once, in order, with the time it took.

#include "core/train/session.h"

#include <array>
#include <cstddef>
#include <vector>

namespace sg {

class CurveData {
public:
    enum Series { G, D, R1, PathLength };

    static constexpr std::size_t kSeries = 4;

    /// One curve: where its values stand by kimg and by seconds of training. Values that are no
    /// number are left out.
    struct Points {
        std::vector<double> kimg;
        std::vector<double> seconds;
        std::vector<double> values;
    };

    /// Adds steps. One that comes again, as after stepping the training back, replaces itself and
    /// all that came after it, so that no curve ever runs backwards.
    void append(const std::vector<StepStats>& stats);
    void clear();

    [[nodiscard]] const std::vector<StepStats>& steps() const { return m_steps; }

    [[nodiscard]] const Points& points(Series series) const { return m_points[series]; }

    /// Seconds of training up to the last step. Goes on over a resume even where the recorded
    /// seconds start anew.
    [[nodiscard]] double seconds() const;

    /// When the training had seen so many thousand pictures; between two steps, in proportion.
    [[nodiscard]] double secondsAt(double kimg) const;

    /// The other way round, for a time up to `seconds()`.
    [[nodiscard]] double kimgAt(double seconds) const;

private:
    void withdrawFrom(double kimg);
    [[nodiscard]] double clock(double seconds);
    void add(Series series, double seconds, double kimg, double value);

    std::vector<StepStats> m_steps;
    std::vector<double> m_seconds; ///< of `m_steps`, never falling
    std::array<Points, kSeries> m_points;
    double m_before = 0.0;       ///< seconds of the sessions before this one
    double m_lastRecorded = 0.0; ///< as the step said it
};

} // namespace sg
