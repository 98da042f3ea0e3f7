#pragma once

/// The training loop of StyleGAN2 and StyleGAN3, one step at a time (formats.md 6.2). Owns its
/// networks, optimisers and random generators; used from one thread, which it may let others help
/// (core/train/lanes.h).
///
/// StyleGAN3 (6.3) has neither style mixing nor path lengths, whatever the settings say; its
/// generator learns a quarter faster than its critic, its averages follow in the critic's phase
/// only, and an automatic R1 weight grows from 0.5 at 128 pixels to 32 at 1024.

#include "core/data/style_set.h"
#include "core/io/style_delta.h"
#include "core/model/model.h"
#include "core/project/train_settings.h"
#include "core/train/adam.h"
#include "core/train/augment/augment_options.h"
#include "core/train/average_pull.h"
#include "core/train/freeze_plan.h"
#include "core/train/lanes.h"
#include "core/train/methods/correspondence.h"
#include "core/train/methods/reparameterisation.h"
#include "core/train/methods/source_pull.h"
#include "core/train/real_batches.h"
#include "core/train/trainer_state.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <vector>

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
    std::optional<double> gradientG; ///< norms of the main phases' gradients, when asked for
    std::optional<double> gradientD;

    /// No value is NaN or infinite.
    [[nodiscard]] bool finite() const;
};

class Trainer {
public:
    /// Starts from copies of `model` on `device`: G := G_ema. What a trainer gives out (states,
    /// snapshots, models) lies in ordinary memory. `model` must have a discriminator and at least
    /// one picture of its resolution must be given. Throws std::invalid_argument for an unknown
    /// method or augmentation, and for a correspondence term with StyleGAN3.
    Trainer(
        const Model& model,
        const PictureBatch& pictures,
        const TrainSettings& settings,
        const FreezePlan& freeze,
        const torch::Device& device = torch::kCPU);

    /// Learning-rate factors from the next step on. A group at 0 gets no gradient, no update.
    void setFreeze(const FreezePlan& plan);

    /// Takes over the settings that may change while a run goes on (ParamSpec::liveEditable,
    /// `mirror`, `augment`, `bfloat16`), from the next step on. Throws std::invalid_argument for an
    /// unknown augmentation.
    void setSettings(const TrainSettings& settings);

    /// settings() as they would be after setSettings(): what may not change stays.
    [[nodiscard]] TrainSettings settingsAfter(const TrainSettings& wanted) const;

    /// Another set of pictures of the same size, or the same with other weights.
    void setPictures(const PictureBatch& pictures);

    /// Runs the phases that are due, then the moving average. `measureGradients` also gives the
    /// gradients' norms.
    StepLosses step(bool measureGradients = false);

    /// As they are now, with what StyleGAN3 does without left out.
    [[nodiscard]] const TrainSettings& settings() const { return m_settings; }

    [[nodiscard]] const FreezePlan& freeze() const { return m_freeze; }

    /// For looking at between two steps.
    [[nodiscard]] const Generator& generatorEma() const { return m_generatorEma; }

    [[nodiscard]] const Discriminator& discriminator() const { return m_discriminator; }

    /// The weight of R1 that is in force.
    [[nodiscard]] double r1Gamma() const;

    /// Threads among which a batch is divided.
    [[nodiscard]] int lanes() const { return int(m_lanes->count()); }

    /// Images shown so far.
    [[nodiscard]] std::int64_t imagesShown() const { return m_images; }

    /// Steps done so far.
    [[nodiscard]] std::int64_t steps() const { return m_steps; }

    /// Detached copy of the moving average.
    [[nodiscard]] std::shared_ptr<const GeneratorWeights> snapshot() const;

    /// A copy of everything that the next steps depend on.
    [[nodiscard]] TrainerState state() const;

    /// Continues from a state of a trainer with the same model, pictures and settings. Throws
    /// c10::Error or std::invalid_argument naming what does not fit; the trainer is then of no use.
    void restore(const TrainerState& state);

    /// Counts from here on, for a training that goes on without its full state.
    void countFrom(std::int64_t steps, std::int64_t imagesShown);

    /// A complete model of copies, described after `original`.
    [[nodiscard]] std::shared_ptr<Model> toModel(const ModelInfo& original) const;

    /// What was learned so far, in the moving average, when the method is a restricted one
    /// (core/train/methods/method_spec.h). Applied to `original` it gives toModel()'s G_ema.
    [[nodiscard]] std::optional<StyleDelta> styleDelta(const ModelInfo& original) const;

private:
    void adaptToStyleGan3(const Model& model);
    void divideIntoLanes();
    [[nodiscard]] torch::Tensor seenByCritic(const torch::Tensor& img, const Lane& lane);
    void adaptAugmentation(const torch::Tensor& scoresReal);
    LatentBatch drawLatents(int count);
    torch::Tensor drawLabels(int count);
    [[nodiscard]] torch::Tensor labelsOf(const RealBatch& batch);
    torch::Tensor drawPathNoise(int count);
    void updateAverage();
    void applyFactors();
    void chooseAugmentation();

    [[nodiscard]] bool warmsUp() const { return m_steps < m_settings.headWarmup; }

    LatentBatch drawShown(int count);
    void keepCorrespondence();
    bool letCriticLearn();
    void letCriticRest();
    void stepG();
    void stepD();
    void restoreAverage(const StateDict& tensors);
    void beginStep();
    void inLanes(const std::function<void(Lane& lane, std::size_t index)>& work);
    void generatorMain(
        int count, double share, StepLosses& losses, std::vector<torch::Tensor>& statistics);
    void generatorReg(int count, double share, StepLosses& losses);
    torch::Tensor
    discriminatorMain(const std::vector<RealBatch>& reals, double share, StepLosses& losses);
    void discriminatorReg(const std::vector<RealBatch>& reals, double share, StepLosses& losses);
    [[nodiscard]] std::string trainingSummary() const;
    [[nodiscard]] double learningRate() const; ///< now
    [[nodiscard]] double rateG(const std::string& group) const;
    [[nodiscard]] double rateD(const std::string& group) const;

    TrainSettings m_settings;
    FreezePlan m_freeze;
    AugmentState m_augment;
    AugmentOptions m_augmentations;
    Generator m_generator;
    Generator m_generatorEma;
    Discriminator m_discriminator;
    std::vector<torch::Tensor> m_learning;      ///< all that any phase may train
    std::optional<Reparameterisation> m_method; ///< what is trained of G
    std::optional<SourcePull> m_pull;
    std::optional<Correspondence> m_correspondence;
    std::optional<Adam> m_optimizerG;
    std::optional<Adam> m_optimizerD;
    std::optional<Adam> m_optimizerPatch; ///< of the correspondence term's own critic
    RealBatches m_reals;
    AveragePull m_averagePull;
    torch::Device m_device;
    at::Generator m_random;        ///< of the device
    at::Generator m_augmentRandom; ///< draws of the augmentations, a few a picture: in memory
    std::mt19937_64 m_choices;
    std::optional<Lanes> m_lanes;
    double m_signSum = 0.0; ///< of D(real) since the last adaptation
    std::int64_t m_signCount = 0;
    double m_realSign = 0.0;
    int m_resolution;
    double m_rateG = 1.0;  ///< learning rate of the generator over that of the critic
    bool m_fadeIn = false; ///< blur at the start
    double m_ratioG = 1.0; ///< corrections for lazy regularisation
    double m_ratioD = 1.0;
    std::int64_t m_images = 0;
    std::int64_t m_steps = 0;
};

} // namespace sg
