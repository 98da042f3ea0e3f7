#pragma once

/// A pull of what samples are on average towards what the pictures are on average: the colours of
/// each region, and how strong its details are. Matching the means of features is the idea of
/// Salimans et al. 2016 ("Improved techniques for training GANs", 3.1). Here the features are fixed
/// ones: a critic that is kept from learning ten pictures by heart is too smooth to notice that all
/// samples are a little too pale (docs/benchmarks.md).

#include <torch/types.h>

namespace sg {

/// img [N,C,R,R] in -1 ... 1, R a power of two from 8 on -> [N,F]: mean colours of 8 x 8 regions,
/// then mean magnitudes of the details in each, of up to three octaves from the finest on, weighted
/// twice. Differentiable, and deterministic on every device.
torch::Tensor regionStatistics(const torch::Tensor& img);

/// loss = sum over statistics of w (mean over samples - mean over pictures)^2. What a few pictures
/// leave in doubt, as the colour of clothes that are different in each, weighs less: w = 1 / (1 +
/// doubt / 0.1^2), with the doubt of PictureAverage (core/train/real_batches.h). A batch is too
/// small to know the samples' mean from, and the loss over one batch would also pull its samples
/// together; so the mean is kept over the last samples, and every sample is pushed the same way.
class AveragePull {
public:
    [[nodiscard]] bool hasTarget() const { return m_target.defined(); }

    /// What the pictures are like, [F] each; undefined = not known (any more).
    void setTarget(const torch::Tensor& mean, const torch::Tensor& doubt);

    /// [] whose gradient is the loss's; 0 before any were seen. `statistics` [N,F] are those of
    /// this step's samples. Wants a target. Changes nothing, so lanes may ask at the same time.
    [[nodiscard]] torch::Tensor term(const torch::Tensor& statistics) const;

    /// Tells what the samples of this step were like, [N,F], after all have asked.
    void see(const torch::Tensor& statistics);

    /// Mean over the last samples, [F]; undefined before the first. All that changes as steps go.
    [[nodiscard]] const torch::Tensor& mean() const { return m_mean; }

    void setMean(const torch::Tensor& mean) { m_mean = mean; }

private:
    torch::Tensor m_target; ///< [F]
    torch::Tensor m_weight; ///< [F]
    torch::Tensor m_mean;   ///< [F]
};

} // namespace sg
