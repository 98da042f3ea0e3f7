#include "ui/curves/curves_view.h"

#include "ui/curves/qcustomplot.h"
#include "ui/curves/smoothing.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

struct Look {
    const char* name;
    QRgb colour;
};

// Distinguishable for colour-blind eyes (Okabe and Ito).
constexpr std::array<Look, 4> kLooks{{
    {QT_TRANSLATE_NOOP("sg::CurvesView", "Picture maker (G)"), 0xffe69f00},
    {QT_TRANSLATE_NOOP("sg::CurvesView", "Critic (D)"), 0xff56b4e9},
    {QT_TRANSLATE_NOOP("sg::CurvesView", "R1 penalty"), 0xff009e73},
    {QT_TRANSLATE_NOOP("sg::CurvesView", "Path length"), 0xffcc79a7},
}};

/// Marks of the same kind nearer than this share of the axis are one.
constexpr double kBurst = 0.03;

void styleAxis(QCPAxis* axis) {
    const QPen line(QColor(0x70, 0x70, 0x70));
    axis->setBasePen(line);
    axis->setTickPen(line);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(QColor(0xc0, 0xc0, 0xc0));
    axis->setLabelColor(QColor(0xc0, 0xc0, 0xc0));
    axis->grid()->setPen(QPen(QColor(0x36, 0x36, 0x36)));
    axis->grid()->setZeroLinePen(QPen(QColor(0x48, 0x48, 0x48)));
}

} // namespace

CurvesView::CurvesView(QWidget* parent)
    : QWidget(parent),
      m_plot(new QCustomPlot(this)),
      m_smoothing(new QSlider(Qt::Horizontal, this)),
      m_readOut(new QLabel(this)) {
    setObjectName(QStringLiteral("curvesView"));
    m_plot->setObjectName(QStringLiteral("curvesPlot"));
    m_plot->setBackground(QBrush(QColor(0x22, 0x22, 0x22)));
    styleAxis(m_plot->xAxis);
    styleAxis(m_plot->yAxis);
    m_plot->xAxis->setLabel(tr("kimg (thousand pictures shown)"));
    m_plot->xAxis->setRange(0, 1);
    m_plot->yAxis->setRange(0, 2);
    m_plot->legend->setVisible(true);
    m_plot->legend->setBrush(QColor(0x22, 0x22, 0x22, 0xd0));
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(QColor(0xd8, 0xd8, 0xd8));
    // Beside the curves, not over their newest end.
    auto* side = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(0, 1, side);
    side->addElement(0, 0, m_plot->legend);
    side->addElement(1, 0, new QCPLayoutElement);
    side->setRowStretchFactor(0, 0.001);
    m_plot->plotLayout()->setColumnStretchFactor(1, 0.001);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setSelectionRectMode(QCP::srmZoom);
    for (std::size_t i = 0; i < kLooks.size(); ++i) {
        Curve& curve = m_curves[i];
        QColor colour = QColor::fromRgba(kLooks[i].colour);
        curve.smooth = m_plot->addGraph();
        curve.smooth->setName(tr(kLooks[i].name));
        curve.smooth->setPen(QPen(colour, 2.0));
        curve.raw = m_plot->addGraph();
        curve.raw->removeFromLegend();
        colour.setAlpha(70);
        curve.raw->setPen(QPen(colour, 1.0));
    }
    m_smoothing->setObjectName(QStringLiteral("smoothing"));
    m_smoothing->setRange(0, 99);
    m_smoothing->setValue(90);
    m_smoothing->setMaximumWidth(160);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("How much the bold lines are smoothed"));
    m_readOut->setObjectName(QStringLiteral("curvesReadOut"));
    m_readOut->setProperty("role", QStringLiteral("hint"));
    auto* heading = new QLabel(tr("Curves"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    auto* smoothingLabel = new QLabel(tr("Smoothing"), this);
    auto* top = new QHBoxLayout;
    top->addWidget(heading);
    top->addSpacing(12);
    top->addWidget(m_readOut, 1);
    top->addWidget(smoothingLabel);
    top->addWidget(m_smoothing);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_plot, 1);
    m_plot->setMinimumHeight(110);
    connect(m_smoothing, &QSlider::valueChanged, this, &CurvesView::redraw);
    connect(m_plot, &QCustomPlot::mouseMove, this, &CurvesView::readOut);
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        toggleLegend(event->pos());
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] {
        m_follow = true;
        redraw();
    });
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_follow = false; });
    connect(
        m_plot->selectionRect(), &QCPSelectionRect::accepted, this, [this] { m_follow = false; });
}

