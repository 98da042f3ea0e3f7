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

[[noreturn]] void reject(ErrorCode code, std::string message) { throw Failure{{code, std::move(message)}}; }

[[noreturn]] void damaged(const std::string& what) { reject(ErrorCode::BadFormat, what); }

/// Shape of a tensor that must exist, with the given number of dimensions.
const std::vector<std::int64_t>& shapeOf(const Tensors& tensors, const std::string& name, std::size_t dims) {
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

void expectShape(const Tensors& tensors, const std::string& name, const std::vector<std::int64_t>& expected) {
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
    if (resolution < 8 || resolution > 2048 || !std::has_single_bit(static_cast<unsigned>(resolution))) {
        damaged("its resolution " + std::to_string(resolution) + " is no power of two from 8 to 2048");
    }
    return resolution;
}

Architecture architectureOf(const PersistentModule& block, Architecture fallback) {
    const std::string name = block.text("architecture", "");
    if (name == "orig") {
        return Architecture::Orig;
    }
    if (name == "skip") {
        return Architecture::Skip;
    }
    return name == "resnet" ? Architecture::Resnet : fallback;
}

Activation activationOf(const PersistentModule& layer) {
    const std::string name = layer.text("activation", "lrelu");
    const auto activation = activationFromName(name);
    if (!activation) {
        reject(ErrorCode::Unsupported, "the network uses the unknown activation '" + name + "'");
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
    if (filter.dim() != 2 || filter.size(0) != filter.size(1) || filter.size(0) < 1 || filter.size(0) > 7) {
        reject(ErrorCode::Unsupported, "the network uses a resampling filter of an unsupported shape");
    }
    const auto row = filter.sum(0);
    std::vector<double> taps;
    for (std::int64_t i = 0; i < row.size(0); ++i) {
        taps.push_back(row[i].item<double>());
    }
    const auto rebuilt = torch::outer(row, row) / row.sum();
    if (!torch::allclose(rebuilt, filter, 1e-4, 1e-6)) {
        reject(ErrorCode::Unsupported, "the network uses a resampling filter that is not separable");
    }
    return taps;
}

MappingOptions mappingOptions(const PersistentModule& module, const Tensors& tensors, const std::string& prefix) {
    MappingOptions options;
    options.zDim = module.integer("z_dim", -1);
    options.cDim = module.integer("c_dim", 0);
    options.numWs = 0;
    if (const auto count = module.optionalReal("num_ws")) {
        options.numWs = static_cast<int>(*count);
    }
    options.wAvgBeta = module.optionalReal("w_avg_beta");
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
        const auto& embed = shapeOf(tensors, prefix + "embed.weight", 2);
        options.embedFeatures = static_cast<int>(embed[0]);
        if (embed[1] != options.cDim) {
            damaged("the tensor " + prefix + "embed.weight has an unexpected shape");
        }
    }
    if (first[1] != std::int64_t(options.zDim) + options.embedFeatures) {
        damaged("the mapping network does not take z of " + std::to_string(options.zDim) + " values");
    }
    const auto layer = need(module.child("fc0"), prefix + "fc0");
    options.activation = activationOf(layer);
    options.lrMultiplier = layer.real("bias_gain", 0.01);
    return options;
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
        reject(ErrorCode::Unsupported, "this is a StyleGAN3 generator; this version opens StyleGAN2");
    }
    options.mapping = mappingOptions(need(module.child("mapping"), "mapping"), tensors, "mapping.");
    auto& s = options.synthesis;
    s.resolution = checkedResolution(synthesis.integer("img_resolution", 0));
    s.channels = synthesis.integer("img_channels", 0);
    if (s.channels < 1 || s.channels > 4) {
        damaged("its number of colour channels is " + std::to_string(s.channels));
    }
    s.wDim = options.mapping.wDim;
    s.numFp16Res = synthesis.integer("num_fp16_res", 0);
    if (options.mapping.numWs != numWsFor(s.resolution)) {
        damaged("its number of w vectors does not fit its resolution");
    }
    for (int r = 4; r <= s.resolution; r *= 2) {
        const std::string block = "synthesis.b" + std::to_string(r) + ".";
        const auto width = shapeOf(tensors, block + "conv1.weight", 4)[0];
        expectShape(tensors, block + "conv1.weight", {width, width, 3, 3});
        if (r > 4) {
            expectShape(tensors, block + "conv0.weight", {width, s.widths.at(r / 2), 3, 3});
        }
        s.widths[r] = static_cast<int>(width);
    }
    const auto top = need(synthesis.child("b" + std::to_string(s.resolution)), "synthesis block");
    s.architecture = architectureOf(top, Architecture::Skip);
    const auto conv = need(top.child("conv1"), "synthesis convolution");
    s.activation = activationOf(conv);
    s.convClamp = clampOf(conv);
    s.useNoise = conv.integer("use_noise", 1) != 0;
    s.resampleTaps = tapsOf(tensors, "synthesis.b8.conv0.resample_filter");
    guessChannels(s.widths, options.channelBase, options.channelMax);
    return options;
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
        const auto width = shapeOf(tensors, block + "conv0.weight", 4)[0];
        const auto next = shapeOf(tensors, block + "conv1.weight", 4)[0];
        expectShape(tensors, block + "conv0.weight", {width, width, 3, 3});
        expectShape(tensors, block + "conv1.weight", {next, width, 3, 3});
        options.widths[r] = static_cast<int>(width);
        options.widths[r / 2] = static_cast<int>(next);
    }
    const auto top = need(module.child("b" + std::to_string(options.resolution)), "discriminator block");
    options.architecture = architectureOf(top, Architecture::Resnet);
    const auto conv = need(top.child("conv0"), "discriminator convolution");
    options.activation = activationOf(conv);
    options.convClamp = clampOf(conv);
    options.resampleTaps = tapsOf(tensors, "b" + std::to_string(options.resolution) + ".conv1.resample_filter");
    const auto epilogue = need(module.child("b4"), "b4");
    const auto& weight = shapeOf(tensors, "b4.conv.weight", 4);
    options.mbstdChannels = static_cast<int>(weight[1]) - options.widths.at(4);
    if (options.mbstdChannels < 0 || options.mbstdChannels > options.widths.at(4)) {
        damaged("the tensor b4.conv.weight has an unexpected shape");
    }
    expectShape(tensors, "b4.conv.weight", {options.widths.at(4), weight[1], 3, 3});
    expectShape(tensors, "b4.fc.weight", {options.widths.at(4), std::int64_t(options.widths.at(4)) * 16});
    options.mbstdGroupSize.reset();
    if (const auto mbstd = epilogue.child("mbstd")) {
        if (const auto group = mbstd->optionalReal("group_size"); group && *group >= 1 && *group <= 1024) {
            options.mbstdGroupSize = static_cast<int>(*group);
        }
    }
    if (options.cDim > 0) {
        options.cmapDim = static_cast<int>(shapeOf(tensors, "b4.out.weight", 2)[0]);
        options.mapping = mappingOptions(need(module.child("mapping"), "mapping"), tensors, "mapping.");
        options.mapping.numWs = 0;
    }
    options.numFp16Res = module.integer("num_fp16_res", 0);
    guessChannels(options.widths, options.channelBase, options.channelMax);
    return options;
}

