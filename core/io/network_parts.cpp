#include "core/io/network_parts.h"

#include "core/base/core_text.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <utility>

namespace sg {

namespace {

/// Bias and affine of a modulated convolution stand beside its weight.
void expectModulated(
    const RawTensors& tensors,
    const std::string& layer,
    std::int64_t in,
    std::int64_t out,
    int kernel,
    int wDim) {
    expectShape(tensors, layer + "weight", {out, in, kernel, kernel});
    expectShape(tensors, layer + "bias", {out});
    expectShape(tensors, layer + "affine.weight", {in, wDim});
    expectShape(tensors, layer + "affine.bias", {in});
}

void expectNoise(const RawTensors& tensors, const std::string& layer, int resolution) {
    expectShape(tensors, layer + "noise_const", {resolution, resolution});
    expectShape(tensors, layer + "noise_strength", {});
}

void expectConv(
    const RawTensors& tensors,
    const std::string& layer,
    std::int64_t in,
    std::int64_t out,
    int kernel) {
    expectShape(tensors, layer + ".weight", {out, in, kernel, kernel});
    expectShape(tensors, layer + ".bias", {out});
}

/// Names and shapes of all tensors of a network.
std::map<std::string, std::vector<std::int64_t>> stateShapes(const torch::nn::Module& network) {
    std::map<std::string, std::vector<std::int64_t>> shapes;
    for (const auto& [name, tensor] : stateOf(network)) {
        shapes.emplace(name, tensor.sizes().vec());
    }
    return shapes;
}

template <typename Network, typename Options>
Network build(const Options& options, const RawTensors& tensors) {
    // The options were checked against every shape in the file: this takes no more memory than the
    // file has room for.
    Network network(options);
    const torch::NoGradGuard noGrad;
    for (const auto& [name, ours] : stateOf(*network)) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) {
            if (name.ends_with("resample_filter")) {
                continue; // designed, equal for all layers
            }
            damaged(Core::tr("the tensor %1 is missing", name));
        }
        if (found->second.shape != ours.sizes().vec()) { // only filters can still differ
            damaged(Core::tr("the tensor %1 has an unexpected shape", name));
        }
        copyTo(found->second, ours.detach());
    }
    return network;
}

} // namespace

void reject(ErrorCode code, std::string message) {
    throw ReadFailure{{code, std::move(message)}};
}

void damaged(const std::string& what) {
    reject(ErrorCode::BadFormat, what);
}

const std::vector<std::int64_t>&
shapeOf(const RawTensors& tensors, const std::string& name, std::size_t dims) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        damaged(Core::tr("the tensor %1 is missing", name));
    }
    if (found->second.shape.size() != dims) {
        damaged(Core::tr("the tensor %1 has an unexpected shape", name));
    }
    for (const auto side : found->second.shape) {
        if (side < 1 || side > 1'000'000) {
            damaged(Core::tr("the tensor %1 has an unexpected shape", name));
        }
    }
    return found->second.shape;
}

void expectShape(
    const RawTensors& tensors, const std::string& name, const std::vector<std::int64_t>& expected) {
    if (shapeOf(tensors, name, expected.size()) != expected) {
        damaged(Core::tr("the tensor %1 has an unexpected shape", name));
    }
}

int checkedResolution(int resolution) {
    if (resolution < 8 || resolution > 2048 ||
        !std::has_single_bit(static_cast<unsigned>(resolution))) {
        damaged(Core::tr("its resolution %1 is no power of two from 8 to 2048", resolution));
    }
    return resolution;
}

int checkedChannels(int channels) {
    if (channels != 1 && channels != 3) {
        damaged(Core::tr(
            "its number of colour channels is %1; Stylegraft opens models of grey (1) or RGB (3) "
            "pictures",
            channels));
    }
    return channels;
}

Architecture architectureFromName(const std::string& name) {
    if (name == "orig") {
        return Architecture::Orig;
    }
    if (name == "skip") {
        return Architecture::Skip;
    }
    if (name == "resnet") {
        return Architecture::Resnet;
    }
    reject(
        ErrorCode::Unsupported,
        Core::tr("the network has the unknown architecture '%1'", pickle::printable(name)));
}

std::string_view architectureName(Architecture architecture) {
    switch (architecture) {
    case Architecture::Orig:
        return "orig";
    case Architecture::Skip:
        return "skip";
    case Architecture::Resnet:
        return "resnet";
    }
    return "skip";
}

