#include "ui/style/weight_row.h"

#include "ui/habits/input_habits.h"
#include "ui/style/picture_weight.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <numeric>

namespace sg {

namespace {

constexpr int kStepsPerOne = static_cast<int>(1.0 / kWeightStep);

} // namespace

WeightRow::WeightRow(QWidget* parent)
    : QWidget(parent),
      m_label(new QLabel(tr("&Weight"), this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_words(new QLabel(this)) {
    m_slider->setObjectName(QStringLiteral("weightSlider"));
    m_slider->setAccessibleName(tr("Weight of the selected pictures"));
    m_slider->setToolTip(
        tr("How often the selected pictures are shown against the others, from 0 (never) to 4. "
           "In the list, + and - do the same."));
    m_slider->setRange(0, qRound(kHighestWeight) * kStepsPerOne);
    m_slider->setPageStep(kStepsPerOne);
    m_slider->setTickInterval(kStepsPerOne);
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    setUsualValue(*m_slider, kStepsPerOne);
    m_label->setBuddy(m_slider);
    m_words->setObjectName(QStringLiteral("weightWords"));
    m_words->setProperty("role", QStringLiteral("hint"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_words, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_slider, &QSlider::valueChanged, this, [this](int steps) {
        Q_EMIT weightChosen(double(steps) * kWeightStep);
    });
    show({}, false);
}

void WeightRow::show(const std::vector<double>& weights, bool locked) {
    const double mean = weights.empty() ? 1.0
                                        : std::accumulate(weights.begin(), weights.end(), 0.0) /
                                              double(weights.size());
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(qRound(mean / kWeightStep));
    m_words->setText(weights.empty() ? tr("select pictures first") : weightsInWords(weights));
    for (QWidget* part : {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_slider)}) {
        part->setEnabled(!weights.empty() && !locked);
    }
}

} // namespace sg
