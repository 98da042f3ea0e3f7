#pragma once

/// From the numbers of a gap to a preset and plain words. No Torch here.

#include "core/measure/gap_report.h"
#include "core/project/auto_settings.h"

namespace sg {

/// What the model misses of the pictures, as they are or aligned, beyond what the search misses of
/// the model's own, as a share of what there is to miss: 0 = drawn as well as its own pictures, 1 =
/// no better than its average picture. Below 0 where even better, above 1 where worse. Relative,
/// so that it keeps its meaning for a model that draws better and for a shorter search (methods.md
/// 3.5).
double excessOf(const BandGap& band);

/// Mean of excessOf() over the bands that shapes are in: from 8 pixels to a quarter of the
/// resolution, or the finest where there are none. 0 without bands.
double shapeExcess(const GapReport& report);

/// Judges everything in `report` but its verdict. Of `facts` it needs resolution, pictures (all
/// that there are, also where the report is of fewer), stylegan3 and fromScratch.
GapVerdict judgeGap(const GapReport& report, const RunFacts& facts);

/// "#rrggbb".
std::string colourCode(const Colour& colour);

/// "none", "nuisance", "near", "texture", "far", "hopeless".
std::string gapKindId(GapKind kind);

} // namespace sg
