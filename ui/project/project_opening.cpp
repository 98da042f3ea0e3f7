#include "ui/project/project_opening.h"

#include "core/base/core_text.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

constexpr int kViewSide = 512;             ///< of a picture that a thumbnail is cropped from
constexpr std::size_t kMostFiles = 50'000; ///< looked at below a folder

void findModel(
    StudioServices& services,
    const StoredProject& stored,
    const fs::path& folder,
    OpenedProject& project) {
    const ModelReference& reference = stored.document.model;
    if (reference.empty()) {
        return;
    }
    project.fate = ModelFate::Missing;
    for (const fs::path& place :
         {reference.file, stored.modelBeside, folder / reference.file.filename()}) {
        std::error_code error;
        if (place.empty() || !fs::exists(place, error)) {
            continue;
        }
        if (!isTheModel(reference, place)) {
            if (project.fate == ModelFate::Missing) {
                project.fate = ModelFate::Changed;
                project.modelFile = place;
            }
            continue;
        }
        project.modelFile = place;
        auto opened = services.openModel(place);
        if (opened) {
            project.fate = ModelFate::Found;
            project.model = *std::move(opened);
        } else {
            project.fate = ModelFate::Unreadable;
            project.modelError = opened.error();
        }
        return;
    }
}

/// The pictures of one file: one, or those of an archive.
StyleSet read(StudioServices& services, const fs::path& file, const std::stop_token& stop) {
    const auto goOn = [&stop](int, int) { return !stop.stop_requested(); };
    auto set = services.importStyle({}, {file}, {}, goOn);
    return set ? *std::move(set) : StyleSet{};
}

void dress(StudioServices& services, const PictureReference& reference, StylePicture& picture) {
    picture.weight = reference.weight;
    if (reference.crop == picture.crop) {
        return;
    }
    picture.crop = insidePicture(reference.crop, picture.original);
    picture.crop.fit = reference.crop.fit;
    if (const auto view = services.pictures().viewPicture(picture, kViewSide)) {
        picture.thumbnail = services.pictures().cropPicture(
            *view, picture.crop, StyleImportOptions{}.thumbnailSide);
    }
}

} // namespace

bool isTheModel(const ModelReference& reference, const fs::path& file) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(file, error);
    if (error || (reference.bytes > 0 && bytes != static_cast<std::uintmax_t>(reference.bytes))) {
        return false;
    }
    if (reference.sha256.empty()) {
        return true;
    }
    const auto hash = sha256File(file);
    return hash && *hash == reference.sha256;
}

FoundPictures findPictures(
    StudioServices& services,
    const std::vector<PictureReference>& references,
    const std::stop_token& stop) {
    FoundPictures found;
    std::map<fs::path, StyleSet> files; // an archive is read once
    for (const PictureReference& reference : references) {
        auto file = files.find(reference.file);
        if (file == files.end()) {
            file = files.emplace(reference.file, read(services, reference.file, stop)).first;
        }
        const auto& read = file->second.pictures;
        const auto picture =
            std::ranges::find(read, reference.archiveEntry, &StylePicture::archiveEntry);
        if (picture == read.end()) {
            found.missing.push_back(reference);
            continue;
        }
        if (!reference.sha256.empty() && picture->sha256 != reference.sha256) {
            found.changed.push_back(picture->name);
        }
        found.set.pictures.push_back(*picture);
        dress(services, reference, found.set.pictures.back());
    }
    return found;
}

std::vector<PictureReference>
lookIn(const fs::path& folder, std::vector<PictureReference> references) {
    std::map<fs::path, fs::path> places;
    std::error_code error;
    auto entry = fs::recursive_directory_iterator(
        folder, fs::directory_options::skip_permission_denied, error);
    for (std::size_t seen = 0; !error && entry != fs::end(entry) && seen < kMostFiles; ++seen) {
        places.emplace(entry->path().filename(), entry->path());
        entry.increment(error);
    }
    for (PictureReference& reference : references) {
        if (const auto place = places.find(reference.file.filename()); place != places.end()) {
            reference.file = place->second;
        }
    }
    return references;
}

Result<OpenedProject>
openProject(StudioServices& services, const fs::path& file, const std::stop_token& stop) {
    const auto stored = readProject(file);
    if (!stored) {
        return fail(stored.error());
    }
    OpenedProject project;
    project.document = stored->document;
    findModel(services, *stored, fs::absolute(file).parent_path(), project);
    auto found = findPictures(services, stored->document.pictures, stop);
    project.pictures = std::move(found.set);
    project.missing = std::move(found.missing);
    project.changed = std::move(found.changed);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, Core::tr("Opening the project was stopped"));
    }
    return project;
}

} // namespace sg
