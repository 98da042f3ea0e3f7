#include "core/io/container/torch_archive.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_reader.h"

#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace sg {

namespace {

constexpr std::string_view
    kLegacyMagic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15);
constexpr std::string_view kPickleName = "data.pkl";

bool isLegacy(std::span<const std::byte> bytes) {
    return bytes.size() >= kLegacyMagic.size() &&
           std::memcmp(bytes.data(), kLegacyMagic.data(), kLegacyMagic.size()) == 0;
}

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorCode::BadFormat, Core::tr("the PyTorch file is damaged: %1", what));
}

/// "name/" of the folder that holds data.pkl; "" when it lies at the top; nothing without one.
std::optional<std::string> folderOf(const ZipArchive& zip) {
    std::optional<std::string> folder;
    for (const auto& [name, entry] : zip.entries()) {
        const auto slash = name.rfind('/');
        const auto start = slash == std::string::npos ? 0 : slash + 1;
        if (std::string_view(name).substr(start) == kPickleName &&
            (!folder || start < folder->size())) {
            folder = name.substr(0, start);
        }
    }
    return folder;
}

pickle::ReadOptions withStorages() {
    pickle::ReadOptions options;
    options.allowPersistentIds = true;
    return options;
}

/// The part of a storage that a very old file calls a storage of its own: (key, offset, size).
Result<pickle::RawStorage> viewOf(const pickle::RawStorage& whole, const pickle::Value& view) {
    const auto offset = pickle::toInt(pickle::at(view, 1));
    const auto size = pickle::toInt(pickle::at(view, 2));
    const auto elements = static_cast<std::int64_t>(whole.bytes.size() / byteSize(whole.type));
    if (!offset || !size || *offset < 0 || *size < 0 || *offset > elements ||
        *size > elements - *offset) {
        return damaged(Core::tr("a view lies outside its storage"));
    }
    auto part = whole;
    const auto itemSize = byteSize(whole.type);
    part.bytes = whole.bytes.subspan(
        static_cast<std::size_t>(*offset) * itemSize, static_cast<std::size_t>(*size) * itemSize);
    return part;
}

} // namespace

bool TorchArchive::recognises(std::span<const std::byte> bytes) {
    if (isLegacy(bytes)) {
        return true;
    }
    if (!looksLikeZip(bytes)) {
        return false;
    }
    const auto zip = ZipArchive::open(bytes);
    return zip && folderOf(*zip);
}

Result<TorchArchive> TorchArchive::open(std::span<const std::byte> bytes) {
    return isLegacy(bytes) ? openLegacy(bytes) : openZip(bytes);
}

Result<TorchArchive> TorchArchive::openZip(std::span<const std::byte> bytes) {
    auto zip = ZipArchive::open(bytes);
    if (!zip) {
        return fail(zip.error());
    }
    const auto folder = folderOf(*zip);
    if (!folder) {
        return fail(
            ErrorCode::BadFormat, Core::tr("this is a zip archive without a PyTorch model in it"));
    }
    if (zip->contains(*folder + "constants.pkl")) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("this is a TorchScript program, which would have to be run: a generator for "
                     "other tools (open the model it was made from) or a network that measures "
                     "pictures, as inception and vgg16 are (stylegraft-cli evaluate --features)"));
    }
    if (zip->contains(*folder + "byteorder")) {
        const auto order = zip->read(*folder + "byteorder");
        if (!order || order->size() != 6 || std::memcmp(order->data(), "little", 6) != 0) {
            return fail(
                ErrorCode::Unsupported,
                Core::tr("the PyTorch file was written on a big-endian machine"));
        }
    }
    const auto pickled = zip->read(*folder + std::string(kPickleName));
    if (!pickled) {
        return fail(pickled.error());
    }
    auto document = pickle::read(*pickled, withStorages());
    if (!document) {
        return fail(document.error());
    }
    TorchArchive archive;
    archive.m_document = std::move(*document);
    archive.m_storageBytes = zip->totalSize();
    archive.m_folder = *folder;
    archive.m_zip = std::move(*zip); // moves its unpacked entries without touching their bytes
    return archive;
}

