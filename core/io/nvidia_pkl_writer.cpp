#include "core/io/nvidia_pkl_writer.h"

#include "core/io/container/pickle_writer.h"
#include "core/io/model_metadata.h"
#include "core/io/module_writer.h"
#include "core/model/torch.h"

#include <bit>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

constexpr std::string_view kAugmentShim = "from training.augment import *\n";

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

/// Whether the official tools compute this block in half precision (formats.md 4.4).
bool usesFp16(int resolution, int networkResolution, int numFp16Res) {
    return numFp16Res > 0 && resolution > 4 && (resolution << numFp16Res) > networkResolution;
}

void fullyConnected(
    ModuleWriter& w, const std::string& name, Activation activation, double lrMultiplier) {
    const std::string prefix = name + '.';
    const auto in = w.size(prefix + "weight", 1);
    w.module(
        "FullyConnectedLayer",
        prefix,
        [] {},
        [&] {
            w.integer("in_features", in);
            w.integer("out_features", w.size(prefix + "weight", 0));
            w.text("activation", activationName(activation));
            w.real("weight_gain", lrMultiplier / std::sqrt(double(in)));
            w.real("bias_gain", lrMultiplier);
        });
}

void mapping(ModuleWriter& w, const std::string& name, const MappingOptions& o) {
    const std::string prefix = name + '.';
    w.module(
        "MappingNetwork",
        prefix,
        [&] {
            if (o.cDim > 0) {
                w.out().text("embed");
                fullyConnected(w, prefix + "embed", Activation::Linear, 1.0);
            }
            for (int i = 0; i < o.numLayers; ++i) {
                const std::string layer = "fc" + std::to_string(i);
                w.out().text(layer);
                fullyConnected(w, prefix + layer, o.activation, o.lrMultiplier);
            }
        },
        [&] {
            w.integer("z_dim", o.zDim);
            w.integer("c_dim", o.cDim);
            w.integer("w_dim", o.wDim);
            o.numWs > 0 ? w.integer("num_ws", o.numWs) : w.none("num_ws");
            w.integer("num_layers", o.numLayers);
            w.optional("w_avg_beta", o.wAvgBeta);
        });
}

