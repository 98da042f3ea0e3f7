#pragma once

#include <QObject>

class QAbstractButton;
class QAction;

namespace sg {

class PreviewView;

/// Shows the source while a key (F) or a button is held. Hears the key wherever in the window it is
/// pressed and not typed.
class HoldToFlip final : public QObject {
    Q_OBJECT

public:
    /// The view and the button must outlive it; the button is in the view's window by the time it
    /// is shown.
    HoldToFlip(PreviewView& view, QAbstractButton& button, QObject* parent);

    /// Holds words and key. It is never triggered and belongs to no widget: a key that is held is
    /// no shortcut.
    [[nodiscard]] QAction* action() const { return m_action; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PreviewView& m_view;
    QAbstractButton& m_button;
    QAction* m_action;
};

} // namespace sg
