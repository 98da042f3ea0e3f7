#include "core/io/tensorflow_pkl_reader.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/licence.h"
#include "core/io/network_parts.h"
#include "core/io/tensorflow_names.h"
#include "core/io/tensorflow_network.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

/// Variables of the time before StyleGAN2's blocks: a picture layer for every level of detail.
constexpr std::string_view kToRgbLod = "synthesis/ToRGB_lod";
constexpr std::string_view kFromRgbLod = "FromRGB_lod";

constexpr const char* kMappingLayers = "mapping_layers";

/// Puts the axes of a variable into the order of ours; no number is moved.
RawTensor arranged(const RawTensor& variable, TfLayout layout) {
    RawTensor tensor = variable;
    const auto order = [&](std::initializer_list<std::size_t> axes) {
        if (variable.shape.size() != axes.size()) {
            return; // left for the check of all shapes
        }
        std::size_t next = 0;
        for (const std::size_t axis : axes) {
            tensor.shape[next] = variable.shape[axis];
            tensor.strides[next++] = variable.strides[axis];
        }
    };
    const auto dropOnes = [&](std::ptrdiff_t count) {
        if (std::ssize(tensor.shape) == 4 &&
            std::all_of(tensor.shape.begin(), tensor.shape.begin() + count, [](auto side) {
                return side == 1;
            })) {
            tensor.shape.erase(tensor.shape.begin(), tensor.shape.begin() + count);
            tensor.strides.erase(tensor.strides.begin(), tensor.strides.begin() + count);
        }
    };
    switch (layout) {
    case TfLayout::Same:
        break;
    case TfLayout::Dense:
        order({1, 0});
        break;
    case TfLayout::Conv:
        order({3, 2, 0, 1});
        break;
    case TfLayout::Const:
        dropOnes(1);
        break;
    case TfLayout::Noise:
        dropOnes(2);
        break;
    }
    return tensor;
}

RawTensors renamed(const RawTensors& variables, const std::vector<TfVariable>& table) {
    RawTensors ours;
    for (const TfVariable& row : table) {
        if (const auto found = variables.find(row.name); found != variables.end()) {
            ours.emplace(row.ours, arranged(found->second, row.layout));
        }
    }
    return ours;
}

std::string sideBySide(int resolution) {
    return std::to_string(resolution) + 'x' + std::to_string(resolution);
}

/// Gives "ToRGB_lod{k}/weight" its modern name "64x64/ToRGB/weight"; true when there was one.
bool renameLevelsOfDetail(RawTensors& variables, std::string_view oldPrefix, int resolution) {
    const bool generator = oldPrefix == kToRgbLod;
    bool any = false;
    for (int lod = 0; resolution >> lod >= 4; ++lod) {
        const auto before = std::string(oldPrefix) + std::to_string(lod) + '/';
        const auto after = std::string(generator ? "synthesis/" : "") +
                           sideBySide(resolution >> lod) + (generator ? "/ToRGB/" : "/FromRGB/");
        for (const char* part : {"weight", "bias", "mod_weight", "mod_bias"}) {
            auto node = variables.extract(before + part);
            if (!node.empty()) {
                node.key() = after + part;
                variables.insert(std::move(node));
                any = true;
            }
        }
    }
    return any;
}

/// A network larger than its settings say would lose its last parts without a word.
void expectNoMore(const RawTensors& variables, const std::string& next) {
    if (variables.contains(next)) {
        damaged(Core::tr("it has the variable %1, which does not fit its settings", next));
    }
}

int dimension(int value, const char* what, int smallest) {
    if (value < smallest || value > 1'000'000) {
        damaged(Core::tr("its setting %1 is no possible number", what));
    }
    return value;
}

std::optional<double> clampOf(TfSettings& settings) {
    const auto clamp = settings.optionalReal("conv_clamp");
    if (clamp && !(*clamp > 0.0 && std::isfinite(*clamp))) {
        damaged(Core::tr("its setting conv_clamp is no positive number"));
    }
    return clamp;
}

