#pragma once

/// `evaluate` in words and as JSON.

#include "core/measure/evaluation.h"

namespace sg::cli {

/// Tables for a person.
void printEvaluation(const Evaluation& evaluation);

/// One line; the keys are in docs/evaluation.md. `train` gives the names of nearest pictures.
void printEvaluationJson(const Evaluation& evaluation, const PictureBatch& train);

} // namespace sg::cli
