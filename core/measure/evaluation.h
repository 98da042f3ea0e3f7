#pragma once

/// How near a model's samples are to pictures, whether they are varied, and whether they are copies
/// (docs/evaluation.md). No Torch here.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/torchscript_features.h"
#include "core/measure/variety_report.h"
#include "core/model/model_info.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sg {

/// Below this number of samples or pictures a Frechet distance tells their number rather than the
/// model (methods.md 3.2): it is to be shown with a warning.
constexpr int kFrechetPictures = 500;

struct EvaluationOptions {
    int samples = 200; ///< pictures drawn from seeds 0, 1, 2 ...; at least 2
    double truncationPsi = 1.0;

    /// Of "rand64", "source-d" and "trunk"; empty = rand64, and source-d where there is a
    /// discriminator for it. With a network from a file that one alone, unless they are named.
    std::vector<std::string> spaces;

    std::stop_token stop = {}; ///< leads to Cancelled

    /// Told now and then which share of the work is done, 0 ... 1, in the calling thread; may be
    /// empty.
    std::function<void(double done)> progress = {};
};

/// All have one resolution and number of channels. What is pointed at must outlive the call.
struct EvaluationInput {
    const Model* model = nullptr;
    const Model* source = nullptr;       ///< the model it was tuned from; may be null
    const PictureBatch* train = nullptr; ///< the pictures it was tuned with
    const PictureBatch* test = nullptr;  ///< held-out ones; null = `train` is compared with
    const TorchScriptFeatures* network = nullptr; ///< runs its program; may be null
};

/// One set of pictures against the compared ones ("reference"), in one space.
struct SetDistances {
    double frechet = 0.0;
    double frechetSpread = 0.0; ///< standard deviation over the space's networks; 0 of one
    double frechetShare = 0.0;  ///< `frechet` over the total variance of the reference
    double kernel = 0.0;
    double kernelSpread = 0.0;
    double kernelP = 1.0; ///< how often chance alone gives such a kernel distance
    double mean = 0.0;    ///< distance of the means, in units of the reference's spread
    double density = 0.0;
    double coverage = 0.0;
    double recallTrain = 0.0;         ///< share of `train` among the set's own neighbours
    std::optional<double> recallTest; ///< the same of `test`, where there is one
};

struct SpaceReport {
    std::string name; ///< distances are called FD-name and KID-name
    std::string description;

    /// The tuned model's critic still has layers of the one behind this space, so its samples were
    /// made to please them: no independent judge.
    bool usedInTraining = false;
    SetDistances model;
    std::optional<SetDistances> source; ///< "do nothing"
    SetDistances copycat;               ///< `train` again and again
    std::optional<SetDistances> floor;  ///< one half of the reference against the other
};

struct VarietyReport {
    int samples = 0;                    ///< looked at, the first ones
    double pictureDistance = 0.0;       ///< mean of all pairs of the reference
    std::optional<double> copyDistance; ///< a copy is nearer than this
    Variety model;
    std::optional<Variety> source;
    Variety copycat;
    std::optional<Variety> floor;            ///< of `test`
    std::vector<NearestPicturePair> nearest; ///< of the model's samples to `train`, nearest first
};

struct Evaluation {
    int samples = 0;
    int trainPictures = 0;
    int testPictures = 0; ///< 0 without
    std::vector<SpaceReport> spaces;
    VarietyReport variety;
    std::vector<std::string> notes; ///< what is to be kept in mind, a sentence each
};

/// Draws samples (G_ema, 8 bits a channel as in a PNG) and compares. Deterministic. Errors:
/// InvalidArgument for sets that cannot be compared and unknown spaces, Cancelled.
Result<Evaluation> evaluate(const EvaluationInput& input, const EvaluationOptions& options);

} // namespace sg
