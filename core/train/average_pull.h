#pragma once

/// A pull of what samples are on average towards what the pictures are on average: the colours of
/// each region, and how strong its details are. Matching the means of features is the idea of
/// Salimans et al. 2016 ("Improved techniques for training GANs", 3.1). Here the features are fixed
/// ones: a critic that is kept from learning ten pictures by heart is too smooth to notice that all
/// samples are a little too pale (docs/benchmarks.md).

#include "core/data/style_set.h"

#include <torch/types.h>

namespace sg {

/// img [N,C,R,R] in -1 ... 1 -> [N,F]: mean colours of 8 x 8 regions, then mean magnitudes of the
/// details in each, of up to three octaves from the finest on, weighted twice. Differentiable.
torch::Tensor regionStatistics(const torch::Tensor& img);

/// loss = |mean over samples of s - mean over pictures of s|^2 with s = regionStatistics(). A
/// batch is too small to know the samples' mean from, and the loss over one batch would also pull
/// its samples together; so the mean is kept over the last hundred samples or so, and every sample
/// is pushed the same way.
class AveragePull {
public:
    /// `pictures` by their weights; with `mirror` each counts as half itself, half mirrored.
    AveragePull(const PictureBatch& pictures, bool mirror, const torch::Device& device);

    /// Another set.
    void setPictures(const PictureBatch& pictures);

    void setMirror(bool mirror) { m_mirror = mirror; }

    /// [] whose gradient is the loss's. `statistics` [N,F] are those of this step's samples.
    /// Changes nothing, so lanes may ask at the same time.
    [[nodiscard]] torch::Tensor term(const torch::Tensor& statistics) const;

    /// Tells what the samples of this step were like, [N,F], after all have asked.
    void see(const torch::Tensor& statistics);

    /// The loss, as far as samples have been seen; 0 before.
    [[nodiscard]] double loss() const;

    /// Mean over the last samples, [F]; undefined before the first. All that changes as steps go.
    [[nodiscard]] const torch::Tensor& mean() const { return m_mean; }

    void setMean(const torch::Tensor& mean);

private:
    [[nodiscard]] torch::Tensor target() const;

    torch::Device m_device;
    bool m_mirror;
    torch::Tensor m_plain;    ///< [F] of the pictures
    torch::Tensor m_mirrored; ///< [F] of their mirror images
    torch::Tensor m_mean;     ///< [F]
};

} // namespace sg