std::vector<double> tapsOf(TfSettings& settings) {
    const auto* value = settings.value("resample_kernel");
    if (value == nullptr) {
        return {1, 3, 3, 1};
    }
    const bool list = value->kind == pickle::Kind::List || value->kind == pickle::Kind::Tuple;
    std::vector<double> taps;
    double sum = 0.0;
    for (std::size_t i = 0; list && i < std::min<std::size_t>(value->items.size(), 8); ++i) {
        taps.push_back(pickle::numberOf(value->items[i]).value_or(std::nan("")));
        sum += taps.back();
    }
    if (taps.empty() || taps.size() > 7 || !std::isfinite(sum) || std::abs(sum) < 1e-6) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("the network uses a resampling filter that is no list of 1 to 7 numbers"));
    }
    return taps;
}

/// Settings that change nothing for us.
void ignore(TfSettings& settings, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        static_cast<void>(settings.value(name));
    }
}

void expectAllKnown(const TfSettings& settings, const char* which) {
    if (const auto unknown = settings.firstUnknown()) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("the setting '%1' of its network %2 is not supported", *unknown, which));
    }
}

/// Takes fmap_base and fmap_max when they explain the widths, else a guess from these.
void describeChannels(TfSettings& settings, const std::map<int, int>& widths, int& base, int& max) {
    const auto doubled = 2LL * settings.integer("fmap_base", 16'384);
    const int limit = settings.integer("fmap_max", 512);
    if (doubled > 0 && doubled <= 1 << 24 && limit > 0 &&
        widths == widthsFor(widths.rbegin()->first, static_cast<int>(doubled), limit)) {
        base = static_cast<int>(doubled);
        max = limit;
    } else {
        guessChannels(widths, base, max);
    }
}

/// Says by name what is not StyleGAN2.
void declineOlder(const TfNetwork& network, const char* which) {
    const auto function = network.function();
    if (network.isProgressive()) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this is a progressive GAN of TensorFlow, which Stylegraft does not open; "
                     "StyleGAN2 and StyleGAN3 models work"));
    }
    if (network.version() < 4 || function == "G_style") {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this is a StyleGAN model of the first generation (TensorFlow), which "
                     "Stylegraft does not open; StyleGAN2 and StyleGAN3 models work"));
    }
    if (const auto synthesis = network.component("synthesis");
        synthesis && synthesis->function().find("revised") != std::string::npos) {
        reject(
            ErrorCode::Unsupported,
            Core::tr(
                "its network %1 has one of the StyleGAN2 configurations A to D, which are not "
                "supported; E and F are",
                which));
    }
}

void declineLabelConcat(const RawTensors& variables) {
    if (std::ranges::any_of(variables, [](const auto& variable) {
            return variable.first.find("LabelConcat/") != std::string::npos;
        })) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this is a conditional model of the first TensorFlow StyleGAN2 (LabelConcat), "
                     "which is not supported; conditional models of StyleGAN2-ADA are"));
    }
}

/// What the tables cannot say by moving numbers: convolutions that double the size are stored
/// turned around, and the biases of styles without their 1.
void finishWeights(Generator& generator) {
    const torch::NoGradGuard noGrad;
    for (const auto& item : generator->named_parameters()) {
        const std::string& name = item.key();
        const torch::Tensor& value = item.value();
        if (name.ends_with("affine.bias")) {
            value.add_(1.0);
        } else if (name.ends_with(".conv0.weight") || name.ends_with(".skip.weight")) {
            value.copy_(value.flip({2, 3}));
        }
    }
}

class PickleBuilder {
public:
    PickleBuilder(const pickle::Document& document, std::size_t fileBytes)
        : m_document(document), m_fileBytes(fileBytes) {}

    std::shared_ptr<Model> build();

private:
    TfContents contentsOf(const TfNetwork& network, const char* which);
    Generator generator(const TfNetwork& network, const char* which);
    Discriminator discriminator(const TfNetwork& network, const GeneratorOptions& g);

    const pickle::Document& m_document;
    std::size_t m_fileBytes;
    std::map<const char*, std::string_view> m_programs;
};

TfContents PickleBuilder::contentsOf(const TfNetwork& network, const char* which) {
    auto contents = network.contents(m_fileBytes);
    if (!contents) {
        throw ReadFailure{contents.error().wrap(std::string(which) + ": ")};
    }
    m_programs.merge(contents->programs);
    return std::move(*contents);
}

