#pragma once

#include <QObject>
#include <QPointer>

class QAbstractButton;
class QAction;
class QKeyEvent;
class QWidget;

namespace sg {

class PreviewView;

/// Shows the source while a key (F) or a button is held. Hears the key wherever in the button's
/// window, or in a dock that floats beside it, it is pressed; only where texts are typed it is a
/// letter.
class HoldToFlip final : public QObject {
    Q_OBJECT

public:
    HoldToFlip(PreviewView& view, QAbstractButton& button, QObject* parent);

    /// Holds words and key. It is never triggered and belongs to no widget: a key that is held is
    /// no shortcut.
    [[nodiscard]] QAction* action() const { return m_action; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QWidget& widget, const QKeyEvent& key);
    bool release(const QKeyEvent& key);
    void flip(bool flipped);
    [[nodiscard]] bool isOfWindow(const QWidget& widget) const;

    QPointer<PreviewView> m_view; // events come to the last
    QPointer<QAbstractButton> m_button;
    QAction* m_action;
    int m_held = 0; ///< the key that is down, without modifiers; 0 = none
};

} // namespace sg
