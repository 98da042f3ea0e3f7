#include "core/data/picture_labels.h"

#include "core/base/core_text.h"
#include "core/data/picture_source.h"
#include "core/io/container/dataset_labels.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kLabelFile = "dataset.json";

/// A picture by its place: what was added (a folder or an archive), and the way from there.
struct Place {
    fs::path root;
    bool inArchive = false;
    std::string path; ///< "cats/a.png"
};

Place placeOf(const StylePicture& picture) {
    if (!picture.archiveEntry.empty()) {
        return {picture.file, true, picture.archiveEntry};
    }
    const fs::path relative = picture.name;
    fs::path root = picture.file;
    for (auto part = relative.begin(); part != relative.end(); ++part) {
        root = root.parent_path();
    }
    return {root, false, relative.generic_string()};
}

std::string classesText(int count) {
    return count == 1 ? Core::tr("1 class") : Core::tr("%1 classes", count);
}

/// Reads each dataset.json once.
class LabelFiles {
public:
    /// The labels in `folder` ("" or "a/b/") of a place; null when there are none.
    Result<const DatasetLabels*> labels(const Place& place, const std::string& folder) {
        const auto key = std::pair(place.root, folder);
        auto found = m_files.find(key);
        if (found == m_files.end()) {
            auto read = load(place, folder);
            if (!read) {
                return fail(read.error());
            }
            found = m_files.emplace(key, std::move(*read)).first;
        }
        return found->second ? &*found->second : nullptr;
    }

    static std::string nameOf(const Place& place, const std::string& folder) {
        return (place.root / folder / kLabelFile).string();
    }

private:
    Result<std::optional<DatasetLabels>> load(const Place& place, const std::string& folder) {
        const std::string inside = folder + std::string(kLabelFile);
        PictureSource source{inside, place.root, inside};
        if (!place.inArchive) {
            source = {inside, place.root / inside, {}};
            std::error_code error;
            if (!fs::exists(source.file, error)) {
                return std::nullopt;
            }
        }
        const auto bytes = m_reader.read(source);
        if (!bytes && place.inArchive) {
            return std::nullopt; // the archive's pictures were read: only this entry is missing
        }
        if (!bytes) {
            return fail(bytes.error().code, nameOf(place, folder) + ' ' + bytes.error().message);
        }
        auto labels =
            readDatasetLabels({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        if (!labels) {
            return fail(labels.error().wrap(nameOf(place, folder) + ": "));
        }
        if (labels->cDim == 0) {
            return std::nullopt;
        }
        return std::optional(std::move(*labels));
    }

    SourceReader m_reader;
    std::map<std::pair<fs::path, std::string>, std::optional<DatasetLabels>> m_files;
};

/// Class of a one-hot vector.
std::optional<int> classOf(const std::vector<float>& vector) {
    const auto one = std::ranges::find(vector, 1.0F);
    if (one == vector.end() || std::ranges::count(vector, 0.0F) + 1 != std::ssize(vector)) {
        return std::nullopt;
    }
    return static_cast<int>(one - vector.begin());
}

/// The label of `name` in one file.
Result<int> labelIn(
    const DatasetLabels& labels,
    const std::string& name,
    const std::string& fileName,
    const std::string& picture,
    int cDim) {
    const bool vectors = !labels.vectors.empty();
    if (labels.cDim > cDim || (vectors && labels.cDim != cDim)) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "%1 has labels of %2, the model has %3; choose a model of as many classes or "
                "other pictures",
                fileName,
                classesText(labels.cDim),
                classesText(cDim)));
    }
    if (vectors) {
        const auto found = labels.vectors.find(name);
        if (found != labels.vectors.end()) {
            if (const auto label = classOf(found->second)) {
                return *label;
            }
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr(
                    "The label of %1 in %2 mixes classes; only labels of one class each can be "
                    "trained",
                    picture,
                    fileName));
        }
    } else if (const auto found = labels.classes.find(name); found != labels.classes.end()) {
        return found->second;
    }
    return fail(
        ErrorCode::InvalidArgument,
        Core::tr("The picture %1 has no label in %2; add one or remove it", picture, fileName));
}

