#pragma once

// The one place that includes QCustomPlot: its header uses Qt's lower-case keywords, which we turn
// off.

#include <QtWidgets>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
