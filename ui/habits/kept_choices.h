#pragma once

/// What a person chose in a panel or dialog is chosen again at the next start.

#include <QStringList>

class QObject;
class QSettings;

namespace sg {

/// Sets the named children of `root` (boxes, sliders, numbers, checks, checkable actions) as
/// `settings` say, and writes there what is chosen from now on. The settings must outlive them.
void keepChoices(QSettings& settings, QObject& root, const QStringList& names);

} // namespace sg
