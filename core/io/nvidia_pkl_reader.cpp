#include "core/io/nvidia_pkl_reader.h"

#include "core/io/container/pickle_reader.h"
#include "core/io/persistent_module.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <string>
#include <utility>

namespace sg {

namespace {

using Tensors = std::map<std::string, RawTensor>;

/// Thrown by the builders below, turned into a Result in read().
struct Failure {
    Error error;
};

[[noreturn]] void reject(ErrorCode code, std::string message) {
    throw Failure{{code, std::move(message)}};
}

[[noreturn]] void damaged(const std::string& what) {
    reject(ErrorCode::BadFormat, what);
}

/// Shape of a tensor that must exist, with the given number of dimensions.
const std::vector<std::int64_t>&
shapeOf(const Tensors& tensors, const std::string& name, std::size_t dims) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        damaged("the tensor " + name + " is missing");
    }
    if (found->second.shape.size() != dims) {
        damaged("the tensor " + name + " has an unexpected shape");
    }
    for (const auto side : found->second.shape) {
        if (side < 1 || side > 1'000'000) {
            damaged("the tensor " + name + " has an unexpected shape");
        }
    }
    return found->second.shape;
}

void expectShape(
    const Tensors& tensors, const std::string& name, const std::vector<std::int64_t>& expected) {
    if (shapeOf(tensors, name, expected.size()) != expected) {
        damaged("the tensor " + name + " has an unexpected shape");
    }
}

PersistentModule need(const std::optional<PersistentModule>& module, const std::string& what) {
    if (!module) {
        damaged("the part " + what + " of the network is missing");
    }
    return *module;
}

int checkedResolution(int resolution) {
    if (resolution < 8 || resolution > 2048 ||
        !std::has_single_bit(static_cast<unsigned>(resolution))) {
        damaged(
            "its resolution " + std::to_string(resolution) + " is no power of two from 8 to 2048");
    }
    return resolution;
}

Architecture architectureOf(const PersistentModule& block) {
    const std::string name = block.text("architecture", "");
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
        "the network has the unknown architecture '" + pickle::printable(name) + "'");
}

/// How many of the largest blocks compute in half precision; only kept for writing.
int fp16Blocks(const PersistentModule& network, int resolution) {
    int count = 0;
    for (int r = resolution; r > 4; r /= 2) {
        const auto block = network.child("b" + std::to_string(r));
        if (!block || block->integer("use_fp16", 0) == 0) {
            break;
        }
        ++count;
    }
    return count;
}

Activation activationOf(const PersistentModule& layer) {
    const std::string name = layer.text("activation", "lrelu");
    const auto activation = activationFromName(name);
    if (!activation) {
        reject(
            ErrorCode::Unsupported,
            "the network uses the unknown activation '" + pickle::printable(name) + "'");
    }
    return *activation;
}

std::optional<double> clampOf(const PersistentModule& layer) {
    const auto clamp = layer.optionalReal("conv_clamp");
    if (clamp && !(*clamp > 0.0 && std::isfinite(*clamp))) {
        damaged("conv_clamp is no positive number");
    }
    return clamp;
}

/// The 1-D kernel behind a stored filter. Outer products give it back from their first row.
std::vector<double> tapsOf(const Tensors& tensors, const std::string& name) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        return {1, 3, 3, 1};
    }
    const auto filter = toFloatTensor(found->second).to(torch::kFloat64);
    if (filter.dim() != 2 || filter.size(0) != filter.size(1) || filter.size(0) < 1 ||
        filter.size(0) > 7) {
        reject(
            ErrorCode::Unsupported, "the network uses a resampling filter of an unsupported shape");
    }
    const auto row = filter.sum(0);
    std::vector<double> taps;
    for (std::int64_t i = 0; i < row.size(0); ++i) {
        taps.push_back(row[i].item<double>());
    }
    const auto rebuilt = torch::outer(row, row) / row.sum();
    if (!torch::allclose(rebuilt, filter, 1e-4, 1e-6)) {
        reject(
            ErrorCode::Unsupported, "the network uses a resampling filter that is not separable");
    }
    return taps;
}

