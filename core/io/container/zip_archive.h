#pragma once

/// Zip archives in mapped memory, as torch.save and numpy write them. Nothing is unpacked to disk.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// True when the bytes begin like a zip archive that holds something.
bool looksLikeZip(std::span<const std::byte> bytes);

/// The entries of an archive, by name.
class ZipArchive {
public:
    struct Entry {
        std::span<const std::byte> packed; ///< as it lies in the file
        std::uint64_t size = 0;            ///< unpacked, in bytes
        std::uint32_t crc = 0;             ///< of the unpacked bytes, as the file says
        bool deflated = false;             ///< else stored: `packed` is the content
    };

    using Entries = std::map<std::string, Entry, std::less<>>;

    /// Reads the directory; `bytes` must outlive the archive. Every entry lies inside the file, no
    /// two overlap, and together they unpack to a few times the file's size at most. Errors:
    /// BadFormat for damage, Refused for names that lead out of a folder and for zip bombs,
    /// Unsupported for encryption, other compressions and archives in several parts.
    static Result<ZipArchive> open(std::span<const std::byte> bytes);

    [[nodiscard]] const Entries& entries() const { return m_entries; }

    [[nodiscard]] bool contains(std::string_view name) const { return m_entries.contains(name); }

    /// The content of an entry. Stored ones are views into the file and cost nothing; their
    /// checksum is not looked at, because newer versions of torch.save leave it out. Deflated ones
    /// are unpacked once, checked, and kept as long as the archive. Errors: BadFormat.
    Result<std::span<const std::byte>> read(std::string_view name);

    /// All entries together, unpacked, in bytes.
    [[nodiscard]] std::uint64_t totalSize() const { return m_totalSize; }

private:
    Entries m_entries;
    std::map<std::string, std::vector<std::byte>, std::less<>> m_unpacked;
    std::uint64_t m_totalSize = 0;
};

} // namespace sg
