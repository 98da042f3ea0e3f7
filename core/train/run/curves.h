#pragma once

/// One line of curves.csv a step.

#include "core/train/session.h"

#include <optional>
#include <string>
#include <string_view>

namespace sg {

/// The names of the columns.
inline constexpr std::string_view kCurvesHeader =
    "step,kimg,seconds,images_per_s,loss_g,loss_d,r1_penalty,pl_penalty,score_real,score_fake,"
    "real_sign,augment_p";

/// The numbers of one step; regularisers stay empty on steps without them.
std::string curvesRow(const StepStats& stats);

/// The step again, but for its ETA; nothing for a line that is not one.
std::optional<StepStats> statsOfRow(std::string_view row);

} // namespace sg
