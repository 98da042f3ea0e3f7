#pragma once

/// What a run folder holds, to look at: its branches, their states, and what was set then. No Torch
/// here.

#include "core/project/train_settings.h"
#include "core/train/freeze_plan.h"
#include "core/train/run/state_store.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sg {

struct RunBranch {
    std::string name;
    std::string parent;             ///< empty for the first branch
    double forkKimg = 0.0;          ///< where it left its parent
    std::vector<StateEntry> states; ///< first saved first
};

/// The first branch, then the others, each after its parent; where siblings are, the earlier fork
/// first. Empty when the folder is not that of a run. A branch whose note is damaged counts as one
/// of the first branch, from its beginning.
std::vector<RunBranch> runBranches(const std::filesystem::path& run);

/// What a state was trained with.
struct StateSettings {
    TrainSettings settings;
    FreezePlan freeze;
};

/// Reads the head of a state's file only. Nothing when it is damaged or does not say.
std::optional<StateSettings> settingsOfState(const std::filesystem::path& state);

} // namespace sg
