#include "core/model/grow.h"

#include "core/model/device.h"
#include "core/model/initial_weights.h"
#include "core/model/require.h"
#include "core/model/torch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <string>

namespace sg {

namespace {

std::string block(int resolution) {
    return "b" + std::to_string(resolution) + ".";
}

/// Takes over every tensor that both have.
void inherit(const StateDict& from, const StateDict& to) {
    for (const auto& [name, tensor] : to) {
        if (const auto found = from.find(name);
            found != from.end() && found->second.sizes() == tensor.sizes()) {
            tensor.copy_(found->second);
        }
    }
}

/// A new topmost block of twice the resolution that adds nothing to the picture yet.
Generator doubled(const Generator& smaller, int width, const at::Generator& random) {
    GeneratorOptions options = smaller->options();
    auto& synthesis = options.stylegan2();
    synthesis.resolution *= 2;
    synthesis.widths[synthesis.resolution] = width;
    options.mapping.numWs = numWsFor(synthesis.resolution);
    Generator larger(options);
    initializeWeights(*larger, random);
    const auto state = stateOf(*larger);
    inherit(stateOf(*smaller), state);
    state.at("synthesis." + block(synthesis.resolution) + "torgb.weight").zero_();
    return larger;
}

/// Factor of a layer with equalised learning rate: its weights are stored divided by it.
double gainOf(const torch::Tensor& weight) {
    return 1.0 / std::sqrt(double(weight[0].numel()));
}

/// The new block passes colours on unharmed through its leaky units, each as a pair of opposite
/// signs: lrelu(x) - lrelu(-x) = 1.2 x. The last convolution halves and does what the smaller
/// network's fromrgb did.
void passColoursThrough(const StateDict& state, const StateDict& smaller, int resolution) {
    const std::string top = block(resolution);
    const auto& fromrgb = state.at(top + "fromrgb.weight"); // [width, colours, 1, 1]
    const auto& conv0 = state.at(top + "conv0.weight");     // [width, width, 3, 3]
    const auto& conv1 = state.at(top + "conv1.weight");     // [next, width, 3, 3]
    const auto colours = fromrgb.size(1);
    if (fromrgb.size(0) < 2 * colours) {
        return;
    }
    const double pair = 1.2 * std::numbers::sqrt2; // of one unit's pair, with the units' own gain
    const auto& judged = smaller.at(block(resolution / 2) + "fromrgb.weight");
    conv1.zero_();
    state.at(top + "skip.weight").zero_();
    for (std::int64_t unit = 0; unit < 2 * colours; ++unit) {
        const auto colour = unit / 2;
        const double sign = unit % 2 == 0 ? 1.0 : -1.0;
        fromrgb[unit].zero_();
        fromrgb[unit][colour].fill_(sign / gainOf(fromrgb));
        conv0[unit].zero_();
        for (std::int64_t from = 2 * colour; from < 2 * colour + 2; ++from) {
            const double half = from % 2 == 0 ? 1.0 : -1.0;
            conv0[unit][from][1][1] = sign * half / pair / gainOf(conv0);
        }
        // The branch's gain is sqrt(1/2).
        conv1.select(1, unit).select(1, 1).select(1, 1).copy_(
            judged.select(1, colour).reshape({-1}) * gainOf(judged) * std::numbers::sqrt2 * sign /
            pair / gainOf(conv1));
    }
    state.at(top + "conv1.bias")
        .copy_(smaller.at(block(resolution / 2) + "fromrgb.bias") * std::numbers::sqrt2);
}

Discriminator doubled(const Discriminator& smaller, int width, const at::Generator& random) {
    DiscriminatorOptions options = smaller->options();
    options.resolution *= 2;
    options.widths[options.resolution] = width;
    Discriminator larger(options);
    initializeWeights(*larger, random);
    const auto state = stateOf(*larger);
    const auto old = stateOf(*smaller);
    inherit(old, state);
    passColoursThrough(state, old, options.resolution);
    return larger;
}

void check(const Model& model, const GrowOptions& options) {
    require(!model.discriminator.is_empty(), "The model has no discriminator to grow");
    const GeneratorOptions& g = model.generatorEma->options();
    require(
        !g.isStyleGan3() && g.stylegan2().architecture == Architecture::Skip &&
            model.discriminator->options().architecture == Architecture::Resnet,
        "Only a StyleGAN2 with skip generator and residual discriminator grows");
    require(
        options.resolution > g.resolution() && options.resolution <= 1024 &&
            std::has_single_bit(unsigned(options.resolution)),
        "The resolution to grow to must be a power of two from " +
            std::to_string(2 * g.resolution()) + " to 1024");
    require(
        options.channelBase == 0 ||
            (options.channelBase >= options.resolution && options.channelBase <= 1 << 20),
        "The channel base must be from the resolution to 1048576");
}

} // namespace

std::shared_ptr<Model> grow(const Model& smaller, const GrowOptions& options) {
    check(smaller, options);
    const torch::NoGradGuard noGrad;
    const auto random = randomOn(torch::kCPU, options.seed);
    auto model = std::make_shared<Model>();
    model->generatorEma = copyOf(smaller.generatorEma);
    model->generator =
        copyOf(smaller.generator.is_empty() ? smaller.generatorEma : smaller.generator);
    model->discriminator = copyOf(smaller.discriminator);
    while (model->generatorEma->options().resolution() < options.resolution) {
        const GeneratorOptions& g = model->generatorEma->options();
        const int resolution = 2 * g.resolution();
        const int below = g.stylegan2().widths.at(g.resolution());
        const int base = options.channelBase != 0 ? options.channelBase : g.channelBase;
        // A model of unknown base goes on halving; none gets wider towards its end.
        const int width = std::clamp(base != 0 ? base / resolution : below / 2, 1, below);
        model->generator = doubled(model->generator, width, random);
        // The new layers of both generators begin alike.
        Generator average(model->generator->options());
        loadState(*average, stateOf(*model->generator));
        inherit(stateOf(*model->generatorEma), stateOf(*average));
        model->generatorEma = average;
        model->discriminator = doubled(model->discriminator, width, random);
    }
    model->augment = smaller.augment;
    model->info = smaller.info;
    model->info.notes.clear();
    model->info.embeddedPrograms = 0;
    model->info.training.clear();
    model->describe();
    return model;
}

} // namespace sg
