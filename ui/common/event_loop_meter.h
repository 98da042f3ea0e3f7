#pragma once

/// Measures how long the GUI thread was busy: the delay of a timer that should fire every 10 ms.

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace sg {

class EventLoopMeter : public QObject {
    Q_OBJECT

public:
    explicit EventLoopMeter(QObject* parent = nullptr);

    /// Forgets what was measured so far.
    void reset();

    /// Delays beyond the timer's own period, in milliseconds.
    [[nodiscard]] double percentileMs(double fraction) const;

    [[nodiscard]] double maximumMs() const { return m_maximumMs; }

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<float> m_delaysMs;
    double m_maximumMs = 0.0;
};

} // namespace sg
