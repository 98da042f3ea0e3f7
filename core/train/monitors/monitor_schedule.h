#pragma once

/// When to measure: monitors may take no more than a share of the time.

#include <algorithm>

namespace sg {

class MonitorSchedule {
public:
    /// `share` of the training time at most; `leastSeconds` of training between two measurements.
    explicit MonitorSchedule(double share = 0.02, double leastSeconds = 20.0)
        : m_share(share), m_leastSeconds(leastSeconds) {}

    /// `trainedSeconds`: time spent in training steps so far, measurements not counted.
    [[nodiscard]] bool due(double trainedSeconds) const { return trainedSeconds >= m_next; }

    /// A measurement at that time took so long.
    void took(double trainedSeconds, double seconds) {
        m_spent += seconds;
        m_next = std::max(trainedSeconds + m_leastSeconds, m_spent / m_share);
    }

private:
    double m_share;
    double m_leastSeconds;
    double m_spent = 0.0;
    double m_next = 0.0; ///< the first one is due at once: it is what later ones compare with
};

} // namespace sg
