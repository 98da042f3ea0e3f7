#pragma once

/// The language of the window: as the system has it, or as a person chose it.

#include <QString>

class QApplication;

namespace sg {

enum class Language { System, English, German };

/// Loads the texts, and dates and numbers of that language. Before the first widget is made: what
/// is there already stays as it is.
void applyLanguage(QApplication& application, Language language);

/// What System means here.
[[nodiscard]] Language systemLanguage();

/// "system", "en" and "de", for the settings; anything else is System.
[[nodiscard]] QString nameOf(Language language);
[[nodiscard]] Language languageNamed(const QString& name);

/// Where the choice is kept in the settings.
inline constexpr const char* kLanguageKey = "looks/language";

} // namespace sg
