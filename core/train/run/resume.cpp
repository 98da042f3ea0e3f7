#include "core/train/run/resume.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/io/model_reader.h"
#include "core/model/torch.h"
#include "core/train/run/run_branches.h"
#include "core/train/run/run_history.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/state_file.h"
#include "core/train/run/state_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace sg {

namespace {

namespace fs = std::filesystem;

Result<nlohmann::json> readJson(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    auto json = nlohmann::json::parse(text.str(), nullptr, false);
    if (!file || !json.is_object()) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is missing or damaged", path));
    }
    return json;
}

/// The model the run began with, under the facts of the file it came from.
Result<std::shared_ptr<const Model>>
readSource(const RunLayout& layout, const nlohmann::json& run) {
    auto opened = openModel(layout.source());
    if (!opened) {
        return fail(opened.error());
    }
    auto model = std::make_shared<Model>(**opened);
    const auto text = [&run](const char* key) {
        return run.contains("model") && run["model"].is_object() ? run["model"].value(key, "")
                                                                 : std::string();
    };
    model->info.name = text("name");
    model->info.path = text("path");
    model->info.sha256 = text("sha256");
    model->info.format = text("format");
    model->info.parentSha256 = text("parent_sha256");
    return std::shared_ptr<const Model>(std::move(model));
}

/// A light state as what a training builds on, under the facts of the source.
Result<std::shared_ptr<const Model>> readBase(const fs::path& path, const Model& source) {
    auto opened = openModel(path);
    if (!opened) {
        return fail(opened.error());
    }
    (*opened)->info = source.info;
    return std::shared_ptr<const Model>(*std::move(opened));
}

/// Lines of a file whose first number (curves) or "kimg" (events) is not after the state.
std::int64_t curveRowsUpTo(const fs::path& path, std::int64_t step) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line); // header
    std::int64_t rows = 0;
    std::int64_t upTo = 0;
    while (std::getline(file, line)) {
        ++rows;
        if (std::atoll(line.c_str()) == step) {
            upTo = rows;
        }
    }
    return upTo;
}

std::int64_t eventRowsUpTo(const fs::path& path, double kimg) {
    std::ifstream file(path);
    std::string line;
    std::int64_t rows = 0;
    std::int64_t upTo = 0;
    while (std::getline(file, line)) {
        ++rows;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_object() && json.contains("kimg") && json["kimg"].is_number() &&
            json["kimg"].get<double>() <= kimg) {
            upTo = rows;
        }
    }
    return upTo;
}

struct Found {
    StateEntry entry;
    std::optional<SavedTraining> training; ///< of a full state
};

/// The content is at fault: trying again, or after something else was mended, will not help. Other
/// states may only be passed over for that, since going on removes what was saved after.
bool isDamage(const Error& error) {
    return error.code == ErrorCode::BadFormat || error.code == ErrorCode::Unsupported;
}

/// The newest full state that is not damaged.
Result<Found>
newestReadable(const StateStore& store, const RunLayout& layout, std::vector<std::string>& notes) {
    auto entries = store.entries();
    std::reverse(entries.begin(), entries.end());
    for (const StateEntry& entry : entries) {
        if (entry.kind != StateKind::Full) {
            continue;
        }
        auto training = readSavedTraining(entry.path);
        if (training) {
            return Found{entry, std::move(*training)};
        }
        if (!isDamage(training.error())) {
            return fail(training.error());
        }
        notes.push_back(Core::tr("left out: %1", training.error().message));
    }
    return fail(
        ErrorCode::FileNotFound,
        Core::tr("There is no state to go on from in %1", layout.states()));
}

Result<Found>
stateFor(const ResumeRequest& request, const RunLayout& layout, std::vector<std::string>& notes) {
    const StateStore store(layout.states());
    if (!request.fromKimg) {
        return newestReadable(store, layout, notes);
    }
    const auto entry = store.nearest(*request.fromKimg);
    if (!entry) {
        return fail(
            ErrorCode::FileNotFound,
            Core::tr("There is no state to branch off from in %1", layout.states()));
    }
    if (entry->kind == StateKind::Light) {
        return Found{*entry, std::nullopt};
    }
    auto training = readSavedTraining(entry->path);
    if (!training) {
        return fail(training.error());
    }
    return Found{*entry, std::move(*training)};
}

