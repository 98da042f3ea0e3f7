#pragma once

/// Times of training phases, generation and single kernels, for `stylegraft-cli bench`.

#include "core/base/result.h"
#include "core/model/model.h"
#include "core/project/train_settings.h"
#include "core/train/freeze_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace sg::cli {

struct BenchSetup {
    NewModelOptions model;
    int batch = 8;
    double augmentP = 0.2;
    bool bfloat16 = false;
    bool naive = false; ///< plain LibTorch operations
    std::string freeze;
    int repetitions = 5; ///< after a warm-up; the best counts
};

/// One object: Gmain, Greg, Dmain, Dreg in seconds and what follows from them.
Result<nlohmann::ordered_json> benchTraining(const BenchSetup& setup);

/// latency_ms of one picture, and images_per_s at `batch`.
Result<nlohmann::ordered_json> benchGeneration(const BenchSetup& setup);

/// Single operations beside their plain twins: milliseconds and the ratio.
Result<nlohmann::ordered_json> benchKernels(const BenchSetup& setup);

} // namespace sg::cli
