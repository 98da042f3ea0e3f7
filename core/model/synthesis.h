#pragma once

/// The StyleGAN2 synthesis network ws -> image (formats.md 4.4), with NVIDIA's parameter names.

#include "core/model/fully_connected.h"
#include "core/model/options.h"

#include <ATen/core/Generator.h>

#include <vector>

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

/// 3x3 modulated convolution, noise, bias, activation. Parameters `affine.*`, `weight`, `bias`,
/// `noise_strength`; buffers `noise_const`, `resample_filter`.
class SynthesisLayerImpl : public torch::nn::Module {
public:
    SynthesisLayerImpl(const SynthesisOptions& options, int in, int out, int resolution, bool up);

    /// x [N,in,r or r/2,..], w [N,w_dim] -> [N,out,r,r]. `gain` scales output and clamp (resnet).
    torch::Tensor forward(
        const torch::Tensor& x,
        const torch::Tensor& w,
        const NoiseSource& noise,
        double gain = 1.0);

    FullyConnected affine{nullptr};
    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor noiseStrength;
    torch::Tensor noiseConst;
    torch::Tensor resampleFilter;

private:
    int m_resolution;
    bool m_up;
    bool m_useNoise;
    Activation m_activation;
    std::optional<double> m_clamp;
};

TORCH_MODULE(SynthesisLayer);

/// 1x1 modulated convolution without demodulation, to the image's channels.
class ToRgbImpl : public torch::nn::Module {
public:
    ToRgbImpl(const SynthesisOptions& options, int in);

    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& w);

    FullyConnected affine{nullptr};
    torch::Tensor weight;
    torch::Tensor bias;

private:
    std::optional<double> m_clamp;
};

TORCH_MODULE(ToRgb);

/// One resolution: b4 holds the constant, all others double the size.
class SynthesisBlockImpl : public torch::nn::Module {
public:
    SynthesisBlockImpl(const SynthesisOptions& options, int resolution);

    /// Updates features `x` and image `img` (undefined before the first). ws [N,>=3,w_dim]: conv0,
    /// conv1, torgb (b4: conv1, torgb).
    void forward(
        torch::Tensor& x, torch::Tensor& img, const torch::Tensor& ws, const NoiseSource& noise);

    [[nodiscard]] int convs() const { return conv0.is_empty() ? 1 : 2; }

    torch::Tensor constInput; ///< parameter `const` [C,4,4], only in b4
    SynthesisLayer conv0{nullptr};
    SynthesisLayer conv1{nullptr};
    ToRgb torgb{nullptr};
    torch::Tensor skipWeight; ///< parameter of the sub-module `skip`, resnet only
    torch::Tensor resampleFilter;

private:
    Architecture m_architecture;
};

TORCH_MODULE(SynthesisBlock);

class SynthesisNetworkImpl : public torch::nn::Module {
public:
    explicit SynthesisNetworkImpl(const SynthesisOptions& options);

    /// ws [N,num_ws,w_dim] -> image [N,channels,R,R], about -1 ... 1, not clamped.
    torch::Tensor forward(const torch::Tensor& ws, const NoiseSource& noise);

    [[nodiscard]] const SynthesisOptions& options() const { return m_options; }

    /// Blocks from b4 upwards.
    [[nodiscard]] std::vector<SynthesisBlock>& blocks() { return m_blocks; }

private:
    SynthesisOptions m_options;
    std::vector<SynthesisBlock> m_blocks;
};

TORCH_MODULE(SynthesisNetwork);

} // namespace sg