/// Settings and faders as they were: those of the state, else those the run started with (states of
/// older versions do not say).
Result<void> takeSettings(
    TrainConfig& config, const Found& found, const nlohmann::json& run, const ModelInfo& info) {
    if (!found.training) {
        if (const auto then = settingsOfState(found.entry.path)) {
            config.settings = then->settings;
            config.freeze = then->freeze;
            return {};
        }
    }
    const auto numbers = found.training ? nlohmann::json::parse(found.training->trainer.numbers)
                                        : nlohmann::json::object();
    const auto& where = numbers.contains("settings") ? numbers : run;
    if (!where.contains("settings")) {
        return fail(ErrorCode::BadFormat, Core::tr("The settings of the run are missing"));
    }
    auto settings = trainSettingsFromJson(where["settings"]);
    if (!settings) {
        return fail(settings.error());
    }
    config.settings = *settings;
    if (numbers.contains("freeze")) {
        config.freeze.factors = numbers["freeze"].get<std::map<std::string, double>>();
        return {};
    }
    auto freeze = parseFreezePlan(run.value("freeze", ""), info.groups);
    if (!freeze) {
        return fail(freeze.error());
    }
    config.freeze = *freeze;
    return {};
}

Result<ResumePlan> plan(const ResumeRequest& request) {
    const RunLayout root(request.run);
    std::error_code error;
    if (!fs::exists(root.config(), error)) {
        return fail(
            ErrorCode::FileNotFound,
            Core::tr("%1 is not the folder of a run (config.json is missing)", request.run));
    }
    const auto run = readJson(root.config());
    if (!run) {
        return fail(run.error());
    }
    if (run->value("schema", 0) != 1) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("%1 was written by another version of Stylegraft", root.config()));
    }
    const auto branches = root.branches();
    const bool isNew = std::ranges::find(branches, request.branch) == branches.end();
    if (isNew) {
        if (auto valid = checkBranchName(request.branch); !valid) {
            return fail(valid.error());
        }
        if (std::ranges::find(branches, request.fromBranch) == branches.end()) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("The run %1 has no branch %2", request.run, request.fromBranch));
        }
    } else if (request.fromKimg) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "The branch %1 goes on from its newest state; to go on from another one, name a "
                "new branch",
                request.branch));
    }
    const RunLayout from(request.run, isNew ? request.fromBranch : request.branch);
    ResumePlan plan;
    auto found = stateFor(request, from, plan.notes);
    if (!found) {
        return fail(found.error());
    }
    auto source = readSource(root, *run);
    if (!source) {
        return fail(source.error());
    }

    auto resume = std::make_shared<ResumePoint>();
    resume->source = *source;
    std::string picturesId = run->value("pictures_id", "");
    plan.config.model = *source;
    if (found->training) {
        const auto session = nlohmann::json::parse(found->training->session);
        resume->fullState = found->entry.path;
        resume->steps = found->training->trainer.steps;
        resume->images = found->training->trainer.imagesShown;
        resume->seconds = session.value("seconds", 0.0);
        resume->curveRows = session.value("curve_rows", std::int64_t(0));
        resume->eventRows = session.value("event_rows", std::int64_t(0));
        picturesId = session.value("pictures", picturesId);
    } else {
        plan.exact = false;
        plan.notes.push_back(
            Core::tr("this branch starts from a light state: its optimiser starts afresh"));
        resume->steps = found->entry.step;
        resume->images = found->entry.images;
        resume->curveRows = curveRowsUpTo(from.curves(), found->entry.step);
        resume->eventRows = eventRowsUpTo(from.events(), found->entry.kimg());
    }
    const fs::path base = found->training ? from.base() : found->entry.path;
    resume->fromBase = !found->training || fs::exists(base, error);
    if (resume->fromBase) {
        auto model = readBase(base, **source);
        if (!model) {
            return fail(model.error());
        }
        plan.config.model = std::move(*model);
    }
    auto pictures = readPictures(root.pictures(picturesId));
    if (!pictures) {
        return fail(pictures.error());
    }
    resume->pictures = std::make_shared<const PictureBatch>(std::move(*pictures));
    if (auto taken = takeSettings(plan.config, *found, *run, (*source)->info); !taken) {
        return fail(taken.error());
    }
    if (request.kimg) {
        plan.config.settings.kimg = *request.kimg;
    }
    if (isNew) {
        resume->fork = Fork{from.branch(), found->entry.path};
    }
    plan.config.deterministic = run->value("deterministic", false);
    plan.config.checkpointEvery = std::chrono::seconds(run->value("checkpoint_every", 60));
    plan.config.runFolder = request.run;
    plan.config.branch = request.branch;
    plan.kimg = double(resume->images) / 1000.0;
    resume->history =
        std::make_shared<const RunHistory>(readHistory(from, resume->curveRows, resume->eventRows));
    plan.config.resume = std::move(resume);
    return plan;
}

} // namespace

Result<ResumePlan> planResume(const ResumeRequest& request) {
    // Damaged JSON throws from deep inside.
    return guarded([&] { return plan(request); });
}

} // namespace sg
