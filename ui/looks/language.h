#pragma once

/// In which language the program speaks. Numbers stay as the C locale writes them in files; see
/// setUpApplication().

#include <QString>

class QApplication;
class QSettings;

namespace sg {

/// "en", "de", or empty: as the system.
[[nodiscard]] QString chosenLanguage(const QSettings& settings);
void chooseLanguage(QSettings& settings, const QString& language);

/// Loads the words of `language`, or of the system's when it is empty; before any window is made,
/// because widgets ask for their words once. Returns the language that is spoken. Again: replaces
/// it.
QString speak(QApplication& application, const QString& language);

} // namespace sg
