#pragma once

/// What a generator cannot draw of pictures: a cheap search for the w that comes nearest.

#include "core/model/generator.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace sg {

/// Samples of a model together with their w.
struct SamplePool {
    torch::Tensor ws;  ///< [N,w_dim]
    torch::Tensor img; ///< [N,C,R,R] in -1 ... 1
};

struct ProjectionResult {
    torch::Tensor img; ///< [N,C,R,R], the nearest found, not clamped

    /// Of each band of `pictureBands`, coarse to fine: the share of what sets the pictures apart
    /// from the pool's average picture that is missed. 0 = drawn, 1 = no better than the average
    /// picture; may exceed 1.
    std::vector<double> missed;
};

/// For each picture of img [N,C,R,R] the nearest of `pool`, then `steps` steps of Adam on its w,
/// one w for all layers. Near is judged on all bands alike, each in units of the pool's variance.
/// `generator` is left without gradients. Ends early when asked to stop.
ProjectionResult projectPictures(
    Generator& generator,
    const SamplePool& pool,
    const torch::Tensor& img,
    int steps,
    const std::stop_token& stop = {});

} // namespace sg
