#include "core/io/options_json.h"

#include "core/base/core_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace sg {

namespace {

using Json = nlohmann::json;

/// No side of a tensor of a StyleGAN is larger.
constexpr int kMaxSide = 1'000'000;
constexpr double kMaxReal = 1e9;
/// Longer filters are kept separable by the official tools, which our options have no word for.
constexpr std::size_t kMaxTaps = 7;

constexpr std::array<std::pair<Architecture, std::string_view>, 3> kArchitectures{{
    {Architecture::Orig, "orig"},
    {Architecture::Skip, "skip"},
    {Architecture::Resnet, "resnet"},
}};

/// Puts fields into a JSON object.
class Writer {
public:
    void integer(const char* key, int value, int, int) { json[key] = value; }

    void real(const char* key, double value) { json[key] = value; }

    void boolean(const char* key, bool value) { json[key] = value; }

    template <typename T>
    void optional(const char* key, const std::optional<T>& value) {
        json[key] = value ? Json(*value) : Json();
    }

    void reals(const char* key, const std::vector<double>& values) { json[key] = values; }

    void integers(const char* key, const std::vector<int>& values) { json[key] = values; }

    void widths(const char* key, const std::map<int, int>& values) {
        json[key] = Json::object();
        for (const auto& [resolution, width] : values) {
            json[key][std::to_string(resolution)] = width;
        }
    }

    void activation(const char* key, Activation value) {
        json[key] = std::string(activationName(value));
    }

    void architecture(const char* key, Architecture value) {
        json[key] = std::string(
            std::ranges::find(
                kArchitectures, value, &std::pair<Architecture, std::string_view>::first)
                ->second);
    }

    Json json = Json::object();
};

/// Takes fields out of a JSON object; the first that is missing or out of its range is remembered.
class Reader {
public:
    explicit Reader(const Json& json) : m_json(json) {}

    void integer(const char* key, int& value, int least, int most) {
        const Json& field = at(key);
        require(key, field.is_number_integer() && inRange(field, least, most));
        value = ok() ? field.get<int>() : value;
    }

    void real(const char* key, double& value) {
        const Json& field = at(key);
        require(key, isReal(field));
        value = ok() ? field.get<double>() : value;
    }

    void boolean(const char* key, bool& value) {
        const Json& field = at(key);
        require(key, field.is_boolean());
        value = ok() ? field.get<bool>() : value;
    }

    void optional(const char* key, std::optional<double>& value) {
        value.reset();
        if (!at(key).is_null()) {
            real(key, value.emplace());
        }
    }

    void optional(const char* key, std::optional<int>& value) {
        value.reset();
        if (!at(key).is_null()) {
            integer(key, value.emplace(), 1, kMaxSide);
        }
    }

    void reals(const char* key, std::vector<double>& values) {
        const Json& field = at(key);
        require(
            key,
            field.is_array() && !field.empty() && field.size() <= kMaxTaps &&
                std::ranges::all_of(field, isReal));
        values = ok() ? field.get<std::vector<double>>() : values;
    }

    void integers(const char* key, std::vector<int>& values) {
        const Json& field = at(key);
        require(
            key,
            field.is_array() && field.size() <= 64 && std::ranges::all_of(field, [](const Json& i) {
                return i.is_number_integer() && inRange(i, 1, kMaxSide);
            }));
        values = ok() ? field.get<std::vector<int>>() : values;
    }

    void widths(const char* key, std::map<int, int>& values) {
        const Json& field = at(key);
        require(key, field.is_object() && field.size() <= 16);
        values.clear();
        for (int r = 4; ok() && values.size() < field.size(); r *= 2) {
            const auto width = field.find(std::to_string(r));
            require(
                key,
                width != field.end() && width->is_number_integer() && inRange(*width, 1, kMaxSide));
            if (ok()) {
                values[r] = width->get<int>();
            }
        }
    }

    void activation(const char* key, Activation& value) {
        const Json& field = at(key);
        const auto known = field.is_string()
                               ? activationFromName(field.get_ref<const std::string&>())
                               : std::nullopt;
        require(key, known.has_value());
        value = known.value_or(value);
    }

    void architecture(const char* key, Architecture& value) {
        const Json& field = at(key);
        const auto known = std::ranges::find_if(kArchitectures, [&](const auto& row) {
            return field.is_string() && field.get_ref<const std::string&>() == row.second;
        });
        require(key, known != kArchitectures.end());
        value = ok() ? known->first : value;
    }

