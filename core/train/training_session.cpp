#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/base/pause_gate.h"
#include "core/model/torch.h"
#include "core/train/run/kimg_text.h"
#include "core/train/session.h"
#include "core/train/training_loop.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace sg {

namespace {

class Session final : public TrainingSession {
public:
    explicit Session(TrainSink& sink) : m_sink(sink) {}

    ~Session() override {
        if (m_thread.joinable()) {
            m_stopMode = StopMode::Discard;
            m_thread.request_stop();
            m_thread.join();
        }
    }

    Result<void> start(TrainConfig config) override;
    void pause() override;
    void resume() override;
    void stop(StopMode mode) override;

    void setFreeze(FreezePlan plan) override {
        ask([&](TrainRequests& inbox) { inbox.freeze = std::move(plan); });
    }

    void setSettings(TrainSettings settings) override {
        ask([&](TrainRequests& inbox) { inbox.settings = std::move(settings); });
    }

    void setPictures(StyleSet pictures) override {
        ask([&](TrainRequests& inbox) { inbox.pictures = std::move(pictures); });
    }

    void undo() override {
        ask([](TrainRequests& inbox) { --inbox.history; });
    }

    void redo() override {
        ask([](TrainRequests& inbox) { ++inbox.history; });
    }

    void sampleNow() override {
        ask([](TrainRequests& inbox) { inbox.sample = true; });
    }

    void saveNow() override {
        ask([](TrainRequests& inbox) { inbox.save = true; });
    }

    void requestCheckpoint(std::filesystem::path path) override {
        ask([&](TrainRequests& inbox) { inbox.models.push_back(std::move(path)); });
    }

    [[nodiscard]] SessionState state() const override { return m_state; }

    [[nodiscard]] std::shared_ptr<const Model> result() const override {
        return lateResult().get();
    }

    [[nodiscard]] LateModel lateResult() const override;

private:
    /// Moves to `next` if the table allows it, and tells.
    bool enter(SessionState next);
    void run(const std::stop_token& token, const TrainConfig& config);
    Result<void> trainInSmallerParts(
        const std::stop_token& token, const TrainConfig& config, Result<void> outcome);
    Result<void> train(const std::stop_token& token, const TrainConfig& config);
    void publish(const Trainer& trainer);

    template <typename Change>
    void ask(Change change) {
        {
            const std::lock_guard lock(m_mutex);
            change(m_inbox);
        }
        m_gate.knock(); // a paused trainer answers too
    }

    TrainRequests takeInbox();

    TrainSink& m_sink;
    std::atomic<SessionState> m_state{SessionState::Idle};
    std::atomic<StopMode> m_stopMode{StopMode::Save};
    PauseGate m_gate;
    std::mutex m_stateMutex; ///< orders transitions and their events
    mutable std::mutex m_mutex;
    TrainRequests m_inbox;
    std::shared_ptr<const Model> m_original;
    std::shared_ptr<const GeneratorWeights> m_published;
    std::shared_ptr<const Model> m_result;
    std::optional<double> m_learnedKimg; ///< after the last step of this run; the trainer's own
    std::jthread m_thread;               // last: joined before the rest is destroyed
};

Result<void> checkConfig(const TrainConfig& config) {
    if (!config.model) {
        return fail(
            ErrorCode::InvalidArgument, Core::tr("There is no model to train; open one first"));
    }
    const Model& model = *config.model;
    if (model.discriminator.is_empty()) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "%1 has no discriminator and cannot be fine-tuned; open a file that holds G, D and "
                "G_ema",
                model.info.name));
    }
    if (config.pictures.empty() && !config.resume) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("There are no pictures to learn from; add at least one"));
    }
    if (auto valid = validate(config.settings); !valid) {
        return valid;
    }
    std::error_code error;
    if (!config.runFolder.empty() && !config.resume &&
        std::filesystem::exists(config.runFolder, error) &&
        !std::filesystem::is_empty(config.runFolder, error)) {
        return fail(
            ErrorCode::FileExists,
            Core::tr(
                "The folder %1 is not empty; name a new one, or resume the run that is in it",
                config.runFolder));
    }
    return checkBatch(model, config.settings);
}

/// Beginning anew would throw away what was learned: the states stay, and a person decides.
Error outOfMemoryAt(double kimg, const Error& error) {
    return {
        ErrorCode::OutOfMemory,
        Core::tr(
            "There was not enough memory at kimg %1. The saved states are kept: close "
            "other programs and resume the run, or resume it with more parts a batch "
            "(stylegraft-cli resume --accumulate)",
            kimgText(kimg)),
        error.detail};
}

/// `original` with another generator.
std::shared_ptr<const Model> withWeights(const Model& original, const GeneratorWeights& weights) {
    auto model = std::make_shared<Model>();
    model->generatorEma = copyOf(original.generatorEma);
    loadState(*model->generatorEma, weights.tensors);
    model->generator = copyOf(model->generatorEma);
    model->discriminator = original.discriminator;
    model->augment = original.augment;
    model->info = original.info;
    model->describe();
    return model;
}

