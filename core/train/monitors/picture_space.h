#pragma once

/// The space in which the monitors compare pictures: the features of the *source's* critic before
/// its verdict, 4 x 4 positions with all channels. The source's critic knows the domain and, other
/// than the tuned critic, is not what the generator learns to please. Positions are kept, because a
/// copy has its parts at the same places. Where the critic's trunk is frozen in the training it is
/// part of what the generator learns from: read changes over time then, not absolute values.

#include "core/model/discriminator.h"

#include <torch/types.h>

#include <vector>

namespace sg {

/// img [N,C,R,R] in -1 ... 1, values beyond are clamped -> [N,F] float32. Works in batches of 8, so
/// that memory stays small.
torch::Tensor pictureFeatures(const Discriminator& sourceCritic, const torch::Tensor& img);

/// Mean Euclidean distance of all pairs of rows; 0 with fewer than two.
double meanPairDistance(const torch::Tensor& features);

/// Median distance of a row to its nearest other one; 0 with fewer than two.
double typicalNearestDistance(const torch::Tensor& features);

struct Nearest {
    std::vector<int> index;
    std::vector<double> similarity; ///< 1 at distance 0, falling to 0 at the typical distance
    std::vector<bool> copy;         ///< at least kCopySimilarity and, of five pictures and more, at
                                    ///< most half as far as from the second nearest
};

/// Of each row of `previews` its nearest row of `pictures`.
Nearest nearestPictures(
    const torch::Tensor& previews, const torch::Tensor& pictures, double typicalDistance);

/// H / log(min(count, size)) of how often each of 0 ... count - 1 occurs in `indices`; 1 when that
/// logarithm is 0.
double assignmentEntropy(const std::vector<int>& indices, int count);

} // namespace sg
