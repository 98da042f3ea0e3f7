#include "core/base/core_text.h"
#include "core/io/nvidia_pkl_layers.h"
#include "core/io/nvidia_pkl_networks.h"
#include "core/model/stylegan3_plan.h"
#include "core/model/torch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

/// The arguments a network was made with: of the synthesis network, else of its generator.
class Arguments {
public:
    Arguments(const PersistentModule& generator, const PersistentModule& synthesis)
        : m_sources{synthesis.attribute("_init_kwargs"), generator.attribute("_init_kwargs")} {}

    [[nodiscard]] double real(std::string_view name, double fallback) const {
        for (const pickle::Value* source : m_sources) {
            const auto number =
                source != nullptr ? pickle::numberOf(pickle::find(*source, name)) : std::nullopt;
            if (number && std::isfinite(*number)) {
                return *number;
            }
        }
        return fallback;
    }

    [[nodiscard]] int integer(std::string_view name, int fallback) const {
        const double number = real(name, fallback);
        return std::abs(number) < 1e9 ? static_cast<int>(number) : fallback;
    }

private:
    std::array<const pickle::Value*, 2> m_sources;
};

/// "L7_" of "L7_84_32".
std::string prefixOf(int index) {
    return "L" + std::to_string(index) + "_";
}

/// The layers in their order.
std::vector<std::pair<std::string, PersistentModule>>
layersOf(const PersistentModule& synthesis, int count) {
    const auto children = synthesis.children();
    std::vector<std::pair<std::string, PersistentModule>> layers;
    for (int i = 0; i < count; ++i) {
        const auto found = std::ranges::find_if(
            children, [&](const auto& child) { return child.first.starts_with(prefixOf(i)); });
        if (found == children.end()) {
            damaged(Core::tr("the layer L%1 of the network is missing", i));
        }
        layers.emplace_back(found->first, found->second);
    }
    return layers;
}

/// The channel base and maximum are only arguments; the widths are what counts.
void setWidths(
    StyleGan3Options& s,
    const Arguments& arguments,
    const std::vector<std::pair<std::string, PersistentModule>>& layers,
    const RawTensors& tensors) {
    for (int i = 0; i < s.numLayers; ++i) {
        s.widths.push_back(static_cast<int>(
            shapeOf(tensors, "synthesis." + layers[std::size_t(i)].first + ".weight", 4)[0]));
    }
    s.channelBase = std::clamp(arguments.integer("channel_base", s.channelBase), 1, 1 << 24);
    s.channelMax = std::clamp(arguments.integer("channel_max", s.channelMax), 1, 1'000'000);
    auto usual = s;
    usual.widths.clear();
    try {
        const auto plan = planOf(usual);
        for (int i = 0; i < s.numLayers; ++i) {
            if (plan.layers[std::size_t(i)].outChannels != s.widths[std::size_t(i)]) {
                return;
            }
        }
        s.widths.clear();
    } catch (const std::invalid_argument&) {
        // So these are not the arguments it was made with.
    }
}

/// Every attribute that decides what a layer does is the plan's.
void expectLayer(
    const std::string& name, const PersistentModule& layer, const StyleGan3Layer& plan) {
    const auto unlike = [&](const char* attribute) {
        reject(
            ErrorCode::Unsupported,
            Core::tr(
                "the layer %1 of this StyleGAN3 has another %2 than such a network has",
                pickle::printable(name),
                attribute));
    };
    if (name != plan.name) {
        reject(
            ErrorCode::Unsupported,
            Core::tr(
                "the layer %1 of this StyleGAN3 has another size or width (expected %2) than such "
                "a network has",
                pickle::printable(name),
                plan.name));
    }
    const auto expect = [&](const char* attribute, double expected) {
        const auto number = layer.optionalReal(attribute);
        if (number && *number != expected) {
            unlike(attribute);
        }
    };
    expect("in_channels", plan.inChannels);
    expect("out_channels", plan.outChannels);
    expect("in_sampling_rate", plan.inRate);
    expect("out_sampling_rate", plan.outRate);
    expect("tmp_sampling_rate", plan.tmpRate);
    expect("is_torgb", plan.torgb);
    expect("is_critically_sampled", plan.criticallySampled);
    expect("conv_kernel", plan.kernel);
    expect("up_factor", plan.up);
    expect("down_factor", plan.down);
    expect("up_taps", plan.upTaps);
    expect("down_taps", plan.downTaps);
    if (const pickle::Value* padding = layer.attribute("padding")) {
        for (std::size_t i = 0; i < 4; ++i) {
            if (pickle::numberOf(pickle::at(*padding, i)) !=
                double(i % 2 == 0 ? plan.padBefore : plan.padAfter)) {
                unlike("padding");
            }
        }
    }
}

