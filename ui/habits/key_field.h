#pragma once

/// Waits for one press of keys and tells which. Tab goes on, as everywhere; Escape gives up.

#include <QKeySequence>
#include <QLineEdit>

namespace sg {

class KeyField final : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent);

Q_SIGNALS:
    void pressed(const QKeySequence& key);
    void cancelled();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace sg
