#pragma once

/// The space in which the monitors compare pictures: their pixels, averaged down to 16 x 16. It
/// sees who stands where in which colours, so that a copy is near and a collapse shows, and it
/// belongs to no network that takes part in the training. (Features of the source's critic were
/// tried: when a run on four drawings collapsed into one figure, they said that 86 % of the
/// drawings' variety was left, pixels said 61 %; a sound run on twelve drawings had 95 % and 79 %.)

#include <torch/types.h>

#include <vector>

namespace sg {

/// img [N,C,R,R] in -1 ... 1, values beyond are clamped -> [N,F] float32.
torch::Tensor pictureFeatures(const torch::Tensor& img);

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
