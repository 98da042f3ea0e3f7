#pragma once

/// Everything a training writes into its run folder. Used from the trainer's thread; slow writing
/// is done by a thread of its own.

#include "core/base/result.h"
#include "core/io/style_delta.h"
#include "core/model/model.h"
#include "core/train/checkpoint_writer.h"
#include "core/train/run/row_file.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/run_lock.h"
#include "core/train/run/state_store.h"
#include "core/train/session.h"
#include "core/train/trainer_state.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace sg {

class RunRecorder {
public:
    /// Begins a new run, or goes on at `config.resume`: cuts the curves back to that past. `source`
    /// is the model the run once began with. When this returns, the run can be resumed; where it
    /// fails, a new run or branch leaves nothing behind.
    static Result<std::unique_ptr<RunRecorder>> begin(
        const TrainConfig& config,
        std::shared_ptr<const Model> source,
        const PictureBatch& pictures,
        const TrainerState& first,
        TrainSink& sink);

    void addStats(const StepStats& stats);

    /// A line of events.jsonl.
    void mark(const Marked& mark);

    /// The same, with the monitors' numbers.
    void addReport(const MonitorReport& report);

    /// Another set of pictures: written before the next state that needs it.
    Result<void> setPictures(const PictureBatch& pictures);

    /// Saves in the background. A full state that is due while anything is still being written, and
    /// a tile that is due while more than one is, is left out, unless `always`.
    void saveFull(TrainerState state, double seconds, bool always);
    void saveTile(const TrainerState& state, bool always);

    /// Waits for what is being written, then writes the final model.
    Result<void> finish(const Model& model, double kimg);

    /// final.sgdelta.
    Result<void> finishDelta(const StyleDelta& delta);

    [[nodiscard]] const RunLayout& layout() const { return m_layout; }

private:
    RunRecorder(const TrainConfig& config, std::shared_ptr<const Model> source, TrainSink& sink);

    Result<void>
    write(const TrainConfig& config, const PictureBatch& pictures, const TrainerState& first);
    void takeBack(bool isRun, bool folderWasThere);
    Result<void> beginNew(const TrainConfig& config);
    Result<void> beginResumed(const TrainConfig& config);
    /// Adds to the file, and tells when that fails for the first time.
    void add(RowFile& file, const std::filesystem::path& path, std::string_view row);
    void saved(const std::filesystem::path& path, double kimg, bool full, const Result<void>& done);

    RunLayout m_layout;
    RunLock m_lock;
    StateStore m_store;
    StateLimits m_limits;
    std::shared_ptr<const Model> m_source;
    TrainSink& m_sink;
    std::string m_picturesId;
    std::optional<RowFile> m_curves;
    std::optional<RowFile> m_events;
    std::set<std::filesystem::path> m_warnedOf; ///< files that could not be written
    CheckpointWriter m_writer;                  // last: finished before the rest is destroyed
};

} // namespace sg