Generator PickleBuilder::generator(const TfNetwork& network, const char* which) {
    declineOlder(network, which);
    auto contents = contentsOf(network, which);
    RawTensors& variables = contents.variables;
    declineLabelConcat(variables);

    TfSettings settings(network.settings());
    GeneratorOptions options;
    auto& s = options.stylegan2();
    const int zDim = dimension(settings.integer("latent_size", 512), "latent_size", 1);
    const int cDim = dimension(settings.integer("label_size", 0), "label_size", 0);
    const int layers = settings.integer(kMappingLayers, 8);
    s.resolution = checkedResolution(settings.integer("resolution", 1024));
    s.channels = checkedChannels(settings.integer("num_channels", 3));
    s.architecture = architectureFromName(settings.text("architecture", "skip"));
    if (renameLevelsOfDetail(variables, kToRgbLod, s.resolution)) {
        s.architecture = Architecture::Orig;
    }
    if (layers < 1 || layers > 100) {
        damaged(Core::tr("its setting %1 is no possible number", kMappingLayers));
    }
    expectNoMore(variables, "mapping/Dense" + std::to_string(layers) + "/weight");
    expectNoMore(variables, "synthesis/" + sideBySide(2 * s.resolution) + "/Conv1/weight");
    const auto ours = renamed(variables, tfGenerator(s.resolution, s.architecture, layers));

    options.mapping = mappingShapes(ours, "mapping.", zDim, cDim);
    options.mapping.numWs = numWsFor(s.resolution);
    options.mapping.activation = activationNamed(settings.text("mapping_nonlinearity", "lrelu"));
    options.mapping.lrMultiplier = settings.real("mapping_lrmul", 0.01);
    options.mapping.wAvgBeta = settings.value("w_avg_beta") == nullptr
                                   ? 0.995
                                   : settings.optionalReal("w_avg_beta").value_or(1.0);
    if (!std::isfinite(*options.mapping.wAvgBeta)) {
        damaged(Core::tr("its setting w_avg_beta is no number"));
    }
    s.wDim = options.mapping.wDim;
    if (options.mapping.numLayers != layers || settings.integer("dlatent_size", 512) != s.wDim) {
        damaged(Core::tr("its mapping network does not fit its settings"));
    }
    expectShape(ours, "mapping.w_avg", {s.wDim});
    for (int r = 4; r <= s.resolution; r *= 2) {
        const std::string conv = "synthesis.b" + std::to_string(r) + ".conv1.weight";
        s.widths[r] = static_cast<int>(shapeOf(ours, conv, 4)[0]);
    }
    s.activation = activationNamed(settings.text("nonlinearity", "lrelu"));
    s.useNoise = settings.boolean("use_noise", true);
    s.convClamp = clampOf(settings);
    s.numFp16Res = std::clamp(settings.integer("num_fp16_res", 0), 0, 16);
    s.resampleTaps = tapsOf(settings);
    describeChannels(settings, s.widths, options.channelBase, options.channelMax);
    ignore(
        settings,
        {"label_fmaps",
         "mapping_fmaps",
         "truncation_psi",
         "truncation_cutoff",
         "style_mixing_prob",
         "structure",
         "conditioning",
         "fused_modconv"});
    expectAllKnown(settings, which);
    expectSynthesis(ours, s);
    auto built = buildGenerator(options, ours);
    finishWeights(built);
    return built;
}

