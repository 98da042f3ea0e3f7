#pragma once

/// What the program is built with. The engine's libraries are named by the program, because the
/// window does not know them.

#include <QList>
#include <QString>

#include <utility>

namespace sg {

/// Name and version, for people.
using ComponentVersions = QList<std::pair<QString, QString>>;

/// Tells the engine's; once, at the start.
void setEngineVersions(ComponentVersions versions);

/// Stylegraft and Qt, then the engine's.
[[nodiscard]] ComponentVersions componentVersions();

/// System, processor and screens, a line each.
[[nodiscard]] QStringList systemFacts();

} // namespace sg