void refuseStyleGanXl(const PersistentModule& mapping) {
    if (mapping.child("embed_proj")) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this is a StyleGAN-XL generator, whose class embedding and discriminator "
                     "need other networks; Stylegraft opens StyleGAN2 and StyleGAN3"));
    }
}

} // namespace

GeneratorOptions readStyleGan3(const PersistentModule& module, const RawTensors& tensors) {
    const auto synthesis = need(module.child("synthesis"), "synthesis");
    const auto mapping = need(module.child("mapping"), "mapping");
    refuseStyleGanXl(mapping);
    const Arguments arguments(module, synthesis);
    GeneratorOptions options;
    options.mapping = readMapping(mapping, tensors, "mapping.");
    StyleGan3Options s;
    s.wDim = options.mapping.wDim;
    s.resolution = checkedResolution(synthesis.integer("img_resolution", 0));
    s.channels = checkedChannels(synthesis.integer("img_channels", 0));
    s.numLayers = synthesis.integer("num_layers", s.numLayers);
    s.numCritical = synthesis.integer("num_critical", s.numCritical);
    s.marginSize = synthesis.integer("margin_size", s.marginSize);
    s.outputScale = synthesis.real("output_scale", s.outputScale);
    s.numFp16Res = std::clamp(synthesis.integer("num_fp16_res", s.numFp16Res), 0, 16);
    if (s.numLayers < 2 || s.numLayers > 100) {
        damaged(Core::tr("its number of layers is %1", s.numLayers));
    }
    if (options.mapping.numWs != numWsFor(s)) {
        damaged(Core::tr("its number of w vectors does not fit its number of layers"));
    }
    const auto layers = layersOf(synthesis, s.numLayers + 1);
    const PersistentModule& first = layers.front().second;
    s.firstCutoff = first.real("in_cutoff", arguments.real("first_cutoff", s.firstCutoff));
    s.firstStopband = arguments.real("first_stopband", s.firstStopband);
    s.lastStopbandRel = arguments.real("last_stopband_rel", s.lastStopbandRel);
    s.filterSize = arguments.integer("filter_size", s.filterSize);
    s.lreluUpsampling = arguments.integer("lrelu_upsampling", s.lreluUpsampling);
    s.convKernel = first.integer("conv_kernel", arguments.integer("conv_kernel", s.convKernel));
    s.useRadialFilters =
        first.integer("down_radial", arguments.integer("use_radial_filters", 0)) != 0;
    s.convClamp = clampOf(first);
    s.magnitudeEmaBeta = first.real("magnitude_ema_beta", s.magnitudeEmaBeta);
    setWidths(s, arguments, layers, tensors);
    const auto plan = checkedPlan(s);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        expectLayer(layers[i].first, layers[i].second, plan.layers[i]);
    }
    expectSynthesis(tensors, s);
    options.channelBase = s.channelBase;
    options.channelMax = s.channelMax;
    options.synthesis = std::move(s);
    return options;
}

