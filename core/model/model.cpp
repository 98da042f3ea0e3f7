#include "core/model/model.h"

#include "core/model/device.h"
#include "core/model/initial_weights.h"
#include "core/model/layer_groups.h"
#include "core/model/require.h"
#include "core/model/torch.h"

#include <bit>
#include <string>

namespace sg {

namespace {

std::int64_t parameterCount(const torch::nn::Module& module) {
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters()) {
        count += parameter.numel();
    }
    return count;
}

/// The input of StyleGAN3 starts in the middle, with waves of random direction and speed.
void initializeInput(StyleGan3Input& input, double bandwidth, const at::Generator& random) {
    const torch::NoGradGuard noGrad;
    input->affine->weight.zero_();
    auto waves = torch::empty_like(input->freqs).normal_(0.0, 1.0, random);
    const auto radius = waves.square().sum(1, true).sqrt();
    waves = waves / (radius * (radius.square() / 4.0).exp()) * bandwidth;
    input->freqs.copy_(waves);
    input->phases.uniform_(-0.5, 0.5, random);
}

StyleGan2Options stylegan2Options(const NewModelOptions& o) {
    StyleGan2Options s;
    s.wDim = o.wDim;
    s.resolution = o.resolution;
    s.channels = o.channels;
    s.widths = widthsFor(o.resolution, o.channelBase, o.channelMax);
    s.useNoise = o.useNoise;
    return s;
}

StyleGan3Options stylegan3Options(const NewModelOptions& o) {
    const bool rotation = o.architecture == NewArchitecture::StyleGan3R;
    StyleGan3Options s;
    s.wDim = o.wDim;
    s.resolution = o.resolution;
    s.channels = o.channels;
    s.channelBase = o.channelBase * (rotation ? 2 : 1);
    s.channelMax = o.channelMax * (rotation ? 2 : 1);
    s.convKernel = rotation ? 1 : 3;
    s.useRadialFilters = rotation;
    return s;
}

std::string architectureOf(const GeneratorOptions& options) {
    if (!options.isStyleGan3()) {
        return "StyleGAN2";
    }
    const auto& s = options.stylegan3();
    if (s.useRadialFilters) {
        return "StyleGAN3-R";
    }
    return s.convKernel == 3 ? "StyleGAN3-T" : "StyleGAN3";
}

} // namespace

void Model::describe() {
    const GeneratorOptions& g = generatorEma->options();
    info.architecture = architectureOf(g);
    info.resolution = g.resolution();
    info.channels = g.channels();
    info.zDim = g.mapping.zDim;
    info.wDim = g.mapping.wDim;
    info.cDim = g.mapping.cDim;
    info.numWs = g.mapping.numWs;
    info.mappingLayers = g.mapping.numLayers;
    info.hasGenerator = !generator.is_empty();
    info.hasDiscriminator = !discriminator.is_empty();
    info.untrained = isUntrained(generatorEma);
    info.augmentP = augment.p;
    info.generatorParameters = parameterCount(*generatorEma);
    info.discriminatorParameters = info.hasDiscriminator ? parameterCount(*discriminator) : 0;
    info.groups = layerGroups(
        *generatorEma,
        info.hasDiscriminator ? discriminator.ptr().get() : nullptr,
        info.resolution);
}

bool isUntrained(const Generator& generator) {
    return !generator->mapping->wAvg.any().item<bool>();
}

Generator copyOf(const Generator& source) {
    Generator copy(source->options());
    loadState(*copy, stateOf(*source));
    return copy;
}

Discriminator copyOf(const Discriminator& source) {
    Discriminator copy(source->options());
    loadState(*copy, stateOf(*source));
    return copy;
}

std::shared_ptr<Model> newModel(const NewModelOptions& o) {
    require(
        o.resolution >= 8 && o.resolution <= 1024 && std::has_single_bit(unsigned(o.resolution)),
        "The resolution must be a power of two from 8 to 1024");
    require(o.channels == 1 || o.channels == 3, "The number of colour channels must be 1 or 3");
    require(o.channelBase >= o.resolution, "The channel base must be at least the resolution");
    require(
        o.channelMax >= 1 && o.channelMax <= 4096, "The channel maximum must be from 1 to 4096");
    require(o.channelBase <= 1 << 20, "The channel base must be at most 1048576");
    require(o.zDim >= 1 && o.zDim <= 4096, "The z dimension must be from 1 to 4096");
    require(o.wDim >= 1 && o.wDim <= 4096, "The w dimension must be from 1 to 4096");
    require(o.cDim >= 0 && o.cDim <= 100000, "The number of classes must be from 0 to 100000");
    require(
        o.mappingLayers >= 1 && o.mappingLayers <= 64, "The mapping layers must be from 1 to 64");

    const bool third = o.architecture != NewArchitecture::StyleGan2;
    require(
        !third || o.resolution >= 16, "The resolution of a StyleGAN3 must be at least 16 pixels");
    GeneratorOptions g;
    int numWs = numWsFor(o.resolution);
    if (third) {
        const StyleGan3Options s = stylegan3Options(o);
        numWs = numWsFor(s);
        g.channelBase = s.channelBase;
        g.channelMax = s.channelMax;
        g.synthesis = s;
    } else {
        g.channelBase = o.channelBase;
        g.channelMax = o.channelMax;
        g.synthesis = stylegan2Options(o);
    }
    g.mapping = {o.zDim, o.cDim, o.wDim, numWs, o.mappingLayers, o.wDim, o.wDim};
    if (third) {
        g.mapping.wAvgBeta = 0.998;
    }

    DiscriminatorOptions d;
    d.channelBase = o.channelBase;
    d.channelMax = o.channelMax;
    d.resolution = o.resolution;
    d.channels = o.channels;
    d.cDim = o.cDim;
    d.widths = widthsFor(o.resolution, o.channelBase, o.channelMax);
    if (third) {
        d.convClamp = 256.0;
        d.numFp16Res = 4;
    }
    if (o.cDim > 0) {
        d.cmapDim = d.widths.at(4);
        d.mapping = {0, o.cDim, d.cmapDim, 0, 8, d.cmapDim, d.cmapDim};
        d.mapping.wAvgBeta.reset();
    }

    auto model = std::make_shared<Model>();
    model->generator = Generator(g);
    model->discriminator = Discriminator(d);
    const auto random = randomOn(torch::kCPU, o.seed);
    initializeWeights(*model->generator, random);
    if (auto* synthesis = model->generator->stylegan3()) {
        initializeInput(synthesis->input(), planOf(g.stylegan3()).bandwidth, random);
    }
    initializeWeights(*model->discriminator, random);
    model->generatorEma = copyOf(model->generator);
    model->info.name = "untitled";
    model->info.format = "new model";
    model->describe();
    return model;
}

} // namespace sg