Discriminator PickleBuilder::discriminator(const TfNetwork& network, const GeneratorOptions& g) {
    declineOlder(network, "D");
    auto contents = contentsOf(network, "D");
    RawTensors& variables = contents.variables;
    declineLabelConcat(variables);

    TfSettings settings(network.settings());
    DiscriminatorOptions options;
    options.resolution = checkedResolution(settings.integer("resolution", 1024));
    options.channels = settings.integer("num_channels", 3);
    options.cDim = settings.integer("label_size", 0);
    expectFits(options, g);
    options.architecture = architectureFromName(settings.text("architecture", "resnet"));
    if (renameLevelsOfDetail(variables, kFromRgbLod, options.resolution)) {
        options.architecture = Architecture::Orig;
    }
    const int layers = settings.integer(kMappingLayers, 0);
    if (layers < 0 || layers > 100) {
        damaged(Core::tr("its setting %1 is no possible number", kMappingLayers));
    }
    expectNoMore(variables, "Mapping" + std::to_string(layers) + "/weight");
    expectNoMore(variables, sideBySide(2 * options.resolution) + "/Conv0/weight");
    const auto ours =
        renamed(variables, tfDiscriminator(options.resolution, options.architecture, layers));
    discriminatorWidths(ours, options);
    options.activation = activationNamed(settings.text("nonlinearity", "lrelu"));
    options.convClamp = clampOf(settings);
    options.numFp16Res = std::clamp(settings.integer("num_fp16_res", 0), 0, 16);
    options.resampleTaps = tapsOf(settings);
    options.freezeLayers = std::clamp(settings.integer("freeze_layers", 0), 0, 1'000);
    // Until version 4 the network's own default was 4, later the whole batch.
    const int group = settings.has("mbstd_group_size") ? settings.integer("mbstd_group_size", 0)
                      : network.version() == 4         ? 4
                                                       : 0;
    options.mbstdGroupSize = group >= 1 && group <= 1'024 ? std::optional(group) : std::nullopt;
    describeChannels(settings, options.widths, options.channelBase, options.channelMax);
    const double lrMultiplier = settings.real("mapping_lrmul", 0.1);
    ignore(settings, {"mapping_fmaps", "mbstd_num_features", "structure", "conditioning"});
    expectAllKnown(settings, "D");
    if (options.cDim > 0) {
        options.cmapDim = static_cast<int>(shapeOf(ours, "b4.out.weight", 2)[0]);
        options.mapping = mappingShapes(ours, "mapping.", 0, options.cDim);
        options.mapping.activation = options.activation;
        options.mapping.lrMultiplier = lrMultiplier;
        options.mapping.wAvgBeta.reset();
        if (options.mapping.numLayers != layers || options.mapping.wDim != options.cmapDim) {
            damaged(Core::tr("the discriminator's mapping network does not fit it"));
        }
    }
    expectDiscriminator(ours, options);
    return buildDiscriminator(options, ours);
}

std::shared_ptr<Model> PickleBuilder::build() {
    const pickle::Value& root = *m_document.root;
    const auto part = [&root](std::size_t index) {
        return TfNetwork::from(pickle::at(root, index));
    };
    const auto ema = part(2);
    if (!ema || root.items.size() != 3) {
        damaged(Core::tr("the TensorFlow pickle does not hold the three networks G, D and Gs"));
    }
    auto model = std::make_shared<Model>();
    model->generatorEma = generator(*ema, "Gs");
    if (const auto g = part(0)) {
        model->generator = generator(*g, "G");
        expectAlike(model->generator, model->generatorEma);
    }
    if (const auto d = part(1)) {
        model->discriminator = discriminator(*d, model->generatorEma->options());
    }
    LicenceHint hint;
    for (const auto& [place, text] : m_programs) {
        hint = stricter(hint, licenceOf(text));
    }
    model->info.licence = hint.name;
    model->info.nonCommercial = hint.nonCommercial;
    model->info.embeddedPrograms = static_cast<int>(m_programs.size());
    model->info.inertGlobals = m_document.unknownGlobals;
    return model;
}

} // namespace

bool TensorflowPklReader::recognises(std::span<const std::byte> bytes) const {
    if (bytes.size() < 3 || bytes[0] != std::byte{0x80}) {
        return false;
    }
    // The class of the first network is the first thing such a pickle names.
    const std::string_view start(
        reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 128));
    return start.find("dnnlib.tflib.network") != std::string_view::npos ||
           start.find("tfutil") != std::string_view::npos ||
           start.find("cnetwork\nNetwork\n") != std::string_view::npos;
}

Result<std::shared_ptr<Model>> TensorflowPklReader::read(std::span<const std::byte> bytes) const {
    const auto document = pickle::read(bytes);
    if (!document) {
        return fail(document.error());
    }
    try {
        return PickleBuilder(*document, bytes.size()).build();
    } catch (const ReadFailure& failure) {
        return fail(failure.error);
    }
}

} // namespace sg
