#pragma once

/// An engine for tests of the studio: no networks, but real threads, so that what crosses them in
/// the program crosses them here too.

#include "core/base/core_text.h"
#include "tests/ui/fake_archive.h"
#include "tests/ui/fake_evaluation.h"
#include "tests/ui/fake_exports.h"
#include "tests/ui/fake_log.h"
#include "tests/ui/fake_models.h"
#include "tests/ui/fake_pictures.h"
#include "ui/session/services.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sg {

/// "*.pkl" opens; a name with "damaged" in it fails, one with "no-critic" has no discriminator.
/// Pictures need not exist: "*.txt" is skipped, a name that is in the set already is a duplicate,
/// "missing" is an error, and so is one that is not in a folder that is there.
class FakeStudioServices final : public StudioServices {
public:
    FakeLog log;
    FakeArchive fakeArchive{log};
    int resolution = 64; ///< of the models it opens

    Result<OpenedModel> openModel(const std::filesystem::path& path) override;
    bool looksLikeModel(const std::filesystem::path& path) override;
    Result<StyleSet> importStyle(
        StyleSet already,
        const std::vector<std::filesystem::path>& inputs,
        const StyleImportOptions& options,
        const ImportProgress& progress) override;
    Result<ResumableRun> openRun(const std::filesystem::path& folder) override;
    std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) override;
    std::unique_ptr<Sampler> makeSampler(SamplerSink& sink) override;

    RunArchive& archive() override { return fakeArchive; }

    Result<void> exportModel(
        const std::shared_ptr<const Model>& model,
        const std::filesystem::path& path,
        bool replace) override;

    ExportServices& exports() override { return fakeExports; }

    PictureServices& pictures() override { return fakePictures; }

    EvaluationService& evaluation() override { return fakeEvaluation; }

    [[nodiscard]] std::string computeDevice() const override {
        return Core::tr("CPU, %1 cores", 2);
    }

    FakePictures fakePictures;
    FakeExports fakeExports;
    FakeEvaluation fakeEvaluation;
};

} // namespace sg
