#pragma once

/// Evaluations over core/measure.

#include "ui/session/evaluation_service.h"

namespace sg {

class EngineEvaluation final : public EvaluationService {
public:
    Result<EvaluationAnswer> evaluate(
        const EvaluationQuestion& question,
        const std::stop_token& stop,
        const EvaluationProgress& progress) override;
};

} // namespace sg
