#pragma once

/// One training from the first picture to the last file: the trainer, its past to step back to, and
/// what is written down. Used from the session's thread only.

#include "core/train/checkpoint_writer.h"
#include "core/train/coach/coach.h"
#include "core/train/monitors/monitor_schedule.h"
#include "core/train/monitors/monitors.h"
#include "core/train/pace.h"
#include "core/train/run/run_recorder.h"
#include "core/train/save_schedule.h"
#include "core/train/session.h"
#include "core/train/trainer.h"
#include "core/train/undo_ring.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sg {

/// Requests to a training, carried out between two steps.
struct TrainRequests {
    std::optional<FreezePlan> freeze;
    std::optional<TrainSettings> settings;
    std::optional<StyleSet> pictures;
    std::vector<std::filesystem::path> models; ///< files to write the model to
    int history = 0;                           ///< states to go back (negative) or forward
    bool sample = false;
    bool save = false;
};

/// Whether the batch can be worked through: each part holds whole groups of the critic's minibatch
/// statistics.
Result<void> checkBatch(const Model& model, const TrainSettings& settings);

class TrainingLoop {
public:
    /// Called with the trainer whenever its weights shall be shown.
    using Publish = std::function<void(const Trainer&)>;

    /// `config` and `sink` outlive the loop.
    TrainingLoop(const TrainConfig& config, TrainSink& sink, Publish publish);

    /// Decodes pictures, builds or restores the trainer, begins the run folder. False when `token`
    /// stopped it meanwhile: nothing was learned, nothing is lost.
    Result<bool> prepare(const std::stop_token& token);

    void answer(TrainRequests requests);

    /// One step, and what is due after it. False when the numbers broke down: the last good state
    /// is back then, and the training must not go on without being asked.
    Result<bool> step();

    [[nodiscard]] bool atEnd() const {
        return double(m_trainer->imagesShown()) >= m_settings.kimg * 1000.0;
    }

    /// The tuned model. With `save`, final.pkl and a last full state are written first.
    Result<std::shared_ptr<const Model>> finish(bool save);

    [[nodiscard]] double kimg() const { return double(m_trainer->imagesShown()) / 1000.0; }

private:
    using Clock = Pace::Clock;

    void mark(const std::string& kind, const std::string& text);
    [[nodiscard]] UndoRing::Entry now(const std::string& reason) const;
    void remember(const std::string& reason, bool passing = false);
    void restore(const UndoRing::Entry& entry);
    void travel(int history);
    void changeSettings(const TrainSettings& settings);
    void changePictures(const StyleSet& pictures);
    void writeModelTo(std::shared_ptr<const Model> model, std::filesystem::path path);
    void save(bool full, bool tile, bool always);
    void doWhatIsDue();
    Result<std::shared_ptr<const PictureBatch>>
    decode(const StyleSet& pictures, const ImportProgress& progress) const;
    void fitIntoMemory();
    void beginWatching();
    void hearAgain(const RunHistory& history);
    void tellSituation();
    void watch(const StepStats& stats, const StepLosses& losses, bool measuring);
    void measure(const StepLosses& losses);
    [[nodiscard]] const Model& source() const;

    [[nodiscard]] bool recording() const { return m_recorder != nullptr; }

    const TrainConfig& m_config;
    TrainSink& m_sink;
    Publish m_publish;
    TrainSettings m_settings;
    std::shared_ptr<const PictureBatch> m_pictures;
    std::shared_ptr<const StyleSet> m_set; ///< what they were made of; null = a resumed run's own
    std::optional<Trainer> m_trainer;
    UndoRing m_ring;
    Pace m_pace;
    std::optional<Monitors> m_monitors;
    MonitorSchedule m_schedule;
    Coach m_coach;
    double m_watchSeconds = 0.0; ///< of training since the monitors began
    bool m_fromScratch = false;
    Clock::time_point m_published;
    Clock::time_point m_remembered;
    SaveSchedule m_saves;
    CheckpointWriter m_writer;
    std::unique_ptr<RunRecorder> m_recorder;
};

} // namespace sg
