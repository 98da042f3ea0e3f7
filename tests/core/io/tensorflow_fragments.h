#pragma once

/// TensorFlow pickles of any networks, put together from our own weights (formats.md 2).

#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/container/pickle_fragments.h"

#include <bit>
#include <string>
#include <utility>
#include <vector>

namespace sg::test {

/// Name and pickled value.
using TfEntries = std::vector<std::pair<std::string, std::string>>;

inline std::string numpyArrayOf(const torch::Tensor& tensor) {
    const auto values = tensor.contiguous();
    const std::string data(
        reinterpret_cast<const char*>(values.data_ptr<float>()),
        static_cast<std::size_t>(values.numel()) * sizeof(float));
    return values.dim() == 0 ? numpyScalar("f4", data)
                             : numpyArray("f4", values.sizes().vec(), false, data);
}

inline std::string tfNetwork(
    int version,
    const std::string& function,
    const TfEntries& settings,
    const TfEntries& variables,
    const TfEntries& components = {},
    const std::string& source = "") {
    const auto pairs = [](const TfEntries& entries) {
        std::vector<std::string> items;
        for (const auto& [name, value] : entries) {
            items.push_back(text(name));
            items.push_back(value);
        }
        return dict(items);
    };
    std::string list = "](";
    for (const auto& [name, value] : variables) {
        list += tuple({text(name), value});
    }
    return global("dnnlib.tflib.network", "Network") + ")\x81" +
           dict(
               {text("version"),
                integer(version),
                text("name"),
                text(function),
                text("static_kwargs"),
                pairs(settings),
                text("components"),
                pairs(components),
                text("build_module_src"),
                text(source),
                text("build_func_name"),
                text(function),
                text("variables"),
                list + "e"}) +
           "b";
}

/// The variables of a network, gathered with the transforms of formats.md 2.3 and 2.4 undone.
class TfVariablesOf {
public:
    explicit TfVariablesOf(const torch::nn::Module& network) : m_state(cloneState(network)) {}

    [[nodiscard]] bool has(const std::string& ours) const { return m_state.contains(ours); }

    /// As it is.
    void same(const std::string& name, const std::string& ours) { put(name, m_state.at(ours)); }

    void dense(const std::string& layer, const std::string& ours) {
        put(layer + "/weight", m_state.at(ours + ".weight").t());
        same(layer + "/bias", ours + ".bias");
    }

    /// A plain convolution; `turned` ones are stored the other way round.
    void conv(const std::string& layer, const std::string& ours, bool turned = false) {
        auto weight = m_state.at(ours + ".weight");
        weight = turned ? weight.flip({2, 3}) : weight;
        put(layer + "/weight", weight.permute({2, 3, 1, 0}));
        if (has(ours + ".bias")) {
            same(layer + "/bias", ours + ".bias");
        }
    }

    void modulated(const std::string& layer, const std::string& ours, bool turned = false) {
        conv(layer, ours, turned);
        put(layer + "/mod_weight", m_state.at(ours + ".affine.weight").t());
        put(layer + "/mod_bias", m_state.at(ours + ".affine.bias") - 1.0);
        if (has(ours + ".noise_strength")) {
            same(layer + "/noise_strength", ours + ".noise_strength");
        }
    }

    void withAxes(const std::string& name, const std::string& ours, int axes) {
        auto value = m_state.at(ours);
        for (int i = 0; i < axes; ++i) {
            value = value.unsqueeze(0);
        }
        put(name, value);
    }

    TfEntries entries;

private:
    void put(const std::string& name, const torch::Tensor& value) {
        entries.emplace_back(name, numpyArrayOf(value));
    }

