#include "core/base/core_text.h"
#include "core/io/nvidia_pkl_layers.h"
#include "core/io/nvidia_pkl_networks.h"
#include "core/model/torch.h"

#include <bit>
#include <string>
#include <vector>

namespace sg {

DiscriminatorOptions readDiscriminator(const PersistentModule& module, const RawTensors& tensors) {
    DiscriminatorOptions options;
    options.resolution = checkedResolution(module.integer("img_resolution", 0));
    options.channels = checkedChannels(module.integer("img_channels", 0));
    options.cDim = module.integer("c_dim", 0);
    if (options.cDim < 0) {
        damaged(Core::tr("the discriminator is incomplete"));
    }
    discriminatorWidths(tensors, options);
    const auto top = need(
        module.child("b" + std::to_string(options.resolution)), Core::tr("discriminator block"));
    options.architecture = architectureOf(top);
    const auto conv = need(top.child("conv0"), Core::tr("discriminator convolution"));
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
            readMapping(need(module.child("mapping"), "mapping"), tensors, "mapping.");
        options.mapping.numWs = 0;
        if (options.mapping.zDim != 0 || options.mapping.wDim != options.cmapDim ||
            options.mapping.cDim != options.cDim) {
            damaged(Core::tr("the discriminator's mapping network does not fit it"));
        }
    }
    options.numFp16Res = fp16Blocks(module, options.resolution);
    expectDiscriminator(tensors, options);
    guessChannels(options.widths, options.channelBase, options.channelMax);
    return options;
}

void writeDiscriminator(pickle::Writer& out, const Discriminator& network) {
    ModuleWriter w(out, *network);
    const DiscriminatorOptions& o = network->options();
    std::vector<int> resolutions;
    for (int r = o.resolution; r > 4; r /= 2) {
        resolutions.push_back(r);
    }
    int layerIndex = 0;
    const auto block = [&](int r) {
        const std::string prefix = "b" + std::to_string(r) + '.';
        const int first = layerIndex;
        const auto child =
            [&](const char* name, int down, Activation activation, std::optional<double> clamp) {
                if (w.has(prefix + name + ".weight")) {
                    out.text(name);
                    writeConvLayer(w, prefix + name, 1, down, activation, clamp);
                    ++layerIndex;
                }
            };
        w.module(
            "DiscriminatorBlock",
            prefix,
            [&] {
                child("fromrgb", 1, o.activation, o.convClamp);
                child("conv0", 1, o.activation, o.convClamp);
                child("conv1", 2, o.activation, o.convClamp);
                child("skip", 2, Activation::Linear, std::nullopt);
            },
            [&] {
                w.integer("in_channels", r == o.resolution ? 0 : o.widths.at(r));
                w.integer("resolution", r);
                w.integer("img_channels", o.channels);
                w.integer("first_layer_idx", first);
                w.text("architecture", architectureName(o.architecture));
                w.boolean("use_fp16", usesFp16(r, o.resolution, o.numFp16Res));
                w.boolean("channels_last", false);
                w.integer("num_layers", layerIndex - first);
            });
    };
    const auto epilogue = [&] {
        w.module(
            "DiscriminatorEpilogue",
            "b4.",
            [&] {
                if (w.has("b4.fromrgb.weight")) {
                    out.text("fromrgb");
                    writeConvLayer(w, "b4.fromrgb", 1, 1, o.activation, std::nullopt);
                }
                if (o.mbstdChannels > 0) {
                    out.text("mbstd");
                    w.module(
                        "MinibatchStdLayer",
                        "b4.mbstd.",
                        [] {},
                        [&] {
                            o.mbstdGroupSize ? w.integer("group_size", *o.mbstdGroupSize)
                                             : w.none("group_size");
                            w.integer("num_channels", o.mbstdChannels);
                        });
                }
                out.text("conv");
                writeConvLayer(w, "b4.conv", 1, 1, o.activation, o.convClamp);
                out.text("fc");
                writeFullyConnected(w, "b4.fc", o.activation, 1.0);
                out.text("out");
                writeFullyConnected(w, "b4.out", Activation::Linear, 1.0);
            },
            [&] {
                w.integer("in_channels", o.widths.at(4));
                w.integer("cmap_dim", o.cmapDim);
                w.integer("resolution", 4);
                w.integer("img_channels", o.channels);
                w.text("architecture", architectureName(o.architecture));
                if (o.mbstdChannels == 0) {
                    w.none("mbstd");
                }
            });
    };
    w.module(
        "Discriminator",
        "",
        [&] {
            for (const int r : resolutions) {
                out.text("b" + std::to_string(r));
                block(r);
            }
            if (o.cDim > 0) {
                out.text("mapping");
                writeMapping(w, "mapping", o.mapping);
            }
            out.text("b4");
            epilogue();
        },
        [&] {
            w.integer("c_dim", o.cDim);
            w.integer("img_resolution", o.resolution);
            w.integer(
                "img_resolution_log2", std::bit_width(static_cast<unsigned>(o.resolution)) - 1);
            w.integer("img_channels", o.channels);
            w.integers("block_resolutions", resolutions);
        },
        kNetworksShim,
        [&] {
            w.integer("c_dim", o.cDim);
            w.integer("img_resolution", o.resolution);
            w.integer("img_channels", o.channels);
            w.text("architecture", architectureName(o.architecture));
            w.integer("channel_base", o.channelBase);
            w.integer("channel_max", o.channelMax);
            w.integer("num_fp16_res", o.numFp16Res);
            w.optional("conv_clamp", o.convClamp);
            if (o.cDim > 0) {
                w.integer("cmap_dim", o.cmapDim);
                out.text("mapping_kwargs");
                out.dict([&] {
                    w.integer("num_layers", o.mapping.numLayers);
                    w.real("lr_multiplier", o.mapping.lrMultiplier);
                });
            }
            out.text("block_kwargs");
            out.dict([&] {
                w.text("activation", activationName(o.activation));
                w.reals("resample_filter", o.resampleTaps);
            });
            out.text("epilogue_kwargs");
            out.dict([&] {
                o.mbstdGroupSize ? w.integer("mbstd_group_size", *o.mbstdGroupSize)
                                 : w.none("mbstd_group_size");
                w.integer("mbstd_num_channels", o.mbstdChannels);
                w.text("activation", activationName(o.activation));
            });
        });
}

} // namespace sg
