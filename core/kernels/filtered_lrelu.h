#pragma once

/// The activation of StyleGAN3 (formats.md 5.4): leaky ReLU at a higher resolution, between two
/// low-pass filters, so that it makes no frequencies that the layer cannot hold.

#include <torch/types.h>

#include <array>
#include <cstdint>
#include <optional>

namespace sg {

struct FilteredLreluOptions {
    std::int64_t up = 1;
    std::int64_t down = 1;
    std::array<std::int64_t, 2> padding{0, 0}; ///< before, after; of each axis at the higher
                                               ///< resolution, negative crops
    double gain = 1.0;
    double slope = 0.2; ///< of negative values
    std::optional<double> clamp;
};

/// Bias, `up - 1` zeros after each sample, padding, `upFilter` with gain up^2, leaky ReLU, gain,
/// clamp, `downFilter`, every `down`-th sample. x [N,C,H,W]; bias [C].
///
/// Filters: undefined = none, [T] = separable, `downFilter` also [T,T]. They are constants: no
/// gradient flows into them. Differentiable twice in x and bias.
torch::Tensor filteredLrelu(
    const torch::Tensor& x,
    const torch::Tensor& upFilter,
    const torch::Tensor& downFilter,
    const torch::Tensor& bias,
    const FilteredLreluOptions& options);

} // namespace sg
