#pragma once

/// Where pictures come from: plain files, folders, zip archives.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace sg {

/// One file that may be a picture.
struct PictureSource {
    std::string name;           ///< for display
    std::filesystem::path file; ///< the picture or its archive
    std::string archiveEntry;   ///< empty for a plain file
};

/// Lists what a path holds: the file itself, a folder's files (recursively, sorted, hidden ones left
/// out), or the entries of a zip archive (found by content). Fails when the path does not exist or an
/// archive is damaged.
Result<std::vector<PictureSource>> listSources(const std::filesystem::path& path);

/// Encoded bytes of one source. The message is a clause: "cannot be opened", "too large".
Result<std::vector<std::byte>> readSource(const PictureSource& source);

} // namespace sg
