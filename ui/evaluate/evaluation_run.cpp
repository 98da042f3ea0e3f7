#include "ui/evaluate/evaluation_run.h"

#include "ui/common/background.h"

#include <atomic>
#include <utility>

namespace sg {

namespace {

constexpr int kTickMs = 100;
constexpr double kTellsFrom = 0.02; ///< before, the share says too little about the rest
constexpr double kTellsAfterSeconds = 2.0;

} // namespace

struct EvaluationRun::Work {
    std::stop_source stop;
    std::atomic<double> done{0.0};
};

EvaluationRun::EvaluationRun(EvaluationService& service, QObject* parent)
    : QObject(parent), m_service(service) {
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &EvaluationRun::tell);
}

EvaluationRun::~EvaluationRun() {
    cancel();
}

void EvaluationRun::start(EvaluationQuestion question) {
    cancel();
    m_work = std::make_shared<Work>();
    m_clock.start();
    m_ticker.start();
    inBackground(
        this,
        [&service = m_service, work = m_work, question = std::move(question)] {
            return service.evaluate(
                question, work->stop.get_token(), [&work](double done) { work->done = done; });
        },
        [this, work = m_work](Result<EvaluationAnswer> answer) {
            if (work == m_work) { // else it was given up
                take(std::move(answer));
            }
        });
}

void EvaluationRun::cancel() {
    if (m_work) {
        m_work->stop.request_stop();
        m_work.reset();
        m_ticker.stop();
    }
}

void EvaluationRun::tell() {
    const double done = m_work->done;
    const double seconds = double(m_clock.elapsed()) / 1000.0;
    std::optional<double> left;
    if (done >= kTellsFrom && seconds >= kTellsAfterSeconds) {
        left = seconds / done * (1.0 - done);
    }
    Q_EMIT progressed(done, left);
}

void EvaluationRun::take(Result<EvaluationAnswer> answer) {
    m_work.reset();
    m_ticker.stop();
    if (answer) {
        Q_EMIT answered(std::make_shared<const EvaluationAnswer>(*std::move(answer)));
    } else {
        Q_EMIT failed(answer.error());
    }
}

} // namespace sg
