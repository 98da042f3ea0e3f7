#include "ui/mixer/fader.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace sg {

namespace {

bool isLetter(const QKeyEvent& event) {
    return event.modifiers() == Qt::NoModifier &&
           (event.key() == Qt::Key_M || event.key() == Qt::Key_S);
}

} // namespace

Fader::Fader(QWidget* parent) : QSlider(Qt::Vertical, parent) {
    setRange(0, kSteps);
    setValue(kSteps);
    setPageStep(5);
    setFocusPolicy(Qt::StrongFocus);
}

void Fader::begin(Qt::KeyboardModifiers modifiers) {
    m_inGesture = true;
    m_movesAll = modifiers.testFlag(Qt::ShiftModifier);
}

void Fader::end() {
    m_movesAll = false;
    if (m_inGesture) {
        m_inGesture = false;
        Q_EMIT gestureEnded();
    }
}

bool Fader::event(QEvent* event) {
    // The letters are ours before they are a shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride && isLetter(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QSlider::event(event);
}

void Fader::mousePressEvent(QMouseEvent* event) {
    begin(event->modifiers());
    QSlider::mousePressEvent(event);
}

void Fader::mouseReleaseEvent(QMouseEvent* event) {
    QSlider::mouseReleaseEvent(event);
    if (event->buttons() == Qt::NoButton) {
        end();
    }
}

void Fader::mouseDoubleClickEvent(QMouseEvent* event) {
    begin(event->modifiers());
    setValue(maximum());
    end();
}

void Fader::wheelEvent(QWheelEvent* event) {
    if (!hasFocus()) {
        event->ignore(); // scrolling past a fader must not move it
        return;
    }
    begin(event->modifiers());
    QSlider::wheelEvent(event);
    end();
}

void Fader::keyPressEvent(QKeyEvent* event) {
    if (isLetter(*event)) {
        if (!event->isAutoRepeat()) {
            event->key() == Qt::Key_M ? Q_EMIT muteRequested() : Q_EMIT soloRequested();
        }
        return;
    }
    begin(event->modifiers());
    QSlider::keyPressEvent(event);
    if (!event->isAccepted()) {
        end(); // not a key that moves a slider
    }
}

void Fader::keyReleaseEvent(QKeyEvent* event) {
    QSlider::keyReleaseEvent(event);
    // Shift may be let go before the arrow: the gesture goes on.
    if (!event->isAutoRepeat() && event->key() != Qt::Key_Shift) {
        end();
    }
}

void Fader::focusInEvent(QFocusEvent* event) {
    QSlider::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        Q_EMIT tabbedInto();
    }
}

void Fader::focusOutEvent(QFocusEvent* event) {
    QSlider::focusOutEvent(event);
    end(); // the release would go elsewhere
}

void Fader::hideEvent(QHideEvent* event) {
    QSlider::hideEvent(event);
    end();
}

} // namespace sg