Activation activationNamed(const std::string& name) {
    const auto activation = activationFromName(name);
    if (!activation) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("the network uses the unknown activation '%1'", pickle::printable(name)));
    }
    return *activation;
}

StyleGan3Plan checkedPlan(const StyleGan3Options& options) {
    try {
        return planOf(options);
    } catch (const std::invalid_argument& error) {
        damaged(Core::tr("its layers make no network (%1)", error.what()));
    }
}

std::vector<double> tapsOf(const RawTensors& tensors, const std::string& name) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        return {1, 3, 3, 1};
    }
    const auto& shape = found->second.shape;
    if (shape.size() != 2 || shape[0] != shape[1] || shape[0] < 1 || shape[0] > 7) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("the network uses a resampling filter of an unsupported shape"));
    }
    const auto filter = toFloatTensor(found->second).to(torch::kFloat64);
    // An outer product gives its kernel back from the sum of its rows.
    const auto row = filter.sum(0);
    std::vector<double> taps;
    for (std::int64_t i = 0; i < row.size(0); ++i) {
        taps.push_back(row[i].item<double>());
    }
    const auto rebuilt = torch::outer(row, row) / row.sum();
    if (!torch::allclose(rebuilt, filter, 1e-4, 1e-6)) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("the network uses a resampling filter that is not separable"));
    }
    return taps;
}

MappingOptions
mappingShapes(const RawTensors& tensors, const std::string& prefix, int zDim, int cDim) {
    MappingOptions options;
    options.zDim = zDim;
    options.cDim = cDim;
    int layers = 0;
    while (tensors.contains(prefix + "fc" + std::to_string(layers) + ".weight")) {
        ++layers;
    }
    const bool embeddingAlone = layers == 0 && zDim == 0 && cDim > 0;
    if ((layers == 0 && !embeddingAlone) || zDim < 0 || cDim < 0) {
        damaged(Core::tr("the mapping network is incomplete"));
    }
    options.numLayers = layers;
    options.embedFeatures = 0;
    if (cDim > 0) {
        options.embedFeatures = static_cast<int>(shapeOf(tensors, prefix + "embed.weight", 2)[0]);
        expectShape(tensors, prefix + "embed.weight", {options.embedFeatures, cDim});
        expectShape(tensors, prefix + "embed.bias", {options.embedFeatures});
    }
    if (embeddingAlone) {
        options.layerFeatures = options.wDim = options.embedFeatures;
        return options;
    }
    const auto& first = shapeOf(tensors, prefix + "fc0.weight", 2);
    const auto& last = shapeOf(tensors, prefix + "fc" + std::to_string(layers - 1) + ".weight", 2);
    options.layerFeatures = static_cast<int>(first[0]);
    options.wDim = static_cast<int>(last[0]);
    std::int64_t in = std::int64_t(zDim) + options.embedFeatures;
    for (int i = 0; i < layers; ++i) {
        const std::string fc = prefix + "fc" + std::to_string(i);
        const std::int64_t out = i + 1 == layers ? options.wDim : options.layerFeatures;
        expectShape(tensors, fc + ".weight", {out, in});
        expectShape(tensors, fc + ".bias", {out});
        in = out;
    }
    return options;
}

void expectSynthesis(const RawTensors& tensors, const StyleGan2Options& o) {
    for (const auto& [r, width] : o.widths) {
        const std::string block = "synthesis.b" + std::to_string(r) + ".";
        if (r == 4) {
            expectShape(tensors, block + "const", {width, 4, 4});
        } else {
            const int in = o.widths.at(r / 2);
            expectModulated(tensors, block + "conv0.", in, width, 3, o.wDim);
            if (o.useNoise) {
                expectNoise(tensors, block + "conv0.", r);
            }
            if (o.architecture == Architecture::Resnet) {
                expectShape(tensors, block + "skip.weight", {width, in, 1, 1});
            }
        }
        expectModulated(tensors, block + "conv1.", width, width, 3, o.wDim);
        if (o.useNoise) {
            expectNoise(tensors, block + "conv1.", r);
        }
        if (r == o.resolution || o.architecture == Architecture::Skip) {
            expectModulated(tensors, block + "torgb.", width, o.channels, 1, o.wDim);
        }
    }
}

