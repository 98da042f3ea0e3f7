#include "ui/habits/input_habits.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>

namespace sg {

namespace {

constexpr const char* kUsual = "sg_usualValue";

/// What a turn of the wheel would change.
bool isChangedByWheel(const QWidget& widget) {
    if (qobject_cast<const QScrollBar*>(&widget) != nullptr) {
        return false; // it only moves what is seen
    }
    return qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
           qobject_cast<const QTabBar*>(&widget) != nullptr;
}

bool goBack(QWidget& widget) {
    if (auto* slider = qobject_cast<QAbstractSlider*>(&widget)) {
        const QVariant usual = slider->property(kUsual);
        if (usual.isValid()) {
            slider->setValue(usual.toInt());
        }
        return usual.isValid();
    }
    // The arrows of a box are clicked fast, too: only its text counts.
    auto* box = qobject_cast<QLineEdit*>(&widget) != nullptr
                    ? qobject_cast<QAbstractSpinBox*>(widget.parentWidget())
                    : nullptr;
    const QVariant usual = box == nullptr ? QVariant() : box->property(kUsual);
    if (!usual.isValid() || box->isReadOnly()) {
        return false;
    }
    if (auto* whole = qobject_cast<QSpinBox*>(box)) {
        whole->setValue(usual.toInt());
    } else if (auto* number = qobject_cast<QDoubleSpinBox*>(box)) {
        number->setValue(usual.toDouble());
    }
    box->selectAll(); // as a double click does: a number may be typed over it
    Q_EMIT box->editingFinished();
    return true;
}

class InputHabits final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget == nullptr) {
            return false;
        }
        switch (static_cast<int>(event->type())) {
        case QEvent::Polish:
            // Else a turn of the wheel would give it the focus first.
            if (widget->focusPolicy() == Qt::WheelFocus && isChangedByWheel(*widget)) {
                widget->setFocusPolicy(Qt::StrongFocus);
            }
            return false;
        case QEvent::Wheel:
            if (isChangedByWheel(*widget) && !widget->hasFocus()) {
                event->ignore(); // what it stands in may scroll
                return true;
            }
            return false;
        case QEvent::MouseButtonDblClick:
            return widget->isEnabled() &&
                   static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton && goBack(*widget);
        default:
            return false;
        }
    }
};

} // namespace

void installInputHabits(QApplication& application) {
    static const QString name = QStringLiteral("inputHabits");
    if (application.findChild<QObject*>(name, Qt::FindDirectChildrenOnly) == nullptr) {
        auto* habits = new InputHabits(&application);
        habits->setObjectName(name);
        application.installEventFilter(habits);
    }
}

void setUsualValue(QAbstractSlider& slider, int value) {
    slider.setProperty(kUsual, value);
}

void setUsualValue(QSpinBox& box, int value) {
    box.setProperty(kUsual, value);
}

void setUsualValue(QDoubleSpinBox& box, double value) {
    box.setProperty(kUsual, value);
}

} // namespace sg
