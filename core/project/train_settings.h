#pragma once

/// The numbers of one training run.

#include "core/base/result.h"
#include "core/project/param_spec.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <span>
#include <string>

namespace sg {

/// Settings of the StyleGAN2 loss and loop (Karras et al. 2020). Defaults suit fine-tuning with few
/// pictures on a processor. Ranges and explanations: `trainParams()`.
struct TrainSettings {
    double kimg = 5.0;      ///< length of the run, in thousand images shown to the discriminator
    int batch = 8;          ///< images a step
    std::uint64_t seed = 0; ///< of every random draw
    bool mirror = false;    ///< show each picture mirrored half of the time
    bool bfloat16 = false;  ///< multiply in bfloat16: twice the speed where the processor has it
    std::string method = "full";  ///< which parameters may change: core/train/methods
    std::string augment = "none"; ///< preset of core/train/augment/augment_options.h
    double learningRate = 0.002;  ///< of Adam, both networks, before the lazy correction
    double cooldown = 0.0;        ///< last share of the run in which the learning rate falls to 0
    double r1Gamma = 0.0;         ///< weight of R1; 0 = automatic: 0.0002 * resolution^2 / batch
    double pathLengthWeight = 2.0;
    double styleMixing = 0.9; ///< probability
    double emaKimg = 0.5; ///< half-life of the moving average, in kimg, up to a quarter of the run
    double instanceNoise = 0.0;  ///< of the pictures the discriminator sees (Sonderby et al. 2017)
    double augmentP = 0.0;       ///< probability of the augmentations at the start
    double adaTarget = 0.6;      ///< r_t that the probability is steered to; 0 = it stays
    double adaKimg = 100.0;      ///< kimg in which the probability may go from 0 to 1
    double correspondence = 0.0; ///< weight of the pull to keep samples as alike as in the source
    double averagePull = 0.0;    ///< weight of the pull of samples' average to that of the pictures
    double l2sp = 0.0;           ///< weight of the pull of all weights towards the source
    int headWarmup = 0;          ///< first steps in which only the end of the critic learns
    int accumulate = 1;          ///< parts a batch is worked through in, to save memory
    int gRegInterval = 4;        ///< steps between path length passes; 0 = never
    int dRegInterval = 16;       ///< steps between R1 passes

    friend bool operator==(const TrainSettings&, const TrainSettings&) = default;
};

/// Every numeric setting above as a row.
std::span<const ParamSpec> trainParams();

/// Reads or sets a setting by id; unknown ids assert.
double value(const TrainSettings& settings, std::string_view id);
void setValue(TrainSettings& settings, std::string_view id, double newValue);

/// An error names the first setting out of its range and the range.
Result<void> validate(const TrainSettings& settings);

/// `r1Gamma`, or the automatic value of StyleGAN2-ADA for this resolution and batch.
double effectiveR1Gamma(const TrainSettings& settings, int resolution);

/// Factor of the learning rate after so many of the run's images: 1, then over the last `cooldown`
/// of the run evenly down to almost 0 (not 0: what goes on beyond its end should still be seen to
/// move). Before the picture is made it matters less how far a step goes than that the last ones
/// agree (warm-up, stable, decay: Hagele et al. 2024).
double cooldownFactor(const TrainSettings& settings, double kimg);

nlohmann::json toJson(const TrainSettings& settings);

/// Missing keys keep their defaults, unknown keys are ignored, wrong types are an error.
Result<TrainSettings> trainSettingsFromJson(const nlohmann::json& json);

} // namespace sg
