#pragma once

/// How near a model's samples are to pictures, how varied they are, and whether they are copies:
/// without Qt and without Torch, implemented in `app` over core/measure and in tests by a fake.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/evaluation.h"
#include "core/measure/evaluation_gallery.h"
#include "core/train/late_model.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace sg {

struct EvaluationQuestion {
    LateModel model;                         ///< the judged one
    std::shared_ptr<const Model> source;     ///< the one it was tuned from; null = none
    StyleSet pictures;                       ///< what it was tuned with, or is to be
    std::shared_ptr<const PictureBatch> own; ///< in their place, where a run brought its own
    std::filesystem::path heldOut;           ///< a folder or archive; empty = none
    int samples = 200;
    double truncationPsi = 1.0;
};

struct EvaluationAnswer {
    Evaluation evaluation;
    std::vector<std::string> pictures; ///< names, to which NearestPicturePair::picture counts
    std::vector<NearestTiles> nearest; ///< of the first of `evaluation.variety.nearest`
};

/// Told now and then which share of the work is done, 0 ... 1, on the thread that works.
using EvaluationProgress = std::function<void(double done)>;

class EvaluationService {
public:
    virtual ~EvaluationService() = default;

    /// Slow: seconds to many minutes, on one core. From any thread. In the space `rand64`, and in
    /// `source-d` where there is a critic. Errors as evaluate(), importStyle() and
    /// decodePictures(); Cancelled when asked to stop.
    virtual Result<EvaluationAnswer> evaluate(
        const EvaluationQuestion& question,
        const std::stop_token& stop,
        const EvaluationProgress& progress) = 0;
};

} // namespace sg
