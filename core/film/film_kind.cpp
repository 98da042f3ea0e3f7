#include "core/film/film_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace sg {

namespace {

constexpr std::array kKinds{
    FilmKindRow{FilmKind::Mp4, "mp4", ".mp4", "MP4 film, plays everywhere"},
    FilmKindRow{FilmKind::WebM, "webm", ".webm", "WebM film, for web pages"},
    FilmKindRow{FilmKind::Gif, "gif", ".gif", "GIF animation, 256 colours, large"}};

} // namespace

std::span<const FilmKindRow> filmKinds() {
    return kKinds;
}

const FilmKindRow& filmKindRow(FilmKind kind) {
    return *std::ranges::find(kKinds, kind, &FilmKindRow::kind);
}

const FilmKindRow* filmKindByExtension(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char letter) {
        return char(std::tolower(letter));
    });
    const auto found = std::ranges::find(kKinds, extension, &FilmKindRow::extension);
    return found == kKinds.end() ? nullptr : &*found;
}

} // namespace sg
