#include "core/io/model_metadata.h"

#include "core/base/one_line.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sg {

namespace {

constexpr std::size_t kMaxLicence = 200;
constexpr std::size_t kMaxTraining = 10'000;

bool isSha256(const std::string& text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

Metadata metadataOf(const ModelInfo& info) {
    Metadata metadata{
        {"stylegraft_version", STYLEGRAFT_VERSION},
        {"architecture", info.architecture},
        {"licence", info.licence},
        {"non_commercial", info.nonCommercial ? "yes" : "no"}};
    const std::string& parent = info.sha256.empty() ? info.parentSha256 : info.sha256;
    if (!parent.empty()) {
        metadata["parent_sha256"] = parent;
    }
    if (!info.training.empty()) {
        metadata["training"] = info.training;
    }
    return metadata;
}

void applyMetadata(const Metadata& metadata, ModelInfo& info) {
    const auto text = [&](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    if (auto licence = oneLine(text("licence"), kMaxLicence); !licence.empty()) {
        info.licence = std::move(licence);
        info.nonCommercial = text("non_commercial") == "yes";
    }
    if (const auto parent = text("parent_sha256"); isSha256(parent)) {
        info.parentSha256 = parent;
    }
    if (const auto training = text("training");
        training.size() <= kMaxTraining && nlohmann::json::accept(training)) {
        info.training = training;
    }
}

} // namespace sg
