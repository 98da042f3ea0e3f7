#pragma once

/// Inputs for a form that is scrolled: the wheel scrolls the window and only turns the one that has
/// the focus. And a line to search it.

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>

namespace sg {

class CalmSpinBox final : public QDoubleSpinBox {
public:
    explicit CalmSpinBox(QWidget* parent);

    /// What stands there is being typed and may not be finished; not so after a step up or down.
    [[nodiscard]] bool isTyped() const { return hasFocus() && lineEdit()->isModified(); }

protected:
    void wheelEvent(QWheelEvent* event) override;
};

/// Also stays narrow: a text that does not fit ends in dots, and the list is as wide as it must be.
class CalmComboBox final : public QComboBox {
public:
    explicit CalmComboBox(QWidget* parent);

    void showPopup() override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

/// Escape empties it.
class SearchField : public QLineEdit {
public:
    explicit SearchField(QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace sg
