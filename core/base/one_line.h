#pragma once

/// Text from a stranger's file, fit to be shown.

#include <cstddef>
#include <string>
#include <string_view>

namespace sg {

/// The well-formed UTF-8 of `text` without line breaks, other control characters (those of
/// terminals too) and marks that turn the direction of what is read; cut to `maxBytes` at the end
/// of a character.
std::string oneLine(std::string_view text, std::size_t maxBytes);

} // namespace sg
