#pragma once

/// Loss curves: raw faint, smoothed bold, over kimg.

#include "core/train/session.h"

#include <QWidget>

#include <array>
#include <vector>

class QCPGraph;
class QCustomPlot;
class QLabel;
class QSlider;
class QMouseEvent;

namespace sg {

class CurvesView : public QWidget {
    Q_OBJECT

public:
    enum Series { G, D, R1, PathLength };

    explicit CurvesView(QWidget* parent = nullptr);

    void clear();

    /// Appends a batch and redraws once.
    void append(const std::vector<StepStats>& stats);

    /// A vertical line with a word, e.g. where a fader moved. A burst of the same word gets one.
    void mark(double kimg, const QString& text);

    [[nodiscard]] int points(Series series) const;

    [[nodiscard]] int marks() const { return m_marks; }

private:
    struct Curve {
        std::vector<double> keys;
        std::vector<double> values;
        QCPGraph* raw = nullptr;
        QCPGraph* smooth = nullptr;
    };

    void add(Series series, double kimg, double value);
    void redraw();
    void readOut(QMouseEvent* event);
    void toggleLegend(const QPoint& position);

    QCustomPlot* m_plot;
    QSlider* m_smoothing;
    QLabel* m_readOut;
    std::array<Curve, 4> m_curves;
    QString m_lastMark;
    double m_lastMarkKimg = 0.0;
    int m_marks = 0;
    bool m_follow = true; ///< rescale with new data, until the user zooms
};

} // namespace sg
