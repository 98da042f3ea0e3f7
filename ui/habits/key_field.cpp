#include "ui/habits/key_field.h"

#include <QKeyEvent>

namespace sg {

namespace {

bool isModifier(int key) {
    return key == 0 || key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_unknown;
}

/// As shortcuts are written: the Shift that a sign needs on one keyboard and not on another is left
/// out.
QKeySequence sequenceOf(const QKeyEvent& event) {
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QString text = event.text();
    if (!text.isEmpty() && text[0].isPrint() && !text[0].isLetterOrNumber() && !text[0].isSpace()) {
        modifiers &= ~Qt::ShiftModifier;
    }
    return QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
}

} // namespace

KeyField::KeyField(QWidget* parent) : QLineEdit(parent) {
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAccessibleName(tr("New keys"));
    setPlaceholderText(tr("Press the new keys"));
}

bool KeyField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // it is to be told, not to be done
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event) {
    event->accept();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
    } else if (!isModifier(event->key())) {
        Q_EMIT pressed(sequenceOf(*event));
    }
}

} // namespace sg
