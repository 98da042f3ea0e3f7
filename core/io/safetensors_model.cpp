#include "core/io/safetensors_model.h"

#include "core/base/core_text.h"
#include "core/io/container/safetensors.h"
#include "core/io/model_metadata.h"
#include "core/io/network_parts.h"
#include "core/io/options_json.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

namespace sg {

namespace {

/// Metadata keys beside those of metadataOf().
constexpr const char* kVersionKey = "stylegraft_format";
constexpr const char* kOptionsKey = "options";
/// Raised when an older reader would build the wrong network.
constexpr std::string_view kVersion = "1";
constexpr const char* kAugmentTensor = "augment_pipe.p";
constexpr std::size_t kMaxOptions = 100'000;

/// The tensors of one network without its prefix.
RawTensors part(const SafetensorsView& view, const std::string& prefix) {
    RawTensors tensors;
    for (auto it = view.tensors.lower_bound(prefix);
         it != view.tensors.end() && it->first.starts_with(prefix);
         ++it) {
        tensors.emplace(it->first.substr(prefix.size()), it->second);
    }
    return tensors;
}

nlohmann::json optionsOf(const SafetensorsView& view) {
    const auto text = view.metadata.find(kOptionsKey);
    auto json = text == view.metadata.end() || text->second.size() > kMaxOptions
                    ? nlohmann::json()
                    : nlohmann::json::parse(text->second, nullptr, false);
    if (!json.is_object() || !json.contains("G")) {
        damaged(Core::tr("the options of its networks are missing"));
    }
    return json;
}

template <typename Options>
Options checked(Result<Options> options) {
    if (!options) {
        throw ReadFailure{options.error()};
    }
    return *std::move(options);
}

void expectMapping(const RawTensors& tensors, const MappingOptions& o) {
    const auto found = mappingShapes(tensors, "mapping.", o.zDim, o.cDim);
    if (found.numLayers != o.numLayers || found.layerFeatures != o.layerFeatures ||
        found.wDim != o.wDim || (o.cDim > 0 && found.embedFeatures != o.embedFeatures)) {
        damaged(Core::tr("its mapping network is not the one its options describe"));
    }
}

Generator readGenerator(const GeneratorOptions& options, const RawTensors& tensors) {
    expectMapping(tensors, options.mapping);
    std::visit(
        [&](const auto& synthesis) { expectSynthesis(tensors, synthesis); }, options.synthesis);
    return buildGenerator(options, tensors);
}

Discriminator readDiscriminator(const DiscriminatorOptions& options, const RawTensors& tensors) {
    if (options.cDim > 0) {
        expectMapping(tensors, options.mapping);
    }
    expectDiscriminator(tensors, options);
    return buildDiscriminator(options, tensors);
}

AugmentState readAugment(const SafetensorsView& view) {
    const auto found = view.tensors.find(kAugmentTensor);
    if (found == view.tensors.end()) {
        return {};
    }
    const double p =
        found->second.elements() == 1 ? toFloatTensor(found->second).item<double>() : -1.0;
    if (!(p >= 0.0 && std::isfinite(p))) {
        damaged(Core::tr("its augmentation probability is no positive number"));
    }
    return {true, p};
}

std::shared_ptr<Model> readModel(const SafetensorsView& view) {
    const auto json = optionsOf(view);
    const auto options = checked(generatorOptionsFromJson(json["G"]));
    checkedResolution(options.resolution());
    checkedChannels(options.channels());
    auto model = std::make_shared<Model>();
    model->generatorEma = readGenerator(options, part(view, "G_ema."));
    if (const auto tensors = part(view, "G."); !tensors.empty()) {
        model->generator = readGenerator(options, tensors);
    }
    if (json.contains("D")) {
        const auto d = checked(discriminatorOptionsFromJson(json["D"]));
        expectFits(d, options);
        model->discriminator = readDiscriminator(d, part(view, "D."));
    }
    model->augment = readAugment(view);
    applyMetadata(view.metadata, model->info);
    return model;
}

void addState(StateDict& tensors, const std::string& prefix, const torch::nn::Module& network) {
    for (const auto& [name, tensor] : stateOf(network)) {
        tensors.emplace(prefix + name, tensor);
    }
}

} // namespace

bool SafetensorsModelReader::recognises(std::span<const std::byte> bytes) const {
    return looksLikeSafetensors(bytes);
}

Result<std::shared_ptr<Model>>
SafetensorsModelReader::read(std::span<const std::byte> bytes) const {
    const auto view = readSafetensors(bytes);
    if (!view) {
        return fail(view.error());
    }
    if (view->metadata.contains("stylegraft_delta")) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("this is a style delta, the change to a model and not a model itself; apply "
                     "it to the model it was made from (stylegraft-cli delta apply)"));
    }
    const auto version = view->metadata.find(kVersionKey);
    if (version == view->metadata.end()) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("this safetensors file was not saved by Stylegraft and does not say which "
                     "network its tensors belong to; open the .pkl or .pt it was made from"));
    }
    if (version->second != kVersion) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "this model was saved by another version of Stylegraft (file format %1); this one "
                "reads format %2",
                pickle::printable(version->second),
                kVersion));
    }
    try {
        return readModel(*view);
    } catch (const ReadFailure& failure) {
        return fail(failure.error);
    }
}

Metadata safetensorsMetadata(const Model& model) {
    nlohmann::json options{{"G", toJson(model.generatorEma->options())}};
    if (!model.discriminator.is_empty()) {
        options["D"] = toJson(model.discriminator->options());
    }
    Metadata metadata = metadataOf(model.info);
    metadata["format"] = "pt"; // by which other libraries know how the tensors are meant
    metadata[kVersionKey] = std::string(kVersion);
    metadata[kOptionsKey] = options.dump();
    return metadata;
}

Result<void>
writeSafetensorsModel(const Model& model, const std::filesystem::path& path, Replace replace) {
    StateDict tensors;
    addState(tensors, "G_ema.", *model.generatorEma);
    if (!model.generator.is_empty()) {
        addState(tensors, "G.", *model.generator);
    }
    if (!model.discriminator.is_empty()) {
        addState(tensors, "D.", *model.discriminator);
    }
    if (model.augment.present) {
        tensors[kAugmentTensor] = torch::tensor(model.augment.p, torch::kFloat32);
    }
    return writeExactTensors(path, tensors, safetensorsMetadata(model), replace);
}

} // namespace sg
