#pragma once

/// What the studio asks of the engine, without Qt and without Torch: implemented in `app` over the
/// real core, and in `tests/ui` by a fake. Every call may be made from any thread; the ones marked
/// "slow" must not be made from the GUI thread.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/explore/sampler.h"
#include "core/model/model_info.h"
#include "core/project/memory_estimate.h"
#include "core/train/session.h"
#include "ui/session/picture_services.h"
#include "ui/session/run_archive.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sg {

/// An opened model and its facts.
struct OpenedModel {
    std::shared_ptr<const Model> model;
    ModelInfo info;
    MemoryShape memory{}; ///< for telling what a training takes; resolution 0 = not known
};

/// A run that was interrupted or finished, ready to go on.
struct ResumableRun {
    OpenedModel source; ///< the model it began with
    TrainConfig config;
    double kimg = 0.0;
    std::vector<std::string> notes; ///< what a person should know, a sentence each
};

class EvaluationService; ///< ui/session/evaluation_service.h
class ExportServices;    ///< ui/session/export_services.h

class StudioServices {
public:
    virtual ~StudioServices() = default;

    /// Slow. The format is found by content.
    virtual Result<OpenedModel> openModel(const std::filesystem::path& path) = 0;

    /// Slow. True when the file looks like a model (by its first bytes), so that a drop can be told
    /// from a drop of pictures.
    virtual bool looksLikeModel(const std::filesystem::path& path) = 0;

    /// Slow.
    virtual Result<StyleSet> importStyle(
        StyleSet already,
        const std::vector<std::filesystem::path>& inputs,
        const StyleImportOptions& options,
        const ImportProgress& progress) = 0;

    /// Slow. What a run folder needs to go on, and where it stood.
    virtual Result<ResumableRun> openRun(const std::filesystem::path& folder) = 0;

    virtual std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) = 0;
    virtual std::unique_ptr<Sampler> makeSampler(SamplerSink& sink) = 0;

    /// The past of runs.
    virtual RunArchive& archive() = 0;

    /// Slow. Writes a model file; the format follows the extension.
    virtual Result<void> exportModel(
        const std::shared_ptr<const Model>& model,
        const std::filesystem::path& path,
        bool replace) = 0;

    /// Pictures, films and what belongs to a model; lives as long as this.
    virtual ExportServices& exports() = 0;

    /// About single pictures; lives as long as this.
    virtual PictureServices& pictures() = 0;

    /// How near a model's samples are to pictures; lives as long as this.
    virtual EvaluationService& evaluation() = 0;

    /// For the status bar: "2 cores" or the name of an accelerator.
    [[nodiscard]] virtual std::string computeDevice() const = 0;
};

} // namespace sg
