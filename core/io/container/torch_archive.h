#pragma once

/// Files of torch.save in both containers: the zip with `data.pkl` (formats.md 3.1) and the legacy
/// one of five pickles (1.6). Yields inert values and raw tensors; nothing is run.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"
#include "core/io/container/raw_tensor.h"
#include "core/io/container/zip_archive.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sg {

class TorchArchive {
public:
    /// True for both containers. In a zip a look at the directory decides, so that an archive of
    /// pictures is told from a model.
    static bool recognises(std::span<const std::byte> bytes);

    /// Reads the pickle; `bytes` must outlive the archive. Errors: BadFormat for damage, Refused
    /// for dangerous names and zip bombs, Unsupported for TorchScript programs and for files of
    /// big-endian machines.
    static Result<TorchArchive> open(std::span<const std::byte> bytes);

    [[nodiscard]] const pickle::Document& document() const { return m_document; }

    [[nodiscard]] const pickle::Value& root() const { return *m_document.root; }

    /// The tensor that a value of the document stands for; its bytes live as long as the archive.
    Result<RawTensor> tensorOf(const pickle::Value& value);

    /// The bytes behind a persistent id of the document.
    Result<pickle::RawStorage> storage(const pickle::StorageId& id);

    /// An upper bound of what all numbers in the file take, in bytes.
    [[nodiscard]] std::uint64_t storageBytes() const { return m_storageBytes; }

private:
    using Storages = std::map<std::string, pickle::RawStorage, std::less<>>;

    static Result<TorchArchive> openZip(std::span<const std::byte> bytes);
    static Result<TorchArchive> openLegacy(std::span<const std::byte> bytes);

    Result<void> readStorages(std::span<const std::byte> rest, const pickle::Value& keys);

    pickle::Document m_document;
    std::optional<ZipArchive> m_zip; ///< of the zip container
    std::string m_folder;            ///< inside it, with the slash
    Storages m_storages;             ///< of the legacy container, by key
    bool m_bigEndian = false;
    std::uint64_t m_storageBytes = 0;
};

} // namespace sg
