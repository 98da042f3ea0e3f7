#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "app/cli/train_options.h"
#include "app/cli/training_watch.h"
#include "core/io/model_reader.h"
#include "core/train/freeze_plan.h"
#include "core/train/methods/method_spec.h"
#include "core/train/run/resume.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/state_store.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sg::cli {

namespace {

struct Options {
    ResumeRequest request;
    std::vector<std::function<void(TrainSettings&)>> changes;
    std::string freeze;
    bool freezeGiven = false;
    RunOptions run;
};

int resume(const Options& options) {
    auto plan = planResume(options.request);
    if (!plan) {
        return report(plan.error());
    }
    TrainConfig& config = plan->config;
    for (const auto& change : options.changes) {
        change(config.settings);
    }
    if (options.freezeGiven) {
        const auto& groups = config.model->info.groups;
        const auto freeze = parseFreezePlan(options.freeze, groups);
        if (!freeze) {
            return report(freeze.error().wrap("--freeze: "));
        }
        config.freeze = startingPlan(config.settings.method, *freeze, groups);
    }
    options.run.applyTo(config);
    for (const std::string& note : plan->notes) {
        std::fprintf(stderr, "%s\n", note.c_str());
    }
    if (options.run.watch.json) {
        const nlohmann::ordered_json line{
            {"event", "resumed"},
            {"kimg", plan->kimg},
            {"branch", config.branch},
            {"exact", plan->exact}};
        putJson(line);
    } else {
        std::printf("resumed at kimg %.3f\n", plan->kimg);
    }
    std::fflush(stdout);
    return watchTraining(std::move(config), options.run.watch);
}

struct StatesOptions {
    std::filesystem::path run;
    std::string branch = "main";
    std::optional<double> star;
    std::optional<double> unstar;
    bool json = false;
};

nlohmann::ordered_json jsonOf(const RunLayout& layout) {
    nlohmann::ordered_json branch{{"branch", layout.branch()}};
    branch["states"] = nlohmann::ordered_json::array();
    std::int64_t bytes = 0;
    for (const StateEntry& entry : StateStore(layout.states()).entries()) {
        bytes += entry.bytes;
        branch["states"].push_back(
            {{"kimg", entry.kimg()},
             {"step", entry.step},
             {"kind", entry.kind == StateKind::Full ? "full" : "light"},
             {"kept", entry.kept},
             {"bytes", entry.bytes},
             {"file", entry.path.string()}});
    }
    branch["bytes"] = bytes;
    return branch;
}

Result<void> mark(const StatesOptions& options, double kimg, bool kept) {
    StateStore store(RunLayout(options.run, options.branch).states());
    const auto entry = store.nearest(kimg);
    if (!entry) {
        return fail(ErrorCode::FileNotFound, "There is no state in " + options.run.string());
    }
    return store.keep(*entry, kept);
}

int states(const StatesOptions& options) {
    const RunLayout root(options.run);
    std::error_code error;
    if (!std::filesystem::exists(root.config(), error)) {
        return report(
            {ErrorCode::FileNotFound,
             options.run.string() + " is not the folder of a run (config.json is missing)"});
    }
    for (const auto& [kimg, kept] : {std::pair(options.star, true), {options.unstar, false}}) {
        if (kimg) {
            if (auto marked = mark(options, *kimg, kept); !marked) {
                return report(marked.error());
            }
        }
    }
    auto list = nlohmann::ordered_json::array();
    for (const std::string& branch : root.branches()) {
        list.push_back(jsonOf(RunLayout(options.run, branch)));
    }
    if (options.json) {
        putJson(list);
        return 0;
    }
    for (const auto& branch : list) {
        std::printf(
            "%s  (%.1f MB)\n",
            branch["branch"].get<std::string>().c_str(),
            branch["bytes"].get<double>() / 1e6);
        for (const auto& state : branch["states"]) {
            std::printf(
                "  kimg %9.3f  %-5s  %7.1f MB%s\n",
                state["kimg"].get<double>(),
                state["kind"].get<std::string>().c_str(),
                state["bytes"].get<double>() / 1e6,
                state["kept"].get<bool>() ? "  kept" : "");
        }
    }
    return 0;
}

} // namespace

void addResume(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "resume",
        "Go on with a run exactly where it was last saved, or branch off from an earlier state");
    auto& request = options->request;
    command->add_option("RUN", request.run, "Folder of the run")->required();
    command->add_option(
        "--kimg", request.kimg, "Another length of the whole run, to extend a finished one");
    command
        ->add_option(
            "--branch",
            request.branch,
            "Branch to go on with; a new name begins one, and the run it comes from stays as it is")
        ->capture_default_str();
    command->add_option(
        "--from",
        request.fromKimg,
        "Of a new branch: begin at the saved state nearest to this kimg; without it at the newest "
        "full one");
    command
        ->add_option("--from-branch", request.fromBranch, "Of a new branch: the one it comes from")
        ->capture_default_str();
    command->add_option_function<std::string>(
        "--freeze",
        [options](const std::string& text) {
            options->freeze = text;
            options->freezeGiven = true;
        },
        "Other faders from here on, as for train");
    const SettingChange change = [options](const std::function<void(TrainSettings&)>& how) {
        options->changes.push_back(how);
    };
    addModeOptions(*command, change);
    for (const ParamSpec& spec : trainParams()) {
        // More parts also help where the memory ran out; how a batch is cut is no part of the
        // state.
        if ((spec.liveEditable && spec.id != "kimg") || spec.id == "accumulate") {
            addSettingOption(*command, spec, change);
        }
    }
    addRunOptions(*command, options->run);
    command->callback([options, &status] { status = resume(*options); });
}

void addStates(CLI::App& program, int& status) {
    auto options = std::make_shared<StatesOptions>();
    auto* command = program.add_subcommand(
        "states", "List the saved states of a run and its branches, or star one so that it stays");
    command->add_option("RUN", options->run, "Folder of the run")->required();
    command->add_option("--branch", options->branch, "Branch of the state to star")
        ->capture_default_str();
    command->add_option("--star", options->star, "Keep the state nearest to this kimg for good");
    command->add_option("--unstar", options->unstar, "Take the star away");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &status] { status = states(*options); });
}

} // namespace sg::cli
