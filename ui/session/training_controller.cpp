#include "ui/session/training_controller.h"

#include <QMetaObject>
#include <QThread>

#include <type_traits>
#include <utility>

namespace sg {

namespace {

constexpr int kDrainMs = 100;

/// Share of wall-clock time the preview may take from a running training.
constexpr double kTrainingBudget = 0.05;
constexpr double kWalkBudget = 0.25; ///< the same while the watched latents walk

} // namespace

TrainingController::TrainingController(StudioServices& services, QObject* parent)
    : QObject(parent),
      m_sampler(services.makeSampler(*this)),
      m_session(services.makeTrainingSession(*this)) {
    connect(&m_drain, &QTimer::timeout, this, &TrainingController::drainStats);
    m_drain.start(kDrainMs);
}

TrainingController::~TrainingController() {
    // Both may still call in while they end.
    m_session.reset();
    m_sampler.reset();
}

void TrainingController::setModel(std::shared_ptr<const Model> model) {
    {
        const std::lock_guard lock(m_weightsMutex);
        m_waiting.reset(); // they belong to the old model
    }
    m_closed = model == nullptr;
    m_sampler->setModel(std::move(model));
}

void TrainingController::setPins(PreviewPins pins) {
    m_sampler->setPins(std::move(pins));
}

void TrainingController::look(std::optional<Moment> moment) {
    m_sampler->look(std::move(moment));
}

void TrainingController::compareWith(std::optional<Moment> moment) {
    m_sampler->compareWith(std::move(moment));
}

void TrainingController::setBlend(Blend blend) {
    m_sampler->setBlend(std::move(blend));
}

void TrainingController::setWalk(LatentWalk walk) {
    m_walks = walk.moves();
    updateBudget();
    m_sampler->setWalk(walk);
}

void TrainingController::updateBudget() {
    const double whileTraining = m_walks ? kWalkBudget : kTrainingBudget;
    m_sampler->setBudget(m_state == SessionState::Running ? whileTraining : 1.0);
}

Result<void> TrainingController::start(TrainConfig config) {
    return m_session->start(std::move(config));
}

void TrainingController::pause() {
    m_session->pause();
}

void TrainingController::resume() {
    m_session->resume();
}

void TrainingController::stop(StopMode mode) {
    m_session->stop(mode);
}

void TrainingController::setFreeze(FreezePlan plan) {
    m_session->setFreeze(std::move(plan));
}

void TrainingController::setSettings(TrainSettings settings) {
    m_session->setSettings(std::move(settings));
}

void TrainingController::setPictures(StyleSet pictures) {
    m_session->setPictures(std::move(pictures));
}

void TrainingController::undo() {
    m_session->undo();
}

void TrainingController::redo() {
    m_session->redo();
}

void TrainingController::sampleNow() {
    m_session->sampleNow();
}

void TrainingController::saveNow() {
    m_session->saveNow();
}

std::shared_ptr<const Model> TrainingController::result() const {
    return m_session->result();
}

LateModel TrainingController::lateResult() const {
    return m_session->lateResult();
}

void TrainingController::onEvent(TrainEvent event) {
    if (auto* stats = std::get_if<StepStats>(&event)) {
        const std::lock_guard lock(m_statsMutex);
        m_stats.push_back(*stats);
        return;
    }
    if (auto* published = std::get_if<WeightsPublished>(&event)) {
        pass({std::move(published->weights), published->kimg});
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, event = std::move(event)] { deliver(event); }, Qt::QueuedConnection);
}

void TrainingController::pass(Published published) {
    const std::lock_guard lock(m_weightsMutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_quiet && now < m_passed + m_restEvery) {
        m_waiting = std::move(published);
        return;
    }
    m_waiting.reset();
    m_passed = now;
    // Still under the lock, so that older weights never come after newer ones; it only stores them.
    m_sampler->setTuned(std::move(published.weights), published.kimg);
}

