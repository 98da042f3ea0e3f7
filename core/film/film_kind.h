#pragma once

/// The kinds of films that can be written. No FFmpeg here: dialogs and --help show the same table.

#include <filesystem>
#include <span>
#include <string_view>

namespace sg {

enum class FilmKind { Mp4, WebM, Gif };

struct FilmKindRow {
    FilmKind kind;
    std::string_view id;        ///< for settings, e.g. "mp4"
    std::string_view extension; ///< with the dot
    std::string_view label;     ///< in words
};

/// Every kind, the usual first.
std::span<const FilmKindRow> filmKinds();

const FilmKindRow& filmKindRow(FilmKind kind);

/// By the extension of the file name; null for an unknown one.
const FilmKindRow* filmKindByExtension(const std::filesystem::path& path);

} // namespace sg
