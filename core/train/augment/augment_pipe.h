#pragma once

/// What the critic sees of its pictures: the augmentations of StyleGAN2-ADA in their order, then
/// those of DiffAugment. Differentiable twice by the picture, as R1 needs.

#include "core/train/augment/augment_options.h"
#include "core/train/augment/draws.h"

namespace sg {

/// img [N,C,H,W] in -1 ... 1 with C 1 or 3; p is the probability that the options multiply. At p 0
/// only DiffAugment's are left.
torch::Tensor
augment(const torch::Tensor& img, const AugmentOptions& options, double p, AugmentDraws& draws);

} // namespace sg
