#include "core/model/stylegan3_synthesis.h"

#include "core/kernels/filtered_lrelu.h"
#include "core/kernels/modulated_conv.h"
#include "core/model/stylegan3_filters.h"
#include "core/model/torch.h"

#include <cmath>
#include <numbers>

namespace sg {

StyleGan3InputImpl::StyleGan3InputImpl(const StyleGan3Plan& plan, int wDim)
    : m_size(plan.inputSize), m_rate(plan.inputRate), m_bandwidth(plan.bandwidth) {
    const int channels = plan.inputChannels;
    weight = register_parameter("weight", torch::empty({channels, channels}));
    affine = register_module("affine", FullyConnected(wDim, 4));
    {
        const torch::NoGradGuard noGrad;
        affine->weight.zero_();
        affine->bias.copy_(torch::tensor({1.0F, 0.0F, 0.0F, 0.0F})); // neither turned nor moved
    }
    transform = register_buffer("transform", torch::eye(3));
    freqs = register_buffer("freqs", torch::empty({channels, 2}));
    phases = register_buffer("phases", torch::empty({channels}));
}

torch::Tensor StyleGan3InputImpl::forward(const torch::Tensor& w) {
    // What w does to the picture: a turn (its cosine and sine), then a move.
    auto t = affine(w);
    t = t / t.narrow(1, 0, 2).square().sum(1, true).sqrt();
    const auto cosine = t.select(1, 0);
    const auto sine = t.select(1, 1);
    const auto x = t.select(1, 2);
    const auto y = t.select(1, 3);
    const auto zero = torch::zeros_like(cosine);
    const auto one = torch::ones_like(cosine);
    const auto turnAndMove = torch::stack(
                                 {cosine,
                                  -sine,
                                  sine * y - cosine * x,
                                  sine,
                                  cosine,
                                  -sine * x - cosine * y,
                                  zero,
                                  zero,
                                  one},
                                 1)
                                 .view({-1, 3, 3});
    const auto m = torch::matmul(turnAndMove, transform);
    // The waves move instead of the picture.
    const auto f = torch::matmul(freqs, m.slice(1, 0, 2).slice(2, 0, 2)); // [N,C,2]
    const auto phase = phases + torch::matmul(freqs, m.slice(1, 0, 2).slice(2, 2, 3)).squeeze(2);
    // Those that got too fast for the sampling rate fade out.
    const auto amplitude =
        (1.0 - (f.square().sum(2).sqrt() - m_bandwidth) / (m_rate / 2.0 - m_bandwidth)).clamp(0, 1);
    const auto place =
        ((2.0 * torch::arange(m_size, weight.options().requires_grad(false)) + 1.0) / m_size -
         1.0) *
        (0.5 * m_size / m_rate);
    const auto along = f.unsqueeze(3) * place; // [N,C,2,size]
    const auto angle = along.select(2, 0).unsqueeze(2) + along.select(2, 1).unsqueeze(3) +
                       phase.unsqueeze(2).unsqueeze(3);
    const auto waves = torch::sin(2.0 * std::numbers::pi * angle) *
                       amplitude.unsqueeze(2).unsqueeze(3); // [N,C,size,size]
    const auto channels = weight.size(0);
    return torch::conv2d(
        waves, (weight / std::sqrt(double(channels))).view({channels, channels, 1, 1}));
}

StyleGan3SynthesisLayerImpl::StyleGan3SynthesisLayerImpl(
    const StyleGan3Layer& plan, const StyleGan3Options& options)
    : m_plan(plan), m_clamp(options.convClamp) {
    affine = register_module(
        "affine", FullyConnected(options.wDim, plan.inChannels, Activation::Linear, 1.0, 1.0));
    weight = register_parameter(
        "weight", torch::empty({plan.outChannels, plan.inChannels, plan.kernel, plan.kernel}));
    bias = register_parameter("bias", torch::zeros({plan.outChannels}));
    magnitudeEma = register_buffer("magnitude_ema", torch::ones({}));
    if (plan.upTaps > 1) {
        upFilter = register_buffer(
            "up_filter",
            kaiserLowPass({plan.upTaps, plan.inCutoff, 2.0 * plan.inHalfWidth, plan.tmpRate}));
    }
    if (plan.downTaps > 1) {
        const LowPass filter{plan.downTaps, plan.outCutoff, 2.0 * plan.outHalfWidth, plan.tmpRate};
        downFilter = register_buffer(
            "down_filter", plan.radialDown ? radialLowPass(filter) : kaiserLowPass(filter));
    }
}

torch::Tensor
StyleGan3SynthesisLayerImpl::convolve(const torch::Tensor& x, const torch::Tensor& w) {
    const auto spread = [](const torch::Tensor& perChannel) {
        return perChannel.unsqueeze(-1).unsqueeze(-1);
    };
    const auto inputGain = magnitudeEma.rsqrt();
    auto styles = affine(w);
    if (m_plan.torgb) {
        styles = styles * (inputGain / std::sqrt(double(weight[0].numel())));
        return torch::conv2d(x * spread(styles), weight, {}, 1, m_plan.kernel - 1);
    }
    // Both are brought to unit size first. The mean over the whole batch is the original's.
    const auto unit = weight * weight.square().mean({1, 2, 3}, true).rsqrt();
    styles = styles * styles.square().mean().rsqrt();
    const auto y = torch::conv2d(x * spread(styles), unit, {}, 1, m_plan.kernel - 1);
    return y * spread(demodulation(styles, unit) * inputGain);
}

torch::Tensor StyleGan3SynthesisLayerImpl::forward(const torch::Tensor& x, const torch::Tensor& w) {
    if (magnitudeBeta) {
        const torch::NoGradGuard noGrad;
        magnitudeEma.copy_(x.detach().square().mean().lerp(magnitudeEma, *magnitudeBeta));
    }
    FilteredLreluOptions options;
    options.up = m_plan.up;
    options.down = m_plan.down;
    options.padding = {m_plan.padBefore, m_plan.padAfter};
    options.gain = m_plan.torgb ? 1.0 : std::numbers::sqrt2;
    options.slope = m_plan.torgb ? 1.0 : 0.2;
    options.clamp = m_clamp;
    return filteredLrelu(convolve(x, w), upFilter, downFilter, bias, options);
}

StyleGan3SynthesisImpl::StyleGan3SynthesisImpl(const StyleGan3Options& options)
    : m_outputScale(options.outputScale) {
    const StyleGan3Plan plan = planOf(options);
    m_input = register_module("input", StyleGan3Input(plan, options.wDim));
    for (const StyleGan3Layer& layer : plan.layers) {
        m_layers.push_back(register_module(layer.name, StyleGan3SynthesisLayer(layer, options)));
    }
}

torch::Tensor StyleGan3SynthesisImpl::forward(const torch::Tensor& ws, const NoiseSource&) {
    auto x = m_input(ws.select(1, 0));
    std::int64_t next = 1;
    for (auto& layer : m_layers) {
        x = layer(x, ws.select(1, next++));
    }
    return x * m_outputScale;
}

torch::Tensor inputTransform(double x, double y, double degrees) {
    const double angle = degrees * std::numbers::pi / 180.0;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    // The inverse of [[c, s, x], [-s, c, y], [0, 0, 1]].
    return torch::tensor({c, -s, s * y - c * x, s, c, -s * x - c * y, 0.0, 0.0, 1.0})
        .to(torch::kFloat32)
        .view({3, 3});
}

} // namespace sg
