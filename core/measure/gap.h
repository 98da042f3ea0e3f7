#pragma once

/// How far pictures are from what a model draws, before anything is trained: seconds for a small
/// model (docs/gap.md). No Torch here.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/gap_report.h"
#include "core/model/model_info.h"

#include <stop_token>

namespace sg {

struct GapOptions {
    int samples = 200; ///< of the model, seeds 0, 1, 2 ...; at least 16
    int projected = 8; ///< pictures the model is made to draw; at least 1
    int steps = 80;    ///< of the search for each of them
    std::stop_token stop = {};
};

/// Options that keep to about half a minute on one thread or, for models above 128 pixels and wide
/// ones, to few minutes: a model with more to compute searches for fewer pictures and in fewer
/// steps. What is missed for that is missed of its own pictures too (excessOf()).
GapOptions gapOptionsFor(const ModelInfo& info);

/// Of more than 200 pictures it takes that many, evenly chosen. Deterministic. Errors:
/// InvalidArgument for fewer than two pictures or pictures of another size, Cancelled.
Result<GapReport>
measureGap(const Model& model, const PictureBatch& pictures, const GapOptions& options);

} // namespace sg
