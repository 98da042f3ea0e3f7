#pragma once

/// The StyleGAN3 synthesis network ws -> image (formats.md 5), configs T and R, with NVIDIA's
/// parameter names.

#include "core/model/fully_connected.h"
#include "core/model/stylegan3_plan.h"
#include "core/model/synthesis.h"

#include <functional>
#include <optional>
#include <vector>

namespace sg {

/// Waves whose place follows from w. Parameters `weight`, `affine.*`; buffers `transform` (what the
/// user does to the picture, inverted), `freqs`, `phases`.
class StyleGan3InputImpl : public torch::nn::Module {
public:
    StyleGan3InputImpl(const StyleGan3Plan& plan, int wDim);

    /// w [N,w_dim] -> [N,C,size,size].
    torch::Tensor forward(const torch::Tensor& w);

    FullyConnected affine{nullptr};
    torch::Tensor weight;
    torch::Tensor transform; ///< [3,3], identity at first
    torch::Tensor freqs;
    torch::Tensor phases;

private:
    int m_size;
    double m_rate;
    double m_bandwidth;
};

TORCH_MODULE(StyleGan3Input);

/// Modulated convolution and filtered leaky ReLU. Parameters `affine.*`, `weight`, `bias`; buffers
/// `magnitude_ema` (mean square of the inputs seen in training), `up_filter`, `down_filter` (absent
/// where the sampling rate stays).
class StyleGan3SynthesisLayerImpl : public torch::nn::Module {
public:
    StyleGan3SynthesisLayerImpl(const StyleGan3Layer& plan, const StyleGan3Options& options);

    /// x [N,in,inSize,inSize], w [N,w_dim] -> [N,out,outSize,outSize].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& w);

    [[nodiscard]] const StyleGan3Layer& plan() const { return m_plan; }

    /// When set, every pass moves magnitude_ema: beta old + (1 - beta) new.
    std::optional<double> magnitudeBeta;

    FullyConnected affine{nullptr};
    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor magnitudeEma;
    torch::Tensor upFilter;
    torch::Tensor downFilter;

private:
    torch::Tensor convolve(const torch::Tensor& x, const torch::Tensor& w);

    StyleGan3Layer m_plan;
    std::optional<double> m_clamp;
};

TORCH_MODULE(StyleGan3SynthesisLayer);

class StyleGan3SynthesisImpl : public SynthesisNetwork {
public:
    /// Throws std::invalid_argument when the options make no network.
    explicit StyleGan3SynthesisImpl(const StyleGan3Options& options);

    /// `noise` is ignored: StyleGAN3 has none.
    torch::Tensor forward(const torch::Tensor& ws, const NoiseSource& noise) override;

    [[nodiscard]] StyleGan3Input& input() { return m_input; }

    /// L0 ... LN, the last being torgb.
    [[nodiscard]] std::vector<StyleGan3SynthesisLayer>& layers() { return m_layers; }

private:
    double m_outputScale;
    StyleGan3Input m_input{nullptr};
    std::vector<StyleGan3SynthesisLayer> m_layers;
};

TORCH_MODULE(StyleGan3Synthesis);

/// The buffer `transform` that turns a picture by `degrees` counterclockwise and then moves it by
/// (x, y), in parts of its width, right and down: [3,3] float32.
torch::Tensor inputTransform(double x, double y, double degrees);

} // namespace sg