template <typename Network, typename Options>
Network build(const Options& options, const Tensors& tensors) {
    // The widths come from tensors that are in the file, so a small file cannot ask for much memory.
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
        if (found->second.shape != ours.sizes().vec()) {
            damaged("the tensor " + name + " has an unexpected shape");
        }
        state.emplace(name, toFloatTensor(found->second));
    }
    loadState(*network, state);
    return network;
}

Tensors tensorsOf(const PersistentModule& module, const char* which) {
    auto tensors = module.tensors();
    if (!tensors) {
        throw Failure{tensors.error().wrap(std::string(which) + ": ")};
    }
    return std::move(*tensors);
}

Generator readGenerator(const PersistentModule& module, const char* which) {
    const Tensors tensors = tensorsOf(module, which);
    return build<Generator>(generatorOptions(module, tensors), tensors);
}

void countSources(const PersistentModule& module, int depth, std::set<const char*>& seen) {
    if (depth > 12 || seen.size() > 10'000) {
        return;
    }
    if (const auto source = module.sourceText(); !source.empty()) {
        seen.insert(source.data());
    }
    for (const auto& name : module.childNames()) {
        countSources(*module.child(name), depth + 1, seen);
    }
}

std::shared_ptr<Model> readModel(const pickle::Document& document) {
    const pickle::Value& root = *document.root;
    if (root.kind == pickle::Kind::Tuple && root.items.size() == 3) {
        reject(
            ErrorCode::Unsupported,
            "this is a TensorFlow pickle; this version opens NVIDIA's PyTorch .pkl files");
    }
    const auto ema = PersistentModule::from(pickle::find(root, "G_ema"));
    if (!ema) {
        damaged("the pickle holds no StyleGAN generator (G_ema)");
    }
    auto model = std::make_shared<Model>();
    std::set<const char*> sources;
    countSources(*ema, 0, sources);
    model->generatorEma = readGenerator(*ema, "G_ema");
    if (const auto g = PersistentModule::from(pickle::find(root, "G"))) {
        countSources(*g, 0, sources);
        model->generator = readGenerator(*g, "G");
    }
    if (const auto d = PersistentModule::from(pickle::find(root, "D"))) {
        countSources(*d, 0, sources);
        const Tensors tensors = tensorsOf(*d, "D");
        model->discriminator = build<Discriminator>(discriminatorOptions(*d, tensors), tensors);
        const auto& g = model->generatorEma->options();
        const auto& o = model->discriminator->options();
        if (o.resolution != g.synthesis.resolution || o.channels != g.synthesis.channels ||
            o.cDim != g.mapping.cDim) {
            damaged("its discriminator does not fit its generator");
        }
    }
    if (const auto augment = PersistentModule::from(pickle::find(root, "augment_pipe"))) {
        countSources(*augment, 0, sources);
        const Tensors tensors = tensorsOf(*augment, "augment_pipe");
        if (const auto p = tensors.find("p"); p != tensors.end() && p->second.elements() == 1) {
            model->augment = {true, toFloatTensor(p->second).item<double>()};
        }
    }
    model->info.embeddedPrograms = static_cast<int>(sources.size());
    model->info.inertGlobals = document.unknownGlobals;
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
        return readModel(*document);
    } catch (const Failure& failure) {
        return fail(failure.error);
    }
}

} // namespace sg
