#include "ui/common/event_loop_meter.h"

#include <algorithm>

namespace sg {

namespace {

constexpr int kPeriodMs = 10;
constexpr std::size_t kMaxSamples = 1'000'000;

} // namespace

EventLoopMeter::EventLoopMeter(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopMeter::tick);
    m_since.start();
    m_timer.start(kPeriodMs);
}

void EventLoopMeter::reset() {
    m_delaysMs.clear();
    m_maximumMs = 0.0;
    m_since.restart();
}

void EventLoopMeter::tick() {
    const double delay = std::max(0.0, double(m_since.nsecsElapsed()) / 1e6 - kPeriodMs);
    m_since.restart();
    m_maximumMs = std::max(m_maximumMs, delay);
    if (m_delaysMs.size() < kMaxSamples) {
        m_delaysMs.push_back(static_cast<float>(delay));
    }
}

double EventLoopMeter::percentileMs(double fraction) const {
    if (m_delaysMs.empty()) {
        return 0.0;
    }
    auto sorted = m_delaysMs;
    const auto index = static_cast<std::size_t>(fraction * double(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(index), sorted.end());
    return double(sorted[index]);
}

} // namespace sg
