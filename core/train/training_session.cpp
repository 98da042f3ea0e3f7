#include "core/base/guarded.h"
#include "core/base/pause_gate.h"
#include "core/io/model_writer.h"
#include "core/model/torch.h"
#include "core/train/checkpoint_writer.h"
#include "core/train/session.h"
#include "core/train/trainer.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace sg {

namespace {

using Clock = std::chrono::steady_clock;

/// Steps before the speed is steady enough to speak of the time that is left.
constexpr int kEstimatingSteps = 10;

/// Requests for the trainer, carried out between two steps.
struct Inbox {
    std::optional<FreezePlan> freeze;
    std::vector<std::filesystem::path> checkpoints;
};

/// Seconds of work, pauses excluded, and the smoothed speed.
class Pace {
public:
    void beginStep() { m_begin = Clock::now(); }

    void endStep(int images) {
        const double seconds = std::chrono::duration<double>(Clock::now() - m_begin).count();
        m_seconds += seconds;
        ++m_steps;
        // Regularisation makes some steps far slower: average over about two rounds of them. Young
        // averages count every step alike.
        const double weight = std::max(1.0 / double(m_steps), 1.0 / 32.0);
        m_secondsPerImage += weight * (seconds / double(images) - m_secondsPerImage);
    }

    [[nodiscard]] double seconds() const { return m_seconds; }

    [[nodiscard]] double imagesPerSecond() const {
        return m_secondsPerImage > 0.0 ? 1.0 / m_secondsPerImage : 0.0;
    }

    [[nodiscard]] std::optional<double> eta(double imagesLeft) const {
        if (m_steps < kEstimatingSteps) {
            return std::nullopt;
        }
        return std::max(0.0, imagesLeft) * m_secondsPerImage;
    }

private:
    Clock::time_point m_begin;
    double m_seconds = 0.0;
    double m_secondsPerImage = 0.0;
    std::int64_t m_steps = 0;
};

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
        const std::lock_guard lock(m_mutex);
        m_inbox.freeze = std::move(plan);
    }

    void requestCheckpoint(std::filesystem::path path) override {
        const std::lock_guard lock(m_mutex);
        m_inbox.checkpoints.push_back(std::move(path));
    }

    [[nodiscard]] SessionState state() const override { return m_state; }

    [[nodiscard]] std::shared_ptr<const Model> result() const override;

private:
    /// Moves to `next` if the table allows it, and tells.
    bool enter(SessionState next);
    void run(const std::stop_token& token, const TrainConfig& config);
    Result<void> train(const std::stop_token& token, const TrainConfig& config);
    void publish(const Trainer& trainer, double kimg);
    Inbox takeInbox();

    TrainSink& m_sink;
    std::atomic<SessionState> m_state{SessionState::Idle};
    std::atomic<StopMode> m_stopMode{StopMode::Save};
    PauseGate m_gate;
    std::mutex m_stateMutex; ///< orders transitions and their events
    mutable std::mutex m_mutex;
    Inbox m_inbox;
    std::shared_ptr<const Model> m_original;
    std::shared_ptr<const GeneratorWeights> m_published;
    std::shared_ptr<const Model> m_result;
    std::jthread m_thread; // last: joined before the rest is destroyed
};

Result<void> checkConfig(const TrainConfig& config) {
    if (!config.model) {
        return fail(ErrorCode::InvalidArgument, "There is no model to train; open one first");
    }
    const Model& model = *config.model;
    if (model.discriminator.is_empty()) {
        return fail(
            ErrorCode::Unsupported,
            model.info.name + " has no discriminator and cannot be fine-tuned; open a file that "
                              "holds G, D and G_ema");
    }
    if (config.pictures.empty()) {
        return fail(
            ErrorCode::InvalidArgument, "There are no pictures to learn from; add at least one");
    }
    if (auto valid = validate(config.settings); !valid) {
        return valid;
    }
    const auto group = model.discriminator->options().mbstdGroupSize;
    const int size = group ? std::min(*group, config.settings.batch) : config.settings.batch;
    if (config.settings.batch % size != 0) {
        return fail(
            ErrorCode::InvalidArgument,
            "The batch must be a multiple of " + std::to_string(size) + " for this model, not " +
                std::to_string(config.settings.batch));
    }
    return {};
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
        return fail(ErrorCode::InvalidArgument, "A training is running already; stop it first");
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

Inbox Session::takeInbox() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_inbox, {});
}

void Session::publish(const Trainer& trainer, double kimg) {
    auto weights = trainer.snapshot();
    {
        const std::lock_guard lock(m_mutex);
        m_published = weights;
    }
    m_sink.onEvent(WeightsPublished{std::move(weights), kimg});
}

