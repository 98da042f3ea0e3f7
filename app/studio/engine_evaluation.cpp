#include "app/studio/engine_evaluation.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/kernels/threads_scope.h"
#include "core/model/model.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sg {

namespace {

using SharedBatch = std::shared_ptr<const PictureBatch>;

ImportProgress until(const std::stop_token& stop) {
    return [&stop](int, int) { return !stop.stop_requested(); };
}

Result<SharedBatch>
decoded(const StyleSet& pictures, const ModelInfo& info, const std::stop_token& stop) {
    auto batch = decodePictures(pictures, info.resolution, info.channels, {}, until(stop));
    if (!batch) {
        return fail(batch.error());
    }
    return std::make_shared<const PictureBatch>(*std::move(batch));
}

/// Without those of weight 0, which no training has seen.
StyleSet shown(StyleSet pictures) {
    std::erase_if(
        pictures.pictures, [](const StylePicture& picture) { return !picture.isShown(); });
    return pictures;
}

/// Null where no pictures are held out.
Result<SharedBatch> heldOutPictures(
    const std::filesystem::path& path, const ModelInfo& info, const std::stop_token& stop) {
    if (path.empty()) {
        return SharedBatch();
    }
    StyleImportOptions import;
    import.thumbnailSide = 0;
    const auto set = importStyle({path}, import, until(stop));
    if (!set) {
        return fail(set.error());
    }
    if (set->pictures.size() < 2) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "%1 holds too few readable pictures (%2); a comparison with held-out ones needs at "
                "least two",
                path,
                set->pictures.size()));
    }
    return decoded(*set, info, stop);
}

/// What a person should know about the held-out pictures; may be empty.
std::vector<std::string> notesOn(const PictureBatch& tunedWith, const PictureBatch* heldOut) {
    if (heldOut == nullptr) {
        return {};
    }
    const std::set<std::string> known(tunedWith.hashes.begin(), tunedWith.hashes.end());
    const auto both = std::ranges::count_if(
        heldOut->hashes, [&known](const std::string& hash) { return known.contains(hash); });
    if (both == 0) {
        return {};
    }
    return {Core::tr(
        "Held-out pictures that the model was tuned with all the same: %1. They reward copying; "
        "take them out of the folder.",
        both)};
}

Result<EvaluationAnswer> answerTo(
    const EvaluationQuestion& question,
    const std::stop_token& stop,
    const EvaluationProgress& progress) {
    const ThreadsScope threads(kThreadsBesideTraining);
    const auto model = question.model.get();
    if (!model) {
        return fail(
            ErrorCode::InvalidArgument, Core::tr("There is no model to evaluate; open one first"));
    }
    const auto tunedWith = question.own ? Result<SharedBatch>(question.own)
                                        : decoded(shown(question.pictures), model->info, stop);
    if (!tunedWith) {
        return fail(tunedWith.error());
    }
    const auto heldOut = heldOutPictures(question.heldOut, model->info, stop);
    if (!heldOut) {
        return fail(heldOut.error());
    }
    const PictureBatch& train = **tunedWith;
    const PictureBatch* test = heldOut->get();

    EvaluationOptions options;
    options.samples = question.samples;
    options.truncationPsi = question.truncationPsi;
    options.stop = stop;
    options.progress = progress;
    auto evaluation =
        sg::evaluate({model.get(), question.source.get(), &train, test, nullptr}, options);
    if (!evaluation) {
        return fail(evaluation.error());
    }
    auto nearest =
        drawNearest(*model, train, evaluation->variety.nearest, question.truncationPsi, stop);
    if (!nearest) {
        return fail(nearest.error());
    }
    for (auto& note : notesOn(train, test)) {
        evaluation->notes.push_back(std::move(note));
    }
    return EvaluationAnswer{*std::move(evaluation), train.names, *std::move(nearest)};
}

} // namespace

Result<EvaluationAnswer> EngineEvaluation::evaluate(
    const EvaluationQuestion& question,
    const std::stop_token& stop,
    const EvaluationProgress& progress) {
    return guarded([&] { return answerTo(question, stop, progress); });
}

} // namespace sg