void synthesisLayer(
    ModuleWriter& w, const std::string& name, const StyleGan2Options& o, int resolution, bool up) {
    const std::string prefix = name + '.';
    w.module(
        "SynthesisLayer",
        prefix,
        [&] {
            w.out().text("affine");
            fullyConnected(w, prefix + "affine", Activation::Linear, 1.0);
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
            fullyConnected(w, prefix + "affine", Activation::Linear, 1.0);
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

/// A Conv2dLayer of the discriminator, or a resnet skip of the generator.
void convLayer(
    ModuleWriter& w,
    const std::string& name,
    int up,
    int down,
    Activation activation,
    std::optional<double> clamp) {
    const std::string prefix = name + '.';
    const auto in = w.size(prefix + "weight", 1);
    const auto kernel = w.size(prefix + "weight", 2);
    w.module(
        "Conv2dLayer",
        prefix,
        [] {},
        [&] {
            w.integer("in_channels", in);
            w.integer("out_channels", w.size(prefix + "weight", 0));
            w.text("activation", activationName(activation));
            w.integer("up", up);
            w.integer("down", down);
            w.optional("conv_clamp", clamp);
            w.integer("padding", kernel / 2);
            w.real("weight_gain", 1.0 / std::sqrt(double(in * kernel * kernel)));
            w.real("act_gain", activationGain(activation));
            if (!w.has(prefix + "bias")) {
                w.none("bias");
            }
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
                    convLayer(w, prefix + "skip", 2, 1, Activation::Linear, std::nullopt);
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

void generator(pickle::Writer& out, const Generator& network) {
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
            mapping(w, "mapping", o.mapping);
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

void discriminator(pickle::Writer& out, const Discriminator& network) {
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
                    convLayer(w, prefix + name, 1, down, activation, clamp);
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
                    convLayer(w, "b4.fromrgb", 1, 1, o.activation, std::nullopt);
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
                convLayer(w, "b4.conv", 1, 1, o.activation, o.convClamp);
                out.text("fc");
                fullyConnected(w, "b4.fc", o.activation, 1.0);
                out.text("out");
                fullyConnected(w, "b4.out", Activation::Linear, 1.0);
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
                mapping(w, "mapping", o.mapping);
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

/// The filters of the augmentation pipe (formats.md 6.5); the official class keeps them as buffers.
torch::Tensor geometryFilter() {
    return torch::tensor(
        {0.01089235,
         0.00246831,
         -0.0834316,
         -0.03416156,
         0.34722894,
         0.5569464,
         0.23895217,
         -0.05136248,
         -0.01489187,
         0.03162528,
         0.00124996,
         -0.00551593});
}

torch::Tensor filterBank() {
    const std::vector<std::vector<int>> halves{
        {-1,   0,    9, 16,  18,   0,    -66,  -144, -207, -256, -297,
         -288, -212, 0, 468, 1056, 1674, 2304, 2918, 3456, 3888, 4096},
        {1,   0,   -9, -16,  -18,   0,     66,    144,  207,  256,  297,
         288, 244, 0,  -756, -1568, -2250, -2304, -806, 1152, 3024, 4096},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -32, 0, 288, 512, 576, 0, -3136, -4608, 2304, 8192},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1024, 0, -9216, 16384}};
    auto bank = torch::zeros({4, 43});
    for (std::int64_t row = 0; row < 4; ++row) {
        for (std::int64_t i = 0; i < 22; ++i) {
            const double tap = halves[std::size_t(row)][std::size_t(i)] / 32768.0;
            bank[row][i] = tap;
            bank[row][42 - i] = tap; // symmetric, the centre last in the table
        }
    }
    return bank;
}

void augmentPipe(pickle::Writer& out, const AugmentState& state) {
    StateDict tensors{
        {"p", torch::tensor(state.p, torch::kFloat32)},
        {"Hz_geom", geometryFilter()},
        {"Hz_fbank", filterBank()}};
    ModuleWriter w(out, std::move(tensors));
    // The default pipe "bgc": every blit, geometry and colour transform once.
    w.module(
        "AugmentPipe",
        "",
        [] {},
        [&] {
            for (const char* on :
                 {"xflip",
                  "rotate90",
                  "xint",
                  "scale",
                  "rotate",
                  "aniso",
                  "xfrac",
                  "brightness",
                  "contrast",
                  "lumaflip",
                  "hue",
                  "saturation"}) {
                w.real(on, 1.0);
            }
            for (const char* off : {"imgfilter", "noise", "cutout"}) {
                w.real(off, 0.0);
            }
            w.real("xint_max", 0.125);
            w.real("scale_std", 0.2);
            w.real("rotate_max", 1.0);
            w.real("aniso_std", 0.2);
            w.real("xfrac_std", 0.125);
            w.real("brightness_std", 0.2);
            w.real("contrast_std", 0.5);
            w.real("hue_max", 1.0);
            w.real("saturation_std", 1.0);
            w.reals("imgfilter_bands", {1, 1, 1, 1});
            w.real("imgfilter_std", 1.0);
            w.real("noise_std", 0.1);
            w.real("cutout_size", 0.5);
        },
        kAugmentShim);
}

} // namespace

Result<void>
writeNvidiaPkl(const Model& model, const std::filesystem::path& path, Replace replace) {
    if (model.discriminator.is_empty()) {
        return fail(
            ErrorCode::Unsupported,
            "Cannot write " + path.string() +
                ": this model has no discriminator, and the official tools open no .pkl without "
                "one");
    }
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    pickle::Writer out([&file](std::span<const std::byte> piece) { return file->write(piece); });
    out.dict([&] {
        out.text("G");
        generator(out, model.generator.is_empty() ? model.generatorEma : model.generator);
        out.text("D");
        discriminator(out, model.discriminator);
        out.text("G_ema");
        generator(out, model.generatorEma);
        out.text("augment_pipe");
        model.augment.present ? augmentPipe(out, model.augment) : out.none();
        out.text("training_set_kwargs");
        out.none();
        // The official tools look at no entry they do not know.
        out.text("stylegraft");
        out.dict([&] {
            for (const auto& [key, text] : metadataOf(model.info)) {
                out.text(key), out.text(text);
            }
        });
    });
    if (auto written = out.finish(); !written) {
        return written;
    }
    return file->commit();
}

} // namespace sg
