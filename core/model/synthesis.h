#pragma once

/// What every synthesis network has in common: w vectors in, a picture out.

#include <ATen/core/Generator.h>
#include <torch/nn/module.h>
#include <torch/types.h>

namespace sg {

enum class NoiseMode {
    Const,  ///< the stored noise_const, the same for the whole batch
    Random, ///< fresh for every sample
    None
};

/// How to fill the noise inputs of one forward pass.
struct NoiseSource {
    NoiseMode mode = NoiseMode::Const;
    c10::optional<at::Generator> generator = {}; ///< for Random; nothing = LibTorch's global one
};

/// The interface of StyleGan2Synthesis and StyleGan3Synthesis.
class SynthesisNetwork : public torch::nn::Module {
public:
    /// ws [N,num_ws,w_dim] -> image [N,channels,R,R], about -1 ... 1, not clamped. A network
    /// without noise inputs ignores `noise`.
    virtual torch::Tensor forward(const torch::Tensor& ws, const NoiseSource& noise) = 0;
};

} // namespace sg
