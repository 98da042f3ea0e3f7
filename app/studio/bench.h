#pragma once

/// What the window costs: training without and with it, in turns.

#include "app/studio/scripted_prompts.h"
#include "ui/window/main_window.h"

#include <QString>
#include <QStringList>

namespace sg {

struct BenchOptions {
    QString model;
    QStringList pictures;
    double seconds = 60.0; ///< of training without and with the window; the walk takes half as much
                           ///< again
};

/// Prints one line of JSON; returns the exit status.
int runBench(
    MainWindow& window,
    StudioServices& services,
    ScriptedPrompts& prompts,
    const BenchOptions& options);

} // namespace sg
