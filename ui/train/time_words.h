#pragma once

#include <QString>

#include <optional>

namespace sg {

/// "Estimating...", "about 3 minutes left": remaining seconds in words.
QString timeLeftInWords(std::optional<double> seconds);

} // namespace sg
