#pragma once

/// The geometric augmentations: one affine map a picture, executed by two-fold oversampling between
/// wavelet filters, so that nothing aliases.

#include "core/train/augment/augment_options.h"
#include "core/train/augment/draws.h"

namespace sg {

/// Maps output to input pixels with the origin at the centre: [N,3,3] float32 for pictures of
/// `width` x `height`.
torch::Tensor drawGeometry(
    const AugmentOptions& options,
    double p,
    std::int64_t count,
    std::int64_t height,
    std::int64_t width,
    AugmentDraws& draws);

/// Applies it to img [N,C,H,W]; what comes from outside is the picture reflected.
torch::Tensor applyGeometry(const torch::Tensor& img, const torch::Tensor& inverse);

} // namespace sg
