#include "core/train/run/run_branches.h"

#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/state_keys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <tuple>
#include <utility>

namespace sg {

namespace {

namespace fs = std::filesystem;

RunBranch readBranch(const fs::path& run, const std::string& name) {
    const RunLayout layout(run, name);
    RunBranch branch{name, {}, 0.0, StateStore(layout.states()).entries()};
    if (name == kMainBranch) {
        return branch;
    }
    branch.parent = kMainBranch;
    std::ifstream file(layout.branchNote());
    const auto note = nlohmann::json::parse(file, nullptr, false);
    if (!note.is_object()) {
        return branch;
    }
    const auto parent = note.find("parent");
    const auto kimg = note.find("kimg");
    if (parent != note.end() && parent->is_string() && kimg != note.end() && kimg->is_number()) {
        branch.parent = parent->get<std::string>();
        branch.forkKimg = kimg->get<double>();
    }
    return branch;
}

/// Moves `parent`'s children from `rest` behind it, and theirs behind them.
void addChildren(
    const std::string& parent, std::vector<RunBranch>& rest, std::vector<RunBranch>& ordered) {
    for (std::size_t i = 0; i < rest.size();) {
        if (rest[i].parent != parent) {
            ++i;
            continue;
        }
        ordered.push_back(std::move(rest[i]));
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        const std::string name = ordered.back().name;
        addChildren(name, rest, ordered);
        i = 0; // the children took some out
    }
}

} // namespace

std::vector<RunBranch> runBranches(const fs::path& run) {
    const RunLayout layout(run);
    std::error_code error;
    if (!fs::exists(layout.config(), error) && !fs::exists(layout.states(), error)) {
        return {};
    }
    const auto names = layout.branches();
    std::vector<RunBranch> rest;
    for (const std::string& name : names) {
        rest.push_back(readBranch(run, name));
        RunBranch& branch = rest.back();
        if (!branch.parent.empty() && std::ranges::find(names, branch.parent) == names.end()) {
            branch.parent = kMainBranch; // it was removed by hand
        }
    }
    std::ranges::stable_sort(rest, {}, &RunBranch::forkKimg);
    std::vector<RunBranch> ordered;
    addChildren({}, rest, ordered);
    for (RunBranch& branch : rest) { // notes that name each other in a circle
        ordered.push_back(std::move(branch));
    }
    return ordered;
}

std::optional<StateSettings> settingsOfState(const fs::path& state) {
    const auto file = MappedFile::open(state);
    if (!file) {
        return std::nullopt;
    }
    const auto view = readSafetensors(file->bytes());
    if (!view) {
        return std::nullopt;
    }
    const auto full = view->metadata.find(kTrainerKey);
    const auto light = view->metadata.find(kSettingsKey);
    const auto found = full != view->metadata.end() ? full : light;
    if (found == view->metadata.end()) {
        return std::nullopt;
    }
    const auto json = nlohmann::json::parse(found->second, nullptr, false);
    if (!json.is_object() || !json.contains("settings") || !json.contains("freeze")) {
        return std::nullopt;
    }
    auto settings = trainSettingsFromJson(json["settings"]);
    if (!settings) {
        return std::nullopt;
    }
    StateSettings made{*std::move(settings), {}};
    for (const auto& [group, factor] : json["freeze"].items()) {
        if (!factor.is_number()) {
            return std::nullopt;
        }
        made.freeze.factors[group] = factor.get<double>();
    }
    return made;
}

} // namespace sg
