#include "ui/project/project_file.h"

#include "core/base/atomic_file.h"
#include "core/base/core_text.h"
#include "ui/common/qt_image.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QRect>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace sg {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr int kLargestMaskSide = 4096;

constexpr std::array<std::pair<CompareMode, const char*>, 5> kCompareNames{
    {{CompareMode::Source, "source"},
     {CompareMode::Tuned, "tuned"},
     {CompareMode::Split, "split"},
     {CompareMode::SideBySide, "side-by-side"},
     {CompareMode::Brush, "brush"}}};

Json toJson(const PictureCrop& crop) {
    if (crop == PictureCrop{}) {
        return Json::object();
    }
    return {
        {"fit", crop.fit == PictureCrop::Fit::Squeeze ? "squeeze" : "square"},
        {"x", crop.x},
        {"y", crop.y},
        {"side", crop.side},
        {"degrees", crop.degrees},
        {"mirrored", crop.mirrored}};
}

PictureCrop cropFrom(const Json& json) {
    const PictureCrop whole;
    PictureCrop crop;
    crop.fit = json.value("fit", "square") == "squeeze" ? PictureCrop::Fit::Squeeze
                                                        : PictureCrop::Fit::Square;
    crop.x = std::clamp(json.value("x", whole.x), 0.0, 1.0);
    crop.y = std::clamp(json.value("y", whole.y), 0.0, 1.0);
    crop.side = std::clamp(json.value("side", whole.side), kSmallestCropSide, 1.0);
    crop.degrees = std::clamp(json.value("degrees", whole.degrees), -180.0, 180.0);
    crop.mirrored = json.value("mirrored", false);
    return crop;
}

/// The place of `file`, absolute and as seen from `folder`.
void putPlace(Json& json, const fs::path& file, const fs::path& folder) {
    json["file"] = file.string();
    json["beside"] = file.lexically_relative(folder).string();
}

/// Where the file lay as seen from `folder`; empty = not told.
fs::path besideFrom(const Json& json, const fs::path& folder) {
    const std::string beside = json.value("beside", "");
    return beside.empty() ? fs::path() : (folder / beside).lexically_normal();
}

Json toJson(const PictureReference& picture, const fs::path& folder) {
    Json json{
        {"name", picture.name},
        {"sha256", picture.sha256},
        {"weight", picture.weight},
        {"crop", toJson(picture.crop)}};
    putPlace(json, picture.file, folder);
    if (!picture.archiveEntry.empty()) {
        json["entry"] = picture.archiveEntry;
    }
    return json;
}

PictureReference pictureFrom(const Json& json, const fs::path& folder) {
    PictureReference picture;
    picture.file = json.at("file").get<std::string>();
    const fs::path beside = besideFrom(json, folder);
    std::error_code error;
    if (!beside.empty() && !fs::exists(picture.file, error) && fs::exists(beside, error)) {
        picture.file = beside;
    }
    picture.archiveEntry = json.value("entry", "");
    picture.name = json.value("name", picture.file.filename().string());
    picture.sha256 = json.value("sha256", "");
    picture.weight = std::clamp(json.value("weight", 1.0), 0.0, 4.0);
    picture.crop = cropFrom(json.value("crop", Json::object()));
    return picture;
}

Json toJson(const PinState& pins) {
    return {
        {"seeds", pins.seeds},
        {"locked", pins.locked},
        {"turns", pins.turns},
        {"side", pins.side},
        {"psi", pins.psi}};
}

PinState pinsFrom(const Json& json) {
    PinState pins;
    pins.seeds = json.value("seeds", pins.seeds);
    pins.locked = json.value("locked", pins.locked);
    pins.turns = json.value("turns", pins.turns);
    pins.side = json.value("side", pins.side);
    pins.psi = json.value("psi", pins.psi);
    return pins;
}

Json toJson(const DeskState& desk) {
    Json json = Json::object();
    for (const auto& [group, fader] : desk) {
        json[group] = {
            {"at", double(fader.position) / kFaderSteps},
            {"muted", fader.muted},
            {"soloed", fader.soloed}};
    }
    return json;
}

DeskState deskFrom(const Json& json) {
    DeskState desk;
    for (const auto& [group, fader] : json.items()) {
        const double at = std::clamp(fader.value("at", 1.0), 0.0, 1.0);
        desk[group] = {
            qRound(at * kFaderSteps), fader.value("muted", false), fader.value("soloed", false)};
    }
    return desk;
}

Json toJson(const PaintedMasks& masks) {
    Json json = Json::array();
    for (const auto& [seed, mask] : masks) {
        QByteArray png;
        QBuffer buffer(&png);
        toQImage(mask).save(&buffer, "PNG");
        json.push_back({{"seed", seed}, {"png", png.toBase64().toStdString()}});
    }
    return json;
}

/// A mask that cannot be read is left out: its picture can be painted again.
PaintedMasks masksFrom(const Json& json) {
    PaintedMasks masks;
    for (const Json& stored : json) {
        QByteArray png = QByteArray::fromBase64(QByteArray::fromStdString(stored.value("png", "")));
        QBuffer buffer(&png);
        QImageReader reader(&buffer, "PNG");
        const QSize size = reader.size();
        if (!QRect(1, 1, kLargestMaskSide, kLargestMaskSide)
                 .contains(size.width(), size.height())) {
            continue;
        }
        const QImage picture = reader.read().convertToFormat(QImage::Format_Grayscale8);
        if (picture.size() != size) {
            continue;
        }
        Image mask({size.width(), size.height()}, 1);
        for (int y = 0; y < size.height(); ++y) {
            std::copy_n(picture.constScanLine(y), size.width(), mask.row(y));
        }
        masks[stored.at("seed").get<std::uint32_t>()] = std::move(mask);
    }
    return masks;
}

