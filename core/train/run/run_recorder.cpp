#include "core/train/run/run_recorder.h"

#include "core/base/atomic_file.h"
#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/io/model_writer.h"
#include "core/io/safetensors_model.h"
#include "core/io/style_delta_file.h"
#include "core/model/torch.h"
#include "core/train/coach/coach_json.h"
#include "core/train/run/curves.h"
#include "core/train/run/new_branch.h"
#include "core/train/run/state_file.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace sg {

namespace {

namespace fs = std::filesystem;

std::string utf8(const nlohmann::ordered_json& json, int indent = -1) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json cropJson(const PictureCrop& crop) {
    nlohmann::ordered_json json;
    if (crop.fit == PictureCrop::Fit::Squeeze) {
        json["fit"] = "squeeze";
    } else {
        json = {{"x", crop.x}, {"y", crop.y}, {"side", crop.side}, {"degrees", crop.degrees}};
    }
    json["mirrored"] = crop.mirrored;
    return json;
}

/// How the run was started; whoever resumes it reads this.
std::string configText(const TrainConfig& config, const std::string& picturesId) {
    const ModelInfo& info = config.model->info;
    nlohmann::ordered_json json;
    json["schema"] = 1;
    json["version"] = STYLEGRAFT_VERSION;
    json["model"] = {
        {"name", info.name},
        {"path", info.path},
        {"sha256", info.sha256},
        {"format", info.format},
        {"parent_sha256", info.parentSha256}};
    json["settings"] = toJson(config.settings);
    json["freeze"] = toText(config.freeze, info.groups);
    json["deterministic"] = config.deterministic;
    json["checkpoint_every"] = config.checkpointEvery.count();
    json["pictures_id"] = picturesId;
    json["pictures"] = nlohmann::json::array();
    for (const StylePicture& picture : config.pictures.pictures) {
        nlohmann::ordered_json entry{{"name", picture.name}, {"sha256", picture.sha256}};
        if (picture.crop != PictureCrop{}) {
            entry["crop"] = cropJson(picture.crop);
        }
        json["pictures"].push_back(std::move(entry));
    }
    return utf8(json, 2) + "\n";
}

/// The source without its raw G, which no training begins from.
Result<void> writeSource(const Model& source, const fs::path& path) {
    Model lean = source;
    lean.generator = Generator(nullptr);
    return writeSafetensorsModel(lean, path, Replace::Always);
}

/// The folders of a branch that nothing is in.
void removeEmpty(const RunLayout& layout, bool folderWasThere) {
    std::error_code error;
    fs::remove(layout.states(), error);
    fs::remove(layout.previews(), error);
    if (!folderWasThere) {
        fs::remove(layout.folder(), error);
    }
}

} // namespace

RunRecorder::RunRecorder(
    const TrainConfig& config, std::shared_ptr<const Model> source, TrainSink& sink)
    : m_layout(config.runFolder, config.branch),
      m_store(m_layout.states()),
      m_source(std::move(source)),
      m_sink(sink) {
    m_limits.diskBytes = config.diskLimitBytes;
}

Result<std::unique_ptr<RunRecorder>> RunRecorder::begin(
    const TrainConfig& config,
    std::shared_ptr<const Model> source,
    const PictureBatch& pictures,
    const TrainerState& first,
    TrainSink& sink) {
    std::unique_ptr<RunRecorder> recorder(new RunRecorder(config, std::move(source), sink));
    const RunLayout& layout = recorder->m_layout;
    const bool isNew = !config.resume || config.resume->fork;
    std::error_code error;
    const bool folderWasThere = fs::exists(layout.folder(), error);
    if (config.resume && isNew && folderWasThere) {
        return fail(
            ErrorCode::FileExists,
            Core::tr("There is a branch %1 already; choose another name", layout.branch()));
    }
    if (auto made = layout.create(); !made) {
        removeEmpty(layout, folderWasThere);
        return fail(made.error());
    }
    auto lock = RunLock::take(layout.folder());
    if (!lock) {
        return fail(lock.error()); // what is there is somebody else's
    }
    recorder->m_lock = *std::move(lock);
    if (auto written = guarded([&] { return recorder->write(config, pictures, first); });
        !written) {
        if (isNew) {
            recorder->takeBack(!config.resume, folderWasThere);
        }
        return fail(written.error());
    }
    return recorder;
}

Result<void> RunRecorder::write(
    const TrainConfig& config, const PictureBatch& pictures, const TrainerState& first) {
    const ResumePoint* resume = config.resume.get();
    if (auto written = setPictures(pictures); !written) {
        return written;
    }
    if (resume != nullptr && resume->fork) {
        if (auto begun = beginBranch(m_layout, *resume); !begun) {
            return begun;
        }
    }
    if (auto begun = resume != nullptr ? beginResumed(config) : beginNew(config); !begun) {
        return begun;
    }
    if (resume == nullptr || resume->fullState.empty()) {
        saveFull(first, resume != nullptr ? resume->seconds : 0.0, true);
        m_writer.flush();
        if (!m_store.newestFull()) {
            return fail(
                ErrorCode::Io,
                Core::tr(
                    "The first state of the run could not be saved in %1; is the disk full?",
                    m_layout.states()));
        }
    }
    return resume != nullptr && resume->fork ? keepFork(m_layout, *resume->fork) : Result<void>();
}

