#include "ui/curves/curve_plot.h"

#include "ui/curves/curve_colours.h"
#include "ui/curves/curve_looks.h"
#include "ui/curves/smoothing.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

constexpr std::array kAllSeries{CurveData::G, CurveData::D, CurveData::R1, CurveData::PathLength};

constexpr double kLeastKimg = 0.02; ///< a young run does not fill the axis with two steps
constexpr double kLeastSeconds = 6.0;
constexpr int kStillPx = 3; ///< from here on it is a drag

void colourAxis(QCPAxis* axis, const CurveColours& colours) {
    const QPen line(colours.grey(0.42));
    axis->setBasePen(line);
    axis->setTickPen(line);
    axis->setTickLabelColor(colours.grey(0.85));
    axis->setLabelColor(colours.grey(0.85));
    axis->grid()->setPen(QPen(colours.grey(0.11)));
    axis->grid()->setZeroLinePen(QPen(colours.grey(0.2)));
}

} // namespace

CurvePlot::CurvePlot(const CurveData& curves, QWidget* parent)
    : QCustomPlot(parent),
      m_curves(curves),
      m_marks(*this),
      m_cursor(new QCPItemStraightLine(this)),
      m_evenTicks(yAxis->ticker()),
      m_logTicks(new LogTicker),
      m_timeTicks(new TimeTicker) {
    setFocusPolicy(Qt::NoFocus); // it has no keys
    setLocale(QLocale::c());     // as all numbers of the window
    setObjectName(QStringLiteral("curvesPlot"));
    setAccessibleName(tr("Curves of the training"));
    setMinimumHeight(110);
    xAxis->setSubTicks(false);
    yAxis->setSubTicks(false);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setSelectionRectMode(QCP::srmZoom);
    buildLegend();
    buildGraphs();
    for (QCPItemPosition* point : {m_cursor->point1, m_cursor->point2}) {
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    m_cursor->setVisible(false);
    takeColours();
    m_click.setSingleShot(true);
    m_click.setInterval(QApplication::doubleClickInterval());
    connect(&m_click, &QTimer::timeout, this, [this] { Q_EMIT clicked(m_clickedKimg); });
    connect(this, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        Q_EMIT hovered(event->pos());
    });
    connect(this, &QCustomPlot::mouseWheel, this, [this] { m_follow = false; });
    connect(selectionRect(), &QCPSelectionRect::accepted, this, [this] { m_follow = false; });
    connect(this, &QCustomPlot::beforeReplot, this, [this] { m_marks.keepWordsInside(); });
    refresh();
}

void CurvePlot::buildLegend() {
    legend->setVisible(true);
    legend->setBorderPen(Qt::NoPen);
    // Beside the curves, not over their newest end.
    auto* side = new QCPLayoutGrid;
    plotLayout()->addElement(0, 1, side);
    side->addElement(0, 0, legend);
    side->addElement(1, 0, new QCPLayoutElement);
    side->setRowStretchFactor(0, 0.001);
    plotLayout()->setColumnStretchFactor(1, 0.001);
}

void CurvePlot::buildGraphs() {
    for (const auto series : kAllSeries) {
        Graphs& graphs = m_graphs[series];
        graphs.smooth = addGraph();
        graphs.smooth->setName(tr(kCurveLooks[series].name));
        graphs.raw = addGraph();
        graphs.raw->removeFromLegend();
    }
}

void CurvePlot::takeColours() {
    const CurveColours colours(palette());
    setBackground(QBrush(colours.ground));
    colourAxis(xAxis, colours);
    colourAxis(yAxis, colours);
    legend->setBrush(colours.ground);
    for (const auto series : kAllSeries) {
        QColor colour = colours.line(QColor::fromRgba(kCurveLooks[series].colour));
        m_graphs[series].smooth->setPen(QPen(colour, 2.0));
        colour.setAlpha(70);
        m_graphs[series].raw->setPen(QPen(colour, 1.0));
    }
    colourLegend();
    m_marks.takeColours();
    m_cursor->setPen(QPen(palette().color(QPalette::Highlight), 1.5));
}

