#include "core/io/nvidia_pkl_reader.h"

#include "core/io/container/pickle_reader.h"
#include "core/io/licence.h"
#include "core/io/model_metadata.h"
#include "core/io/network_parts.h"
#include "core/io/persistent_module.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace sg {

namespace {

using Tensors = RawTensors;

PersistentModule need(const std::optional<PersistentModule>& module, const std::string& what) {
    if (!module) {
        damaged("the part " + what + " of the network is missing");
    }
    return *module;
}

Architecture architectureOf(const PersistentModule& block) {
    return architectureFromName(block.text("architecture", ""));
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
    return activationNamed(layer.text("activation", "lrelu"));
}

std::optional<double> clampOf(const PersistentModule& layer) {
    const auto clamp = layer.optionalReal("conv_clamp");
    if (clamp && !(*clamp > 0.0 && std::isfinite(*clamp))) {
        damaged("conv_clamp is no positive number");
    }
    return clamp;
}

MappingOptions
mappingOptions(const PersistentModule& module, const Tensors& tensors, const std::string& prefix) {
    auto options =
        mappingShapes(tensors, prefix, module.integer("z_dim", -1), module.integer("c_dim", 0));
    options.numWs = module.integer("num_ws", 0); // None in a discriminator
    options.wAvgBeta = module.optionalReal("w_avg_beta");
    if (options.wAvgBeta && !std::isfinite(*options.wAvgBeta)) {
        damaged("w_avg_beta is no number");
    }
    if (options.numLayers > 0) {
        const auto layer = need(module.child("fc0"), prefix + "fc0");
        options.activation = activationOf(layer);
        options.lrMultiplier = layer.real("bias_gain", 0.01);
    }
    return options;
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

DiscriminatorOptions discriminatorOptions(const PersistentModule& module, const Tensors& tensors) {
    DiscriminatorOptions options;
    options.resolution = checkedResolution(module.integer("img_resolution", 0));
    options.channels = module.integer("img_channels", 0);
    options.cDim = module.integer("c_dim", 0);
    if (options.channels < 1 || options.channels > 4 || options.cDim < 0) {
        damaged("the discriminator is incomplete");
    }
    discriminatorWidths(tensors, options);
    const auto top =
        need(module.child("b" + std::to_string(options.resolution)), "discriminator block");
    options.architecture = architectureOf(top);
    const auto conv = need(top.child("conv0"), "discriminator convolution");
    options.activation = activationOf(conv);
    options.convClamp = clampOf(conv);
    options.resampleTaps =
        tapsOf(tensors, "b" + std::to_string(options.resolution) + ".conv1.resample_filter");
    const auto epilogue = need(module.child("b4"), "b4");
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
            throw ReadFailure{contents.error().wrap(std::string(which) + ": ")};
        }
        m_sourceTexts.merge(contents->sourceTexts);
        return std::move(contents->tensors);
    }

    Generator generator(const PersistentModule& module, const char* which) {
        const Tensors tensors = tensorsOf(module, which);
        return buildGenerator(generatorOptions(module, tensors), tensors);
    }

    Discriminator discriminator(const PersistentModule& module, const GeneratorOptions& g);
    AugmentState augment(const PersistentModule& module);
    void describeOrigin(ModelInfo& info) const;

    const pickle::Document& m_document;
    std::size_t m_fileBytes;
    std::map<const char*, std::string_view> m_sourceTexts;
};

Discriminator
ModelBuilder::discriminator(const PersistentModule& module, const GeneratorOptions& g) {
    const Tensors tensors = tensorsOf(module, "D");
    const auto options = discriminatorOptions(module, tensors);
    expectFits(options, g);
    return buildDiscriminator(options, tensors);
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

/// Licence and parent: from our own entry, in a file we wrote, and from the program texts.
void ModelBuilder::describeOrigin(ModelInfo& info) const {
    if (const auto* entry = pickle::find(*m_document.root, "stylegraft")) {
        Metadata metadata;
        for (std::size_t i = 0; i + 1 < entry->items.size(); i += 2) {
            metadata.emplace(entry->items[i]->text, entry->items[i + 1]->text);
        }
        applyMetadata(metadata, info);
    }
    LicenceHint hint{info.licence, info.nonCommercial};
    for (const auto& [place, text] : m_sourceTexts) {
        hint = stricter(hint, licenceOf(text));
    }
    info.licence = hint.name;
    info.nonCommercial = hint.nonCommercial;
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
        expectAlike(model->generator, model->generatorEma);
    }
    if (const auto d = part("D")) {
        model->discriminator = discriminator(*d, model->generatorEma->options());
    }
    if (const auto pipe = part("augment_pipe")) {
        model->augment = augment(*pipe);
    }
    model->info.embeddedPrograms = static_cast<int>(m_sourceTexts.size());
    describeOrigin(model->info);
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
    } catch (const ReadFailure& failure) {
        return fail(failure.error);
    }
}

} // namespace sg
