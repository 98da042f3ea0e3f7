#include "ui/curves/curve_data.h"

#include <algorithm>
#include <cmath>

namespace sg {

void CurveData::clear() {
    *this = {};
}

void CurveData::append(const std::vector<StepStats>& stats) {
    for (const StepStats& s : stats) {
        if (!std::isfinite(s.kimg)) {
            continue;
        }
        withdrawFrom(s.kimg);
        const double seconds = clock(s.seconds);
        m_steps.push_back(s);
        m_seconds.push_back(seconds);
        add(G, seconds, s.kimg, s.lossG);
        add(D, seconds, s.kimg, s.lossD);
        if (s.r1) {
            add(R1, seconds, s.kimg, *s.r1);
        }
        if (s.pathLength) {
            add(PathLength, seconds, s.kimg, *s.pathLength);
        }
    }
}

void CurveData::withdrawFrom(double kimg) {
    while (!m_steps.empty() && m_steps.back().kimg >= kimg) {
        m_steps.pop_back();
        m_seconds.pop_back();
    }
    for (Points& points : m_points) {
        while (!points.kimg.empty() && points.kimg.back() >= kimg) {
            points.kimg.pop_back();
            points.seconds.pop_back();
            points.values.pop_back();
        }
    }
}

double CurveData::clock(double seconds) {
    if (!std::isfinite(seconds)) {
        seconds = m_lastRecorded;
    }
    // Half, not less: a recorded past is rounded, and may be a little ahead of what goes on from
    // it.
    if (seconds < m_lastRecorded / 2.0) {
        m_before += m_lastRecorded;
    }
    m_lastRecorded = seconds;
    return std::max(this->seconds(), m_before + seconds);
}

void CurveData::add(Series series, double seconds, double kimg, double value) {
    if (std::isfinite(value)) {
        m_points[series].kimg.push_back(kimg);
        m_points[series].seconds.push_back(seconds);
        m_points[series].values.push_back(value);
    }
}

double CurveData::seconds() const {
    return m_seconds.empty() ? 0.0 : m_seconds.back();
}

double CurveData::secondsAt(double kimg) const {
    const auto after =
        std::lower_bound(m_steps.begin(), m_steps.end(), kimg, [](const StepStats& s, double k) {
            return s.kimg < k;
        });
    if (after == m_steps.end()) {
        return seconds();
    }
    const auto index = static_cast<std::size_t>(after - m_steps.begin());
    const double kimgBefore = index == 0 ? 0.0 : m_steps[index - 1].kimg;
    const double secondsBefore = index == 0 ? 0.0 : m_seconds[index - 1];
    const double width = after->kimg - kimgBefore;
    const double share = width > 0.0 ? std::clamp((kimg - kimgBefore) / width, 0.0, 1.0) : 1.0;
    return secondsBefore + share * (m_seconds[index] - secondsBefore);
}

double CurveData::kimgAt(double seconds) const {
    const auto after = std::lower_bound(m_seconds.begin(), m_seconds.end(), seconds);
    if (after == m_seconds.end()) {
        return m_steps.empty() ? 0.0 : m_steps.back().kimg;
    }
    const auto index = static_cast<std::size_t>(after - m_seconds.begin());
    const double kimgBefore = index == 0 ? 0.0 : m_steps[index - 1].kimg;
    const double secondsBefore = index == 0 ? 0.0 : m_seconds[index - 1];
    const double width = *after - secondsBefore;
    const double share =
        width > 0.0 ? std::clamp((seconds - secondsBefore) / width, 0.0, 1.0) : 1.0;
    return kimgBefore + share * (m_steps[index].kimg - kimgBefore);
}

} // namespace sg
