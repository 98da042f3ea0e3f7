#include "core/train/run/time_lapse.h"

#include "core/base/core_text.h"
#include "core/train/run/run_branches.h"

#include <algorithm>
#include <limits>

namespace sg {

namespace {

constexpr double kSameKimg = 1e-6;

/// Without the undone past, first step first.
std::vector<StateEntry> straight(const std::vector<StateEntry>& saved) {
    std::vector<StateEntry> path;
    auto reached = std::numeric_limits<std::int64_t>::max();
    for (auto entry = saved.rbegin(); entry != saved.rend(); ++entry) {
        if (entry->step < reached) {
            path.push_back(*entry);
            reached = entry->step;
        } else if (entry->step == reached && entry->kind == StateKind::Light) {
            path.back() = *entry;
        }
    }
    std::ranges::reverse(path);
    return path;
}

} // namespace

Result<std::vector<StateEntry>>
timeLapseStates(const std::filesystem::path& run, const std::string& branch) {
    const auto branches = runBranches(run);
    if (branches.empty()) {
        return fail(ErrorCode::FileNotFound, Core::tr("%1 is not the folder of a run", run));
    }
    std::vector<StateEntry> path;
    std::string name = branch;
    double until = std::numeric_limits<double>::infinity();
    // No longer than there are branches: damaged notes may name each other in a circle.
    for (std::size_t i = 0; i < branches.size() && !name.empty(); ++i) {
        const auto found = std::ranges::find(branches, name, &RunBranch::name);
        if (found == branches.end()) {
            return fail(
                ErrorCode::FileNotFound,
                Core::tr("%1 has no branch named %2; stylegraft-cli states lists them", run, name));
        }
        auto states = straight(found->states);
        std::erase_if(states, [&](const StateEntry& state) {
            return state.kimg() > until + kSameKimg ||
                   (!path.empty() && state.step >= path.front().step);
        });
        path.insert(path.begin(), states.begin(), states.end());
        until = found->forkKimg;
        name = found->parent;
    }
    return path;
}

} // namespace sg