bool Session::enter(SessionState next) {
    const std::lock_guard lock(m_stateMutex);
    if (!canTransition(m_state, next)) {
        return false;
    }
    m_state = next;
    m_sink.onEvent(StateChanged{next});
    return true;
}

Result<void> Session::start(TrainConfig config) {
    if (auto valid = checkConfig(config); !valid) {
        return valid;
    }
    if (!canStart(m_state)) {
        return fail(
            ErrorCode::InvalidArgument, Core::tr("A training is running already; stop it first"));
    }
    if (m_thread.joinable()) {
        m_thread.join(); // a finished run
    }
    {
        const std::lock_guard lock(m_mutex);
        m_inbox = {};
        m_original = config.model;
        m_published.reset();
        m_result.reset();
    }
    m_stopMode = StopMode::Save;
    m_gate.open();
    enter(SessionState::Preparing);
    m_thread = std::jthread(
        [this, config = std::move(config)](const std::stop_token& token) { run(token, config); });
    return {};
}

void Session::pause() {
    if (!canPause(m_state)) {
        return;
    }
    m_gate.close();
    enter(SessionState::Paused);
}

void Session::resume() {
    if (enter(SessionState::Running)) {
        m_gate.open();
    }
}

void Session::stop(StopMode mode) {
    if (!canStop(m_state)) {
        return;
    }
    m_stopMode = mode;
    enter(SessionState::Stopping);
    m_thread.request_stop();
    m_gate.open();
}

TrainRequests Session::takeInbox() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_inbox, {});
}

void Session::publish(const Trainer& trainer) {
    auto weights = trainer.snapshot();
    {
        const std::lock_guard lock(m_mutex);
        m_published = weights;
    }
    m_sink.onEvent(WeightsPublished{std::move(weights), double(trainer.imagesShown()) / 1000.0});
}

LateModel Session::lateResult() const {
    const std::lock_guard lock(m_mutex);
    if (m_result || !m_published) {
        return m_result;
    }
    return LateModel([weights = m_published, original = m_original] {
        return withWeights(*original, *weights);
    });
}

void Session::run(const std::stop_token& token, const TrainConfig& config) {
    m_learnedKimg.reset();
    Result<void> outcome = guarded([&] { return train(token, config); });
    if (!outcome && outcome.error().code == ErrorCode::OutOfMemory && !m_learnedKimg) {
        outcome = trainInSmallerParts(token, config, std::move(outcome));
    }
    if (!outcome && outcome.error().code == ErrorCode::OutOfMemory && !config.runFolder.empty() &&
        (m_learnedKimg || config.resume)) {
        const double begun = config.resume ? double(config.resume->images) / 1000.0 : 0.0;
        outcome = fail(outOfMemoryAt(m_learnedKimg.value_or(begun), outcome.error()));
    }
    if (!outcome) {
        m_sink.onEvent(TrainFailed{outcome.error()});
        enter(SessionState::Failed);
        return;
    }
    enter(SessionState::Stopping);
    enter(SessionState::Finished);
}

/// A new run that had no memory for its first step begins anew, which loses nothing yet. `outcome`
/// where that cannot be done.
Result<void> Session::trainInSmallerParts(
    const std::stop_token& token, const TrainConfig& config, Result<void> outcome) {
    TrainConfig smaller = config;
    smaller.settings.accumulate *= 2;
    if (config.resume || smaller.settings.accumulate > smaller.settings.batch ||
        !checkBatch(*config.model, smaller.settings)) {
        return outcome;
    }
    m_sink.onEvent(Warned{Core::tr(
        "There was not enough memory; starting again with each batch in %1 parts",
        smaller.settings.accumulate)});
    return guarded([&] { return train(token, smaller); });
}

Result<void> Session::train(const std::stop_token& token, const TrainConfig& config) {
    TrainingLoop loop(config, m_sink, [this](const Trainer& trainer) { publish(trainer); });
    if (const auto prepared = loop.prepare(token); !prepared || !*prepared) {
        return prepared ? Result<void>() : fail(prepared.error());
    }
    enter(SessionState::Running); // refused, rightly, when it was paused or stopped meanwhile
    for (;;) {
        const auto passage = m_gate.passOrKnock(token);
        if (passage == PauseGate::Passage::Stopped) {
            break;
        }
        loop.answer(takeInbox());
        if (passage == PauseGate::Passage::Knocked) {
            continue;
        }
        if (loop.atEnd()) {
            break;
        }
        const auto good = loop.step();
        if (!good) {
            return fail(good.error());
        }
        m_learnedKimg = loop.kimg();
        if (!*good) {
            pause();
        }
    }
    enter(SessionState::Stopping);
    loop.answer(takeInbox()); // what was asked for before the end is still done
    auto model = loop.finish(m_stopMode == StopMode::Save);
    if (!model) {
        return fail(model.error());
    }
    const std::lock_guard lock(m_mutex);
    m_result = std::move(*model);
    return {};
}

} // namespace

std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) {
    return std::make_unique<Session>(sink);
}

} // namespace sg
