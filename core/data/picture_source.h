#pragma once

/// Where pictures come from: plain files, folders, zip archives.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sg {

/// One file that may be a picture.
struct PictureSource {
    std::string name;           ///< for display
    std::filesystem::path file; ///< the picture or its archive
    std::string archiveEntry;   ///< empty for a plain file
};

/// Lists what a path holds: the file itself, a folder's files (recursively, sorted, hidden ones
/// left out), or the entries of a zip archive (found by content). Fails when the path does not
/// exist, it or a folder's list cannot be read (Io; folders inside that are not the user's to read
/// are passed over), or an archive is damaged.
Result<std::vector<PictureSource>> listSources(const std::filesystem::path& path);

/// Reads sources one after the other; an archive stays open until a source of another one comes,
/// since opening parses its whole directory. Use one reader a thread.
class SourceReader {
public:
    SourceReader();
    ~SourceReader();
    SourceReader(const SourceReader&) = delete;
    SourceReader& operator=(const SourceReader&) = delete;

    /// Encoded bytes of one source. The message is a clause: "cannot be opened", "too large".
    Result<std::vector<std::byte>> read(const PictureSource& source);

private:
    struct OpenArchive;
    std::unique_ptr<OpenArchive> m_archive;
};

} // namespace sg
