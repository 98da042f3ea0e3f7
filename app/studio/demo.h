#pragma once

/// The main job in the real window, by Qt events: open, drop pictures, move a fader, start, wait
/// for previews, compare, pause, export, quit.

#include "app/studio/scripted_prompts.h"
#include "ui/window/main_window.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace sg {

class EventLoopMeter;

struct DemoOptions {
    QString model;
    QStringList pictures;
    QString screenshots; ///< folder for 01-open.png, ...; empty = none
    QString exports;     ///< folder for the results
};

/// Runs the demo and returns the exit status. The last line on stdout is JSON.
int runDemo(MainWindow& window, ScriptedPrompts& prompts, const DemoOptions& options);

} // namespace sg