std::shared_ptr<const Model> Session::result() const {
    std::shared_ptr<const GeneratorWeights> weights;
    std::shared_ptr<const Model> original;
    {
        const std::lock_guard lock(m_mutex);
        if (m_result || !m_published) {
            return m_result;
        }
        weights = m_published;
        original = m_original;
    }
    auto model = std::make_shared<Model>();
    model->generatorEma = copyOf(original->generatorEma);
    loadState(*model->generatorEma, weights->tensors);
    model->generator = copyOf(model->generatorEma);
    model->discriminator = original->discriminator;
    model->augment = original->augment;
    model->info = original->info;
    model->describe();
    return model;
}

void Session::run(const std::stop_token& token, const TrainConfig& config) {
    const Result<void> outcome = guarded([&] { return train(token, config); });
    if (!outcome) {
        m_sink.onEvent(TrainFailed{outcome.error()});
        enter(SessionState::Failed);
        return;
    }
    enter(SessionState::Stopping);
    enter(SessionState::Finished);
}

Result<void> Session::train(const std::stop_token& token, const TrainConfig& config) {
    const auto report =
        [this](const std::filesystem::path& path, double kimg, const Result<void>& written) {
            if (written) {
                m_sink.onEvent(CheckpointSaved{path, kimg});
            } else {
                m_sink.onEvent(Warned{written.error().message});
            }
        };
    const ModelInfo& info = config.model->info;
    const auto goOn = [&token](int, int) { return !token.stop_requested(); };
    const auto pictures =
        decodePictures(config.pictures, info.resolution, info.channels, config.importOptions, goOn);
    if (!pictures) {
        if (pictures.error().code == ErrorCode::Cancelled) {
            return {}; // stopped before the first step: nothing was learned, nothing is lost
        }
        return fail(pictures.error());
    }
    Trainer trainer(*config.model, *pictures, config.settings, config.freeze);
    CheckpointWriter writer(report);
    publish(trainer, 0.0);
    enter(SessionState::Running); // refused, rightly, when it was paused or stopped meanwhile

    const double images = config.settings.kimg * 1000.0;
    const auto kimg = [&trainer] { return double(trainer.imagesShown()) / 1000.0; };
    Pace pace;
    auto lastPublished = Clock::now();
    auto lastCheckpoint = Clock::now();
    while (double(trainer.imagesShown()) < images && m_gate.pass(token)) {
        Inbox inbox = takeInbox();
        if (inbox.freeze) {
            trainer.setFreeze(*inbox.freeze);
            m_sink.onEvent(FreezeChanged{std::move(*inbox.freeze), kimg()});
        }
        for (auto& path : inbox.checkpoints) {
            writer.write(trainer.toModel(info), std::move(path), kimg());
        }
        pace.beginStep();
        const StepLosses losses = trainer.step();
        pace.endStep(config.settings.batch);
        if (!losses.finite()) {
            return fail(
                ErrorCode::Diverged,
                "The training broke down at " + std::to_string(kimg()) +
                    " kimg (a loss is not a number); lower the learning rate or raise the R1 "
                    "weight");
        }
        m_sink.onEvent(StepStats{
            trainer.steps(),
            kimg(),
            pace.seconds(),
            pace.imagesPerSecond(),
            pace.eta(images - double(trainer.imagesShown())),
            losses.lossG,
            losses.lossD,
            losses.r1,
            losses.pathLength,
            losses.scoreReal,
            losses.scoreFake,
            losses.realSign,
            losses.augmentP});
        const auto now = Clock::now();
        if (now - lastPublished >= config.publishEvery) {
            lastPublished = now;
            publish(trainer, kimg());
        }
        if (config.checkpointEvery.count() > 0 && !config.runFolder.empty() &&
            now - lastCheckpoint >= config.checkpointEvery) {
            lastCheckpoint = now;
            writer.write(trainer.toModel(info), config.runFolder / "latest.pkl", kimg());
        }
    }
    enter(SessionState::Stopping);
    publish(trainer, kimg());
    const std::shared_ptr<const Model> model = trainer.toModel(info);
    {
        const std::lock_guard lock(m_mutex);
        m_result = model;
    }
    // Requests that came during the last step are still answered.
    for (auto& path : takeInbox().checkpoints) {
        writer.write(model, std::move(path), kimg());
    }
    if (!config.runFolder.empty() && m_stopMode == StopMode::Save) {
        Result<void> saved;
        writer.flush();
        const auto path = config.runFolder / "final.pkl";
        saved = guarded([&] { return writeModel(*model, path, Replace::Always); });
        if (!saved) {
            return saved;
        }
        m_sink.onEvent(CheckpointSaved{path, kimg()});
    }
    return {};
}

} // namespace

std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) {
    return std::make_unique<Session>(sink);
}

} // namespace sg
