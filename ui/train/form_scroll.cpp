#include "ui/train/form_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace sg {

FormScroll::FormScroll(int highestMinimum, QWidget* parent)
    : QScrollArea(parent), m_highestMinimum(highestMinimum) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its fields have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

int FormScroll::neededHeight() const {
    const QLayout* layout = widget() != nullptr ? widget()->layout() : nullptr;
    if (layout == nullptr) {
        return 0;
    }
    if (!layout->hasHeightForWidth()) {
        return layout->totalSizeHint().height();
    }
    // Wrapped lines are higher in a narrow form. Reckoned as if the bar were there, so that the
    // answer does not depend on whether it is: that would go round in circles.
    return layout->totalHeightForWidth(width() - verticalScrollBar()->sizeHint().width());
}

QSize FormScroll::minimumSizeHint() const {
    return {0, std::min(neededHeight(), m_highestMinimum)};
}

QSize FormScroll::sizeHint() const {
    return {QScrollArea::sizeHint().width(), neededHeight()};
}

void FormScroll::bringToTop(const QWidget& part) {
    // After the form has got its new length from what was shown or hidden just now.
    QTimer::singleShot(0, &part, [this, &part] {
        if (widget() != nullptr) {
            verticalScrollBar()->setValue(part.mapTo(widget(), QPoint()).y());
        }
    });
}

bool FormScroll::event(QEvent* event) {
    const bool handled = QScrollArea::event(event);
    if (event->type() == QEvent::Resize) {
        const auto* resize = static_cast<QResizeEvent*>(event);
        if (resize->size().width() != resize->oldSize().width()) {
            updateGeometry();
        }
    }
    return handled;
}

bool FormScroll::eventFilter(QObject* watched, QEvent* event) {
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return handled;
}

} // namespace sg
