#pragma once

/// Pictures of seeds as PNG files.

#include "app/recipe.h"
#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"
#include "core/model/weights.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace sg {

struct ImageJob {
    std::vector<std::uint32_t> seeds;
    std::vector<double> turns; ///< of a walk (core/explore/walk.h); empty = the seeds' own
    double truncationPsi = 1.0;
    std::optional<int> truncationCutoff;
    NoiseMode noise = NoiseMode::Const;
    int classIndex = -1;
    std::optional<Placement> placement; ///< StyleGAN3 only
    double aspect = 1.0;                ///< width over height; the longer side grows
    bool grid = false;
    std::filesystem::path folder; ///< created when missing
    Replace replace = Replace::Always;
    std::filesystem::path tensors; ///< also writes z, ws, img there as safetensors; empty = no
};

/// Draws in float32 with G_ema and writes seedNNNN.png, or
/// seedNNNN-turn0.125.png on a walk, (and grid.png). Returns the files written. A
/// placement for a StyleGAN2 is an error.
Result<std::vector<std::filesystem::path>> exportSeeds(const Model& model, const ImageJob& job);

} // namespace sg
