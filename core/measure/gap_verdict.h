#pragma once

/// From the numbers of a gap to a preset and plain words. No Torch here.

#include "core/measure/gap_report.h"

namespace sg {

/// Judges everything in `report` but its verdict.
GapVerdict judgeGap(const GapReport& report);

/// "#rrggbb".
std::string colourCode(const Colour& colour);

/// "none", "nuisance", "near", "texture", "far", "hopeless".
std::string gapKindId(GapKind kind);

} // namespace sg
