#include "core/io/model_reader.h"

#include "core/base/guarded.h"
#include "core/base/sha256.h"
#include "core/io/container/mapped_file.h"
#include "core/io/nvidia_pkl_reader.h"
#include "core/io/safetensors_model.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sg {

namespace {

bool startsWith(std::span<const std::byte> bytes, std::string_view prefix) {
    return bytes.size() >= prefix.size() &&
           std::memcmp(bytes.data(), prefix.data(), prefix.size()) == 0;
}

bool isZip(std::span<const std::byte> bytes) {
    return startsWith(bytes, {"PK\x03\x04", 4});
}

bool isLegacyTorch(std::span<const std::byte> bytes) {
    return startsWith(bytes, {"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20", 10});
}

/// Formats we know by sight and do not read yet.
class KnownButUnread final : public ModelReader {
public:
    using Test = bool (*)(std::span<const std::byte>);

    KnownButUnread(std::string_view format, Test test) : m_name(format), m_test(test) {}

    [[nodiscard]] std::string_view name() const override { return m_name; }

    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override {
        return m_test(bytes);
    }

    [[nodiscard]] Result<std::shared_ptr<Model>> read(std::span<const std::byte>) const override {
        return fail(
            ErrorCode::Unsupported,
            "this is a " + std::string(m_name) +
                "; this version opens NVIDIA's PyTorch .pkl files");
    }

private:
    std::string_view m_name;
    Test m_test;
};

} // namespace

const std::vector<const ModelReader*>& modelReaders() {
    static const NvidiaPklReader nvidia;
    static const KnownButUnread legacy("PyTorch .pt file of the old layout", isLegacyTorch);
    static const KnownButUnread zip("PyTorch .pt file or a zip archive", isZip);
    static const SafetensorsModelReader safetensors;
    static const std::vector<const ModelReader*> all{&legacy, &zip, &safetensors, &nvidia};
    return all;
}

Result<std::shared_ptr<Model>> openModel(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return fail(file.error());
    }
    const auto bytes = file->bytes();
    for (const ModelReader* reader : modelReaders()) {
        if (!reader->recognises(bytes)) {
            continue;
        }
        auto model = guarded([&] { return reader->read(bytes); });
        if (!model) {
            return fail(model.error().wrap(path.string() + ": "));
        }
        ModelInfo& info = (*model)->info;
        info.name = path.stem().string();
        info.path = path.string();
        info.sha256 = sha256Hex(bytes);
        info.format = reader->name();
        (*model)->describe();
        return model;
    }
    return fail(
        ErrorCode::BadFormat,
        path.string() + ": this is no model file; Stylegraft opens NVIDIA's PyTorch .pkl files");
}

bool looksLikeModel(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return false;
    }
    const auto bytes = file->bytes();
    // A zip may as well hold pictures: the import finds out.
    return !isZip(bytes) && std::ranges::any_of(modelReaders(), [&](const ModelReader* reader) {
        return reader->recognises(bytes);
    });
}

} // namespace sg
