#pragma once

/// The only crossing between the engine's threads and the GUI thread.
///
/// Discrete events become queued signals, in their order. Step statistics are gathered and drained
/// ten times a second. Of preview frames only the newest of each kind is delivered. All signals are
/// emitted on the GUI thread.

#include "core/base/latest.h"
#include "ui/session/services.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace sg {

class TrainingController final : public QObject, private TrainSink, private SamplerSink {
    Q_OBJECT

public:
    explicit TrainingController(StudioServices& services, QObject* parent = nullptr);

    /// Stops without saving if a training still runs, and waits for the step in progress.
    ~TrainingController() override;

    /// Shows another model, or none (null); a training must not be active.
    void setModel(std::shared_ptr<const Model> model);
    void setPins(PreviewPins pins);

    /// What the preview draws as tuned and in place of the source (Sampler).
    void look(std::optional<Moment> moment);
    void compareWith(std::optional<Moment> moment);
    void setBlend(Blend blend);

    /// A walk while training takes up to a quarter of a core instead of a twentieth.
    void setWalk(LatentWalk walk);

    Result<void> start(TrainConfig config);
    void pause();
    void resume();
    void stop(StopMode mode);
    void setFreeze(FreezePlan plan);
    void setSettings(TrainSettings settings);
    void setPictures(StyleSet pictures);
    void undo();
    void redo();
    void sampleNow();
    void saveNow();

    /// While nobody looks, new weights are drawn at most once in `restEvery`; the newest wait. They
    /// are drawn at once when somebody looks again, and when the training pauses or ends.
    void setQuiet(bool quiet, std::chrono::milliseconds restEvery = kQuietRest);

    [[nodiscard]] bool quiet() const;

    static constexpr std::chrono::milliseconds kQuietRest{20'000};

    /// As the GUI knows it: changes with `stateChanged`.
    [[nodiscard]] SessionState state() const { return m_state; }

    /// As TrainingSession has them.
    [[nodiscard]] std::shared_ptr<const Model> result() const;
    [[nodiscard]] LateModel lateResult() const;

    [[nodiscard]] int framesDelivered() const { return m_framesDelivered; }

Q_SIGNALS:
    void stateChanged(sg::SessionState state);
    void statsArrived(const std::vector<sg::StepStats>& stats);
    void frameArrived(const std::shared_ptr<const sg::PreviewFrame>& frame);
    /// Also after a step back: the faders are where they were then.
    void freezeChanged(const sg::FreezePlan& plan);
    /// After a step back or a breakdown: the settings, and where they are others the pictures (null
    /// = a resumed run's own), are what they were then.
    void settingsChanged(const sg::TrainSettings& settings);
    void picturesChanged(const std::shared_ptr<const sg::StyleSet>& set);
    void marked(double kimg, const QString& kind, const QString& text);
    void undoChanged(bool canUndo, bool canRedo);
    void diverged(double kimg, double restoredKimg);
    void measured(const std::shared_ptr<const sg::MonitorReport>& report);
    /// Nothing: the last advice does not hold any more.
    void advised(const std::optional<sg::Advice>& advice);
    void stateSaved(double kimg, double diskBytes);
    void checkpointSaved(const QString& path);
    void warned(const QString& message);
    /// A picture could not be drawn; `warned` tells it too.
    void drawingFailed(const QString& message);
    void failed(const sg::Error& error);

private:
    void onEvent(TrainEvent event) override;
    void onFrame(std::shared_ptr<const PreviewFrame> frame) override;
    void onSamplerError(Error error) override;

    /// Weights on their way to the sampler.
    struct Published {
        std::shared_ptr<const GeneratorWeights> weights;
        double kimg = 0.0;
    };

    void pass(Published published);
    void passWaiting();
    void deliver(const TrainEvent& event);
    void drainStats();
    void updateBudget();
    void drainFrame(Latest<std::shared_ptr<const PreviewFrame>>& box);

    std::mutex m_statsMutex;
    std::vector<StepStats> m_stats;

    // Weights come from the trainer's thread; quiet is set by the GUI.
    mutable std::mutex m_weightsMutex;
    bool m_quiet = false;
    std::chrono::milliseconds m_restEvery = kQuietRest;
    std::chrono::steady_clock::time_point m_passed; ///< when the sampler last got some
    std::optional<Published> m_waiting;

    Latest<std::shared_ptr<const PreviewFrame>> m_sourceFrame;
    Latest<std::shared_ptr<const PreviewFrame>> m_tunedFrame;
    QTimer m_drain;
    SessionState m_state = SessionState::Idle;
    bool m_walks = false;
    bool m_closed = false; ///< the model, and no other was opened
    int m_framesDelivered = 0;
    // Last, in this order: the session stops before the sampler it feeds.
    std::unique_ptr<Sampler> m_sampler;
    std::unique_ptr<TrainingSession> m_session;
};

} // namespace sg
