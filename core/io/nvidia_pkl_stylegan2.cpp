#include "core/base/core_text.h"
#include "core/io/nvidia_pkl_layers.h"
#include "core/io/nvidia_pkl_networks.h"
#include "core/model/torch.h"

#include <bit>
#include <cmath>
#include <string>
#include <vector>

namespace sg {

namespace {

void synthesisLayer(
    ModuleWriter& w, const std::string& name, const StyleGan2Options& o, int resolution, bool up) {
    const std::string prefix = name + '.';
    w.module(
        "SynthesisLayer",
        prefix,
        [&] {
            w.out().text("affine");
            writeFullyConnected(w, prefix + "affine", Activation::Linear, 1.0);
        },
        [&] {
            w.integer("in_channels", w.size(prefix + "weight", 1));
            w.integer("out_channels", w.size(prefix + "weight", 0));
            w.integer("w_dim", o.wDim);
            w.integer("resolution", resolution);
            w.integer("up", up ? 2 : 1);
            w.boolean("use_noise", o.useNoise);
            w.text("activation", activationName(o.activation));
            w.optional("conv_clamp", o.convClamp);
            w.integer("padding", 1);
            w.real("act_gain", activationGain(o.activation));
        });
}

void toRgb(ModuleWriter& w, const std::string& name, const StyleGan2Options& o) {
    const std::string prefix = name + '.';
    w.module(
        "ToRGBLayer",
        prefix,
        [&] {
            w.out().text("affine");
            writeFullyConnected(w, prefix + "affine", Activation::Linear, 1.0);
        },
        [&] {
            const auto in = w.size(prefix + "weight", 1);
            w.integer("in_channels", in);
            w.integer("out_channels", w.size(prefix + "weight", 0));
            w.integer("w_dim", o.wDim);
            w.optional("conv_clamp", o.convClamp);
            w.real("weight_gain", 1.0 / std::sqrt(double(in)));
        });
}

void synthesis(ModuleWriter& w, const StyleGan2Options& o) {
    std::vector<int> resolutions;
    for (const auto& [r, width] : o.widths) {
        resolutions.push_back(r);
    }
    const auto block = [&](int r) {
        const std::string prefix = "synthesis.b" + std::to_string(r) + '.';
        const bool last = r == o.resolution;
        const bool hasRgb = w.has(prefix + "torgb.weight");
        w.module(
            "SynthesisBlock",
            prefix,
            [&] {
                if (r > 4) {
                    w.out().text("conv0");
                    synthesisLayer(w, prefix + "conv0", o, r, true);
                }
                w.out().text("conv1");
                synthesisLayer(w, prefix + "conv1", o, r, false);
                if (hasRgb) {
                    w.out().text("torgb");
                    toRgb(w, prefix + "torgb", o);
                }
                if (w.has(prefix + "skip.weight")) {
                    w.out().text("skip");
                    writeConvLayer(w, prefix + "skip", 2, 1, Activation::Linear, std::nullopt);
                }
            },
            [&] {
                w.integer("in_channels", r > 4 ? o.widths.at(r / 2) : 0);
                w.integer("w_dim", o.wDim);
                w.integer("resolution", r);
                w.integer("img_channels", o.channels);
                w.boolean("is_last", last);
                w.text("architecture", architectureName(o.architecture));
                w.boolean("use_fp16", usesFp16(r, o.resolution, o.numFp16Res));
                w.boolean("channels_last", false);
                w.boolean("fused_modconv_default", true);
                w.integer("num_conv", r > 4 ? 2 : 1);
                w.integer("num_torgb", hasRgb ? 1 : 0);
            });
    };
    w.module(
        "SynthesisNetwork",
        "synthesis.",
        [&] {
            for (const int r : resolutions) {
                w.out().text("b" + std::to_string(r));
                block(r);
            }
        },
        [&] {
            w.integer("w_dim", o.wDim);
            w.integer("img_resolution", o.resolution);
            w.integer(
                "img_resolution_log2", std::bit_width(static_cast<unsigned>(o.resolution)) - 1);
            w.integer("img_channels", o.channels);
            w.integer("num_fp16_res", o.numFp16Res);
            w.integers("block_resolutions", resolutions);
            w.integer("num_ws", numWsFor(o.resolution));
        });
}

} // namespace

GeneratorOptions readGenerator(const PersistentModule& module, const RawTensors& tensors) {
    if (const auto name = module.className(); name != "Generator" && !module.child("synthesis")) {
        reject(
            ErrorCode::Unsupported,
            Core::tr(
                "its generator is a %1, which is neither StyleGAN2 nor StyleGAN3",
                pickle::printable(name)));
    }
    const auto synthesis = need(module.child("synthesis"), "synthesis");
    const bool third = synthesis.child("input") && !synthesis.child("b4");
    return third ? readStyleGan3(module, tensors) : readStyleGan2(module, tensors);
}

GeneratorOptions readStyleGan2(const PersistentModule& module, const RawTensors& tensors) {
    GeneratorOptions options;
    const auto synthesis = need(module.child("synthesis"), "synthesis");
    options.mapping = readMapping(need(module.child("mapping"), "mapping"), tensors, "mapping.");
    auto& s = options.stylegan2();
    s.resolution = checkedResolution(synthesis.integer("img_resolution", 0));
    s.channels = checkedChannels(synthesis.integer("img_channels", 0));
    s.wDim = options.mapping.wDim;
    if (const auto& start = shapeOf(tensors, "synthesis.b4.const", 3); start[1] != start[2]) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("the network draws pictures that are not square, as StyleGAN-Human does; "
                     "Stylegraft opens square ones"));
    }
    if (options.mapping.numWs != numWsFor(s.resolution)) {
        damaged(Core::tr("its number of w vectors does not fit its resolution"));
    }
    for (int r = 4; r <= s.resolution; r *= 2) {
        const std::string block = "synthesis.b" + std::to_string(r) + ".";
        s.widths[r] = static_cast<int>(shapeOf(tensors, block + "conv1.weight", 4)[0]);
    }
    s.numFp16Res = fp16Blocks(synthesis, s.resolution);
    const auto top =
        need(synthesis.child("b" + std::to_string(s.resolution)), Core::tr("synthesis block"));
    s.architecture = architectureOf(top);
    const auto conv = need(top.child("conv1"), Core::tr("synthesis convolution"));
    s.activation = activationOf(conv);
    s.convClamp = clampOf(conv);
    s.useNoise = conv.integer("use_noise", 1) != 0;
    expectSynthesis(tensors, s);
    s.resampleTaps = tapsOf(tensors, "synthesis.b8.conv0.resample_filter");
    guessChannels(s.widths, options.channelBase, options.channelMax);
    return options;
}

