#pragma once

/// The training loop of StyleGAN2 and StyleGAN3, one step at a time (formats.md 6.2). Owns its
/// networks, optimisers and random generators; used from one thread.
///
/// StyleGAN3 (6.3) has neither style mixing nor path lengths, whatever the settings say; its
/// generator learns a quarter faster than its critic, its averages follow in the critic's phase
/// only, and an automatic R1 weight grows from 0.5 at 128 pixels to 32 at 1024.

#include "core/data/style_set.h"
#include "core/model/model.h"
#include "core/project/train_settings.h"
#include "core/train/augment/augment_options.h"
#include "core/train/freeze_plan.h"
#include "core/train/losses.h"
#include "core/train/real_batches.h"

#include <torch/optim/adam.h>

#include <memory>
#include <optional>
#include <random>

namespace sg {

/// Losses of one step, means over the batch.
struct StepLosses {
    double lossG = 0.0;
    double lossD = 0.0;
    std::optional<double> r1;
    std::optional<double> pathLength;
    double scoreReal = 0.0;
    double scoreFake = 0.0;
    double realSign = 0.0; ///< r_t over the last few steps
    double augmentP = 0.0;

    /// No value is NaN or infinite.
    [[nodiscard]] bool finite() const;
};

class Trainer {
public:
    /// Starts from copies of `model`: G := G_ema. `model` must have a discriminator and at least
    /// one picture of its resolution must be given.
    Trainer(
        const Model& model,
        const PictureBatch& pictures,
        const TrainSettings& settings,
        const FreezePlan& freeze);

    /// Learning-rate factors from the next step on. A group at 0 gets no gradient, no update.
    void setFreeze(const FreezePlan& plan);

    /// Runs the phases that are due, then the moving average.
    StepLosses step();

    /// Images shown so far.
    [[nodiscard]] std::int64_t imagesShown() const { return m_images; }

    /// Steps done so far.
    [[nodiscard]] std::int64_t steps() const { return m_steps; }

    /// Detached copy of the moving average.
    [[nodiscard]] std::shared_ptr<const GeneratorWeights> snapshot() const;

    /// A complete model of copies, described after `original`.
    [[nodiscard]] std::shared_ptr<Model> toModel(const ModelInfo& original) const;

private:
    void adaptToStyleGan3(const Model& model, int resolution);
    [[nodiscard]] torch::Tensor seenByCritic(const torch::Tensor& img);
    void adaptAugmentation(const torch::Tensor& scoresReal);
    LatentBatch drawLatents(int count);
    torch::Tensor drawLabels(int count);
    NoiseSource noise();
    void updateAverage();
    void applyFactors();

    TrainSettings m_settings;
    FreezePlan m_freeze;
    AugmentState m_augment;
    AugmentOptions m_augmentations;
    Generator m_generator;
    Generator m_generatorEma;
    Discriminator m_discriminator;
    StyleGan2Loss m_loss;
    std::unique_ptr<torch::optim::Adam> m_optimizerG;
    std::unique_ptr<torch::optim::Adam> m_optimizerD;
    std::vector<std::string> m_groupsG; ///< id of each parameter group of the optimiser
    std::vector<std::string> m_groupsD;
    RealBatches m_reals;
    at::Generator m_random;
    std::mt19937_64 m_choices;
    double m_signSum = 0.0; ///< of D(real) since the last adaptation
    std::int64_t m_signCount = 0;
    double m_realSign = 0.0;
    double m_gamma;
    double m_rateG = 1.0;  ///< learning rate of the generator over that of the critic
    bool m_fadeIn = false; ///< blur at the start
    double m_ratioG = 1.0; ///< corrections for lazy regularisation
    double m_ratioD = 1.0;
    std::int64_t m_images = 0;
    std::int64_t m_steps = 0;
};

} // namespace sg
