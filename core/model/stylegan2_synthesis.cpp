#include "core/model/stylegan2_synthesis.h"

#include "core/kernels/conv_resample.h"
#include "core/kernels/convolution.h"
#include "core/kernels/fir.h"
#include "core/kernels/modulated_conv.h"
#include "core/kernels/scale_bias_act.h"
#include "core/model/torch.h"

#include <cmath>
#include <string>

namespace sg {

namespace {

/// Holds the 1x1 weight of a resnet skip under NVIDIA's name `skip.weight`.
class SkipImpl : public torch::nn::Module {
public:
    SkipImpl(int in, int out, const torch::Tensor& filter) {
        weight = register_parameter("weight", torch::empty({out, in, 1, 1}));
        register_buffer("resample_filter", filter.clone());
    }

    torch::Tensor weight;
};

TORCH_MODULE(Skip);

} // namespace

SynthesisLayerImpl::SynthesisLayerImpl(
    const StyleGan2Options& options, int in, int out, int resolution, bool up)
    : m_resolution(resolution),
      m_up(up),
      m_useNoise(options.useNoise),
      m_activation(options.activation),
      m_clamp(options.convClamp) {
    affine =
        register_module("affine", FullyConnected(options.wDim, in, Activation::Linear, 1.0, 1.0));
    weight = register_parameter("weight", torch::empty({out, in, 3, 3}));
    bias = register_parameter("bias", torch::zeros({out}));
    resampleFilter = register_buffer("resample_filter", setupFilter(options.resampleTaps));
    if (m_useNoise) {
        noiseConst = register_buffer("noise_const", torch::empty({resolution, resolution}));
        noiseStrength = register_parameter("noise_strength", torch::zeros({}));
    }
}

torch::Tensor SynthesisLayerImpl::forward(
    const torch::Tensor& x,
    const torch::Tensor& w,
    const NoiseSource& noise,
    double gain,
    FeatureTaps* taps) {
    const auto styles = affine(w);
    auto y = modulatedConv(x, weight, styles, resampleFilter, m_up);
    Shift shift{demodulation(styles, weight), noiseFor(noise, x), {}};
    const auto clamp = m_clamp ? std::optional(*m_clamp * gain) : std::nullopt;
    const double wholeGain = activationGain(m_activation) * gain;
    const auto gate = gateOf(m_activation, wholeGain, clamp);
    if (taps == nullptr && gate) {
        shift.bias = bias;
        return scaleBiasAct(y, shift, *gate);
    }
    y = scaleBiasAct(y, shift, {});
    if (taps != nullptr) {
        taps->push_back(leavePrecision(y));
    }
    return biasAct(y, bias, m_activation, wholeGain, clamp);
}

torch::Tensor SynthesisLayerImpl::noiseFor(const NoiseSource& noise, const torch::Tensor& x) const {
    if (!m_useNoise || noise.mode == NoiseMode::None) {
        return {};
    }
    const auto draw = noise.mode == NoiseMode::Const
                          ? noiseConst.view({1, 1, m_resolution, m_resolution})
                          : torch::randn(
                                {x.size(0), 1, m_resolution, m_resolution},
                                noise.generator,
                                noiseConst.options().requires_grad(false));
    return draw * noiseStrength;
}

ToRgbImpl::ToRgbImpl(const StyleGan2Options& options, int in) : m_clamp(options.convClamp) {
    affine =
        register_module("affine", FullyConnected(options.wDim, in, Activation::Linear, 1.0, 1.0));
    weight = register_parameter("weight", torch::empty({options.channels, in, 1, 1}));
    bias = register_parameter("bias", torch::zeros({options.channels}));
}

torch::Tensor ToRgbImpl::forward(const torch::Tensor& x, const torch::Tensor& w) {
    const auto styles = affine(w) * (1.0 / std::sqrt(double(weight.size(1))));
    const auto y = modulatedConv(x, weight, styles, {}, false);
    return biasAct(leavePrecision(y), bias, Activation::Linear, 1.0, m_clamp);
}

SynthesisBlockImpl::SynthesisBlockImpl(const StyleGan2Options& options, int resolution)
    : m_architecture(options.architecture) {
    const int out = options.widths.at(resolution);
    const auto filter = setupFilter(options.resampleTaps);
    resampleFilter = register_buffer("resample_filter", filter);
    if (resolution == 4) {
        constInput = register_parameter("const", torch::empty({out, 4, 4}));
    } else {
        const int in = options.widths.at(resolution / 2);
        conv0 = register_module("conv0", SynthesisLayer(options, in, out, resolution, true));
        if (m_architecture == Architecture::Resnet) {
            const Skip skip = register_module("skip", Skip(in, out, filter));
            skipWeight = skip->weight;
        }
    }
    conv1 = register_module("conv1", SynthesisLayer(options, out, out, resolution, false));
    if (resolution == options.resolution || m_architecture == Architecture::Skip) {
        torgb = register_module("torgb", ToRgb(options, out));
    }
}

void SynthesisBlockImpl::forward(
    torch::Tensor& x,
    torch::Tensor& img,
    const torch::Tensor& ws,
    const NoiseSource& noise,
    FeatureTaps* taps) {
    const bool resnet = m_architecture == Architecture::Resnet;
    if (conv0.is_empty()) {
        const auto start = constInput.unsqueeze(0).expand({ws.size(0), -1, -1, -1});
        x = conv1(start, ws.select(1, 0), noise, 1.0, taps);
    } else if (resnet) {
        const auto shortcut = convUp1x1(
            x, skipWeight * (kResnetGain / std::sqrt(double(skipWeight.size(1)))), resampleFilter);
        x = conv0(x, ws.select(1, 0), noise, 1.0, taps);
        x = shortcut + conv1(x, ws.select(1, 1), noise, kResnetGain, taps);
    } else {
        x = conv0(x, ws.select(1, 0), noise, 1.0, taps);
        x = conv1(x, ws.select(1, 1), noise, 1.0, taps);
    }
    if (img.defined()) {
        img = upsample2d(img, resampleFilter);
    }
    if (!torgb.is_empty()) {
        const auto y = torgb(x, ws.select(1, convs()));
        img = img.defined() ? img + y : y;
    }
}

StyleGan2SynthesisImpl::StyleGan2SynthesisImpl(const StyleGan2Options& options)
    : m_options(options) {
    for (int r = 4; r <= options.resolution; r *= 2) {
        m_blocks.push_back(register_module("b" + std::to_string(r), SynthesisBlock(options, r)));
    }
}

torch::Tensor StyleGan2SynthesisImpl::forward(const torch::Tensor& ws, const NoiseSource& noise) {
    return forward(ws, noise, nullptr);
}

torch::Tensor StyleGan2SynthesisImpl::forward(
    const torch::Tensor& ws, const NoiseSource& noise, FeatureTaps* taps) {
    torch::Tensor x;
    torch::Tensor img;
    std::int64_t next = 0;
    for (auto& block : m_blocks) {
        // A block's torgb shares its w with the next block's first convolution.
        const auto count = std::min<std::int64_t>(block->convs() + 1, ws.size(1) - next);
        block->forward(x, img, ws.narrow(1, next, count), noise, taps);
        next += block->convs();
    }
    return img.contiguous();
}

} // namespace sg
