#include "ui/mixer/drift_strip.h"

#include "ui/looks/theme.h"
#include "ui/mixer/mixer_words.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sg {

namespace {

constexpr int kWidthPx = 6;
constexpr double kBottom = 0.001; ///< drift at the foot of the bar
constexpr double kDecades = 3.0;  ///< from there to the top
constexpr int kLeastPx = 2;       ///< something that moved is never shown as nothing

} // namespace

DriftStrip::DriftStrip(QString group, QWidget* parent)
    : QWidget(parent), m_group(std::move(group)) {
    setFixedWidth(kWidthPx);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Drift of %1").arg(m_group));
    explain();
}

void DriftStrip::setDrift(std::optional<double> drift) {
    if (drift && !std::isfinite(*drift)) {
        drift.reset();
    }
    if (drift != m_drift) {
        m_drift = drift;
        explain();
        update();
    }
}

double DriftStrip::filled() const {
    if (!m_drift || *m_drift <= 0.0) {
        return 0.0;
    }
    return std::clamp(std::log10(*m_drift / kBottom) / kDecades, 0.0, 1.0);
}

void DriftStrip::explain() {
    const QString words = m_drift ? driftInWords(m_group, *m_drift)
                                  : tr("How far %1 has moved from the source is measured while a "
                                       "training runs.")
                                        .arg(m_group);
    setAccessibleDescription(words);
    setToolTip(
        m_drift ? tr("%1.\nThe bar's marks are at 1 % and 10 %, its top is 100 %.").arg(words)
                : words);
}

void DriftStrip::paintEvent(QPaintEvent*) {
    // Greys, told apart by brightness alone: colours belong to the pictures.
    const QColor groove = palette().color(QPalette::Base);
    const QColor words = palette().color(QPalette::Text);
    const QColor edge = between(groove, words, 0.2);
    QPainter painter(this);
    painter.setPen(edge);
    painter.setBrush(groove);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRect inside = rect().adjusted(1, 1, -1, -1);
    if (m_drift && *m_drift > 0.0) {
        const int high = std::max(kLeastPx, qRound(inside.height() * filled()));
        painter.fillRect(
            inside.adjusted(0, inside.height() - high, 0, 0), between(groove, words, 0.85));
    }
    for (const double mark : {1.0 / kDecades, 2.0 / kDecades}) {
        const int y = inside.bottom() - qRound(inside.height() * mark);
        painter.fillRect(inside.left(), y, inside.width(), 1, filled() > mark ? groove : edge);
    }
}

} // namespace sg
