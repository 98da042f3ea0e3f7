#pragma once

/// Going on with a run folder, or branching off from one of its states.

#include "core/base/result.h"
#include "core/train/session.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sg {

struct ResumeRequest {
    std::filesystem::path run;
    std::string branch = "main";     ///< that goes on; a name that is not there yet begins a branch
    std::string fromBranch = "main"; ///< of a new branch: where it comes from
    /// ... and the nearest state to this; nothing = the newest full one.
    std::optional<double> fromKimg = {};
    std::optional<double> kimg = {}; ///< another length of the whole run
};

struct ResumePlan {
    TrainConfig config;             ///< ready for TrainingSession::start
    double kimg = 0.0;              ///< where it goes on
    bool exact = true;              ///< from a full state; else the optimiser starts afresh
    std::vector<std::string> notes; ///< what a person should know, a sentence each
};

/// Reads the run folder and changes nothing in it: a new branch is made when the training begins,
/// so that none is left behind by a start that fails. A full state that is damaged is left out with
/// a note and the one before it taken; one that cannot be read for another reason (permission,
/// memory) is an error, because going on before it would remove it. Errors name the folder or the
/// branch and say what is missing.
Result<ResumePlan> planResume(const ResumeRequest& request);

} // namespace sg
