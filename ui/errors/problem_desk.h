#pragma once

/// Every failure of the window comes here: it is shown, and its remedy carried out.

#include "ui/errors/problem.h"

class QWidget;

namespace sg {

class Prompts;
class TrainPanel;

class ProblemDesk {
public:
    /// The window's actions "openModel", "exportModel" and "collectDiagnostics" are remedies. All
    /// must outlive it.
    ProblemDesk(QWidget& window, TrainPanel& train, Prompts& prompts);

    void show(const Error& error, Task task);

private:
    void help(Remedy remedy);
    void trigger(const char* action);

    QWidget& m_window;
    TrainPanel& m_train;
    Prompts& m_prompts;
};

} // namespace sg