    void require(const char* key, bool condition) {
        if (!condition && m_bad.empty()) {
            m_bad = key;
        }
    }

    [[nodiscard]] bool ok() const { return m_bad.empty(); }

    template <typename Options>
    [[nodiscard]] Result<Options> result(Options options) const {
        if (!ok()) {
            return fail(
                ErrorCode::BadFormat,
                Core::tr(
                    "the options of its networks are damaged: %1 is missing or out of its range",
                    m_bad));
        }
        return options;
    }

private:
    const Json& at(const char* key) const {
        static const Json nothing;
        const auto found = m_json.is_object() ? m_json.find(key) : m_json.end();
        return found == m_json.end() ? nothing : *found;
    }

    static bool inRange(const Json& field, int least, int most) {
        // As a double: an integer of any size is compared without wrapping.
        return field.get<double>() >= least && field.get<double>() <= most;
    }

    static bool isReal(const Json& field) {
        return field.is_number() && std::abs(field.get<double>()) <= kMaxReal;
    }

    const Json& m_json;
    std::string m_bad;
};

// Each list of fields serves both ways.

template <typename Visitor, typename Options>
void visitMapping(Visitor& v, Options& o) {
    v.integer("z_dim", o.zDim, 0, kMaxSide);
    v.integer("c_dim", o.cDim, 0, kMaxSide);
    v.integer("w_dim", o.wDim, 1, kMaxSide);
    v.integer("num_ws", o.numWs, 0, 1000);
    v.integer("num_layers", o.numLayers, 0, 64);
    v.integer("layer_features", o.layerFeatures, 1, kMaxSide);
    v.integer("embed_features", o.embedFeatures, 0, kMaxSide);
    v.activation("mapping_activation", o.activation);
    v.real("lr_multiplier", o.lrMultiplier);
    v.optional("w_avg_beta", o.wAvgBeta);
}

template <typename Visitor, typename Options>
void visitStyleGan2(Visitor& v, Options& o) {
    v.integer("resolution", o.resolution, 1, kMaxSide);
    v.integer("channels", o.channels, 1, kMaxSide);
    v.widths("widths", o.widths);
    v.architecture("architecture", o.architecture);
    v.reals("resample_taps", o.resampleTaps);
    v.boolean("use_noise", o.useNoise);
    v.activation("activation", o.activation);
    v.optional("conv_clamp", o.convClamp);
    v.integer("num_fp16_res", o.numFp16Res, 0, 64);
}

template <typename Visitor, typename Options>
void visitStyleGan3(Visitor& v, Options& o) {
    v.integer("resolution", o.resolution, 1, kMaxSide);
    v.integer("channels", o.channels, 1, kMaxSide);
    v.integer("layer_channel_base", o.channelBase, 1, 1 << 24);
    v.integer("layer_channel_max", o.channelMax, 1, kMaxSide);
    v.integers("layer_widths", o.widths);
    v.integer("num_synthesis_layers", o.numLayers, 1, 64);
    v.integer("num_critical", o.numCritical, 0, 63);
    v.real("first_cutoff", o.firstCutoff);
    v.real("first_stopband", o.firstStopband);
    v.real("last_stopband_rel", o.lastStopbandRel);
    v.integer("margin_size", o.marginSize, 0, 1000);
    v.real("output_scale", o.outputScale);
    v.integer("conv_kernel", o.convKernel, 1, 7);
    v.integer("filter_size", o.filterSize, 1, 64);
    v.integer("lrelu_upsampling", o.lreluUpsampling, 1, 8);
    v.boolean("use_radial_filters", o.useRadialFilters);
    v.optional("conv_clamp", o.convClamp);
    v.real("magnitude_ema_beta", o.magnitudeEmaBeta);
    v.integer("num_fp16_res", o.numFp16Res, 0, 64);
}

template <typename Visitor, typename Options>
void visitGenerator(Visitor& v, Options& o) {
    visitMapping(v, o.mapping);
    v.integer("channel_base", o.channelBase, 0, 1 << 30);
    v.integer("channel_max", o.channelMax, 0, kMaxSide);
    std::visit(
        [&](auto& synthesis) {
            if constexpr (std::is_same_v<
                              std::remove_cvref_t<decltype(synthesis)>,
                              StyleGan2Options>) {
                visitStyleGan2(v, synthesis);
            } else {
                visitStyleGan3(v, synthesis);
            }
        },
        o.synthesis);
}

template <typename Visitor, typename Options>
void visitDiscriminator(Visitor& v, Options& o) {
    v.integer("resolution", o.resolution, 1, kMaxSide);
    v.integer("channels", o.channels, 1, kMaxSide);
    v.integer("c_dim", o.cDim, 0, kMaxSide);
    v.widths("widths", o.widths);
    v.architecture("architecture", o.architecture);
    v.reals("resample_taps", o.resampleTaps);
    v.activation("activation", o.activation);
    v.optional("conv_clamp", o.convClamp);
    v.integer("num_fp16_res", o.numFp16Res, 0, 64);
    v.optional("mbstd_group_size", o.mbstdGroupSize);
    v.integer("mbstd_channels", o.mbstdChannels, 0, kMaxSide);
    v.integer("cmap_dim", o.cmapDim, 0, kMaxSide);
    v.integer("freeze_layers", o.freezeLayers, 0, 1000);
    v.integer("channel_base", o.channelBase, 0, 1 << 30);
    v.integer("channel_max", o.channelMax, 0, kMaxSide);
}

bool fitsResolution(const std::map<int, int>& widths, int resolution) {
    return std::has_single_bit(static_cast<unsigned>(resolution)) && !widths.empty() &&
           widths.rbegin()->first == resolution;
}

constexpr const char* kGeneration = "generation";

} // namespace

