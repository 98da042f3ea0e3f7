#pragma once

/// Writes zip archives of stored entries, laid out as torch.save does: every content begins at a
/// multiple of 64 bytes, so that it can be mapped.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

class ZipWriter {
public:
    /// Takes the bytes of the archive piece by piece, for instance into a file.
    using Sink = std::function<Result<void>(std::span<const std::byte>)>;

    explicit ZipWriter(Sink sink);

    /// Appends an entry. Names are ASCII. Fails with Unsupported when the archive would grow beyond
    /// the 4 GiB of the plain format, and with what the sink says.
    Result<void> add(std::string_view name, std::span<const std::byte> content);

    /// Writes the directory; nothing may be added afterwards.
    Result<void> finish();

private:
    Result<void> write(std::string_view bytes);

    Sink m_sink;
    std::string m_directory;
    std::uint64_t m_offset = 0;
    std::uint16_t m_entries = 0;
};

} // namespace sg
