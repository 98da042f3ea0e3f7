#pragma once

/// What is chosen by name in the settings of a run, in words. An unknown name comes back as it is.

#include <QString>

#include <string>

namespace sg {

/// "place and turn" for the preset "bg", as the training panel offers it.
[[nodiscard]] QString augmentInWords(const std::string& preset);

/// "Styles and one block (Affine+)" for the method "affine+".
[[nodiscard]] QString methodInWords(const std::string& id);

} // namespace sg
