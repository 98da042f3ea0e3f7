#pragma once

/// The StyleGAN2 synthesis network ws -> image (formats.md 4.4), with NVIDIA's parameter names.

#include "core/model/fully_connected.h"
#include "core/model/options.h"
#include "core/model/synthesis.h"

#include <vector>

namespace sg {

/// Maps from inside a synthesis network, one a 3x3 convolution, coarse to fine.
using FeatureTaps = std::vector<torch::Tensor>;

/// 3x3 modulated convolution, noise, bias, activation. Parameters `affine.*`, `weight`, `bias`,
/// `noise_strength`; buffers `noise_const`, `resample_filter`.
class SynthesisLayerImpl : public torch::nn::Module {
public:
    SynthesisLayerImpl(const StyleGan2Options& options, int in, int out, int resolution, bool up);

    /// x [N,in,r or r/2,..], w [N,w_dim] -> [N,out,r,r]. `gain` scales output and clamp (resnet).
    /// `taps` gets the map before bias and activation.
    torch::Tensor forward(
        const torch::Tensor& x,
        const torch::Tensor& w,
        const NoiseSource& noise,
        double gain = 1.0,
        FeatureTaps* taps = nullptr);

    FullyConnected affine{nullptr};
    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor noiseStrength;
    torch::Tensor noiseConst;
    torch::Tensor resampleFilter;

private:
    /// What is added to every channel of [N,C,H,W]; undefined = nothing.
    [[nodiscard]] torch::Tensor noiseFor(const NoiseSource& noise, const torch::Tensor& x) const;

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
    ToRgbImpl(const StyleGan2Options& options, int in);

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
    SynthesisBlockImpl(const StyleGan2Options& options, int resolution);

    /// Updates features `x` and image `img` (undefined before the first). ws [N,>=3,w_dim]: conv0,
    /// conv1, torgb (b4: conv1, torgb).
    void forward(
        torch::Tensor& x,
        torch::Tensor& img,
        const torch::Tensor& ws,
        const NoiseSource& noise,
        FeatureTaps* taps = nullptr);

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

class StyleGan2SynthesisImpl : public SynthesisNetwork {
public:
    explicit StyleGan2SynthesisImpl(const StyleGan2Options& options);

    torch::Tensor forward(const torch::Tensor& ws, const NoiseSource& noise) override;

    /// The same picture; `taps` gets each convolution's map before bias and activation, noise
    /// included.
    torch::Tensor forward(const torch::Tensor& ws, const NoiseSource& noise, FeatureTaps* taps);

    [[nodiscard]] const StyleGan2Options& options() const { return m_options; }

    /// Blocks from b4 upwards.
    [[nodiscard]] std::vector<SynthesisBlock>& blocks() { return m_blocks; }

private:
    StyleGan2Options m_options;
    std::vector<SynthesisBlock> m_blocks;
};

TORCH_MODULE(StyleGan2Synthesis);

} // namespace sg
