#include "ui/window/hold_to_flip.h"

#include "ui/preview/preview_view.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace sg {

namespace {

bool takesText(const QWidget& widget) {
    const auto* box = qobject_cast<const QComboBox*>(&widget);
    return qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QTextEdit*>(&widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(&widget) != nullptr ||
           (box != nullptr && box->isEditable());
}

} // namespace

HoldToFlip::HoldToFlip(PreviewView& view, QAbstractButton& button, QObject* parent)
    : QObject(parent),
      m_view(&view),
      m_button(&button),
      m_action(new QAction(tr("Hold to see the source"), this)) {
    m_action->setObjectName(QStringLiteral("holdSource"));
    m_action->setShortcut(Qt::Key_F);
    connect(&button, &QAbstractButton::pressed, this, [this] { flip(true); });
    connect(&button, &QAbstractButton::released, this, [this] { flip(false); });
    // Lists and boxes search for the letters that reach them, so it is taken before they see it.
    QCoreApplication::instance()->installEventFilter(this);
}

bool HoldToFlip::eventFilter(QObject* watched, QEvent* event) {
    const bool pressed = event->type() == QEvent::KeyPress;
    const bool released = event->type() == QEvent::KeyRelease;
    if (!pressed && !released && event->type() != QEvent::WindowDeactivate) {
        return false;
    }
    const auto* widget = qobject_cast<const QWidget*>(watched);
    if (widget != nullptr && released) { // wherever: a menu may have opened meanwhile
        return release(*static_cast<const QKeyEvent*>(event));
    }
    if (widget == nullptr || !isOfWindow(*widget)) {
        return false;
    }
    if (pressed) {
        return press(*widget, *static_cast<const QKeyEvent*>(event));
    }
    m_held = 0;
    flip(false); // the release will go to another window
    return false;
}

bool HoldToFlip::press(const QWidget& widget, const QKeyEvent& key) {
    if (m_held != 0 && key.key() == m_held) {
        return true; // it repeats itself
    }
    const QKeySequence wanted = m_action->shortcut();
    if (wanted.isEmpty() || wanted[0] != key.keyCombination() || takesText(widget)) {
        return false;
    }
    if (!key.isAutoRepeat()) {
        m_held = key.key();
        flip(true);
    }
    return true;
}

/// Whatever other keys are down by now.
bool HoldToFlip::release(const QKeyEvent& key) {
    if (m_held == 0 || key.key() != m_held) {
        return false;
    }
    if (!key.isAutoRepeat()) {
        m_held = 0;
        flip(false);
    }
    return true;
}

void HoldToFlip::flip(bool flipped) {
    if (m_view) {
        m_view->setFlipped(flipped);
    }
}

bool HoldToFlip::isOfWindow(const QWidget& widget) const {
    const QWidget* window = widget.window();
    while (window->windowType() == Qt::Tool && window->parentWidget() != nullptr) {
        window = window->parentWidget()->window(); // of a dock that floats
    }
    return m_button && window == m_button->window();
}

} // namespace sg
