#pragma once

/// The StyleGAN2 loss, which StyleGAN3 shares, phase by phase (formats.md 6.1). Each function does
/// one phase's forward and backward pass and leaves the gradients in the networks, or gives them to
/// `learn`; nothing here steps an optimiser.

#include "core/model/discriminator.h"
#include "core/model/generator.h"

#include <torch/types.h>

#include <functional>
#include <optional>
#include <vector>

namespace sg {

/// Reported values, one a sample ([N] or [N,1]), detached: the names of formats.md 6.7 in comments.
struct GMainValues {
    torch::Tensor scoresFake; ///< Loss/scores/fake
    torch::Tensor loss;       ///< Loss/G/loss
};

struct GRegValues {
    torch::Tensor pathLengthPenalty; ///< Loss/pl_penalty
    torch::Tensor loss;              ///< Loss/G/reg
};

struct DMainValues {
    torch::Tensor scoresFake; ///< Loss/scores/fake
    torch::Tensor scoresReal; ///< Loss/scores/real
    torch::Tensor loss;       ///< Loss/D/loss
};

struct DRegValues {
    torch::Tensor r1Penalty; ///< Loss/r1_penalty
    torch::Tensor loss;      ///< Loss/D/reg
};

/// The latents of one batch: z, labels, and a second z from layer `mixFrom` on (style mixing).
struct LatentBatch {
    torch::Tensor z;      ///< [N,z_dim]
    torch::Tensor c;      ///< [N,c_dim], undefined when unconditional
    torch::Tensor zMixed; ///< undefined = no mixing
    int mixFrom = 0;
};

class StyleGan2Loss {
public:
    /// The networks stay the caller's.
    StyleGan2Loss(Generator generator, Discriminator discriminator);

    /// A term of a loss, [], of pictures [N,C,H,W] as the generator makes them.
    using Term = std::function<torch::Tensor(const torch::Tensor& img)>;

    /// mean softplus(-D(G(z))) + `also`, into G. The loss it reports is without that term.
    GMainValues generatorMain(
        const LatentBatch& latents,
        const NoiseSource& noise,
        double gain,
        const Term& also = nullptr);

    /// Path length regularisation of weight `weight`, into G. `plNoise` [N,C,H,W] is standard
    /// normal. Updates `plMean`.
    GRegValues generatorReg(
        const LatentBatch& latents,
        const NoiseSource& noise,
        const torch::Tensor& plNoise,
        double weight,
        double gain);

    /// mean softplus(D(G(z))) + mean softplus(-D(real)), into D. real [N,C,H,W] in -1 ... 1.
    DMainValues discriminatorMain(
        const LatentBatch& latents,
        const NoiseSource& noise,
        const torch::Tensor& real,
        const torch::Tensor& realLabels,
        double gain);

    /// R1: gamma/2 |grad D(real)|^2, into D.
    DRegValues discriminatorReg(
        const torch::Tensor& real, const torch::Tensor& realLabels, double gamma, double gain);

    torch::Tensor plMean; ///< [] running mean of the path lengths; starts at 0

    /// What the discriminator sees of a picture batch [N,C,H,W], real or generated; none = itself.
    /// Differentiable: the generator's gradient and R1 pass through it.
    std::function<torch::Tensor(const torch::Tensor&)> augment;

    /// Judges what the critic sees instead of the discriminator itself: (pictures after `augment`,
    /// labels) -> logits [N,1]; none = the discriminator. Every phase follows it, R1 too.
    std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&)> critic;

    /// Takes the loss of a phase, with its gain, to where its gradients shall go; none = into the
    /// networks.
    std::function<void(const torch::Tensor& loss)> learn;

    double plDecay = 0.01;
    /// Updates w_avg on every pass through the mapping network, as ADA does.
    bool updateWAvg = true;
    /// Instead only when the critic is shown what the generator makes, as StyleGAN3 does.
    bool averagesInCriticPhase = false;
    /// How slowly the input magnitudes of StyleGAN3's layers L0, L1 ... follow in that phase;
    /// nothing = such a layer's stays as it is. May be shorter than the network has layers.
    std::vector<std::optional<double>> magnitudeBetas;

private:
    torch::Tensor latentsToWs(const LatentBatch& latents, bool criticPhase);
    torch::Tensor fakesForCritic(const LatentBatch& latents, const NoiseSource& noise);
    torch::Tensor discriminate(const torch::Tensor& img, const torch::Tensor& labels);
    void learnFrom(const torch::Tensor& loss, double gain) const;

    Generator m_generator;
    Discriminator m_discriminator;
};

} // namespace sg
