#include "ui/curves/axis_tickers.h"

#include "ui/curves/value_scale.h"

namespace sg {

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
    const auto ticks = logTicks({range.lower, range.upper}, tickCount());
    if (ticks.size() < 2) {
        return QCPAxisTicker::createTickVector(tickStep, range);
    }
    return {ticks.begin(), ticks.end()};
}

double TimeTicker::getTickStep(const QCPRange& range) {
    return m_unit * QCPAxisTicker::getTickStep({range.lower / m_unit, range.upper / m_unit});
}

QString TimeTicker::getTickLabel(double tick, const QLocale& locale, QChar format, int precision) {
    return QCPAxisTicker::getTickLabel(tick / m_unit, locale, format, precision);
}

} // namespace sg
