#pragma once

/// An evaluation service that answers when a test lets it.

#include "ui/session/evaluation_service.h"

#include <atomic>
#include <mutex>

namespace sg {

/// A whole report of made-up numbers: a tuned model that is nearer than doing nothing and than
/// copying. `test` = 0: without held-out pictures.
[[nodiscard]] Evaluation fakeEvaluation(int samples, int train, int test, bool source);

class FakeEvaluation final : public EvaluationService {
public:
    /// Held out are ten pictures, unless the name has "missing" in it.
    Result<EvaluationAnswer> evaluate(
        const EvaluationQuestion& question,
        const std::stop_token& stop,
        const EvaluationProgress& progress) override;

    [[nodiscard]] EvaluationQuestion lastQuestion() const;

    std::atomic<int> asked = 0;
    std::atomic<int> stopped = 0;   ///< of those, that were asked to stop
    std::atomic<bool> held = false; ///< no answer until let, or stopped
    std::atomic<bool> deaf = false; ///< answers although it was asked to stop
    std::atomic<double> done = 0.4; ///< told while held
    std::atomic<bool> broken = false;

private:
    mutable std::mutex m_mutex;
    EvaluationQuestion m_question;
};

} // namespace sg
