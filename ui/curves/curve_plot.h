#pragma once

/// The drawing itself: raw values faint, smoothed ones bold, marks, a legend that toggles.

#include "ui/curves/axis_tickers.h"
#include "ui/curves/curve_data.h"
#include "ui/curves/curve_marks.h"
#include "ui/curves/curve_options.h"
#include "ui/curves/qcustomplot.h"
#include "ui/curves/value_scale.h"

#include <QTimer>

#include <array>
#include <optional>

namespace sg {

class CurvePlot final : public QCustomPlot {
    Q_OBJECT

public:
    /// `curves` must outlive it; call refresh() when it changed.
    CurvePlot(const CurveData& curves, QWidget* parent);

    void refresh();
    void setOptions(const CurveOptions& options);

    /// Fits everything, and follows what is added from then on.
    void showAll();

    void mark(double kimg, const QString& word);
    void clearMarks();

    /// A line at the place that the timeline looks at; nothing = none.
    void setCursorAt(std::optional<double> kimg);

    [[nodiscard]] std::optional<double> cursorAt() const { return m_cursorKimg; }

    [[nodiscard]] const CurveMarks& marks() const { return m_marks; }

    /// What the visible curves are worth below a point of the widget; empty beside the axes.
    [[nodiscard]] QString valuesAt(const QPoint& point) const;

    /// What is seen, at twice the size.
    [[nodiscard]] QImage picture();

Q_SIGNALS:
    /// The pointer is over this point; over none once it left.
    void hovered(const QPoint& point);

    /// A click that was neither a drag nor the first half of a double click.
    void clicked(double kimg);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Graphs {
        QCPGraph* raw = nullptr;
        QCPGraph* smooth = nullptr;
    };

    void buildLegend();
    void buildGraphs();
    void takeColours();
    void colourLegend();
    void fill(CurveData::Series series);
    void placeCursor();
    void fitAcross();
    void fitHeight();
    void styleAcross();
    bool toggleLegend(const QPoint& point);
    [[nodiscard]] const std::vector<double>& keys(CurveData::Series series) const;
    [[nodiscard]] double place(double kimg) const;
    [[nodiscard]] std::optional<Span> shownSpan(CurveData::Series series) const;

    const CurveData& m_curves;
    CurveOptions m_options;
    CurveMarks m_marks;
    QCPItemStraightLine* m_cursor;
    std::optional<double> m_cursorKimg;
    QTimer m_click; ///< runs while a click may still become a double click
    QPoint m_pressed;
    double m_clickedKimg = 0.0;
    std::array<Graphs, CurveData::kSeries> m_graphs;
    QSharedPointer<QCPAxisTicker> m_evenTicks;
    QSharedPointer<LogTicker> m_logTicks;
    QSharedPointer<TimeTicker> m_timeTicks;
    bool m_follow = true; ///< rescale with new data, until the user zooms
};

} // namespace sg