void expectSynthesis(const RawTensors& tensors, const StyleGan3Options& o) {
    const StyleGan3Plan plan = checkedPlan(o);
    const std::int64_t channels = plan.inputChannels;
    const std::string input = "synthesis.input.";
    expectShape(tensors, input + "weight", {channels, channels});
    expectShape(tensors, input + "affine.weight", {4, o.wDim});
    expectShape(tensors, input + "affine.bias", {4});
    expectShape(tensors, input + "transform", {3, 3});
    expectShape(tensors, input + "freqs", {channels, 2});
    expectShape(tensors, input + "phases", {channels});
    for (const StyleGan3Layer& l : plan.layers) {
        const std::string layer = "synthesis." + l.name + '.';
        expectModulated(tensors, layer, l.inChannels, l.outChannels, l.kernel, o.wDim);
        expectShape(tensors, layer + "magnitude_ema", {});
        if (l.upTaps > 1) {
            expectShape(tensors, layer + "up_filter", {l.upTaps});
        }
        if (l.downTaps > 1) {
            expectShape(
                tensors,
                layer + "down_filter",
                std::vector<std::int64_t>(l.radialDown ? 2 : 1, l.downTaps));
        }
    }
}

void expectDiscriminator(const RawTensors& tensors, const DiscriminatorOptions& o) {
    const bool rgbEverywhere = o.architecture == Architecture::Skip;
    for (int r = o.resolution; r > 4; r /= 2) {
        const std::string block = "b" + std::to_string(r) + ".";
        const int width = o.widths.at(r);
        const int next = o.widths.at(r / 2);
        if (r == o.resolution || rgbEverywhere) {
            expectConv(tensors, block + "fromrgb", o.channels, width, 1);
        }
        expectConv(tensors, block + "conv0", width, width, 3);
        expectConv(tensors, block + "conv1", width, next, 3);
        if (o.architecture == Architecture::Resnet) {
            expectShape(tensors, block + "skip.weight", {next, width, 1, 1});
        }
    }
    const std::int64_t width = o.widths.at(4);
    if (rgbEverywhere) {
        expectConv(tensors, "b4.fromrgb", o.channels, width, 1);
    }
    expectConv(tensors, "b4.conv", width + o.mbstdChannels, width, 3);
    const std::int64_t out = o.cDim > 0 ? o.cmapDim : 1;
    expectShape(tensors, "b4.fc.weight", {width, width * 16});
    expectShape(tensors, "b4.fc.bias", {width});
    expectShape(tensors, "b4.out.weight", {out, width});
    expectShape(tensors, "b4.out.bias", {out});
}

void discriminatorWidths(const RawTensors& tensors, DiscriminatorOptions& options) {
    for (int r = options.resolution; r > 4; r /= 2) {
        const std::string block = "b" + std::to_string(r) + ".";
        options.widths[r] = static_cast<int>(shapeOf(tensors, block + "conv0.weight", 4)[0]);
        options.widths[r / 2] = static_cast<int>(shapeOf(tensors, block + "conv1.weight", 4)[0]);
    }
    constexpr const char* kFirstConv = "b4.conv.weight";
    const auto& weight = shapeOf(tensors, kFirstConv, 4);
    options.mbstdChannels = static_cast<int>(weight[1]) - options.widths.at(4);
    if (options.mbstdChannels < 0 ||
        (options.mbstdChannels > 0 && options.widths.at(4) % options.mbstdChannels != 0)) {
        damaged(Core::tr("the tensor %1 has an unexpected shape", kFirstConv));
    }
}

void guessChannels(const std::map<int, int>& widths, int& base, int& max) {
    max = 0;
    base = 0;
    for (const auto& [resolution, width] : widths) {
        max = std::max(max, width);
        base = std::max(base, width * resolution);
    }
}

Generator buildGenerator(const GeneratorOptions& options, const RawTensors& tensors) {
    return build<Generator>(options, tensors);
}

Discriminator buildDiscriminator(const DiscriminatorOptions& options, const RawTensors& tensors) {
    return build<Discriminator>(options, tensors);
}

void expectAlike(const Generator& generator, const Generator& ema) {
    if (stateShapes(*generator) != stateShapes(*ema)) {
        damaged(Core::tr("its two generators G and G_ema differ in shape"));
    }
}

void expectFits(const DiscriminatorOptions& options, const GeneratorOptions& generator) {
    if (options.resolution != generator.resolution() || options.channels != generator.channels() ||
        options.cDim != generator.mapping.cDim) {
        damaged(Core::tr("its discriminator does not fit its generator"));
    }
}

} // namespace sg
