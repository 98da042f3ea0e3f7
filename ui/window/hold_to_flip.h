#pragma once

#include <QObject>

class QAbstractButton;

namespace sg {

class PreviewView;

/// Shows the source while F or a button is held. Hears F wherever in the window it is pressed and
/// not typed.
class HoldToFlip final : public QObject {
    Q_OBJECT

public:
    /// The view and the button must outlive it; the button is in the view's window by the time it
    /// is shown.
    HoldToFlip(PreviewView& view, QAbstractButton& button, QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PreviewView& m_view;
    QAbstractButton& m_button;
};

} // namespace sg
