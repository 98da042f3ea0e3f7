#pragma once

/// DiffAugment (Zhao et al. 2020): light augmentations that every picture of the critic goes
/// through, real or generated. With under 100 pictures they need no controller and cost about two
/// percent. img [N,C,H,W]; each picture of the batch has its own draws; all are differentiable
/// twice.

#include "core/train/augment/draws.h"

namespace sg {

/// Brightness: adds U(-0.5, 0.5). Saturation: scales by U(0, 2) about the mean of the channels.
/// Contrast: scales by U(0.5, 1.5) about the mean of the picture. In this order. A picture whose
/// lot falls within `share` gets all three, any other none.
torch::Tensor diffColour(const torch::Tensor& img, double share, AugmentDraws& draws);

/// Moves by whole pixels, at most an eighth of the side each way, over zeros.
torch::Tensor diffTranslation(const torch::Tensor& img, AugmentDraws& draws);

/// Sets a square of half the side to zero. Its centre is anywhere in the picture.
torch::Tensor diffCutout(const torch::Tensor& img, AugmentDraws& draws);

} // namespace sg