void writeStyleGan2(pickle::Writer& out, const Generator& network) {
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
            synthesis(w, o.stylegan2());
            out.text("mapping");
            writeMapping(w, "mapping", o.mapping);
        },
        [&] {
            shape();
            w.integer("num_ws", o.mapping.numWs);
        },
        kNetworksShim,
        [&] {
            shape();
            out.text("mapping_kwargs");
            out.dict([&] {
                w.integer("num_layers", o.mapping.numLayers);
                w.integer("layer_features", o.mapping.layerFeatures);
                if (o.mapping.cDim > 0) {
                    w.integer("embed_features", o.mapping.embedFeatures);
                }
                w.text("activation", activationName(o.mapping.activation));
                w.real("lr_multiplier", o.mapping.lrMultiplier);
                w.optional("w_avg_beta", o.mapping.wAvgBeta);
            });
            out.text("synthesis_kwargs");
            out.dict([&] {
                w.integer("channel_base", o.channelBase);
                w.integer("channel_max", o.channelMax);
                w.integer("num_fp16_res", o.stylegan2().numFp16Res);
                w.optional("conv_clamp", o.stylegan2().convClamp);
                w.text("architecture", architectureName(o.stylegan2().architecture));
                w.reals("resample_filter", o.stylegan2().resampleTaps);
                w.boolean("use_noise", o.stylegan2().useNoise);
                w.text("activation", activationName(o.stylegan2().activation));
            });
        });
}

void writeGenerator(pickle::Writer& out, const Generator& network) {
    network->options().isStyleGan3() ? writeStyleGan3(out, network) : writeStyleGan2(out, network);
}

} // namespace sg
