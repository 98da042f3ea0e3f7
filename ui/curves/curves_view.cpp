#include "ui/curves/curves_view.h"

#include "ui/curves/curve_plot.h"
#include "ui/curves/curves_menu.h"
#include "ui/habits/input_habits.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace sg {

CurvesView::CurvesView(QWidget* parent)
    : QWidget(parent),
      m_menu(new CurvesMenu(this)),
      m_plot(new CurvePlot(m_data, this)),
      m_smoothing(new QSlider(Qt::Horizontal, this)),
      m_readOut(new QLabel(this)) {
    setObjectName(QStringLiteral("curvesView"));
    m_smoothing->setObjectName(QStringLiteral("smoothing"));
    m_smoothing->setRange(0, 99);
    m_smoothing->setValue(static_cast<int>(std::lround(100.0 * CurveOptions().smoothing)));
    setUsualValue(*m_smoothing, m_smoothing->value());
    m_smoothing->setMaximumWidth(160);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("How much the bold lines are smoothed"));
    m_readOut->setObjectName(QStringLiteral("curvesReadOut"));
    m_readOut->setProperty("role", QStringLiteral("hint"));
    // Long words below the pointer must not widen the window.
    m_readOut->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layOut();
    connect(m_smoothing, &QSlider::valueChanged, this, &CurvesView::takeOptions);
    connect(m_menu, &CurvesMenu::changed, this, &CurvesView::takeOptions);
    connect(m_menu, &CurvesMenu::showAllRequested, m_plot, &CurvePlot::showAll);
    connect(m_menu, &CurvesMenu::saveNumbersRequested, this, &CurvesView::saveNumbersRequested);
    connect(m_menu, &CurvesMenu::savePictureRequested, this, &CurvesView::savePictureRequested);
    connect(m_plot, &CurvePlot::hovered, this, [this](const QPoint& point) {
        m_readOut->setText(m_plot->valuesAt(point));
    });
    connect(m_plot, &CurvePlot::clicked, this, &CurvesView::clicked);
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_plot, &QWidget::customContextMenuRequested, this, [this](const QPoint& point) {
        m_menu->popup(m_plot->mapToGlobal(point));
    });
    takeOptions();
}

void CurvesView::layOut() {
    auto* options = new QToolButton(this);
    options->setObjectName(QStringLiteral("curvesOptions"));
    options->setText(tr("Options"));
    options->setAccessibleName(tr("Options of the curves"));
    options->setToolTip(tr("How the curves are shown, and saving them"));
    options->setPopupMode(QToolButton::InstantPopup);
    options->setMenu(m_menu);
    auto* top = new QHBoxLayout;
    top->addWidget(m_readOut, 1);
    top->addWidget(new QLabel(tr("Smoothing"), this));
    top->addWidget(m_smoothing);
    top->addSpacing(6);
    top->addWidget(options);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 4);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_plot, 1);
}

void CurvesView::takeOptions() {
    CurveOptions options;
    options.smoothing = double(m_smoothing->value()) / 100.0;
    m_menu->apply(options);
    m_plot->setOptions(options);
    m_readOut->clear(); // it may speak of another unit
}

void CurvesView::clear() {
    m_data.clear();
    m_plot->clearMarks();
    m_plot->showAll();
    m_menu->setSavingOffered(false);
}

void CurvesView::append(const std::vector<StepStats>& stats) {
    m_data.append(stats);
    m_plot->refresh();
    m_menu->setSavingOffered(!m_data.steps().empty());
}

void CurvesView::mark(double kimg, const QString& text) {
    m_plot->mark(kimg, text);
}

void CurvesView::setCursorAt(std::optional<double> kimg) {
    m_plot->setCursorAt(kimg);
}

std::optional<double> CurvesView::cursorAt() const {
    return m_plot->cursorAt();
}

int CurvesView::points(Series series) const {
    return static_cast<int>(m_data.points(series).values.size());
}

int CurvesView::marks() const {
    return m_plot->marks().count();
}

std::vector<double> CurvesView::markPlaces() const {
    const QCPRange range = m_plot->xAxis->range();
    std::vector<double> places = m_plot->marks().positions();
    for (double& place : places) {
        place = (place - range.lower) / range.size();
    }
    return places;
}

std::pair<double, double> CurvesView::heights() const {
    return {m_plot->yAxis->range().lower, m_plot->yAxis->range().upper};
}

QRect CurvesView::plotArea() const {
    return m_plot->axisRect()->rect();
}

QImage CurvesView::picture() const {
    return m_plot->picture();
}

} // namespace sg
