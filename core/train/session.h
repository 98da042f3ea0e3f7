#pragma once

/// One training run on a background thread, as the studio and the command line see it. No Torch
/// here.
///
/// The trainer owns the networks; nobody else touches them. Requests go in as calls that return at
/// once and are carried out between two steps; facts come out through `TrainSink` as values or as
/// shared pointers to immutable ones. Neither side ever waits for the other.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/model/model_info.h"
#include "core/project/train_settings.h"
#include "core/train/freeze_plan.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace sg {

enum class SessionState {
    Idle,      ///< not started
    Preparing, ///< decoding pictures, copying networks
    Running,
    Paused,
    Stopping, ///< finishing the step in progress, saving
    Finished, ///< the tuned model is there
    Failed
};

/// The one table of what may follow what; buttons enable from it.
constexpr bool canTransition(SessionState from, SessionState to) {
    using enum SessionState;
    switch (from) {
    case Idle:
        return to == Preparing;
    case Preparing:
        return to == Running || to == Paused || to == Stopping || to == Failed;
    case Running:
        return to == Paused || to == Stopping || to == Failed;
    case Paused:
        return to == Running || to == Stopping || to == Failed;
    case Stopping:
        return to == Finished || to == Failed;
    case Finished:
    case Failed:
        return to == Preparing;
    }
    return false;
}

constexpr bool canStart(SessionState s) {
    return canTransition(s, SessionState::Preparing);
}

constexpr bool canPause(SessionState s) {
    return s == SessionState::Running || s == SessionState::Preparing;
}

constexpr bool canResume(SessionState s) {
    return s == SessionState::Paused;
}

constexpr bool canStop(SessionState s) {
    return canTransition(s, SessionState::Stopping);
}

constexpr bool isActive(SessionState s) {
    return canStop(s) || s == SessionState::Stopping;
}

/// Everything a run needs. Immutable once started, but for the freeze plan.
struct TrainConfig {
    std::shared_ptr<const Model> model; ///< needs a discriminator
    StyleSet pictures;
    StyleImportOptions importOptions;
    TrainSettings settings;
    FreezePlan freeze;
    std::filesystem::path runFolder;              ///< empty = nothing is written
    std::chrono::seconds checkpointEvery{0};      ///< 0 = only at the end
    std::chrono::milliseconds publishEvery{2000}; ///< least time between two `WeightsPublished`
};

/// What the numbers were over one step. Losses are means over the batch, in the units of
/// formats.md 6.7; regularisers only exist on the steps that ran them.
struct StepStats {
    std::int64_t step = 0;            ///< from 1
    double kimg = 0.0;                ///< after this step
    double seconds = 0.0;             ///< of training so far, pauses excluded
    double imagesPerSecond = 0.0;     ///< smoothed, this session only
    std::optional<double> etaSeconds; ///< nothing during the first steps: "Estimating..."
    double lossG = 0.0;
    double lossD = 0.0;
    std::optional<double> r1;         ///< Loss/r1_penalty
    std::optional<double> pathLength; ///< Loss/pl_penalty
    double scoreReal = 0.0;           ///< mean D(real), before the sigmoid
    double scoreFake = 0.0;
    double realSign = 0.0; ///< r_t: mean sign of D(real) lately; near 1 the critic overfits
    double augmentP = 0.0; ///< probability of the augmentations
};

struct StateChanged {
    SessionState state = SessionState::Idle;
};

/// A new snapshot of G_ema for the preview.
struct WeightsPublished {
    std::shared_ptr<const GeneratorWeights> weights;
    double kimg = 0.0;
};

struct CheckpointSaved {
    std::filesystem::path path;
    double kimg = 0.0;
};

struct FreezeChanged {
    FreezePlan plan;
    double kimg = 0.0;
};

struct Warned {
    std::string message;
};

struct TrainFailed {
    Error error;
};

using TrainEvent = std::variant<
    StateChanged,
    StepStats,
    WeightsPublished,
    CheckpointSaved,
    FreezeChanged,
    Warned,
    TrainFailed>;

/// Receives the facts, on the trainer's thread: hand them over and return at once.
class TrainSink {
public:
    virtual ~TrainSink() = default;
    virtual void onEvent(TrainEvent event) = 0;
};

enum class StopMode { Save, Discard };

class TrainingSession {
public:
    /// Stops without saving, if it still runs, and joins the thread.
    virtual ~TrainingSession() = default;

    /// Starts a run; fails when one is active, when the model has no discriminator, when there is
    /// not a single picture, or when a setting is out of range.
    virtual Result<void> start(TrainConfig config) = 0;

    virtual void pause() = 0;
    virtual void resume() = 0;

    /// Finishes the step in progress. `Save` writes `runFolder/final.pkl` (when there is a folder)
    /// and keeps the tuned model as `result()`. `Discard` keeps the result in memory only.
    virtual void stop(StopMode mode) = 0;

    /// Moves the faders, from the next step on.
    virtual void setFreeze(FreezePlan plan) = 0;

    /// Writes the model as it is after the current step to `path` (a .pkl), replacing it.
    virtual void requestCheckpoint(std::filesystem::path path) = 0;

    [[nodiscard]] virtual SessionState state() const = 0;

    /// The tuned model: after Finished the final one, before that the latest published weights
    /// with the original's discriminator; null before the first publication.
    [[nodiscard]] virtual std::shared_ptr<const Model> result() const = 0;
};

/// `sink` must outlive the session.
std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink);

} // namespace sg
