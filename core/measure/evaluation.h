#pragma once

/// How near a model's samples are to a set of pictures. No Torch here.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/torchscript_features.h"
#include "core/model/model_info.h"

#include <cstdint>

namespace sg {

struct EvaluationOptions {
    int samples = 200; ///< pictures drawn from seeds 0, 1, 2 ...; at least 2
    double truncationPsi = 1.0;
};

/// Distances of one model's samples to the pictures, in features of the judge's trunk.
struct Evaluation {
    double kernelDistance = 0.0; ///< "KID-trunk"; 0 = the same distribution, a little below happens
    double meanDistance = 0.0;   ///< of the means, in units of the pictures' own spread
};

/// Draws samples of `model` (G_ema, 8 bits a channel as in a PNG) and compares them with `pictures`
/// through the discriminator of `judge`, which must have one of the same resolution and channels.
/// Take the source model as the judge of itself and of what was tuned from it.
Result<Evaluation> evaluate(
    const Model& model,
    const Model& judge,
    const PictureBatch& pictures,
    const EvaluationOptions& options);

/// Below this number of samples or pictures a Frechet distance tells their number rather than the
/// model (methods.md 3.2): it is to be shown with a warning.
constexpr int kFrechetPictures = 500;

/// Distances of one model's samples to the pictures, in features of a network from a file.
struct NetworkEvaluation {
    double kernelDistance = 0.0;  ///< "KID" of that network
    double frechetDistance = 0.0; ///< "FD" of that network; "FID" when it is Inception
};

/// The same comparison through `network`. Runs its program. Errors: InvalidArgument also for a
/// network whose features of all pictures would take more than a gigabyte.
Result<NetworkEvaluation> evaluate(
    const Model& model,
    const TorchScriptFeatures& network,
    const PictureBatch& pictures,
    const EvaluationOptions& options);

} // namespace sg