Result<TorchArchive> TorchArchive::openLegacy(std::span<const std::byte> bytes) {
    auto rest = bytes.subspan(kLegacyMagic.size());
    pickle::ReadOptions small;
    small.maxOperations = 1'000;
    small.maxValues = 1'000;
    std::array<pickle::Document, 4> parts; // version, system, object, storage keys
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto read = pickle::read(rest, i < 2 ? small : withStorages());
        if (!read) {
            return fail(read.error());
        }
        parts[i] = std::move(*read);
        rest = rest.subspan(parts[i].length);
    }
    if (pickle::toInt(parts[0].root) != 1001) {
        return fail(
            ErrorCode::Unsupported, Core::tr("the PyTorch file has an unknown protocol version"));
    }
    TorchArchive archive;
    const pickle::Value* little = pickle::find(*parts[1].root, "little_endian");
    archive.m_bigEndian = little != nullptr && little->integer == 0;
    archive.m_document = std::move(parts[2]);
    archive.m_storageBytes = bytes.size();
    if (auto read = archive.readStorages(rest, *parts[3].root); !read) {
        return fail(read.error());
    }
    return archive;
}

/// The numbers follow the pickles in the order of the keys; how wide they are says the object.
Result<void>
TorchArchive::readStorages(std::span<const std::byte> rest, const pickle::Value& keys) {
    std::map<std::string_view, DType> types;
    for (const pickle::Value& value : m_document.values) {
        if (value.kind != pickle::Kind::Persistent) {
            continue;
        }
        // Whole modules have ids too; only storages have bytes.
        if (const auto id = pickle::storageIdOf(value)) {
            types.emplace(id->key, id->type);
        }
    }
    if (keys.kind != pickle::Kind::List) {
        return damaged(Core::tr("it has no list of storages"));
    }
    for (const pickle::Value* key : keys.items) {
        const auto type = types.find(key->text);
        if (key->kind != pickle::Kind::String || type == types.end()) {
            return damaged(Core::tr("a storage belongs to no tensor"));
        }
        std::int64_t count = 0;
        if (rest.size() < sizeof(count)) {
            return damaged(Core::tr("it ends too early"));
        }
        std::memcpy(&count, rest.data(), sizeof(count));
        rest = rest.subspan(sizeof(count));
        const std::size_t itemSize = byteSize(type->second);
        if (count < 0 || static_cast<std::uint64_t>(count) > rest.size() / itemSize) {
            return damaged(Core::tr("it ends too early"));
        }
        const std::size_t size = static_cast<std::size_t>(count) * itemSize;
        m_storages.emplace(
            key->text, pickle::RawStorage{type->second, rest.first(size), m_bigEndian});
        rest = rest.subspan(size);
    }
    return {};
}

Result<RawTensor> TorchArchive::tensorOf(const pickle::Value& value) {
    return pickle::tensorOf(value, [this](const pickle::StorageId& id) { return storage(id); });
}

Result<pickle::RawStorage> TorchArchive::storage(const pickle::StorageId& id) {
    if (m_zip) {
        const auto bytes = m_zip->read(m_folder + "data/" + std::string(id.key));
        if (!bytes) {
            return fail(bytes.error());
        }
        const std::size_t whole = bytes->size() / byteSize(id.type) * byteSize(id.type);
        return pickle::RawStorage{id.type, bytes->first(whole)};
    }
    const auto found = m_storages.find(id.key);
    if (found == m_storages.end() || found->second.type != id.type) {
        return damaged(Core::tr("a storage is missing"));
    }
    return id.view != nullptr ? viewOf(found->second, *id.view) : found->second;
}

} // namespace sg