void TrainingController::passWaiting() {
    const std::lock_guard lock(m_weightsMutex);
    if (m_waiting) {
        m_passed = std::chrono::steady_clock::now();
        m_sampler->setTuned(std::move(m_waiting->weights), m_waiting->kimg);
        m_waiting.reset();
    }
}

void TrainingController::setQuiet(bool quiet, std::chrono::milliseconds restEvery) {
    {
        const std::lock_guard lock(m_weightsMutex);
        m_quiet = quiet;
        m_restEvery = restEvery;
    }
    if (!quiet) {
        passWaiting();
    }
}

bool TrainingController::quiet() const {
    const std::lock_guard lock(m_weightsMutex);
    return m_quiet;
}

void TrainingController::onFrame(std::shared_ptr<const PreviewFrame> frame) {
    auto& box = frame->kind == PreviewKind::Source ? m_sourceFrame : m_tunedFrame;
    if (box.put(std::move(frame))) {
        QMetaObject::invokeMethod(
            this, [this, &box] { drainFrame(box); }, Qt::QueuedConnection);
    }
}

void TrainingController::onSamplerError(Error error) {
    QMetaObject::invokeMethod(
        this,
        [this, error = std::move(error)] {
            const QString message = QString::fromStdString(error.message);
            Q_EMIT warned(message);
            Q_EMIT drawingFailed(message);
        },
        Qt::QueuedConnection);
}

void TrainingController::drainFrame(Latest<std::shared_ptr<const PreviewFrame>>& box) {
    // After the last model was closed its last frames may still come.
    if (const auto frame = box.take(); frame && !m_closed) {
        ++m_framesDelivered;
        Q_EMIT frameArrived(*frame);
    }
}

void TrainingController::drainStats() {
    std::vector<StepStats> stats;
    {
        const std::lock_guard lock(m_statsMutex);
        stats.swap(m_stats);
    }
    if (!stats.empty()) {
        Q_EMIT statsArrived(stats);
    }
}

void TrainingController::deliver(const TrainEvent& event) {
    Q_ASSERT(QThread::currentThread() == thread());
    std::visit(
        [this](const auto& e) {
            using E = std::decay_t<decltype(e)>;
            if constexpr (std::is_same_v<E, StateChanged>) {
                m_state = e.state;
                updateBudget();
                if (e.state != SessionState::Running) {
                    passWaiting(); // nothing newer comes for now
                }
                drainStats();
                Q_EMIT stateChanged(e.state);
            } else if constexpr (std::is_same_v<E, FreezeChanged>) {
                Q_EMIT freezeChanged(e.plan);
            } else if constexpr (std::is_same_v<E, SettingsChanged>) {
                Q_EMIT settingsChanged(e.settings);
            } else if constexpr (std::is_same_v<E, PicturesChanged>) {
                Q_EMIT picturesChanged(e.set);
            } else if constexpr (std::is_same_v<E, Marked>) {
                Q_EMIT marked(
                    e.kimg, QString::fromStdString(e.kind), QString::fromStdString(e.text));
            } else if constexpr (std::is_same_v<E, UndoChanged>) {
                Q_EMIT undoChanged(e.canUndo, e.canRedo);
            } else if constexpr (std::is_same_v<E, Diverged>) {
                Q_EMIT diverged(e.kimg, e.restoredKimg);
            } else if constexpr (std::is_same_v<E, MetricReady>) {
                Q_EMIT measured(e.report);
            } else if constexpr (std::is_same_v<E, AdviceGiven>) {
                Q_EMIT advised(e.advice);
            } else if constexpr (std::is_same_v<E, StateSaved>) {
                Q_EMIT stateSaved(e.kimg, double(e.diskBytes));
            } else if constexpr (std::is_same_v<E, CheckpointSaved>) {
                Q_EMIT checkpointSaved(QString::fromStdString(e.path.string()));
            } else if constexpr (std::is_same_v<E, Warned>) {
                Q_EMIT warned(QString::fromStdString(e.message));
            } else if constexpr (std::is_same_v<E, TrainFailed>) {
                Q_EMIT failed(e.error);
            }
        },
        event);
}

} // namespace sg
