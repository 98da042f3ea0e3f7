#include "core/model/discriminator.h"

#include "core/base/core_text.h"
#include "core/kernels/conv_resample.h"
#include "core/kernels/convolution.h"
#include "core/kernels/fir.h"
#include "core/model/torch.h"

#include <cmath>
#include <string>

namespace sg {

ConvLayerImpl::ConvLayerImpl(
    const DiscriminatorOptions& options,
    int in,
    int out,
    int kernel,
    bool down,
    bool withBias,
    Activation activation,
    std::optional<double> clamp)
    : m_down(down), m_activation(activation), m_clamp(clamp) {
    weight = register_parameter("weight", torch::empty({out, in, kernel, kernel}));
    if (withBias) {
        bias = register_parameter("bias", torch::zeros({out}));
    }
    resampleFilter = register_buffer("resample_filter", setupFilter(options.resampleTaps));
}

torch::Tensor ConvLayerImpl::forward(const torch::Tensor& x, double gain) {
    const auto kernel = weight.size(2);
    const double weightGain = 1.0 / std::sqrt(double(weight.size(1) * kernel * kernel));
    const auto w = weight * weightGain;
    const auto in = enterPrecision(x);
    torch::Tensor y;
    if (m_down) {
        y = kernel == 1 ? convDown1x1(in, w, resampleFilter) : convDown3x3(in, w, resampleFilter);
    } else {
        y = convolve(in, w, 1, kernel / 2);
    }
    const auto clamp = m_clamp ? std::optional(*m_clamp * gain) : std::nullopt;
    return biasAct(y, bias, m_activation, activationGain(m_activation) * gain, clamp);
}

DiscriminatorBlockImpl::DiscriminatorBlockImpl(const DiscriminatorOptions& options, int resolution)
    : m_architecture(options.architecture) {
    const int in = options.widths.at(resolution);
    const int out = options.widths.at(resolution / 2);
    const bool first = resolution == options.resolution;
    m_resampleFilter = register_buffer("resample_filter", setupFilter(options.resampleTaps));
    if (first || m_architecture == Architecture::Skip) {
        m_fromrgb = register_module(
            "fromrgb",
            ConvLayer(
                options,
                options.channels,
                in,
                1,
                false,
                true,
                options.activation,
                options.convClamp));
    }
    m_conv0 = register_module(
        "conv0", ConvLayer(options, in, in, 3, false, true, options.activation, options.convClamp));
    m_conv1 = register_module(
        "conv1", ConvLayer(options, in, out, 3, true, true, options.activation, options.convClamp));
    if (m_architecture == Architecture::Resnet) {
        m_skip = register_module(
            "skip", ConvLayer(options, in, out, 1, true, false, Activation::Linear, std::nullopt));
    }
}

void DiscriminatorBlockImpl::forward(torch::Tensor& x, torch::Tensor& img) {
    if (!m_fromrgb.is_empty()) {
        const auto y = m_fromrgb(img);
        x = x.defined() ? x + y : y;
        img = m_architecture == Architecture::Skip ? downsample2d(img, m_resampleFilter)
                                                   : torch::Tensor();
    }
    if (m_architecture == Architecture::Resnet) {
        const auto shortcut = m_skip(x, kResnetGain);
        x = m_conv0(x);
        x = shortcut + m_conv1(x, kResnetGain);
    } else {
        x = m_conv0(x);
        x = m_conv1(x);
    }
}

torch::Tensor minibatchStd(const torch::Tensor& x, std::optional<int> groupSize, int channels) {
    const auto n = x.size(0);
    const auto group = groupSize ? std::min<std::int64_t>(*groupSize, n) : n;
    TORCH_CHECK(
        n % group == 0,
        Core::tr("The batch of %1 is not a multiple of the minibatch-std group of %2", n, group));
    const auto h = x.size(2);
    const auto w = x.size(3);
    auto y = x.reshape({group, n / group, channels, x.size(1) / channels, h, w});
    y = y - y.mean(0, true);
    y = (y.square().mean(0) + 1e-8).sqrt(); // [n/group, F, C/F, H, W]
    y = y.mean({2, 3, 4});                  // [n/group, F]
    y = y.reshape({n / group, channels, 1, 1}).repeat({group, 1, h, w});
    return torch::cat({x, y}, 1);
}

DiscriminatorEpilogueImpl::DiscriminatorEpilogueImpl(const DiscriminatorOptions& options)
    : m_groupSize(options.mbstdGroupSize), m_mbstdChannels(options.mbstdChannels) {
    const int width = options.widths.at(4);
    if (options.architecture == Architecture::Skip) {
        m_fromrgb = register_module(
            "fromrgb",
            ConvLayer(
                options,
                options.channels,
                width,
                1,
                false,
                true,
                options.activation,
                std::nullopt));
    }
    m_conv = register_module(
        "conv",
        ConvLayer(
            options,
            width + m_mbstdChannels,
            width,
            3,
            false,
            true,
            options.activation,
            options.convClamp));
    m_fc = register_module("fc", FullyConnected(width * 16, width, options.activation));
    m_out = register_module("out", FullyConnected(width, options.cDim > 0 ? options.cmapDim : 1));
}

torch::Tensor DiscriminatorEpilogueImpl::forward(torch::Tensor x, const torch::Tensor& img) {
    x = leavePrecision(x);
    if (!m_fromrgb.is_empty()) {
        x = x + leavePrecision(m_fromrgb(img));
    }
    if (m_mbstdChannels > 0) {
        x = minibatchStd(x, m_groupSize, m_mbstdChannels);
    }
    x = leavePrecision(m_conv(x));
    return m_out(m_fc(x.flatten(1)));
}

DiscriminatorImpl::DiscriminatorImpl(const DiscriminatorOptions& options) : m_options(options) {
    for (int r = options.resolution; r > 4; r /= 2) {
        m_blocks.push_back(
            register_module("b" + std::to_string(r), DiscriminatorBlock(options, r)));
    }
    m_epilogue = register_module("b4", DiscriminatorEpilogue(options));
    if (options.cDim > 0) {
        m_mapping = register_module("mapping", MappingNetwork(options.mapping));
    }
}

void DiscriminatorImpl::runBlocks(torch::Tensor& x, torch::Tensor& img, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        m_blocks[i]->forward(x, img);
    }
}

torch::Tensor DiscriminatorImpl::forward(const torch::Tensor& img, const torch::Tensor& c) {
    torch::Tensor x;
    torch::Tensor rest = img;
    runBlocks(x, rest, m_blocks.size());
    auto logits = m_epilogue(x, rest);
    if (!m_mapping.is_empty()) {
        const auto cmap = m_mapping(torch::Tensor(), c);
        logits = (logits * cmap).sum(1, true) * (1.0 / std::sqrt(double(m_options.cmapDim)));
    }
    return logits;
}

torch::Tensor DiscriminatorImpl::trunk(const torch::Tensor& img, int resolution) {
    torch::Tensor x;
    torch::Tensor rest = img;
    std::size_t count = 0;
    for (int r = m_options.resolution; r > resolution && count < m_blocks.size(); r /= 2) {
        ++count;
    }
    runBlocks(x, rest, count);
    return leavePrecision(x);
}

} // namespace sg
