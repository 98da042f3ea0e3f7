#include "core/io/pickled_metadata.h"

#include "core/io/model_metadata.h"

namespace sg {

namespace {

constexpr const char* kEntry = "stylegraft";

} // namespace

void writeMetadata(pickle::Writer& out, const ModelInfo& info) {
    out.text(kEntry);
    out.dict([&] {
        for (const auto& [key, text] : metadataOf(info)) {
            out.text(key), out.text(text);
        }
    });
}

void readMetadata(const pickle::Value& dictionary, ModelInfo& info) {
    const pickle::Value* entry = pickle::find(dictionary, kEntry);
    if (entry == nullptr || entry->kind != pickle::Kind::Dict) {
        return;
    }
    Metadata metadata;
    for (std::size_t i = 0; i + 1 < entry->items.size(); i += 2) {
        const pickle::Value& key = *entry->items[i];
        const pickle::Value& value = *entry->items[i + 1];
        if (key.kind == pickle::Kind::String && value.kind == pickle::Kind::String) {
            metadata.emplace(key.text, value.text);
        }
    }
    applyMetadata(metadata, info);
}

} // namespace sg
