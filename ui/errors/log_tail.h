#pragma once

/// The last lines of the program's log, for diagnostics: what the core says, and Qt's warnings.

#include <QString>
#include <QStringList>

namespace sg {

/// Begins to listen; what listened to Qt before still hears everything. Again: does nothing.
void keepLogTail();

void addToLogTail(const QString& line);

/// Oldest first, with the time of the day. From any thread.
[[nodiscard]] QStringList logTail();

} // namespace sg
