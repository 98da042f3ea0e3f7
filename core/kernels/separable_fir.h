#pragma once

/// FIR filters that are an outer product of one row with itself, as all of StyleGAN2's are: rows,
/// then columns, in vector code.

#include <torch/types.h>

#include <cstdint>
#include <optional>

namespace sg {

/// Zero insertion, padding (negative = crops) and decimation around a filter, in both directions.
struct Resampling {
    std::int64_t up = 1;
    std::int64_t down = 1;
    std::int64_t before = 0; ///< in samples after zero insertion
    std::int64_t after = 0;

    /// Samples that come out of `length` with a filter of `taps`.
    [[nodiscard]] std::int64_t outputLength(std::int64_t length, std::int64_t taps) const {
        return (length * up + before + after - taps) / down + 1;
    }
};

/// The row [k] whose outer product with itself is `f`; nothing when there is none.
std::optional<torch::Tensor> separableTaps(const torch::Tensor& f);

/// Inserts `up - 1` zeros after each sample, pads both axes of x [N,C,H,W], correlates with `taps`
/// [k] in both directions (k <= 12) and keeps every `down`-th sample. float32 or bfloat16 on the
/// processor, computed in float32; differentiable any number of times; `taps` is a constant. What
/// comes out has its channels innermost.
torch::Tensor
filterSeparable(const torch::Tensor& x, const torch::Tensor& taps, const Resampling& how);

} // namespace sg
