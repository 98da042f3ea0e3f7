#pragma once

#include <QString>

#include <optional>

namespace sg {

/// "about 4 minutes", "about 2.5 days": a length of time in words. From two days on in days.
QString durationInWords(double seconds);

/// "Estimating...", "about 3 minutes left": remaining seconds in words.
QString timeLeftInWords(std::optional<double> seconds);

} // namespace sg