/// From the dataset.json nearest to the root that the picture lies below; nothing without one.
Result<std::optional<int>>
labelFromFile(LabelFiles& files, const Place& place, const std::string& picture, int cDim) {
    for (std::size_t end = 0;;) {
        const std::string folder = place.path.substr(0, end);
        const auto labels = files.labels(place, folder);
        if (!labels) {
            return fail(labels.error());
        }
        if (*labels != nullptr) {
            const auto label = labelIn(
                **labels, place.path.substr(end), LabelFiles::nameOf(place, folder), picture, cDim);
            if (!label) {
                return fail(label.error());
            }
            return std::optional(*label);
        }
        const auto slash = place.path.find('/', end);
        if (slash == std::string::npos) {
            return std::nullopt;
        }
        end = slash + 1;
    }
}

bool isNumber(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "9" before "10", "b" before "c".
bool byNumberOrName(const std::string& a, const std::string& b) {
    if (isNumber(a) && isNumber(b)) {
        const auto digits = [](const std::string& text) {
            return text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
        };
        const auto left = digits(a);
        const auto right = digits(b);
        if (left != right) {
            return left.size() != right.size() ? left.size() < right.size() : left < right;
        }
    }
    return a < b;
}

/// The part of each path that says which folder it lies in, once what all paths of one root begin
/// with is left out.
std::vector<std::string> folderNames(const std::vector<Place>& places) {
    std::map<fs::path, std::string> common;
    for (const Place& place : places) {
        const std::string folder = place.path.substr(0, place.path.rfind('/') + 1);
        const auto [found, added] = common.emplace(place.root, folder);
        if (!added) {
            std::string& shared = found->second;
            const auto ends = std::ranges::mismatch(shared, folder);
            shared.erase(ends.in1, shared.end());
            shared.erase(shared.rfind('/') + 1);
        }
    }
    std::vector<std::string> names;
    for (const Place& place : places) {
        const std::string rest = place.path.substr(common[place.root].size());
        const auto slash = rest.find('/');
        names.push_back(slash == std::string::npos ? "" : rest.substr(0, slash));
    }
    return names;
}

Result<PictureLabels>
labelsFromFolders(const StyleSet& set, const std::vector<Place>& places, int cDim) {
    const auto folders = folderNames(places);
    const std::string wanted =
        cDim == 1 ? Core::tr("the model has 1 class: add a dataset.json with labels, or sort the "
                             "pictures into one sub-folder")
                  : Core::tr(
                        "the model has %1 classes: add a dataset.json with labels, or sort the "
                        "pictures into %1 sub-folders",
                        cDim);
    std::set<std::string, decltype(&byNumberOrName)> sorted(&byNumberOrName);
    for (std::size_t i = 0; i < folders.size(); ++i) {
        if (!folders[i].empty()) {
            sorted.insert(folders[i]);
        }
    }
    if (sorted.empty()) {
        if (cDim == 1) { // one class: nothing to tell apart
            return PictureLabels{std::vector<int>(folders.size(), 0), {}};
        }
        return fail(
            ErrorCode::InvalidArgument, Core::tr("The pictures have no labels; %1", wanted));
    }
    for (std::size_t i = 0; i < folders.size(); ++i) {
        if (folders[i].empty()) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("The picture %1 lies in no sub-folder; %2", set.pictures[i].name, wanted));
        }
    }
    if (int(sorted.size()) != cDim) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("The pictures lie in %1 sub-folders; %2", sorted.size(), wanted));
    }
    PictureLabels labels;
    labels.names.assign(sorted.begin(), sorted.end());
    for (const std::string& folder : folders) {
        labels.classes.push_back(
            static_cast<int>(std::ranges::find(labels.names, folder) - labels.names.begin()));
    }
    return labels;
}

} // namespace

Result<PictureLabels> pictureLabels(const StyleSet& set, int cDim) {
    if (cDim == 0 || set.empty()) {
        return PictureLabels{};
    }
    std::vector<Place> places;
    for (const StylePicture& picture : set.pictures) {
        places.push_back(placeOf(picture));
    }
    LabelFiles files;
    PictureLabels labels;
    const std::string* unlabelled = nullptr;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto label = labelFromFile(files, places[i], set.pictures[i].name, cDim);
        if (!label) {
            return fail(label.error());
        }
        if (*label) {
            labels.classes.push_back(**label);
        } else {
            unlabelled = &set.pictures[i].name;
        }
    }
    if (unlabelled == nullptr) {
        return labels;
    }
    if (!labels.classes.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "The picture %1 has no dataset.json beside it, as others have; add its label or "
                "remove it",
                *unlabelled));
    }
    return labelsFromFolders(set, places, cDim);
}

} // namespace sg
