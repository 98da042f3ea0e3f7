#pragma once

/// What the studio asks of the engine about the past of runs: their branches and saved states, and
/// models made of them. Implemented in `app` and, by a fake, in `tests/ui`. Every call may be made
/// from any thread and is slow, unless it says otherwise: never make it from the GUI thread.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/explore/blend.h"
#include "core/explore/still.h"
#include "core/train/run/run_branches.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sg {

struct ResumableRun; // ui/session/services.h
struct RunHistory;   // core/train/run/run_history.h

/// A saved state, or a place between two of them.
struct StatePlace {
    std::filesystem::path from;
    std::filesystem::path to; ///< empty = `from` alone
    double t = 0.0;           ///< 0 = `from`, 1 = `to`
    double kimg = 0.0;        ///< of the place
};

/// What shall become a model file.
struct ModelWish {
    std::shared_ptr<const Model> source; ///< the model the run began with
    std::shared_ptr<const Model> tuned;  ///< what was learned by now; null with `place`
    std::optional<StatePlace> place;     ///< in place of `tuned`
    Blend blend;                         ///< of it with the source
};

struct BranchWish {
    std::filesystem::path run;
    std::string fromBranch;
    double kimg = 0.0; ///< it begins at the nearest state
    std::string name;
};

class RunArchive {
public:
    virtual ~RunArchive() = default;

    /// See core/train/run/run_branches.h.
    virtual std::vector<RunBranch> branches(const std::filesystem::path& run) = 0;
    virtual std::optional<StateSettings> settingsOf(const std::filesystem::path& state) = 0;

    /// Marks a state that is never to be removed, or takes the mark away.
    virtual Result<void> star(const StateEntry& state, bool starred) = 0;

    /// The generator of a state.
    virtual WeightsResult weightsOf(const std::filesystem::path& state) = 0;

    /// A picture of the generator of a state, drawn by one processor.
    virtual Result<Image>
    picture(const std::filesystem::path& state, const StillRequest& request) = 0;

    virtual Result<std::shared_ptr<const Model>> modelOf(const ModelWish& wish) = 0;

    /// Plans a branch, which is there once a training session has started it. Where the run was at
    /// its end it goes on for as long again.
    virtual Result<ResumableRun> beginBranch(const BranchWish& wish) = 0;

    /// A branch that goes on from its newest state. Where it was at its end it goes on for as long
    /// again.
    virtual Result<ResumableRun>
    goOn(const std::filesystem::path& run, const std::string& branch) = 0;

    /// The curves, marks and measurements of a branch; empty where there are none.
    virtual std::shared_ptr<const RunHistory>
    historyOf(const std::filesystem::path& run, const std::string& branch) = 0;
};

} // namespace sg
