#pragma once

/// The panel of loss curves: what they are worth below the pointer, how they are smoothed and
/// looked at, and the curves.

#include "ui/curves/curve_data.h"

#include <QImage>
#include <QRect>
#include <QString>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QSlider;

namespace sg {

class CurvePlot;
class CurvesMenu;

class CurvesView : public QWidget {
    Q_OBJECT

public:
    using Series = CurveData::Series;
    static constexpr Series G = CurveData::G;   // NOLINT(readability-identifier-naming)
    static constexpr Series D = CurveData::D;   // NOLINT(readability-identifier-naming)
    static constexpr Series R1 = CurveData::R1; // NOLINT(readability-identifier-naming)
    static constexpr Series PathLength = CurveData::PathLength;

    explicit CurvesView(QWidget* parent = nullptr);

    void clear();

    /// Appends a batch and redraws once. Steps that come again replace the old ones (CurveData).
    void append(const std::vector<StepStats>& stats);

    /// A vertical line with a word, e.g. where a fader moved. A burst of the same word gets one.
    void mark(double kimg, const QString& text);

    /// A line at the place that the timeline looks at; nothing = none.
    void setCursorAt(std::optional<double> kimg);

    [[nodiscard]] std::optional<double> cursorAt() const;

    [[nodiscard]] int points(Series series) const;

    [[nodiscard]] int marks() const;

    /// Where the marks stand, 0 at the left end of the axis and 1 at the right.
    [[nodiscard]] std::vector<double> markPlaces() const;

    /// The lowest and highest value of the axis as it is shown.
    [[nodiscard]] std::pair<double, double> heights() const;

    /// Where the curves are drawn, without numbers and legend, in the child "curvesPlot".
    [[nodiscard]] QRect plotArea() const;

    /// What is drawn, for saving (curve_export.h).
    [[nodiscard]] const std::vector<StepStats>& steps() const { return m_data.steps(); }

    /// The curves as they are seen, at twice the size.
    [[nodiscard]] QImage picture() const;

Q_SIGNALS:
    /// On the curves, not a drag.
    void clicked(double kimg);
    void saveNumbersRequested();
    void savePictureRequested();

private:
    void layOut();
    void takeOptions();

    CurveData m_data;
    CurvesMenu* m_menu;
    CurvePlot* m_plot;
    QSlider* m_smoothing;
    QLabel* m_readOut;
};

} // namespace sg
