#pragma once

#include <QString>

#include <string_view>

namespace sg {

/// Words of the core: sentences of Core::tr, and its tables (settings, intents, methods, layers,
/// formats) in the language of the window. What is no such word, or not translated, comes back as
/// it is.
[[nodiscard]] QString coreText(std::string_view text);

} // namespace sg
