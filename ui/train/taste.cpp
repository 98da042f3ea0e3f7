#include "ui/train/taste.h"

#include "ui/session/training_controller.h"

#include <utility>

namespace sg {

namespace {

constexpr int kStepsToEstimate = 5; ///< the first ones are slower

} // namespace

Taste::Taste(StudioServices& services, QObject* parent) : QObject(parent), m_services(services) {}

Taste::~Taste() = default;

void Taste::plan(std::vector<TasteCandidate> candidates) {
    Q_ASSERT(!busy());
    m_candidates = std::move(candidates);
    m_standings.assign(m_candidates.size(), {});
    m_source.reset();
    m_current = 0;
    m_cancelling = false;
    Q_EMIT planned();
}

void Taste::start(const PreviewPins& pins) {
    Q_ASSERT(!busy());
    if (m_candidates.empty()) {
        return;
    }
    m_pins = pins;
    m_cancelling = false;
    m_current = 0;
    m_clock.start();
    runNext();
    Q_EMIT busyChanged();
}

void Taste::runNext() {
    m_kimg = 0.0;
    m_drawn = -1.0;
    m_run = std::make_unique<TrainingController>(m_services);
    connect(m_run.get(), &TrainingController::stateChanged, this, &Taste::follow);
    connect(m_run.get(), &TrainingController::frameArrived, this, &Taste::take);
    connect(m_run.get(), &TrainingController::statsArrived, this, [this](const auto& stats) {
        now().step = static_cast<int>(stats.back().step);
        m_kimg = stats.back().kimg;
        Q_EMIT changed(m_current);
    });
    connect(m_run.get(), &TrainingController::failed, this, [this](const Error& error) {
        now().problem = QString::fromStdString(error.message);
    });
    connect(m_run.get(), &TrainingController::diverged, this, [this] {
        fail(tr("The numbers broke down. Lower the learning rate or raise the R1 weight."));
    });
    connect(m_run.get(), &TrainingController::drawingFailed, this, &Taste::fail);
    const TrainConfig& config = m_candidates[static_cast<std::size_t>(m_current)].config;
    m_run->setPins(m_pins);
    m_run->setModel(config.model);
    set(Stage::Preparing);
    if (auto started = m_run->start(config); !started) {
        now().problem = QString::fromStdString(started.error().message);
        end(Stage::Failed);
    }
}

void Taste::cancel() {
    if (!busy() || m_cancelling) {
        return;
    }
    m_cancelling = true;
    m_run->stop(StopMode::Discard); // its end is told
    Q_EMIT cancellingBegan();
}

std::optional<double> Taste::secondsLeft() const {
    if (!busy() || (m_current == 0 && standing(0).step < kStepsToEstimate)) {
        return std::nullopt;
    }
    const int steps = m_candidates[static_cast<std::size_t>(m_current)].steps;
    const double done = m_current + double(standing(m_current).step) / steps;
    const double left = double(m_candidates.size()) - done;
    return double(m_clock.elapsed()) / 1000.0 * left / done;
}

void Taste::follow(SessionState state) {
    if (state == SessionState::Running) {
        set(Stage::Running);
    } else if (state == SessionState::Failed) {
        end(Stage::Failed);
    } else if (state == SessionState::Finished) {
        set(Stage::Drawing);
        endIfDrawn();
    }
}

void Taste::take(const std::shared_ptr<const PreviewFrame>& frame) {
    if (frame->kind == PreviewKind::Source) {
        if (!m_source) {
            m_source = frame;
            Q_EMIT sourceDrawn();
        }
        return;
    }
    m_drawn = frame->kimg;
    if (frame->kimg > 0.0) {
        now().frame = frame;
        Q_EMIT changed(m_current);
    }
    endIfDrawn();
}

/// The last picture is waited for also after a cancel, so that closing the sampler takes no time.
void Taste::endIfDrawn() {
    if (now().stage != Stage::Drawing || m_drawn < m_kimg) {
        return;
    }
    const int steps = m_candidates[static_cast<std::size_t>(m_current)].steps;
    end(!now().problem.isEmpty() ? Stage::Failed
        : now().step < steps     ? Stage::Cancelled
                                 : Stage::Done);
}

void Taste::fail(const QString& problem) {
    now().problem = problem;
    if (now().stage == Stage::Drawing) {
        end(Stage::Failed);
    } else {
        m_run->stop(StopMode::Discard);
    }
}

void Taste::end(Stage stage) {
    m_run->disconnect(this);
    set(stage);
    // Later, because one of the run's own signals brought us here.
    QMetaObject::invokeMethod(this, &Taste::goOn, Qt::QueuedConnection);
}

void Taste::goOn() {
    m_run.reset();
    if (!m_cancelling && m_current + 1 < static_cast<int>(m_candidates.size())) {
        ++m_current;
        runNext();
        return;
    }
    for (m_current = 0; m_current < static_cast<int>(m_candidates.size()); ++m_current) {
        if (now().stage == Stage::Waiting) {
            set(Stage::Cancelled);
        }
    }
    Q_EMIT busyChanged();
}

void Taste::set(Stage stage) {
    now().stage = stage;
    Q_EMIT changed(m_current);
}

} // namespace sg