void CurvePlot::colourLegend() {
    const CurveColours colours(palette());
    for (int i = 0; i < legend->itemCount(); ++i) {
        if (auto* item = qobject_cast<QCPPlottableLegendItem*>(legend->item(i))) {
            item->setTextColor(colours.grey(item->plottable()->visible() ? 1.0 : 0.5));
        }
    }
}

void CurvePlot::setOptions(const CurveOptions& options) {
    const bool otherUnit = options.byTime != m_options.byTime;
    const bool otherHeight = options.logarithmic != m_options.logarithmic ||
                             options.ignoreOutliers != m_options.ignoreOutliers;
    m_options = options;
    m_follow = m_follow || otherUnit;
    yAxis->setScaleType(options.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(options.logarithmic ? m_logTicks.staticCast<QCPAxisTicker>() : m_evenTicks);
    if (otherHeight && !m_follow) {
        fitHeight();
    }
    refresh();
}

void CurvePlot::showAll() {
    m_follow = true;
    refresh();
}

void CurvePlot::refresh() {
    for (const auto series : kAllSeries) {
        fill(series);
    }
    styleAcross();
    if (m_follow) {
        fitAcross();
        fitHeight();
    }
    m_marks.arrange([this](double kimg) { return place(kimg); });
    placeCursor();
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::fill(CurveData::Series series) {
    const auto draw = [this, series](QCPGraph* graph, const std::vector<double>& values) {
        QVector<double> shownKeys;
        QVector<double> shownValues;
        shownKeys.reserve(qsizetype(values.size()));
        shownValues.reserve(qsizetype(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!m_options.logarithmic || values[i] > 0.0) {
                shownKeys.push_back(keys(series)[i]);
                shownValues.push_back(values[i]);
            }
        }
        graph->setData(shownKeys, shownValues, true);
    };
    const auto& values = m_curves.points(series).values;
    draw(m_graphs[series].raw, values);
    draw(m_graphs[series].smooth, smoothZeroLag(values, m_options.smoothing));
}

void CurvePlot::styleAcross() {
    const TimeUnit& unit = unitFor(m_curves.seconds());
    m_timeTicks->setUnit(unit.seconds);
    xAxis->setTicker(m_options.byTime ? m_timeTicks.staticCast<QCPAxisTicker>() : m_evenTicks);
    xAxis->setLabel(m_options.byTime ? tr(unit.axis) : tr("kimg (thousand pictures shown)"));
}

void CurvePlot::fitAcross() {
    double last = m_options.byTime ? kLeastSeconds : kLeastKimg;
    for (const auto series : kAllSeries) {
        if (!keys(series).empty() && m_graphs[series].smooth->visible()) {
            last = std::max(last, keys(series).back() * 1.05);
        }
    }
    xAxis->setRange(0.0, last);
}

void CurvePlot::fitHeight() {
    std::optional<Span> all;
    for (const auto series : kAllSeries) {
        if (const auto span = shownSpan(series)) {
            all = all ? Span{std::min(all->lower, span->lower), std::max(all->upper, span->upper)}
                      : *span;
        }
    }
    if (all) {
        const Span span = withMargin(*all, m_options.logarithmic);
        yAxis->setRange(span.lower, span.upper);
    } else {
        yAxis->setRange(m_options.logarithmic ? 0.1 : 0.0, 2.0);
    }
}

std::optional<Span> CurvePlot::shownSpan(CurveData::Series series) const {
    if (!m_graphs[series].raw->visible()) {
        return std::nullopt;
    }
    const auto& at = keys(series);
    const auto& values = m_curves.points(series).values;
    const auto begin =
        m_follow ? at.begin() : std::lower_bound(at.begin(), at.end(), xAxis->range().lower);
    const auto end = m_follow ? at.end() : std::upper_bound(begin, at.end(), xAxis->range().upper);
    std::vector<double> shown;
    std::copy_if(
        values.begin() + (begin - at.begin()),
        values.begin() + (end - at.begin()),
        std::back_inserter(shown),
        [this](double value) { return !m_options.logarithmic || value > 0.0; });
    return m_options.ignoreOutliers ? usualSpan(std::move(shown)) : fullSpan(shown);
}

const std::vector<double>& CurvePlot::keys(CurveData::Series series) const {
    const CurveData::Points& points = m_curves.points(series);
    return m_options.byTime ? points.seconds : points.kimg;
}

double CurvePlot::place(double kimg) const {
    return m_options.byTime ? m_curves.secondsAt(kimg) : kimg;
}

void CurvePlot::mark(double kimg, const QString& word) {
    m_marks.add(kimg, word, [this](double k) { return place(k); });
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::setCursorAt(std::optional<double> kimg) {
    m_cursorKimg = kimg;
    placeCursor();
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::placeCursor() {
    m_cursor->setVisible(m_cursorKimg.has_value());
    if (m_cursorKimg) {
        m_cursor->point1->setCoords(place(*m_cursorKimg), 0.0);
        m_cursor->point2->setCoords(place(*m_cursorKimg), 1.0);
    }
}

void CurvePlot::clearMarks() {
    m_marks.clear();
}

QString CurvePlot::valuesAt(const QPoint& point) const {
    if (!axisRect()->rect().contains(point)) {
        return {};
    }
    const double key = xAxis->pixelToCoord(point.x());
    const TimeUnit& unit = unitFor(m_curves.seconds());
    QStringList parts{
        m_options.byTime ? tr(unit.number).arg(key / unit.seconds, 0, 'f', 2)
                         : tr("%1 kimg").arg(key, 0, 'f', 3)};
    for (const auto series : kAllSeries) {
        const auto found = std::lower_bound(keys(series).begin(), keys(series).end(), key);
        if (found != keys(series).end() && key >= 0.0 && m_graphs[series].smooth->visible()) {
            const double value =
                m_curves.points(series)
                    .values[static_cast<std::size_t>(found - keys(series).begin())];
            parts << tr("%1 %2").arg(tr(kCurveLooks[series].name)).arg(value, 0, 'g', 3);
        }
    }
    return parts.join(QStringLiteral("   "));
}

QImage CurvePlot::picture() {
    return toPixmap(0, 0, 2.0).toImage();
}

bool CurvePlot::toggleLegend(const QPoint& point) {
    for (int i = 0; i < legend->itemCount(); ++i) {
        auto* item = qobject_cast<QCPPlottableLegendItem*>(legend->item(i));
        if (item == nullptr || item->selectTest(point, false) < 0) {
            continue;
        }
        const bool visible = !item->plottable()->visible();
        for (const Graphs& graphs : m_graphs) {
            if (graphs.smooth == item->plottable()) {
                graphs.smooth->setVisible(visible);
                graphs.raw->setVisible(visible);
            }
        }
        colourLegend();
        refresh();
        return true;
    }
    return false;
}

void CurvePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        takeColours();
        replot(QCustomPlot::rpQueuedReplot);
    }
}

void CurvePlot::leaveEvent(QEvent* event) {
    QCustomPlot::leaveEvent(event);
    Q_EMIT hovered({-1, -1});
}

// Only the left button is for the plot: the right one would leave its zoom rectangle hanging below
// the context menu.

void CurvePlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
    } else if (!toggleLegend(event->pos())) {
        m_pressed = event->pos();
        QCustomPlot::mousePressEvent(event);
    } else {
        m_pressed = {-1, -1};
    }
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    QCustomPlot::mouseReleaseEvent(event);
    const bool still = (event->pos() - m_pressed).manhattanLength() <= kStillPx;
    if (still && axisRect()->rect().contains(event->pos())) {
        const double key = std::max(0.0, xAxis->pixelToCoord(event->pos().x()));
        m_clickedKimg = m_options.byTime ? m_curves.kimgAt(key) : key;
        m_click.start();
    }
    m_pressed = {-1, -1};
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
    } else if (!toggleLegend(event->pos())) {
        m_click.stop();
        QCustomPlot::mouseDoubleClickEvent(event);
        showAll();
    }
}

} // namespace sg
