#pragma once

/// What mouse and wheel do alike everywhere: the wheel never changes a control that has not the
/// focus, and a double click gives a slider or a number back its usual value.

#include <QObject>

class QAbstractSlider;
class QDoubleSpinBox;
class QSpinBox;
class QApplication;

namespace sg {

/// Installs both for all widgets, those to come included. Again: does nothing.
void installInputHabits(QApplication& application);

/// A double click on it goes there: on the groove of a slider, in the text of a number.
void setUsualValue(QAbstractSlider& slider, int value);
void setUsualValue(QSpinBox& box, int value);
void setUsualValue(QDoubleSpinBox& box, double value);

} // namespace sg
