#include "app/studio/engine_archive.h"

#include "core/base/guarded.h"
#include "core/io/model_reader.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "core/train/monitors/training_memory.h"
#include "core/train/run/resume.h"
#include "core/train/run/run_history.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/run_lock.h"
#include "ui/session/services.h"

#include <cstdint>
#include <limits>
#include <utility>

namespace sg {

namespace {

using ModelResult = Result<std::shared_ptr<const Model>>;

/// A state as a model, under the facts of the run's source: the file says nothing of training.
Result<std::shared_ptr<Model>> openState(const std::filesystem::path& path, const Model& source) {
    auto opened = openModel(path);
    if (!opened) {
        return opened;
    }
    ModelInfo& info = (*opened)->info;
    const ModelInfo state = std::exchange(info, source.info);
    info.parentSha256 = source.info.sha256.empty() ? source.info.parentSha256 : source.info.sha256;
    info.training = state.training;
    info.path.clear();
    info.sha256.clear();
    info.format = "tuned here";
    info.embeddedPrograms = 0;
    info.inertGlobals.clear();
    info.notes.clear();
    (*opened)->describe();
    return opened;
}

/// The state of the place; between two of them with the critic of the nearer one.
ModelResult modelAt(const StatePlace& place, const Model& source) {
    auto from = openState(place.from, source);
    if (!from || place.to.empty()) {
        return from;
    }
    auto to = openState(place.to, source);
    if (!to) {
        return to;
    }
    const auto weights = interpolated(*weightsOf(**from), *weightsOf(**to), place.t);
    if (!weights) {
        return fail(weights.error());
    }
    return withWeights(place.t < 0.5 ? **from : **to, **weights);
}

class EngineArchive final : public RunArchive {
public:
    std::vector<RunBranch> branches(const std::filesystem::path& run) override {
        return runBranches(run);
    }

    std::optional<StateSettings> settingsOf(const std::filesystem::path& state) override {
        return settingsOfState(state);
    }

    Result<void> star(const StateEntry& state, bool starred) override {
        return StateStore(state.path.parent_path()).keep(state, starred);
    }

    WeightsResult weightsOf(const std::filesystem::path& state) override {
        const auto model = openModel(state);
        if (!model) {
            return fail(model.error());
        }
        return sg::weightsOf(**model);
    }

    Result<Image>
    picture(const std::filesystem::path& state, const StillRequest& request) override {
        const auto model = openModel(state);
        return model ? drawStill(**model, request) : Result<Image>(fail(model.error()));
    }

    ModelResult modelOf(const ModelWish& wish) override {
        return guarded([&]() -> ModelResult {
            ModelResult model = wish.place ? modelAt(*wish.place, *wish.source)
                                           : (wish.tuned ? wish.tuned : wish.source);
            if (!model || wish.blend.isFull()) {
                return model;
            }
            const auto weights =
                blended(*sg::weightsOf(*wish.source), *sg::weightsOf(**model), wish.blend);
            if (!weights) {
                return fail(weights.error());
            }
            return withWeights(**model, **weights);
        });
    }

    Result<ResumableRun> beginBranch(const BranchWish& wish) override {
        ResumeRequest request;
        request.run = wish.run;
        request.branch = wish.name;
        request.fromBranch = wish.fromBranch;
        request.fromKimg = wish.kimg;
        return planned(request);
    }

    Result<ResumableRun>
    goOn(const std::filesystem::path& run, const std::string& branch) override {
        ResumeRequest request;
        request.run = run;
        request.branch = branch;
        request.fromBranch = branch;
        return planned(request);
    }

    std::shared_ptr<const RunHistory>
    historyOf(const std::filesystem::path& run, const std::string& branch) override {
        constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
        return std::make_shared<RunHistory>(readHistory(RunLayout(run, branch), kAll, kAll));
    }

private:
    /// With as much again to train where the run was at its end.
    static Result<ResumableRun> planned(const ResumeRequest& request) {
        auto run = takeUpRun(request);
        if (run && run->kimg >= run->config.settings.kimg) {
            run->config.settings.kimg += run->kimg;
        }
        return run;
    }
};

} // namespace

Result<ResumableRun> takeUpRun(const ResumeRequest& request) {
    auto plan = planResume(request);
    if (!plan) {
        return fail(plan.error());
    }
    if (auto free = RunLock::take(RunLayout(request.run, request.branch).folder()); !free) {
        return fail(free.error());
    }
    const auto& source = plan->config.resume->source;
    return ResumableRun{
        {source, source->info, memoryShapeOf(*source)},
        std::move(plan->config),
        plan->kimg,
        std::move(plan->notes)};
}

std::unique_ptr<RunArchive> makeEngineArchive() {
    return std::make_unique<EngineArchive>();
}

} // namespace sg
