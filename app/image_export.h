#pragma once

/// Pictures of seeds as files.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/data/picture_file.h"
#include "core/io/recipe.h"
#include "core/model/model.h"
#include "core/model/weights.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace sg {

/// Called after each picture with (done, total). Return false to cancel.
using DrawProgress = std::function<bool(int done, int total)>;

struct ImageJob {
    std::vector<std::uint32_t> seeds;
    std::vector<double> turns; ///< of a walk (core/explore/walk.h); empty = the seeds' own
    double truncationPsi = 1.0;
    std::optional<int> truncationCutoff;
    NoiseMode noise = NoiseMode::Const;
    int classIndex = -1;
    std::optional<Placement> placement; ///< StyleGAN3 only
    double aspect = 1.0;                ///< width over height; the longer side grows
    int side = 0;                       ///< of the square before that; 0 = as the model draws
    PictureFormat format;               ///< 16 bit come from the network's own numbers
    bool recipe = true;                 ///< say in each file what it was made from
    bool grid = false;
    std::filesystem::path folder; ///< created when missing
    Replace replace = Replace::Always;
    std::filesystem::path tensors; ///< also writes z, ws, img there as safetensors; empty = no
    Replace replaceTensors = Replace::Always;
};

/// InvalidArgument unless the class is one of a conditional model's, from 0, or -1 for a model
/// without classes. The sentence names the option of the command line.
Result<void> checkClass(const ModelInfo& model, int classIndex);

/// Draws in float32 with G_ema and writes seedNNNN.png (or .jpg, ...), or seedNNNN-turn0.125.png on
/// a walk, (and grid.png). Returns the files written. A placement for a StyleGAN2 is an error.
Result<std::vector<std::filesystem::path>>
exportSeeds(const Model& model, const ImageJob& job, const DrawProgress& progress = {});

/// The size of a picture of `drawn` that is scaled to `side` (0 = not), then given its aspect:
/// one direction grows, none shrinks.
Extent exportedSize(Extent drawn, int side, double aspect);

} // namespace sg
