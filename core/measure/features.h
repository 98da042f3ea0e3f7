#pragma once

/// Feature vectors of pictures, for distances between sets of pictures.

#include "core/model/discriminator.h"

namespace sg {

/// What a discriminator sees before its verdict: the trunk's features averaged over their 4 x 4
/// positions. img [N,C,R,R] in -1 ... 1 -> [N,F]. Features of the *source's* discriminator are a
/// fair judge of a tuned model; those of the tuned one are not.
torch::Tensor trunkFeatures(Discriminator& discriminator, const torch::Tensor& img);

} // namespace sg