    StateDict m_state;
};

inline std::string sideName(int resolution) {
    return std::to_string(resolution) + "x" + std::to_string(resolution);
}

/// What the settings of a generator are called; those at their default may be left out.
inline TfEntries tfSettingsOf(const GeneratorOptions& o) {
    return {
        {"latent_size", integer(o.mapping.zDim)},
        {"label_size", integer(o.mapping.cDim)},
        {"dlatent_size", integer(o.mapping.wDim)},
        {"resolution", integer(o.resolution())},
        {"num_channels", integer(o.channels())},
        {"mapping_layers", integer(o.mapping.numLayers)},
        {"fmap_base", integer(48)},
        {"fmap_max", integer(10)}};
}

inline std::string tfGeneratorOf(
    const Generator& g, int version, const TfEntries& settings, const std::string& source = "") {
    const auto& o = g->options();
    TfVariablesOf mapping(*g);
    if (o.mapping.cDim > 0) {
        mapping.dense("LabelEmbed", "mapping.embed");
    }
    for (int i = 0; i < o.mapping.numLayers; ++i) {
        mapping.dense("Dense" + std::to_string(i), "mapping.fc" + std::to_string(i));
    }
    TfVariablesOf synthesis(*g);
    synthesis.withAxes("4x4/Const/const", "synthesis.b4.const", 1);
    synthesis.modulated("4x4/Conv", "synthesis.b4.conv1");
    for (int r = 4; r <= o.resolution(); r *= 2) {
        const auto block = "synthesis.b" + std::to_string(r) + ".";
        const int level = std::countr_zero(static_cast<unsigned>(r));
        if (r > 4) {
            synthesis.modulated(sideName(r) + "/Conv0_up", block + "conv0", true);
            synthesis.modulated(sideName(r) + "/Conv1", block + "conv1");
        }
        if (synthesis.has(block + "skip.weight")) {
            synthesis.conv(sideName(r) + "/Skip", block + "skip", true);
        }
        if (synthesis.has(block + "torgb.weight")) {
            synthesis.modulated(sideName(r) + "/ToRGB", block + "torgb");
        }
        for (int i = r > 4 ? 0 : 1; i < 2; ++i) {
            const auto noise = block + "conv" + std::to_string(i) + ".noise_const";
            if (synthesis.has(noise)) {
                synthesis.withAxes("noise" + std::to_string(2 * level - 5 + i), noise, 2);
            }
        }
    }
    TfVariablesOf top(*g);
    top.same("dlatent_avg", "mapping.w_avg");
    top.entries.emplace_back("lod", numpyScalar("f4", little(0.0F)));
    return tfNetwork(
        version,
        "G_main",
        settings,
        top.entries,
        {{"mapping", tfNetwork(version, "G_mapping", {}, mapping.entries, {}, source)},
         {"synthesis", tfNetwork(version, "G_synthesis", {}, synthesis.entries, {}, source)}},
        source);
}

inline TfEntries tfSettingsOf(const DiscriminatorOptions& o) {
    return {
        {"label_size", integer(o.cDim)},
        {"resolution", integer(o.resolution)},
        {"num_channels", integer(o.channels)},
        {"fmap_base", integer(48)},
        {"fmap_max", integer(10)}};
}

inline std::string
tfDiscriminatorOf(const Discriminator& d, int version, const TfEntries& settings) {
    const auto& o = d->options();
    TfVariablesOf v(*d);
    for (int r = o.resolution; r >= 4; r /= 2) {
        const auto block = "b" + std::to_string(r) + ".";
        if (v.has(block + "fromrgb.weight")) {
            v.conv(sideName(r) + "/FromRGB", block + "fromrgb");
        }
        if (r > 4) {
            v.conv(sideName(r) + "/Conv0", block + "conv0");
            v.conv(sideName(r) + "/Conv1_down", block + "conv1");
        }
        if (v.has(block + "skip.weight")) {
            v.conv(sideName(r) + "/Skip", block + "skip");
        }
    }
    v.conv("4x4/Conv", "b4.conv");
    v.dense("4x4/Dense0", "b4.fc");
    v.dense("Output", "b4.out");
    if (o.cDim > 0) {
        v.dense("LabelEmbed", "mapping.embed");
    }
    for (int i = 0; i < o.mapping.numLayers && o.cDim > 0; ++i) {
        v.dense("Mapping" + std::to_string(i), "mapping.fc" + std::to_string(i));
    }
    return tfNetwork(version, "D_main", settings, v.entries);
}

} // namespace sg::test
