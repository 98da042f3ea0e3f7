#include "ui/common/elided_label.h"

#include <QPainter>
#include <QStyle>

namespace sg {

namespace {

constexpr int kLeastCharacters = 6;

} // namespace

QSize ElidedLabel::minimumSizeHint() const {
    return {
        kLeastCharacters * fontMetrics().averageCharWidth(), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect area = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, area.width());
    style()->drawItemText(
        &painter, area, int(alignment()), palette(), isEnabled(), shown, foregroundRole());
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    setToolTip(
        fontMetrics().horizontalAdvance(text()) > contentsRect().width() ? text() : QString());
    QLabel::resizeEvent(event);
}

} // namespace sg
