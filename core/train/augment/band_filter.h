#pragma once

/// Amplifies or damps four bands of spatial frequency, and the corruptions: noise and cutout.

#include "core/train/augment/augment_options.h"
#include "core/train/augment/draws.h"

namespace sg {

/// img [N,C,H,W]; sides must be over 21 pixels, else std::invalid_argument.
torch::Tensor applyBandFilter(
    const torch::Tensor& img, const AugmentOptions& options, double p, AugmentDraws& draws);

/// Grain of a strength drawn for each picture.
torch::Tensor
applyGrain(const torch::Tensor& img, const AugmentOptions& options, double p, AugmentDraws& draws);

/// Blanks a square of half the side at a random place.
torch::Tensor
applyCutout(const torch::Tensor& img, const AugmentOptions& options, double p, AugmentDraws& draws);

} // namespace sg
