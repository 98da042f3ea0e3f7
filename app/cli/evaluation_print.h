#pragma once

/// `evaluate` in words; as JSON: core/measure/evaluation_json.h.

#include "core/measure/evaluation.h"

namespace sg::cli {

/// Tables for a person.
void printEvaluation(const Evaluation& evaluation);

} // namespace sg::cli
