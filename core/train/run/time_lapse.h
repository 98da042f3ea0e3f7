#pragma once

/// The states that show how a branch came to be, from the run's beginning on. No Torch here.

#include "core/base/result.h"
#include "core/train/run/state_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sg {

/// One state a step, by step: those of the branch, and before its fork those of its ancestors.
/// Light states are preferred, they are smaller. A past that was undone is left out. FileNotFound
/// when `run` is no folder of a run or has no such branch.
Result<std::vector<StateEntry>>
timeLapseStates(const std::filesystem::path& run, const std::string& branch);

} // namespace sg
