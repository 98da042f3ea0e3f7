#include "ui/window/hold_to_flip.h"

#include "ui/preview/preview_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QKeyEvent>

namespace sg {

HoldToFlip::HoldToFlip(PreviewView& view, QAbstractButton& button, QObject* parent)
    : QObject(parent),
      m_view(view),
      m_button(button),
      m_action(new QAction(tr("Hold to see the source"), this)) {
    m_action->setObjectName(QStringLiteral("holdSource"));
    m_action->setShortcut(Qt::Key_F);
    connect(&button, &QAbstractButton::pressed, this, [this] { m_view.setFlipped(true); });
    connect(&button, &QAbstractButton::released, this, [this] { m_view.setFlipped(false); });
    button.installEventFilter(this); // its first show tells which window it is in
}

bool HoldToFlip::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_button) {
        if (event->type() == QEvent::Show) {
            m_button.window()->installEventFilter(this); // again: does nothing
        }
        return false;
    }
    if (event->type() == QEvent::WindowDeactivate) {
        m_view.setFlipped(false); // the release will go to another window
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) {
        return false;
    }
    const auto* key = static_cast<const QKeyEvent*>(event);
    const QKeySequence wanted = m_action->shortcut();
    if (wanted.isEmpty() || wanted[0] != key->keyCombination()) {
        return false;
    }
    if (!key->isAutoRepeat()) {
        m_view.setFlipped(event->type() == QEvent::KeyPress);
    }
    return true;
}

} // namespace sg
