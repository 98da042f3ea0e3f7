#pragma once

/// Whether a person is at a window: it, or a dialog of the program, is in front and it is not
/// minimised.

#include <QObject>
#include <QTimer>

class QWidget;

namespace sg {

class Attention final : public QObject {
    Q_OBJECT

public:
    /// `window` must outlive it.
    explicit Attention(QWidget& window);

    /// True until the window was left for the first time: it may be up without ever being in front.
    [[nodiscard]] bool here() const { return m_here; }

    /// For programs that drive the window themselves: somebody is always there.
    void pin();

Q_SIGNALS:
    /// Back at once; gone a moment later, since going from one window of the program to another
    /// leaves none in front for an instant.
    void changed(bool here);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void set(bool here);
    [[nodiscard]] bool inFront() const;

    QWidget& m_window;
    QTimer m_leaving;
    bool m_here = true;
    bool m_pinned = false;
};

} // namespace sg
