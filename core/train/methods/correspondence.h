#pragma once

/// Cross-domain correspondence (Ojha et al. 2021): pictures that were alike before the training
/// stay alike, and only pictures near a few anchors must convince the whole critic; all others are
/// judged patch by patch. For about 5 to 20 pictures of a domain near the source.

#include "core/base/result.h"
#include "core/model/discriminator.h"
#include "core/model/generator.h"
#include "core/model/weights.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sg {

/// The distance term: for each sample i, how far the softmax over j != i of its cosine similarity
/// to the others has moved, as KL(source || target), averaged over i. `source` and `target` hold
/// the maps [n,...] of each layer; `layers[i]` says at which of them sample i is compared. n >= 2.
/// Returns [].
torch::Tensor rowDivergence(
    std::span<const torch::Tensor> source,
    std::span<const torch::Tensor> target,
    std::span<const std::int64_t> layers);

class Correspondence {
public:
    /// Samples compared with one another in one step.
    static constexpr int kRows = 4;

    /// The usual weight of one row's divergence: the original's 1000 over n (n - 1) pairs, n = 4.
    static constexpr double kUsualWeight = 333.0;

    /// Unsupported for StyleGAN3, whose layers have no taps.
    static Result<void> supports(const Generator& generator);

    /// Nobody may change `source` from now on. `anchors` is the number of anchor latents (usually
    /// that of the pictures); the patch head is made for `critic`, whose trunk it shares. Draws
    /// from `random`.
    Correspondence(
        const Generator& source, Discriminator critic, int anchors, const at::Generator& random);

    /// Every 4th step shows pictures near the anchors to the whole critic; the others show ordinary
    /// pictures to patchLogits().
    [[nodiscard]] static bool isAnchorStep(std::int64_t step) { return step % 4 == 0; }

    /// [count,z_dim]: random anchors, each 0.1 of a normal draw away.
    [[nodiscard]] torch::Tensor anchorLatents(int count, const at::Generator& random) const;

    /// The patch critic: the trunk up to maps whose receptive field is at most half the picture,
    /// then one linear 3x3 convolution, averaged over its positions. img [N,C,R,R] -> [N,1].
    torch::Tensor patchLogits(const torch::Tensor& img);

    /// Side of the map that the patch head looks at.
    [[nodiscard]] int patchResolution() const { return m_patchResolution; }

    /// `weight` times the distance term into `tuned`, with kRows latents z and labels c (undefined
    /// when unconditional) and the same noise in both networks. Returns the term without weight.
    double addDistanceGradients(
        Generator& tuned,
        const torch::Tensor& z,
        const torch::Tensor& c,
        double weight,
        at::Generator random);

    /// Of the patch head, for an optimiser with the critic's settings.
    [[nodiscard]] std::vector<torch::Tensor> parameters() const { return m_head->parameters(); }

    /// Anchors and patch head: the tensors themselves.
    [[nodiscard]] StateDict state() const;

    /// Copies such a state back; throws c10::Error naming what does not fit.
    void loadState(const StateDict& state);

private:
    Generator m_source;
    Discriminator m_critic;
    int m_patchResolution;
    ConvLayer m_head{nullptr};
    torch::Tensor m_anchors; ///< [anchors,z_dim]
};

} // namespace sg
