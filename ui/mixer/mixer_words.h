#pragma once

/// The mixer's numbers in words.

#include <QString>

#include <cstdint>

namespace sg {

/// "812", "1.2 million".
QString countInWords(std::int64_t count);

/// "1.2 of 3.4 million numbers may change"; empty when `total` is not known (0).
QString freeInWords(std::int64_t free, std::int64_t total);

/// "g4 has moved 3.2 % from the source". `drift` is |weights - source| / |source|.
QString driftInWords(const QString& group, double drift);

} // namespace sg
