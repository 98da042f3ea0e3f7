#include "core/train/run/state_file.h"

#include "core/base/core_text.h"
#include "core/base/sha256.h"
#include "core/io/safetensors_model.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"
#include "core/train/run/state_keys.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <span>

namespace sg {

namespace {

constexpr const char* kPixels = "pixels";
constexpr const char* kFacts =
    "facts"; // JSON as bytes: a metadata entry is no place for 20,000 names

torch::Tensor bytesOf(const std::string& text) {
    auto bytes = torch::empty({static_cast<std::int64_t>(text.size())}, torch::kUInt8);
    std::memcpy(bytes.data_ptr(), text.data(), text.size());
    return bytes;
}

std::string textOf(const torch::Tensor& bytes) {
    return {static_cast<const char*>(bytes.data_ptr()), static_cast<std::size_t>(bytes.numel())};
}

} // namespace

Result<void> writeSavedTraining(
    const std::filesystem::path& path, const SavedTraining& training, const Model& source) {
    auto metadata = safetensorsMetadata(source);
    metadata[kTrainerKey] = training.trainer.numbers;
    metadata[kSessionKey] = training.session;
    return writeExactTensors(path, training.trainer.tensors, metadata, Replace::Always);
}

Result<SavedTraining> readSavedTraining(const std::filesystem::path& path) {
    auto content = readExactTensors(path);
    if (!content) {
        return fail(content.error());
    }
    const auto trainer = content->metadata.find(kTrainerKey);
    const auto session = content->metadata.find(kSessionKey);
    if (trainer == content->metadata.end() || session == content->metadata.end()) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("%1 is a model, not the full state of a training", path));
    }
    SavedTraining training;
    training.trainer.tensors = std::move(content->tensors);
    training.trainer.numbers = trainer->second;
    training.session = session->second;
    const auto numbers = nlohmann::json::parse(trainer->second, nullptr, false);
    const auto facts = nlohmann::json::parse(session->second, nullptr, false);
    if (!numbers.is_object() || !facts.is_object()) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is damaged: its numbers are missing", path));
    }
    const auto steps = numbers.find("steps");
    const auto images = numbers.find("images");
    if (steps == numbers.end() || images == numbers.end() || !steps->is_number_integer() ||
        !images->is_number_integer()) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("%1 is damaged: it does not say how far the training was", path));
    }
    training.trainer.steps = steps->get<std::int64_t>();
    training.trainer.imagesShown = images->get<std::int64_t>();
    return training;
}

Result<void>
writeLightState(const std::filesystem::path& path, const TrainerState& state, const Model& source) {
    StateDict tensors;
    for (const auto& [name, tensor] : state.tensors) {
        if (name.starts_with("G_ema.") || name.starts_with("D.")) {
            tensors.emplace(name, tensor.to(torch::kFloat16));
        }
    }
    auto metadata = safetensorsMetadata(source);
    const auto numbers = nlohmann::json::parse(state.numbers, nullptr, false);
    if (numbers.is_object() && numbers.contains("settings") && numbers.contains("freeze")) {
        const nlohmann::json then{{"settings", numbers["settings"]}, {"freeze", numbers["freeze"]}};
        metadata[kSettingsKey] = then.dump();
    }
    return writeExactTensors(path, tensors, metadata, Replace::Always);
}

Result<void> writePictures(const std::filesystem::path& path, const PictureBatch& pictures) {
    auto pixels = torch::empty(
        {pictures.count(), pictures.resolution, pictures.resolution, pictures.channels},
        torch::kUInt8);
    if (pictures.pixels.size() != pixels.nbytes()) {
        return fail(
            ErrorCode::Internal,
            "The pictures of " + path.string() + " have another size than they say");
    }
    std::memcpy(pixels.data_ptr(), pictures.pixels.data(), pictures.pixels.size());
    const nlohmann::json facts{
        {"names", pictures.names},
        {"hashes", pictures.hashes},
        {"weights", pictures.weights},
        {"labels", pictures.labels},
        {"aspect", pictures.aspect}};
    const auto text = facts.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace); // names may be no UTF-8
    return writeExactTensors(
        path, {{kPixels, pixels}, {kFacts, bytesOf(text)}}, {}, Replace::Always);
}

Result<PictureBatch> readPictures(const std::filesystem::path& path) {
    const auto content = readExactTensors(path);
    if (!content) {
        return fail(content.error());
    }
    const auto pixels = content->tensors.find(kPixels);
    const auto facts = content->tensors.find(kFacts);
    if (pixels == content->tensors.end() || facts == content->tensors.end() ||
        pixels->second.dim() != 4 || pixels->second.scalar_type() != torch::kUInt8 ||
        facts->second.scalar_type() != torch::kUInt8) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is damaged: it holds no pictures", path));
    }
    PictureBatch pictures;
    const auto& t = pixels->second;
    pictures.resolution = static_cast<int>(t.size(1));
    pictures.channels = static_cast<int>(t.size(3));
    pictures.pixels.resize(static_cast<std::size_t>(t.numel()));
    std::memcpy(pictures.pixels.data(), t.data_ptr(), pictures.pixels.size());
    try {
        const auto json = nlohmann::json::parse(textOf(facts->second));
        pictures.names = json.at("names").get<std::vector<std::string>>();
        pictures.hashes = json.at("hashes").get<std::vector<std::string>>();
        pictures.weights = json.at("weights").get<std::vector<double>>();
        pictures.labels = json.at("labels").get<std::vector<int>>();
        pictures.aspect = json.value("aspect", 1.0); // older runs knew no squeezing
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is damaged: its names are missing", path));
    }
    const auto count = static_cast<std::size_t>(t.size(0));
    const auto fits = [count](const auto& list) { return list.empty() || list.size() == count; };
    if (count == 0 || pictures.names.size() != count || !fits(pictures.hashes) ||
        !fits(pictures.weights) || !fits(pictures.labels) || t.size(1) != t.size(2)) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("%1 is damaged: its names and pictures do not match", path));
    }
    return pictures;
}

std::string picturesId(const PictureBatch& pictures) {
    const nlohmann::json facts{
        {"names", pictures.names},
        {"weights", pictures.weights},
        {"labels", pictures.labels},
        {"resolution", pictures.resolution},
        {"channels", pictures.channels},
        {"pixels", sha256Hex(std::as_bytes(std::span(pictures.pixels)))}};
    const auto text = facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return sha256Hex(std::as_bytes(std::span(text))).substr(0, 12);
}

} // namespace sg
