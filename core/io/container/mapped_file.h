#pragma once

/// A file mapped into memory, read-only.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace sg {

class MappedFile {
public:
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