MappingOptions
mappingOptions(const PersistentModule& module, const Tensors& tensors, const std::string& prefix) {
    MappingOptions options;
    options.zDim = module.integer("z_dim", -1);
    options.cDim = module.integer("c_dim", 0);
    options.numWs = module.integer("num_ws", 0); // None in a discriminator
    options.wAvgBeta = module.optionalReal("w_avg_beta");
    if (options.wAvgBeta && !std::isfinite(*options.wAvgBeta)) {
        damaged("w_avg_beta is no number");
    }
    int layers = 0;
    while (tensors.contains(prefix + "fc" + std::to_string(layers) + ".weight")) {
        ++layers;
    }
    if (layers == 0 || options.zDim < 0 || options.cDim < 0) {
        damaged("the mapping network is incomplete");
    }
    options.numLayers = layers;
    const auto& first = shapeOf(tensors, prefix + "fc0.weight", 2);
    const auto& last = shapeOf(tensors, prefix + "fc" + std::to_string(layers - 1) + ".weight", 2);
    options.layerFeatures = static_cast<int>(first[0]);
    options.wDim = static_cast<int>(last[0]);
    options.embedFeatures = 0;
    if (options.cDim > 0) {
        options.embedFeatures = static_cast<int>(shapeOf(tensors, prefix + "embed.weight", 2)[0]);
        expectShape(tensors, prefix + "embed.weight", {options.embedFeatures, options.cDim});
        expectShape(tensors, prefix + "embed.bias", {options.embedFeatures});
    }
    std::int64_t in = std::int64_t(options.zDim) + options.embedFeatures;
    for (int i = 0; i < layers; ++i) {
        const std::string fc = prefix + "fc" + std::to_string(i);
        const std::int64_t out = i + 1 == layers ? options.wDim : options.layerFeatures;
        expectShape(tensors, fc + ".weight", {out, in});
        expectShape(tensors, fc + ".bias", {out});
        in = out;
    }
    const auto layer = need(module.child("fc0"), prefix + "fc0");
    options.activation = activationOf(layer);
    options.lrMultiplier = layer.real("bias_gain", 0.01);
    return options;
}

