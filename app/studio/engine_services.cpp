#include "app/studio/engine_services.h"

#include "app/runtime.h"
#include "app/studio/engine_archive.h"
#include "app/studio/engine_evaluation.h"
#include "app/studio/engine_exports.h"
#include "app/studio/engine_pictures.h"
#include "core/base/core_text.h"
#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/model/model.h"
#include "core/train/monitors/training_memory.h"

#include <utility>

namespace sg {

namespace {

class EngineServices final : public StudioServices {
public:
    Result<OpenedModel> openModel(const std::filesystem::path& path) override {
        const auto model = sg::openModel(path);
        if (!model) {
            return fail(model.error());
        }
        return OpenedModel{*model, (*model)->info, memoryShapeOf(**model)};
    }

    bool looksLikeModel(const std::filesystem::path& path) override {
        return sg::looksLikeModel(path);
    }

    Result<StyleSet> importStyle(
        StyleSet already,
        const std::vector<std::filesystem::path>& inputs,
        const StyleImportOptions& options,
        const ImportProgress& progress) override {
        return appendStyle(std::move(already), inputs, options, progress);
    }

    Result<ResumableRun> openRun(const std::filesystem::path& folder) override {
        ResumeRequest request;
        request.run = folder;
        return takeUpRun(request);
    }

    std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) override {
        return sg::makeTrainingSession(sink);
    }

    std::unique_ptr<Sampler> makeSampler(SamplerSink& sink) override {
        return sg::makeSampler(sink);
    }

    RunArchive& archive() override { return *m_archive; }

    Result<void> exportModel(
        const std::shared_ptr<const Model>& model,
        const std::filesystem::path& path,
        bool replace) override {
        if (!model) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("There is no model to export; open one first"));
        }
        return writeModel(*model, path, replace ? Replace::Always : Replace::Never);
    }

    ExportServices& exports() override { return *m_exports; }

    PictureServices& pictures() override { return m_pictures; }

    EvaluationService& evaluation() override { return m_evaluation; }

    [[nodiscard]] std::string computeDevice() const override {
        const int cores = usableCores();
        return cores == 1 ? Core::tr("CPU, 1 core") : Core::tr("CPU, %1 cores", cores);
    }

private:
    std::unique_ptr<RunArchive> m_archive = makeEngineArchive();
    std::unique_ptr<ExportServices> m_exports = makeEngineExports();
    EnginePictures m_pictures;
    EngineEvaluation m_evaluation;
};

} // namespace

std::unique_ptr<StudioServices> makeEngineServices() {
    return std::make_unique<EngineServices>();
}

} // namespace sg
