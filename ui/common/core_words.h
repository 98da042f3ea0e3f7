#pragma once

/// Sentences of the core, which knows no languages, in the user's. The core writes English, with
/// numbers in it; core_texts.cpp lists what it may say.

#include <QString>

#include <string>
#include <string_view>

namespace sg {

/// The text itself where there is no translation. Numbers in it are kept.
[[nodiscard]] QString coreWords(std::string_view text);

/// The text with its numbers replaced by %1, %2, ... (%n), as core_texts.cpp lists it.
[[nodiscard]] QString coreTemplate(const QString& text);

} // namespace sg
