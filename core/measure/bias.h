#pragma once

/// Which shares of an attribute a model draws, what tuning made of them, and what the pictures show
/// (docs/bias.md). No Torch here.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/labelled_pictures.h"
#include "core/measure/share_correction.h"
#include "core/model/model_info.h"

#include <optional>
#include <string>
#include <vector>

namespace sg {

/// All have one resolution and number of channels. What is pointed at must outlive the call.
struct BiasInput {
    const Model* source = nullptr;
    const Model* tuned = nullptr;           ///< may be null
    const PictureBatch* pictures = nullptr; ///< what it was tuned with; may be null
    const std::vector<LabelledPictures>* labelled = nullptr; ///< may be null
};

struct BiasOptions {
    int samples = 500;   ///< of each model and psi, seeds 0, 1 ...; at least 10
    bool colours = true; ///< also the attributes that follow from the pixels
};

/// How well the samples of a set come near to one label: balanced shares can hide that few of those
/// pictures are reached. Density and coverage as of all, in rand64 (docs/evaluation.md), with
/// labels as they were counted. A ball reaches to the fifth other picture, so samples of other
/// labels may cover a label of five pictures or fewer.
struct GroupQuality {
    int pictures = 0;               ///< that show the label
    std::optional<double> coverage; ///< of those, by all samples; nothing without any
    int samples = 0;                ///< that show the label
    std::optional<double> density;  ///< of those, among all pictures; nothing without any
};

/// The shares of one set.
struct BiasRow {
    std::string set;           ///< "source", "tuned" or "pictures"
    std::optional<double> psi; ///< of samples
    int count = 0;
    std::vector<ShareEstimate> shares; ///< one a label

    /// Euclidean distance of the corrected shares from those of the pictures (Choi et al. 2020).
    std::optional<double> discrepancy;

    /// One a label; empty for the pictures themselves and without at least two of them.
    std::vector<GroupQuality> quality;
};

struct BiasFlips {
    double psi = 1.0;
    FlipTable table; ///< from the source's sample to the tuned model's of the same seed
};

struct AttributeBias {
    std::string name;
    std::vector<std::string> labels;
    std::optional<ConfusionMatrix> confusion; ///< of a probe; labels by pixels have none
    int labelled = 0;                         ///< pictures the probe learned from
    std::vector<BiasRow> rows;
    std::vector<BiasFlips> flips;   ///< empty without a tuned model
    std::vector<std::string> notes; ///< what stands out and what to doubt, a sentence each
};

struct BiasReport {
    int samples = 0;
    std::vector<AttributeBias> attributes;
};

/// Truncation psi of the samples: as it is, and as pictures are usually shown.
inline constexpr double kBiasPsi[] = {1.0, 0.7};

/// Deterministic. Errors: InvalidArgument for models and pictures of different sizes, for latents
/// that cannot be the same, and where there is nothing to measure.
Result<BiasReport> measureBias(const BiasInput& input, const BiasOptions& options);

} // namespace sg
