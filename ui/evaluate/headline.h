#pragma once

/// What an evaluation comes to, in one or two sentences.

#include "core/measure/evaluation.h"

#include <QString>

namespace sg {

/// How near one set is to the compared pictures, beside another set. Spaces that were used in the
/// training do not count.
enum class Nearness {
    Nearer, ///< in every space, by FD and by KID
    Alike,  ///< FD within a twentieth in every space
    Farther,
    Unclear ///< the measures disagree
};

/// The judged model beside "do nothing"; the evaluation must have that row.
[[nodiscard]] Nearness besideDoingNothing(const Evaluation& evaluation);

/// The judged model beside the copycat. Means something with held-out pictures only.
[[nodiscard]] Nearness besideCopying(const Evaluation& evaluation);

/// Is it nearer than doing nothing, is it nearer than copying, does it copy? Says no more than the
/// rows do.
[[nodiscard]] QString headlineOf(const Evaluation& evaluation);

} // namespace sg