Json toJson(const ProjectDocument& document, const fs::path& folder) {
    Json json{{"stylegraft_project", kProjectVersion}};
    if (!document.model.empty()) {
        Json& model = json["model"];
        putPlace(model, document.model.file, folder);
        model["name"] = document.model.name;
        model["sha256"] = document.model.sha256;
        model["bytes"] = document.model.bytes;
    }
    Json& pictures = json["pictures"] = Json::array();
    for (const PictureReference& picture : document.pictures) {
        pictures.push_back(toJson(picture, folder));
    }
    json["settings"] = sg::toJson(document.settings);
    json["intent"] = document.intent;
    json["faders"] = document.freeze.factors;
    json["desk"] = toJson(document.desk);
    json["blend"] = document.blend.factors;
    if (!document.run.empty()) {
        json["run"] = {{"branch", document.branch}};
        putPlace(json["run"], document.run, folder);
    }
    json["pins"] = toJson(document.pins);
    for (const auto& [mode, name] : kCompareNames) {
        if (mode == document.compare) {
            json["compare"] = name;
        }
    }
    json["masks"] = toJson(document.masks);
    json["layout"] = document.layout.toBase64().toStdString();
    return json;
}

Result<StoredProject> fromJson(const Json& json, const fs::path& folder) {
    StoredProject stored;
    ProjectDocument& document = stored.document;
    if (const auto model = json.find("model"); model != json.end()) {
        document.model.file = model->at("file").get<std::string>();
        document.model.name = model->value("name", document.model.file.stem().string());
        document.model.sha256 = model->value("sha256", "");
        document.model.bytes = model->value("bytes", std::int64_t(0));
        stored.modelBeside = besideFrom(*model, folder);
    }
    for (const Json& picture : json.value("pictures", Json::array())) {
        document.pictures.push_back(pictureFrom(picture, folder));
    }
    auto settings = trainSettingsFromJson(json.value("settings", Json::object()));
    if (!settings) {
        return fail(settings.error());
    }
    document.settings = *std::move(settings);
    document.intent = json.value("intent", "");
    document.freeze.factors = json.value("faders", document.freeze.factors);
    document.desk = deskFrom(json.value("desk", Json::object()));
    document.blend.factors = json.value("blend", document.blend.factors);
    for (auto* factors : {&document.freeze.factors, &document.blend.factors}) {
        for (auto& [group, factor] : *factors) {
            factor = std::clamp(factor, 0.0, 1.0);
        }
    }
    if (const auto run = json.find("run"); run != json.end()) {
        document.run = run->at("file").get<std::string>();
        document.branch = run->value("branch", "main");
        const fs::path beside = besideFrom(*run, folder);
        std::error_code error;
        if (!fs::exists(document.run, error) && fs::exists(beside, error)) {
            document.run = beside;
        }
    }
    document.pins = pinsFrom(json.value("pins", Json::object()));
    const std::string compare = json.value("compare", "tuned");
    for (const auto& [mode, name] : kCompareNames) {
        if (compare == name) {
            document.compare = mode;
        }
    }
    document.masks = masksFrom(json.value("masks", Json::array()));
    document.layout = QByteArray::fromBase64(QByteArray::fromStdString(json.value("layout", "")));
    return stored;
}

Result<std::string> wholeFile(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        return fail(
            ErrorCode::FileNotFound, Core::tr("The project %1 is not there any more", file));
    }
    if (!fs::is_regular_file(file, error)) {
        return fail(ErrorCode::BadFormat, Core::tr("%1 is not a project of Stylegraft", file));
    }
    const std::uintmax_t bytes = fs::file_size(file, error);
    if (error || bytes > kLargestProjectFile) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("%1 is too large to be a project; projects have less than 16 MB", file));
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
        return fail(ErrorCode::Io, Core::tr("The project %1 cannot be read", file));
    }
    return text;
}

} // namespace

Result<StoredProject> readProject(const fs::path& file) {
    const auto text = wholeFile(file);
    if (!text) {
        return fail(text.error());
    }
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || !json.contains("stylegraft_project")) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("%1 is damaged, or is not a project of Stylegraft", file));
    }
    try {
        if (json["stylegraft_project"].get<int>() > kProjectVersion) {
            return fail(
                ErrorCode::Unsupported,
                Core::tr(
                    "The project %1 was written by a newer version of Stylegraft; update to open "
                    "it",
                    file));
        }
        auto stored = fromJson(json, fs::absolute(file).parent_path());
        if (!stored) {
            return fail(stored.error().wrap(Core::tr("The project %1: ", file)));
        }
        return stored;
    } catch (const Json::exception& wrong) {
        return fail(
            ErrorCode::BadFormat, Core::tr("The project %1 is damaged", file), wrong.what());
    }
}

Result<void> writeProject(const ProjectDocument& document, const fs::path& file) {
    const Json json = toJson(document, fs::absolute(file).parent_path());
    const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace);
    return writeFile(file, text + '\n', Replace::Always);
}

bool isProjectFile(const fs::path& file) {
    return file.extension() == ".stylegraft";
}

} // namespace sg
