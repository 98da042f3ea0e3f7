#include "core/measure/labelled_pictures.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

struct NamedLabel {
    StylePicture picture;
    std::string label;
};

std::string leftOut(const std::string& name, const std::string& reason) {
    return Core::tr("The labelled picture %1 was left out: %2.", name, reason);
}

Result<LabelledPictures> labelled(
    const std::string& attribute,
    const std::vector<NamedLabel>& pictures,
    int resolution,
    int channels,
    const StyleImportOptions& import) {
    LabelledPictures out;
    out.attribute = attribute;
    std::set<std::string> names;
    StyleSet set;
    for (const auto& [picture, label] : pictures) {
        names.insert(label);
        set.pictures.push_back(picture);
    }
    out.labels.assign(names.begin(), names.end());
    if (out.labels.size() < 2) {
        return fail(
            ErrorCode::InvalidArgument,
            "The labels of " + attribute +
                " are all the same or missing; a probe needs pictures of two labels at least");
    }
    for (const auto& [picture, label] : pictures) {
        out.of.push_back(std::size_t(std::ranges::find(out.labels, label) - out.labels.begin()));
    }
    auto batch = decodePictures(set, resolution, channels, import);
    if (!batch) {
        return fail(batch.error());
    }
    out.pictures = std::move(*batch);
    return out;
}

Result<std::vector<LabelledPictures>>
fromFolder(const fs::path& path, int resolution, int channels, const StyleImportOptions& import) {
    const auto set = importStyle({path}, import);
    if (!set) {
        return fail(set.error());
    }
    std::vector<NamedLabel> pictures;
    for (const auto& picture : set->pictures) {
        const auto slash = picture.name.find('/');
        if (slash == std::string::npos) {
            return fail(
                ErrorCode::InvalidArgument,
                "The picture " + picture.name + " in " + path.string() +
                    " lies in no sub-folder; the sub-folders' names are the labels");
        }
        pictures.push_back({picture, picture.name.substr(0, slash)});
    }
    const auto whole = fs::absolute(path).lexically_normal();
    const auto name = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
    auto one = labelled(name.string(), pictures, resolution, channels, import);
    if (!one) {
        return fail(one.error());
    }
    for (const auto& skipped : set->skipped) {
        one->notes.push_back(leftOut(skipped.name, skipped.reason));
    }
    std::vector<LabelledPictures> all;
    all.push_back(std::move(*one));
    return all;
}

/// Without blanks and quotes around.
std::string trimmed(const std::string& text) {
    constexpr const char* kAround = " \t\r\"";
    const auto first = text.find_first_not_of(kAround);
    return first == std::string::npos
               ? std::string()
               : text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields;
    std::size_t start = 0;
    for (auto comma = line.find(','); comma != std::string::npos; comma = line.find(',', start)) {
        fields.push_back(trimmed(line.substr(start, comma - start)));
        start = comma + 1;
    }
    fields.push_back(trimmed(line.substr(start)));
    return fields;
}

struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

Result<Table> readTable(const fs::path& path) {
    std::ifstream file(path);
    if (!file) {
        return fail(ErrorCode::FileNotFound, "Cannot read the labels in " + path.string());
    }
    Table table;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (trimmed(line).empty()) {
            continue;
        }
        auto fields = fieldsOf(line);
        if (table.columns.empty()) {
            table.columns = std::move(fields);
            continue;
        }
        if (fields.size() != table.columns.size()) {
            return fail(
                ErrorCode::BadFormat,
                path.string() + ", line " + std::to_string(number) + ": " +
                    std::to_string(fields.size()) + " fields instead of " +
                    std::to_string(table.columns.size()));
        }
        table.rows.push_back(std::move(fields));
    }
    if (table.columns.size() < 2 || table.rows.empty()) {
        return fail(
            ErrorCode::BadFormat,
            path.string() +
                " is no table of labels: its first line names the columns, such as file,glasses");
    }
    return table;
}

/// The picture of one row, or why there is none.
struct Row {
    std::optional<StylePicture> picture;
    std::string reason;
};

Result<Row> rowOf(const fs::path& file, const StyleImportOptions& import) {
    const auto set = importStyle({file}, import);
    if (!set) {
        return fail(set.error());
    }
    if (set->pictures.size() == 1 && set->pictures.front().archiveEntry.empty() &&
        set->pictures.front().file == file) {
        return Row{set->pictures.front(), {}};
    }
    const bool alone = set->pictures.empty() && set->skipped.size() == 1;
    return Row{std::nullopt, alone ? set->skipped.front().reason : Core::tr("not a picture")};
}

Result<std::vector<LabelledPictures>>
fromTable(const fs::path& path, int resolution, int channels, const StyleImportOptions& import) {
    const auto table = readTable(path);
    if (!table) {
        return fail(table.error());
    }
    std::vector<Row> rows;
    for (const auto& fields : table->rows) {
        auto row = rowOf(path.parent_path() / fields.front(), import);
        if (!row) {
            return fail(row.error());
        }
        rows.push_back(std::move(*row));
    }
    std::vector<LabelledPictures> all;
    for (std::size_t column = 1; column < table->columns.size(); ++column) {
        std::vector<NamedLabel> labels;
        std::vector<std::string> notes;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& fields = table->rows[i];
            if (fields[column].empty()) {
                continue;
            }
            if (rows[i].picture) {
                labels.push_back({*rows[i].picture, fields[column]});
            } else {
                notes.push_back(leftOut(fields.front(), rows[i].reason));
            }
        }
        auto one = labelled(table->columns[column], labels, resolution, channels, import);
        if (!one) {
            return fail(one.error().wrap(path.string() + ": "));
        }
        one->notes = std::move(notes);
        all.push_back(std::move(*one));
    }
    return all;
}

} // namespace

Result<std::vector<LabelledPictures>>
readLabelled(const fs::path& path, int resolution, int channels) {
    StyleImportOptions import;
    import.thumbnailSide = 0;
    import.keepDuplicates = true; // each stands for a label somebody gave
    return path.extension() == ".csv" ? fromTable(path, resolution, channels, import)
                                      : fromFolder(path, resolution, channels, import);
}

} // namespace sg
