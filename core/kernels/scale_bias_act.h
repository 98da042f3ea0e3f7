#pragma once

/// Everything that stands between two convolutions, in one pass over memory: a factor for each
/// channel of each sample, noise, bias, leaky ReLU, gain and clamp (formats.md 4.1, 4.2).

#include <torch/types.h>

#include <limits>

namespace sg {

/// lrelu(v) gain, clamped. The default changes nothing.
struct Gate {
    float slope = 1.0F; ///< of negative values, not negative itself; 1 = linear
    float gain = 1.0F;  ///< positive: the sign of the result tells the piece it lies on
    float clamp = std::numeric_limits<float>::infinity(); ///< infinite = none

    [[nodiscard]] bool changesNothing() const {
        return slope == 1.0F && gain == 1.0F && clamp == std::numeric_limits<float>::infinity();
    }
};

/// What is done to x before the gate: x * scale + noise + bias. All may be undefined.
struct Shift {
    torch::Tensor scale; ///< [N,C]
    torch::Tensor noise; ///< [N,1,H,W] or [1,1,H,W]
    torch::Tensor bias;  ///< [C]
};

/// gate(x scale + noise + bias). x [N,C,H,W] or, without scale and noise, [N,C]; float32 or
/// bfloat16 on the processor, and so is what comes out. Gains and clamps are constants. Computed in
/// float32; differentiable any number of times, at full speed once. Throws for other shapes.
torch::Tensor scaleBiasAct(const torch::Tensor& x, const Shift& shift, const Gate& gate);

/// The same as a sequence of LibTorch's operations, for every device and type.
torch::Tensor scaleBiasActPlainly(const torch::Tensor& x, const Shift& shift, const Gate& gate);

} // namespace sg