namespace {

void writeInput(ModuleWriter& w, const StyleGan3Plan& plan, int wDim) {
    w.module(
        "SynthesisInput",
        "synthesis.input.",
        [&] {
            w.out().text("affine");
            writeFullyConnected(
                w, "synthesis.input.affine", Activation::Linear, 1.0, kStyleGan3Shim);
        },
        [&] {
            w.integer("w_dim", wDim);
            w.integer("channels", plan.inputChannels);
            w.square("size", plan.inputSize);
            w.real("sampling_rate", plan.inputRate);
            w.real("bandwidth", plan.bandwidth);
        },
        kStyleGan3Shim);
}

void writeLayer(ModuleWriter& w, const StyleGan3Layer& layer, const StyleGan3Options& o) {
    const std::string prefix = "synthesis." + layer.name + '.';
    for (const char* filter : {"up_filter", "down_filter"}) {
        if (!w.has(prefix + filter)) {
            w.noBuffer(prefix + filter);
        }
    }
    w.module(
        "SynthesisLayer",
        prefix,
        [&] {
            w.out().text("affine");
            writeFullyConnected(w, prefix + "affine", Activation::Linear, 1.0, kStyleGan3Shim);
        },
        [&] {
            w.integer("w_dim", o.wDim);
            w.boolean("is_torgb", layer.torgb);
            w.boolean("is_critically_sampled", layer.criticallySampled);
            w.boolean("use_fp16", layer.fp16);
            w.integer("in_channels", layer.inChannels);
            w.integer("out_channels", layer.outChannels);
            w.square("in_size", layer.inSize);
            w.square("out_size", layer.outSize);
            w.real("in_sampling_rate", layer.inRate);
            w.real("out_sampling_rate", layer.outRate);
            w.real("tmp_sampling_rate", layer.tmpRate);
            w.real("in_cutoff", layer.inCutoff);
            w.real("out_cutoff", layer.outCutoff);
            w.real("in_half_width", layer.inHalfWidth);
            w.real("out_half_width", layer.outHalfWidth);
            w.integer("conv_kernel", layer.kernel);
            w.optional("conv_clamp", o.convClamp);
            w.real("magnitude_ema_beta", o.magnitudeEmaBeta);
            w.integer("up_factor", layer.up);
            w.integer("up_taps", layer.upTaps);
            w.integer("down_factor", layer.down);
            w.integer("down_taps", layer.downTaps);
            w.boolean("down_radial", layer.radialDown);
            w.integers(
                "padding", {layer.padBefore, layer.padAfter, layer.padBefore, layer.padAfter});
        },
        kStyleGan3Shim);
}

/// What the official class is made with, flat: its Generator hands on all it does not know.
void writeArguments(ModuleWriter& w, const StyleGan3Options& o) {
    w.integer("channel_base", o.channelBase);
    w.integer("channel_max", o.channelMax);
    w.integer("num_layers", o.numLayers);
    w.integer("num_critical", o.numCritical);
    w.real("first_cutoff", o.firstCutoff);
    w.real("first_stopband", o.firstStopband);
    w.real("last_stopband_rel", o.lastStopbandRel);
    w.integer("margin_size", o.marginSize);
    w.real("output_scale", o.outputScale);
    w.integer("num_fp16_res", o.numFp16Res);
    w.integer("conv_kernel", o.convKernel);
    w.integer("filter_size", o.filterSize);
    w.integer("lrelu_upsampling", o.lreluUpsampling);
    w.boolean("use_radial_filters", o.useRadialFilters);
    w.optional("conv_clamp", o.convClamp);
    w.real("magnitude_ema_beta", o.magnitudeEmaBeta);
}

void writeSynthesis(ModuleWriter& w, const StyleGan3Options& o) {
    const StyleGan3Plan plan = planOf(o);
    const auto shape = [&] {
        w.integer("w_dim", o.wDim);
        w.integer("img_resolution", o.resolution);
        w.integer("img_channels", o.channels);
    };
    w.module(
        "SynthesisNetwork",
        "synthesis.",
        [&] {
            w.out().text("input");
            writeInput(w, plan, o.wDim);
            for (const StyleGan3Layer& layer : plan.layers) {
                w.out().text(layer.name);
                writeLayer(w, layer, o);
            }
        },
        [&] {
            shape();
            w.integer("num_ws", numWsFor(o));
            w.integer("num_layers", o.numLayers);
            w.integer("num_critical", o.numCritical);
            w.integer("margin_size", o.marginSize);
            w.real("output_scale", o.outputScale);
            w.integer("num_fp16_res", o.numFp16Res);
            w.out().text("layer_names");
            w.out().list([&] {
                for (const StyleGan3Layer& layer : plan.layers) {
                    w.out().text(layer.name);
                }
            });
        },
        kStyleGan3Shim,
        [&] {
            shape();
            writeArguments(w, o);
        });
}

} // namespace

void writeStyleGan3(pickle::Writer& out, const Generator& network) {
    ModuleWriter w(out, *network);
    const GeneratorOptions& o = network->options();
    const auto shape = [&] {
        w.integer("z_dim", o.mapping.zDim);
        w.integer("c_dim", o.mapping.cDim);
        w.integer("w_dim", o.mapping.wDim);
        w.integer("img_resolution", o.resolution());
        w.integer("img_channels", o.channels());
    };
    w.module(
        "Generator",
        "",
        [&] {
            out.text("synthesis");
            writeSynthesis(w, o.stylegan3());
            out.text("mapping");
            writeMapping(w, "mapping", o.mapping, kStyleGan3Shim);
        },
        [&] {
            shape();
            w.integer("num_ws", o.mapping.numWs);
        },
        kStyleGan3Shim,
        [&] {
            shape();
            out.text("mapping_kwargs");
            out.dict([&] {
                w.integer("num_layers", o.mapping.numLayers);
                w.real("lr_multiplier", o.mapping.lrMultiplier);
                w.optional("w_avg_beta", o.mapping.wAvgBeta);
            });
            writeArguments(w, o.stylegan3());
        });
}

} // namespace sg
