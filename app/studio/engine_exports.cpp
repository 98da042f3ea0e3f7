#include "app/studio/engine_exports.h"

#include "app/film_export.h"
#include "app/image_export.h"
#include "app/passport_export.h"
#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/io/style_delta_file.h"
#include "core/kernels/threads_scope.h"
#include "core/model/model.h"
#include "core/train/run/run_layout.h"

namespace sg {

namespace {

tl::unexpected<Error> noModel() {
    return fail(
        ErrorCode::InvalidArgument, Core::tr("There is no model to draw with; open one first"));
}

class EngineExports final : public ExportServices {
public:
    Result<std::vector<std::filesystem::path>> images(
        const std::shared_ptr<const Model>& model,
        const ImageExport& what,
        const ExportProgress& progress) override {
        if (!model) {
            return noModel();
        }
        ImageJob job;
        job.folder = what.folder;
        job.seeds = what.seeds;
        job.turns = what.turns;
        job.truncationPsi = what.truncationPsi;
        job.classIndex = model->info.cDim > 0 ? 0 : -1;
        job.aspect = what.aspect;
        job.side = what.side;
        job.format = {what.kind, what.quality};
        job.recipe = what.recipe;
        job.grid = what.grid;
        job.replace = what.replace ? Replace::Always : Replace::Never;
        const ThreadsScope threads(kThreadsBesideTraining);
        return guarded([&] { return exportSeeds(*model, job, progress); });
    }

    Result<void> film(
        const std::shared_ptr<const Model>& model,
        const FilmExport& what,
        const ExportProgress& progress) override {
        FilmJob job;
        job.path = what.path;
        job.seeds = what.seeds;
        job.truncationPsi = what.truncationPsi;
        job.aspect = what.aspect;
        job.side = what.side;
        job.framesPerSecond = what.framesPerSecond;
        job.seconds = what.seconds;
        job.grid = what.grid;
        const ThreadsScope threads(kThreadsBesideTraining);
        return guarded([&]() -> Result<void> {
            if (!what.run.empty()) {
                return exportTimeLapse(what.run, what.branch, job, progress);
            }
            return model ? exportWalk(*model, job, progress) : Result<void>(noModel());
        });
    }

    Result<void>
    passport(const std::shared_ptr<const Model>& model, const PassportExport& what) override {
        if (!model) {
            return noModel();
        }
        return guarded([&] {
            return exportPassport(
                model->info,
                {what.path, what.model, what.run, what.branch, what.thumbnails, what.ownWork});
        });
    }

    bool hasDelta(const std::filesystem::path& run, const std::string& branch) override {
        std::error_code ignored;
        return !run.empty() &&
               std::filesystem::exists(RunLayout(run, branch).finalDelta(), ignored);
    }

    Result<void> delta(
        const std::filesystem::path& run,
        const std::string& branch,
        const std::filesystem::path& path) override {
        return guarded([&]() -> Result<void> {
            const auto delta = readStyleDelta(RunLayout(run, branch).finalDelta());
            return delta ? writeStyleDelta(path, *delta, Replace::Always)
                         : Result<void>(fail(delta.error()));
        });
    }
};

} // namespace

std::unique_ptr<ExportServices> makeEngineExports() {
    return std::make_unique<EngineExports>();
}

} // namespace sg
