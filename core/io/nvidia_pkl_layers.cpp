#include "core/io/nvidia_pkl_layers.h"

#include "core/base/core_text.h"
#include "core/model/torch.h"

#include <cmath>

namespace sg {

PersistentModule need(const std::optional<PersistentModule>& module, const std::string& what) {
    if (!module) {
        damaged(Core::tr("the part %1 of the network is missing", what));
    }
    return *module;
}

Architecture architectureOf(const PersistentModule& block) {
    return architectureFromName(block.text("architecture", ""));
}

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
        damaged(Core::tr("conv_clamp is no positive number"));
    }
    return clamp;
}

MappingOptions
readMapping(const PersistentModule& module, const RawTensors& tensors, const std::string& prefix) {
    auto options =
        mappingShapes(tensors, prefix, module.integer("z_dim", -1), module.integer("c_dim", 0));
    options.numWs = module.integer("num_ws", 0); // None in a discriminator
    options.wAvgBeta = module.optionalReal("w_avg_beta");
    if (options.wAvgBeta && !std::isfinite(*options.wAvgBeta)) {
        damaged(Core::tr("w_avg_beta is no number"));
    }
    if (options.numLayers > 0) {
        const auto layer = need(module.child("fc0"), prefix + "fc0");
        options.activation = activationOf(layer);
        options.lrMultiplier = layer.real("bias_gain", 0.01);
    }
    return options;
}

bool usesFp16(int resolution, int networkResolution, int numFp16Res) {
    return numFp16Res > 0 && resolution > 4 && (resolution << numFp16Res) > networkResolution;
}

void writeFullyConnected(
    ModuleWriter& w,
    const std::string& name,
    Activation activation,
    double lrMultiplier,
    std::string_view shim) {
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
        },
        shim);
}

void writeMapping(
    ModuleWriter& w, const std::string& name, const MappingOptions& o, std::string_view shim) {
    const std::string prefix = name + '.';
    w.module(
        "MappingNetwork",
        prefix,
        [&] {
            if (o.cDim > 0) {
                w.out().text("embed");
                writeFullyConnected(w, prefix + "embed", Activation::Linear, 1.0, shim);
            }
            for (int i = 0; i < o.numLayers; ++i) {
                const std::string layer = "fc" + std::to_string(i);
                w.out().text(layer);
                writeFullyConnected(w, prefix + layer, o.activation, o.lrMultiplier, shim);
            }
        },
        [&] {
            w.integer("z_dim", o.zDim);
            w.integer("c_dim", o.cDim);
            w.integer("w_dim", o.wDim);
            o.numWs > 0 ? w.integer("num_ws", o.numWs) : w.none("num_ws");
            w.integer("num_layers", o.numLayers);
            w.optional("w_avg_beta", o.wAvgBeta);
            if (o.cDim == 0 && shim == kStyleGan3Shim) {
                w.none("embed"); // only there, it is looked at without a label, too
            }
        },
        shim);
}

void writeConvLayer(
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

} // namespace sg
