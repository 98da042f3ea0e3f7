#pragma once

/// Numbers along the axes of the curves.

#include "ui/curves/qcustomplot.h"

namespace sg {

/// 1, 2, 5, 10, ... on a logarithmic axis; even steps where it shows less than that.
class LogTicker final : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
};

/// An axis in seconds, labelled in round seconds, minutes or hours.
class TimeTicker final : public QCPAxisTicker {
public:
    /// Seconds of what the labels count.
    void setUnit(double seconds) { m_unit = seconds; }

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    double m_unit = 60.0;
};

} // namespace sg
