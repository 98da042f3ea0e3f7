#pragma once

/// FIR resampling along one axis as a matrix product.
///
/// Zero insertion, padding, filtering and decimation are together one banded matrix. The input is
/// cut into overlapping windows that all meet the same small dense block of that matrix, so that
/// the work is one large product instead of a depthwise convolution, which LibTorch runs slowly.
/// Made of padding, views and matmul: differentiable twice.

#include <torch/types.h>

#include <cstdint>

namespace sg {

/// Inserts `up - 1` zeros after each sample, pads (negative = crops), convolves (true convolution),
/// keeps every `down`-th sample.
struct AxisResampling {
    std::int64_t up = 1;
    std::int64_t down = 1;
    std::int64_t padBefore = 0; ///< in samples after zero insertion
    std::int64_t padAfter = 0;

    /// Samples that come out of `length` with a filter of `taps`.
    [[nodiscard]] std::int64_t outputLength(std::int64_t length, std::int64_t taps) const;
};

/// Resamples the last axis of x [..., L] with R filters at once: filters [R,T] -> [R, ..., L'].
torch::Tensor
resampleLastAxis(const torch::Tensor& x, const torch::Tensor& filters, const AxisResampling& how);

/// The other way round: x [R, ..., L], every member resampled with its filter of [R,T], and summed
/// -> [..., L'].
torch::Tensor resampleLastAxisAndSum(
    const torch::Tensor& x, const torch::Tensor& filters, const AxisResampling& how);

} // namespace sg