/// One modulated convolution of the generator: `bias` and `affine` beside the weight.
void expectModulated(
    const Tensors& tensors,
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

void expectNoise(const Tensors& tensors, const std::string& layer, int resolution) {
    expectShape(tensors, layer + "noise_const", {resolution, resolution});
    expectShape(tensors, layer + "noise_strength", {});
}

/// Everything a synthesis network of these options holds.
void expectSynthesis(const Tensors& tensors, const StyleGan2Options& o) {
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

/// channel_base and channel_max that give these widths, or would have.
void guessChannels(const std::map<int, int>& widths, int& base, int& max) {
    max = 0;
    base = 0;
    for (const auto& [resolution, width] : widths) {
        max = std::max(max, width);
        base = std::max(base, width * resolution);
    }
}

GeneratorOptions generatorOptions(const PersistentModule& module, const Tensors& tensors) {
    GeneratorOptions options;
    const auto synthesis = need(module.child("synthesis"), "synthesis");
    if (synthesis.child("input") && !synthesis.child("b4")) {
        reject(
            ErrorCode::Unsupported, "this is a StyleGAN3 generator; this version opens StyleGAN2");
    }
    options.mapping = mappingOptions(need(module.child("mapping"), "mapping"), tensors, "mapping.");
    auto& s = options.stylegan2();
    s.resolution = checkedResolution(synthesis.integer("img_resolution", 0));
    s.channels = synthesis.integer("img_channels", 0);
    if (s.channels < 1 || s.channels > 4) {
        damaged("its number of colour channels is " + std::to_string(s.channels));
    }
    s.wDim = options.mapping.wDim;
    if (options.mapping.numWs != numWsFor(s.resolution)) {
        damaged("its number of w vectors does not fit its resolution");
    }
    for (int r = 4; r <= s.resolution; r *= 2) {
        const std::string block = "synthesis.b" + std::to_string(r) + ".";
        s.widths[r] = static_cast<int>(shapeOf(tensors, block + "conv1.weight", 4)[0]);
    }
    s.numFp16Res = fp16Blocks(synthesis, s.resolution);
    const auto top = need(synthesis.child("b" + std::to_string(s.resolution)), "synthesis block");
    s.architecture = architectureOf(top);
    const auto conv = need(top.child("conv1"), "synthesis convolution");
    s.activation = activationOf(conv);
    s.convClamp = clampOf(conv);
    s.useNoise = conv.integer("use_noise", 1) != 0;
    expectSynthesis(tensors, s);
    s.resampleTaps = tapsOf(tensors, "synthesis.b8.conv0.resample_filter");
    guessChannels(s.widths, options.channelBase, options.channelMax);
    return options;
}

void expectConv(
    const Tensors& tensors,
    const std::string& layer,
    std::int64_t in,
    std::int64_t out,
    int kernel) {
    expectShape(tensors, layer + ".weight", {out, in, kernel, kernel});
    expectShape(tensors, layer + ".bias", {out});
}

/// Everything a discriminator of these options holds, its mapping excepted.
void expectDiscriminator(const Tensors& tensors, const DiscriminatorOptions& o) {
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

DiscriminatorOptions discriminatorOptions(const PersistentModule& module, const Tensors& tensors) {
    DiscriminatorOptions options;
    options.resolution = checkedResolution(module.integer("img_resolution", 0));
    options.channels = module.integer("img_channels", 0);
    options.cDim = module.integer("c_dim", 0);
    if (options.channels < 1 || options.channels > 4 || options.cDim < 0) {
        damaged("the discriminator is incomplete");
    }
    for (int r = options.resolution; r > 4; r /= 2) {
        const std::string block = "b" + std::to_string(r) + ".";
        options.widths[r] = static_cast<int>(shapeOf(tensors, block + "conv0.weight", 4)[0]);
        options.widths[r / 2] = static_cast<int>(shapeOf(tensors, block + "conv1.weight", 4)[0]);
    }
    const auto top =
        need(module.child("b" + std::to_string(options.resolution)), "discriminator block");
    options.architecture = architectureOf(top);
    const auto conv = need(top.child("conv0"), "discriminator convolution");
    options.activation = activationOf(conv);
    options.convClamp = clampOf(conv);
    options.resampleTaps =
        tapsOf(tensors, "b" + std::to_string(options.resolution) + ".conv1.resample_filter");
    const auto epilogue = need(module.child("b4"), "b4");
    const auto& weight = shapeOf(tensors, "b4.conv.weight", 4);
    options.mbstdChannels = static_cast<int>(weight[1]) - options.widths.at(4);
    if (options.mbstdChannels < 0 ||
        (options.mbstdChannels > 0 && options.widths.at(4) % options.mbstdChannels != 0)) {
        damaged("the tensor b4.conv.weight has an unexpected shape");
    }
    options.mbstdGroupSize.reset();
    if (const auto mbstd = epilogue.child("mbstd")) {
        if (const auto group = mbstd->optionalReal("group_size");
            group && *group >= 1 && *group <= 1024) {
            options.mbstdGroupSize = static_cast<int>(*group);
        }
    }
    if (options.cDim > 0) {
        options.cmapDim = static_cast<int>(shapeOf(tensors, "b4.out.weight", 2)[0]);
        options.mapping =
            mappingOptions(need(module.child("mapping"), "mapping"), tensors, "mapping.");
        options.mapping.numWs = 0;
        if (options.mapping.zDim != 0 || options.mapping.wDim != options.cmapDim ||
            options.mapping.cDim != options.cDim) {
            damaged("the discriminator's mapping network does not fit it");
        }
    }
    options.numFp16Res = fp16Blocks(module, options.resolution);
    expectDiscriminator(tensors, options);
    guessChannels(options.widths, options.channelBase, options.channelMax);
    return options;
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
Network build(const Options& options, const Tensors& tensors) {
    // The options were checked against every shape in the file: this takes no more memory than the
    // file has room for.
    Network network(options);
    StateDict state;
    for (const auto& [name, ours] : stateOf(*network)) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) {
            if (name.ends_with("resample_filter")) {
                state.emplace(name, ours); // designed, equal for all layers
                continue;
            }
            damaged("the tensor " + name + " is missing");
        }
        if (found->second.shape != ours.sizes().vec()) { // only filters can still differ
            damaged("the tensor " + name + " has an unexpected shape");
        }
        state.emplace(name, toFloatTensor(found->second));
    }
    loadState(*network, state);
    return network;
}

/// Reads the networks of one document.
class ModelBuilder {
public:
    ModelBuilder(const pickle::Document& document, std::size_t fileBytes)
        : m_document(document), m_fileBytes(fileBytes) {}

    std::shared_ptr<Model> build();

private:
    std::optional<PersistentModule> part(const char* name) const {
        return PersistentModule::from(pickle::find(*m_document.root, name));
    }

    Tensors tensorsOf(const PersistentModule& module, const char* which) {
        auto contents = module.contents(m_fileBytes);
        if (!contents) {
            throw Failure{contents.error().wrap(std::string(which) + ": ")};
        }
        m_sourceTexts.merge(contents->sourceTexts);
        return std::move(contents->tensors);
    }

    Generator generator(const PersistentModule& module, const char* which) {
        const Tensors tensors = tensorsOf(module, which);
        return sg::build<Generator>(generatorOptions(module, tensors), tensors);
    }

    Discriminator discriminator(const PersistentModule& module, const GeneratorOptions& g);
    AugmentState augment(const PersistentModule& module);

    const pickle::Document& m_document;
    std::size_t m_fileBytes;
    std::set<const char*> m_sourceTexts;
};

Discriminator
ModelBuilder::discriminator(const PersistentModule& module, const GeneratorOptions& g) {
    const Tensors tensors = tensorsOf(module, "D");
    const auto options = discriminatorOptions(module, tensors);
    if (options.resolution != g.resolution() || options.channels != g.channels() ||
        options.cDim != g.mapping.cDim) {
        damaged("its discriminator does not fit its generator");
    }
    return sg::build<Discriminator>(options, tensors);
}

AugmentState ModelBuilder::augment(const PersistentModule& module) {
    const Tensors tensors = tensorsOf(module, "augment_pipe");
    const auto p = tensors.find("p");
    if (p == tensors.end() || p->second.elements() != 1) {
        return {};
    }
    const double probability = toFloatTensor(p->second).item<double>();
    if (!(probability >= 0.0 && std::isfinite(probability))) {
        damaged("its augmentation probability is no positive number");
    }
    return {true, probability};
}

std::shared_ptr<Model> ModelBuilder::build() {
    const pickle::Value& root = *m_document.root;
    if (root.kind == pickle::Kind::Tuple && root.items.size() == 3) {
        reject(
            ErrorCode::Unsupported,
            "this is a TensorFlow pickle; this version opens NVIDIA's PyTorch .pkl files");
    }
    const auto ema = part("G_ema");
    if (!ema) {
        damaged("the pickle holds no StyleGAN generator (G_ema)");
    }
    auto model = std::make_shared<Model>();
    model->generatorEma = generator(*ema, "G_ema");
    if (const auto g = part("G")) {
        model->generator = generator(*g, "G");
        if (stateShapes(*model->generator) != stateShapes(*model->generatorEma)) {
            damaged("its two generators G and G_ema differ in shape");
        }
    }
    if (const auto d = part("D")) {
        model->discriminator = discriminator(*d, model->generatorEma->options());
    }
    if (const auto pipe = part("augment_pipe")) {
        model->augment = augment(*pipe);
    }
    model->info.embeddedPrograms = static_cast<int>(m_sourceTexts.size());
    model->info.inertGlobals = m_document.unknownGlobals;
    return model;
}

} // namespace

bool NvidiaPklReader::recognises(std::span<const std::byte> bytes) const {
    return bytes.size() > 2 && bytes[0] == std::byte{0x80} && std::to_integer<int>(bytes[1]) >= 2 &&
           std::to_integer<int>(bytes[1]) <= 5;
}

Result<std::shared_ptr<Model>> NvidiaPklReader::read(std::span<const std::byte> bytes) const {
    const auto document = pickle::read(bytes);
    if (!document) {
        return fail(document.error());
    }
    try {
        return ModelBuilder(*document, bytes.size()).build();
    } catch (const Failure& failure) {
        return fail(failure.error);
    }
}

} // namespace sg