void CurvesView::clear() {
    for (Curve& curve : m_curves) {
        curve.keys.clear();
        curve.values.clear();
    }
    m_plot->clearItems();
    m_lastMark.clear();
    m_marks = 0;
    m_follow = true;
    redraw();
}

void CurvesView::add(Series series, double kimg, double value) {
    if (std::isfinite(value)) {
        m_curves[series].keys.push_back(kimg);
        m_curves[series].values.push_back(value);
    }
}

void CurvesView::append(const std::vector<StepStats>& stats) {
    for (const StepStats& s : stats) {
        add(G, s.kimg, s.lossG);
        add(D, s.kimg, s.lossD);
        if (s.r1) {
            add(R1, s.kimg, *s.r1);
        }
        if (s.pathLength) {
            add(PathLength, s.kimg, *s.pathLength);
        }
    }
    redraw();
}

void CurvesView::mark(double kimg, const QString& text) {
    const bool burst =
        text == m_lastMark && kimg - m_lastMarkKimg < kBurst * m_plot->xAxis->range().size();
    m_lastMark = text;
    m_lastMarkKimg = kimg;
    if (burst) {
        return;
    }
    ++m_marks;
    auto* line = new QCPItemStraightLine(m_plot);
    line->point1->setCoords(kimg, 0);
    line->point2->setCoords(kimg, 1);
    line->setPen(QPen(QColor(0x90, 0x90, 0x90), 1, Qt::DashLine));
    auto* word = new QCPItemText(m_plot);
    word->position->setTypeX(QCPItemPosition::ptPlotCoords);
    word->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    // Staggered: marks that follow closely keep their words readable.
    word->position->setCoords(kimg, 0.02 + 0.15 * double(m_marks % 3));
    word->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    word->setText(QLatin1Char(' ') + text);
    word->setColor(QColor(0xa8, 0xa8, 0xa8));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

int CurvesView::points(Series series) const {
    return static_cast<int>(m_curves[series].keys.size());
}

void CurvesView::redraw() {
    const double strength = double(m_smoothing->value()) / 100.0;
    double last = 0.0;
    double top = 0.0;
    for (Curve& curve : m_curves) {
        const QVector<double> keys(curve.keys.begin(), curve.keys.end());
        const auto smooth = smoothZeroLag(curve.values, strength);
        curve.raw->setData(keys, QVector<double>(curve.values.begin(), curve.values.end()), true);
        curve.smooth->setData(keys, QVector<double>(smooth.begin(), smooth.end()), true);
        if (!keys.isEmpty() && curve.smooth->visible()) {
            last = std::max(last, keys.back());
            top = std::max(top, *std::max_element(smooth.begin(), smooth.end()));
        }
    }
    if (m_follow) {
        m_plot->xAxis->setRange(0, std::max(0.02, last * 1.05));
        m_plot->yAxis->setRange(0, top > 0.0 ? top * 1.15 : 2.0);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvesView::readOut(QMouseEvent* event) {
    const double kimg = m_plot->xAxis->pixelToCoord(event->pos().x());
    QStringList parts{tr("%1 kimg").arg(kimg, 0, 'f', 3)};
    for (std::size_t i = 0; i < kLooks.size(); ++i) {
        const Curve& curve = m_curves[i];
        const auto found = std::lower_bound(curve.keys.begin(), curve.keys.end(), kimg);
        if (found != curve.keys.end() && kimg >= 0.0) {
            const double value = curve.values[static_cast<std::size_t>(found - curve.keys.begin())];
            parts << tr("%1 %2").arg(tr(kLooks[i].name)).arg(value, 0, 'g', 3);
        }
    }
    m_readOut->setText(parts.join(QStringLiteral("   ")));
}

void CurvesView::toggleLegend(const QPoint& position) {
    for (int i = 0; i < m_plot->legend->itemCount(); ++i) {
        auto* item = qobject_cast<QCPPlottableLegendItem*>(m_plot->legend->item(i));
        if (item == nullptr || item->selectTest(position, false) < 0) {
            continue;
        }
        const bool visible = !item->plottable()->visible();
        item->plottable()->setVisible(visible);
        item->setTextColor(visible ? QColor(0xd8, 0xd8, 0xd8) : QColor(0x70, 0x70, 0x70));
        for (Curve& curve : m_curves) {
            if (curve.smooth == item->plottable()) {
                curve.raw->setVisible(visible);
            }
        }
        redraw();
    }
}

} // namespace sg
