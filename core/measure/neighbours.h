#pragma once

/// What the nearest neighbours in a feature space say about two sets of pictures. Rows are feature
/// vectors, [N,F] and [M,F] of any float type; distances are taken in float64.

#include <torch/types.h>

#include <cstdint>

namespace sg {

/// Distance of each row to its k-th nearest other row; k is at most N - 1. Needs two rows. [N]
torch::Tensor neighbourRadius(const torch::Tensor& rows, int k);

/// Which balls around `real` rows, each reaching to its k-th nearest other one, have `fake` rows in
/// them (Naeem et al. 2020).
struct Neighbourhoods {
    torch::Tensor covered; ///< bool [N]: a fake row lies in the ball of this real one
    torch::Tensor hits;    ///< int64 [M]: in so many balls this fake row lies
    std::int64_t k = 0;    ///< at most N - 1
};

Neighbourhoods neighbourhoods(const torch::Tensor& real, const torch::Tensor& fake, int k = 5);

struct DensityCoverage {
    double density = 0.0;  ///< about 1 for equal distributions, not bounded above
    double coverage = 0.0; ///< 0 ... 1; about 1 - 2^-k for equal distributions of as many rows
};

/// The means of neighbourhoods().
DensityCoverage densityAndCoverage(const torch::Tensor& real, const torch::Tensor& fake, int k = 5);

/// Share of `real` rows inside a ball around some `fake` row that reaches to its k-th nearest other
/// one (Kynkaanniemi et al. 2019).
double neighbourRecall(const torch::Tensor& real, const torch::Tensor& fake, int k = 3);

/// How often the nearest other row of all is of the same set, as the mean over both sets: 0.5 = one
/// distribution, 1 = apart. `a` and `b` should have as many rows.
double leaveOneOutAccuracy(const torch::Tensor& a, const torch::Tensor& b);

} // namespace sg
