#pragma once

/// The command line of the studio, kept apart from Qt's own options.

#include <QStringList>

namespace sg {

/// QApplication takes "--style NAME" for itself (the widget style). Moves every "--style PATH" and
/// "--style=PATH" out of argc/argv before it sees them; returns them as arguments for a parser.
QStringList takeStyleArguments(int& argc, char** argv);

/// --help or --version: to be answered where there is no display, too.
bool asksForWords(int argc, char** argv);

} // namespace sg
