#pragma once

/// How far two sets of feature vectors are apart. Inputs are [N,F] and [M,F], any float type; sums
/// are taken in float64.

#include <torch/types.h>

#include <cstdint>

namespace sg {

/// At most `most` rows of x, evenly spread.
torch::Tensor evenlyChosen(const torch::Tensor& x, std::int64_t most);

/// Kernel distance: squared maximum mean discrepancy under the kernel (x.y/F + 1)^3, unbiased, so
/// that equal distributions give 0 on average and may give a little less (Binkowski et al. 2018,
/// "KID"). Needs at least two vectors on each side.
double kernelDistance(const torch::Tensor& a, const torch::Tensor& b);

/// How often chance alone gives such a kernel distance: the share of `permutations` random
/// regroupings of all vectors (and the grouping as it is) whose kernel distance is at least as
/// large. Smallest possible value 1 / (permutations + 1). Of more than `most` vectors a side it
/// takes that many, evenly chosen.
double kernelDistanceP(
    const torch::Tensor& a,
    const torch::Tensor& b,
    int permutations = 499,
    std::uint32_t seed = 0,
    std::int64_t most = 1000);

/// Frechet distance: squared distance of the means plus that of the covariances' square roots
/// (Heusel et al. 2017, "FID" when the features are Inception's). Biased upwards by small sets, see
/// `kFrechetPictures`. Needs at least two vectors on each side; costs N*M, not F*F.
double frechetDistance(const torch::Tensor& a, const torch::Tensor& b);

/// Euclidean distance of the two mean vectors, in units of the root mean square spread of `b`.
double meanDistance(const torch::Tensor& a, const torch::Tensor& b);

/// Sum of the variances of all features: what a Frechet distance is to be compared with.
double totalVariance(const torch::Tensor& x);

} // namespace sg
