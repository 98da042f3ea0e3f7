#pragma once

/// An evaluation as JSON, for other programs. No Torch here.

#include "core/measure/evaluation.h"

#include <string>
#include <vector>

namespace sg {

/// One line without its end; the keys are in docs/evaluation.md. `pictures` are the names of those
/// trained on, to which NearestPicturePair::picture counts. What is no UTF-8 in them becomes
/// U+FFFD.
[[nodiscard]] std::string
evaluationJson(const Evaluation& evaluation, const std::vector<std::string>& pictures);

} // namespace sg