nlohmann::json toJson(const GeneratorOptions& options) {
    Writer writer;
    writer.json[kGeneration] = options.isStyleGan3() ? 3 : 2;
    visitGenerator(writer, options);
    return writer.json;
}

nlohmann::json toJson(const DiscriminatorOptions& options) {
    Writer writer;
    visitDiscriminator(writer, options);
    if (options.cDim > 0) {
        Writer mapping;
        visitMapping(mapping, options.mapping);
        writer.json["mapping"] = mapping.json;
    }
    return writer.json;
}

Result<GeneratorOptions> generatorOptionsFromJson(const nlohmann::json& json) {
    Reader reader(json);
    int generation = 0;
    reader.integer(kGeneration, generation, 2, 3);
    GeneratorOptions o;
    if (generation == 3) {
        o.synthesis = StyleGan3Options{};
    }
    visitGenerator(reader, o);
    std::visit([&](auto& synthesis) { synthesis.wDim = o.mapping.wDim; }, o.synthesis);
    reader.require("z_dim", o.mapping.zDim > 0 || o.mapping.cDim > 0);
    reader.require("embed_features", o.mapping.cDim == 0 || o.mapping.embedFeatures > 0);
    if (o.isStyleGan3()) {
        const auto& s = o.stylegan3();
        reader.require("num_critical", s.numCritical < s.numLayers);
        reader.require(
            "layer_widths", s.widths.empty() || s.widths.size() == std::size_t(s.numLayers));
        reader.require("num_ws", o.mapping.numWs == s.numLayers + 2);
        for (const auto& [key, value] :
             {std::pair{"first_cutoff", s.firstCutoff},
              std::pair{"first_stopband", s.firstStopband},
              std::pair{"last_stopband_rel", s.lastStopbandRel}}) {
            reader.require(key, value > 0.0);
        }
    } else {
        const auto& s = o.stylegan2();
        reader.require("widths", fitsResolution(s.widths, s.resolution));
        reader.require("num_ws", o.mapping.numWs == numWsFor(s.resolution));
    }
    return reader.result(std::move(o));
}

Result<DiscriminatorOptions> discriminatorOptionsFromJson(const nlohmann::json& json) {
    Reader reader(json);
    DiscriminatorOptions o;
    visitDiscriminator(reader, o);
    reader.require("widths", reader.ok() && fitsResolution(o.widths, o.resolution));
    reader.require(
        "mbstd_channels",
        reader.ok() && (o.mbstdChannels == 0 || o.widths.at(4) % o.mbstdChannels == 0));
    if (reader.ok() && o.cDim > 0) {
        const auto mapping = json.find("mapping");
        reader.require("mapping", mapping != json.end());
        if (reader.ok()) {
            Reader inner(*mapping);
            visitMapping(inner, o.mapping);
            auto checked = inner.result(o.mapping);
            if (!checked) {
                return fail(checked.error());
            }
            reader.require(
                "mapping",
                o.mapping.zDim == 0 && o.mapping.numWs == 0 && o.mapping.cDim == o.cDim &&
                    o.mapping.wDim == o.cmapDim && o.mapping.embedFeatures > 0);
        }
    }
    return reader.result(std::move(o));
}

} // namespace sg
