#pragma once

/// A vertical slider that knows where a gesture ends: a drag, a key that is held down, a turn of
/// the wheel or a double click is one change, however many positions it passes.

#include "ui/mixer/desk_state.h"

#include <QSlider>

namespace sg {

class Fader final : public QSlider {
    Q_OBJECT

public:
    static constexpr int kSteps = kFaderSteps;

    explicit Fader(QWidget* parent);

    /// A button or key is still down: more positions may follow, then `gestureEnded`.
    [[nodiscard]] bool inGesture() const { return m_inGesture; }

    /// Shift was held when the present gesture began: it is meant for the whole section.
    [[nodiscard]] bool movesAll() const { return m_movesAll; }

Q_SIGNALS:
    void gestureEnded();
    void muteRequested(); ///< M was pressed
    void soloRequested(); ///< S was pressed
    void tabbedInto();    ///< it has the focus, and may have to be brought into view

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void begin(Qt::KeyboardModifiers modifiers);
    void end();

    bool m_inGesture = false;
    bool m_movesAll = false;
};

} // namespace sg
