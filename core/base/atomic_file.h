#pragma once

/// Writing files so that a reader sees either the old file or the whole new one: a temporary file
/// in the same folder, fsync, rename. A replaced file keeps its permissions, and where a link was,
/// the file behind it is replaced.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace sg {

enum class Replace { Never, Always };

/// What AtomicFile::create() refuses at once: a name that is taken, a folder. For whoever works
/// long before writing.
Result<void> checkName(const std::filesystem::path& path, Replace replace);

/// A file being written. Nothing is visible at `path` before `commit()`; the destructor removes an
/// uncommitted temporary file.
class AtomicFile {
public:
    /// Creates the temporary file beside `path`. Fails when the folder is missing or read-only, or
    /// when `path` exists and `replace` is Never.
    static Result<AtomicFile> create(const std::filesystem::path& path, Replace replace);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    ~AtomicFile();

    Result<void> write(std::span<const std::byte> bytes);
    Result<void> write(std::string_view text);

    /// Flushes to the disk and moves the file to its name.
    Result<void> commit();

private:
    AtomicFile() = default;
    void discard() noexcept;

    std::filesystem::path m_path;   ///< as it was named
    std::filesystem::path m_target; ///< without links
    std::filesystem::path m_temporary;
    Replace m_replace = Replace::Never;
    int m_fd = -1;
};

/// Writes a whole file in one call.
Result<void>
writeFile(const std::filesystem::path& path, std::span<const std::byte> bytes, Replace replace);
Result<void> writeFile(const std::filesystem::path& path, std::string_view text, Replace replace);

} // namespace sg
