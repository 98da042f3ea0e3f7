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
#include "core/train/coach/advice.h"
#include "core/train/freeze_plan.h"
#include "core/train/late_model.h"
#include "core/train/monitors/monitor_report.h"

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

struct RunHistory; ///< core/train/run/run_history.h

/// Where a new branch leaves its parent.
struct Fork {
    std::string parent;          ///< branch
    std::filesystem::path state; ///< of that branch
};

/// Where a run goes on: made by core/train/run/resume.h.
struct ResumePoint {
    std::filesystem::path fullState; ///< everything is restored from it; empty = from `model` alone
    std::shared_ptr<const Model> source; ///< the model the run once began with
    bool fromBase = false; ///< `model` is not the source but a light state that a branch began at
    std::shared_ptr<const PictureBatch> pictures;
    std::int64_t steps = 0; ///< where the counting goes on without a full state
    std::int64_t images = 0;
    std::int64_t curveRows = 0; ///< lines of curves.csv and events.jsonl that belong to this past
    std::int64_t eventRows = 0;
    double seconds = 0.0;                      ///< of training so far
    std::shared_ptr<const RunHistory> history; ///< what was recorded up to there
    std::optional<Fork> fork; ///< of a branch that is not there yet: the training makes it
};

/// Everything a run needs. Immutable once started; faders, settings and pictures move by requests.
struct TrainConfig {
    std::shared_ptr<const Model> model; ///< needs a discriminator
    StyleSet pictures;
    StyleImportOptions importOptions;
    TrainSettings settings;
    FreezePlan freeze;
    std::string device = "cpu"; ///< or "cuda", "cuda:1": where the networks compute
    bool deterministic = false; ///< only operations that give the same bits every time
    /// Empty = nothing is written. A new run needs a folder that is missing or empty.
    std::filesystem::path runFolder;
    std::string branch = "main";               ///< of the run folder
    std::shared_ptr<const ResumePoint> resume; ///< null = a new run
    std::chrono::seconds checkpointEvery{60};  ///< time between two full states; 0 = first and last
    std::chrono::seconds tileEvery{30};        ///< time between two light states; 0 = none
    std::int64_t diskLimitBytes = 0;           ///< for the states of the branch; 0 = no limit
    std::int64_t undoBytes = std::int64_t(512)
                             << 20;      ///< memory for states to step back to; 0 = none
    std::chrono::seconds undoEvery{120}; ///< between two such states; one comes before every change
    bool watch =
        true; ///< measure drift, diversity and copies now and then, and let the coach speak
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

/// A model that was asked for, or the final one, is on the disk.
struct CheckpointSaved {
    std::filesystem::path path;
    double kimg = 0.0;
};

/// A state of the run is on the disk: the training can go on from it.
struct StateSaved {
    std::filesystem::path path;
    double kimg = 0.0;
    bool full = true;           ///< false: a tile of the filmstrip
    std::int64_t diskBytes = 0; ///< of all states of the branch
};

struct FreezeChanged {
    FreezePlan plan;
    double kimg = 0.0;
};

/// Something changed between two steps; also a line of events.jsonl and a mark on the curves.
struct Marked {
    std::string kind; ///< "freeze", "settings", "pictures", "undo", "redo", "resumed", "diverged"
    std::string text; ///< what changed, for a person
    double kimg = 0.0;
};

/// A step back or forward, or the return to the last good state, has put the settings where they
/// were then.
struct SettingsChanged {
    TrainSettings settings;
    double kimg = 0.0;
};

/// The same for the pictures, when they were others.
struct PicturesChanged {
    std::shared_ptr<const StyleSet> set; ///< null = those that a resumed run brought with it
    double kimg = 0.0;
};

/// Whether undo() and redo() would do something.
struct UndoChanged {
    bool canUndo = false;
    bool canRedo = false;
};

/// The numbers broke down. The last good state is back and the training paused, or, when there was
/// none, it ends.
struct Diverged {
    double kimg = 0.0;         ///< where it broke down
    double restoredKimg = 0.0; ///< where it stands now
};

/// What the monitors measured.
struct MetricReady {
    std::shared_ptr<const MonitorReport> report;
};

/// The coach's sentence; nothing = it has nothing to say any more.
struct AdviceGiven {
    std::optional<Advice> advice;
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
    StateSaved,
    FreezeChanged,
    SettingsChanged,
    PicturesChanged,
    Marked,
    UndoChanged,
    Diverged,
    MetricReady,
    AdviceGiven,
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

    /// Starts a run, or goes on with one (`config.resume`); fails when one is active, when the
    /// model has no discriminator, when there is not a single picture, when a setting is out of
    /// range, or when a new run's folder is not empty.
    virtual Result<void> start(TrainConfig config) = 0;

    virtual void pause() = 0;
    virtual void resume() = 0;

    /// Finishes the step in progress. `Save` writes `final.pkl` and a last full state (when there
    /// is a folder) and keeps the tuned model as `result()`. `Discard` keeps the result in memory
    /// only.
    virtual void stop(StopMode mode) = 0;

    /// Moves the faders, from the next step on.
    virtual void setFreeze(FreezePlan plan) = 0;

    /// Takes over what may change while it runs (ParamSpec::liveEditable, mirror, augment,
    /// bfloat16), from the next step on.
    virtual void setSettings(TrainSettings settings) = 0;

    /// Another set of pictures, or other weights, from the next step on. Pictures that cannot be
    /// read are a `Warned`, and the old set stays.
    virtual void setPictures(StyleSet pictures) = 0;

    /// Goes back to the state before the last change, or some minutes ago; forward again.
    virtual void undo() = 0;
    virtual void redo() = 0;

    /// Publishes the weights as they are now, also while paused.
    virtual void sampleNow() = 0;

    /// Saves a full state and a tile now, also while paused.
    virtual void saveNow() = 0;

    /// Writes the model as it is after the current step to `path` (a .pkl), replacing it.
    virtual void requestCheckpoint(std::filesystem::path path) = 0;

    [[nodiscard]] virtual SessionState state() const = 0;

    /// The tuned model: after Finished the final one, before that the latest published weights
    /// with the original's discriminator; null before the first publication.
    [[nodiscard]] virtual std::shared_ptr<const Model> result() const = 0;

    /// The same, as it is now, to be put together when it is needed; returns at once.
    [[nodiscard]] virtual LateModel lateResult() const = 0;
};

/// `sink` must outlive the session.
std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink);

} // namespace sg