/// Removes what a beginning that failed has made, so that the folder of a run or the name of a
/// branch can be used again.
void RunRecorder::takeBack(bool isRun, bool folderWasThere) {
    m_writer.flush();
    std::vector<fs::path> made{
        m_layout.states(),
        m_layout.curves(),
        m_layout.events(),
        m_layout.branchNote(),
        m_layout.base(),
        m_layout.folder() / kLockFile};
    if (isRun) {
        made.insert(
            made.end(), {m_layout.pictures(m_picturesId), m_layout.source(), m_layout.config()});
    }
    std::error_code error;
    for (const fs::path& path : made) {
        fs::remove_all(path, error);
    }
    removeEmpty(m_layout, folderWasThere);
}

Result<void> RunRecorder::beginNew(const TrainConfig& config) {
    if (auto written = writeSource(*m_source, m_layout.source()); !written) {
        return written;
    }
    auto curves = RowFile::create(m_layout.curves(), kCurvesHeader);
    if (!curves) {
        return fail(curves.error());
    }
    m_curves = std::move(*curves);
    auto events = RowFile::create(m_layout.events(), {});
    if (!events) {
        return fail(events.error());
    }
    m_events = std::move(*events);
    return writeFile(m_layout.config(), configText(config, m_picturesId), Replace::Always);
}

Result<void> RunRecorder::beginResumed(const TrainConfig& config) {
    m_store.removeLeftovers();
    if (!config.resume->fullState.empty()) {
        m_store.removeAfter(m_layout.states() / config.resume->fullState.filename());
    }
    auto curves = RowFile::continueAt(m_layout.curves(), kCurvesHeader, config.resume->curveRows);
    if (!curves) {
        return fail(curves.error());
    }
    m_curves = std::move(*curves);
    auto events = RowFile::continueAt(m_layout.events(), {}, config.resume->eventRows);
    if (!events) {
        return fail(events.error());
    }
    m_events = std::move(*events);
    return {};
}

void RunRecorder::add(RowFile& file, const fs::path& path, std::string_view row) {
    file.add(row);
    if (!file.good() && m_warnedOf.insert(path).second) {
        m_sink.onEvent(Warned{Core::tr(
            "%1 could not be written and will miss lines; is the disk full? The training goes on",
            path)});
    }
}

void RunRecorder::addStats(const StepStats& stats) {
    add(*m_curves, m_layout.curves(), curvesRow(stats));
}

void RunRecorder::mark(const Marked& mark) {
    add(*m_events,
        m_layout.events(),
        utf8({{"kimg", mark.kimg}, {"kind", mark.kind}, {"text", mark.text}}));
}

void RunRecorder::addReport(const MonitorReport& report) {
    nlohmann::ordered_json line{{"kimg", report.kimg}, {"kind", "monitor"}};
    line.update(nlohmann::ordered_json(toJson(report)));
    add(*m_events, m_layout.events(), utf8(line));
}

Result<void> RunRecorder::setPictures(const PictureBatch& pictures) {
    m_picturesId = picturesId(pictures);
    const auto path = m_layout.pictures(m_picturesId);
    std::error_code error;
    return fs::exists(path, error) ? Result<void>() : writePictures(path, pictures);
}

void RunRecorder::saved(const fs::path& path, double kimg, bool full, const Result<void>& done) {
    if (!done) {
        m_sink.onEvent(Warned{done.error().message});
        return;
    }
    m_sink.onEvent(StateSaved{path, kimg, full, m_store.prune(m_limits)});
}

void RunRecorder::saveFull(TrainerState state, double seconds, bool always) {
    if (!always && m_writer.pending() > 0) {
        return;
    }
    const auto path = m_store.nextPath(StateKind::Full, state.steps, state.imagesShown);
    const double kimg = state.kimg();
    auto training = std::make_shared<SavedTraining>();
    training->trainer = std::move(state);
    training->session = nlohmann::json{
        {"seconds", seconds},
        {"pictures", m_picturesId},
        {"curve_rows", m_curves->rows()},
        {"event_rows",
         m_events->rows()}}.dump();
    m_writer.write(
        [path, training, source = m_source] {
            return writeSavedTraining(path, *training, *source);
        },
        [this, path, kimg](const Result<void>& done) { saved(path, kimg, true, done); });
}

void RunRecorder::saveTile(const TrainerState& state, bool always) {
    if (!always && m_writer.pending() > 1) {
        return;
    }
    const auto path = m_store.nextPath(StateKind::Light, state.steps, state.imagesShown);
    m_writer.write(
        [path, state, source = m_source] { return writeLightState(path, state, *source); },
        [this, path, kimg = state.kimg()](const Result<void>& done) {
            saved(path, kimg, false, done);
        });
}

Result<void> RunRecorder::finishDelta(const StyleDelta& delta) {
    return writeStyleDelta(m_layout.finalDelta(), delta, Replace::Always);
}

Result<void> RunRecorder::finish(const Model& model, double kimg) {
    m_writer.flush();
    const auto path = m_layout.finalModel();
    if (auto saved = writeModel(model, path, Replace::Always); !saved) {
        return saved;
    }
    m_sink.onEvent(CheckpointSaved{path, kimg});
    return {};
}

} // namespace sg
