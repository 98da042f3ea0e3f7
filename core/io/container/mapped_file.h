#pragma once

/// A file mapped into memory, read-only.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace sg {

/// Owns the mapping; the bytes are valid as long as the object that holds them, moves included.
class MappedFile {
public:
    /// Errors: FileNotFound when it cannot be opened, BadFormat for folders, devices and empty
    /// files, Io when the system refuses the mapping. Messages name the path.
    static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    MappedFile() = default;

    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace sg
