#include "app/passport_export.h"

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/data/decode.h"
#include "core/data/png_file.h"
#include "core/io/passport.h"
#include "core/train/run/run_history.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/state_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <limits>
#include <span>

namespace sg {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kThumbnailSide = 64;

std::string base64(std::span<const std::byte> bytes) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8 | (i + k < bytes.size() ? std::uint32_t(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += i + k <= bytes.size() ? kLetters[group >> (18 - 6 * k) & 0x3f] : '=';
        }
    }
    return text;
}

std::string words(const Json& value) {
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string thumbnail(const PictureBatch& pictures, int index) {
    Image square({pictures.resolution, pictures.resolution}, pictures.channels);
    std::copy_n(
        pictures.pixels.begin() + std::ptrdiff_t(std::size_t(index) * square.pixels.size()),
        square.pixels.size(),
        square.pixels.begin());
    const auto png = encodePng(resizeSquare(square, kThumbnailSide));
    return png ? base64(*png) : std::string();
}

/// Of all sets that the run had.
std::vector<PassportPicture> picturesOf(const fs::path& run, bool thumbnails) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(run, ignored)) {
        if (entry.path().filename().string().starts_with("pictures-")) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<PassportPicture> pictures;
    for (const fs::path& file : files) {
        const auto batch = readPictures(file);
        if (!batch) {
            continue;
        }
        for (int i = 0; i < batch->count(); ++i) {
            const auto at = std::size_t(i);
            const std::string hash = at < batch->hashes.size() ? batch->hashes[at] : std::string();
            if (std::ranges::find(pictures, hash, &PassportPicture::sha256) == pictures.end()) {
                pictures.push_back(
                    {batch->names[at],
                     hash,
                     at < batch->weights.size() ? batch->weights[at] : 1.0,
                     thumbnails ? thumbnail(*batch, i) : std::string()});
            }
        }
    }
    return pictures;
}

void addSettings(const Json& object, Passport& passport) {
    if (object.is_object()) {
        for (const auto& [name, value] : object.items()) {
            passport.settings.emplace_back(name, words(value));
        }
    }
}

/// Of the model itself, where no run was kept.
void addTraining(const std::string& text, Passport& passport) {
    const Json training = Json::parse(text, nullptr, false);
    if (!training.is_object()) {
        return;
    }
    if (const auto kimg = training.find("kimg"); kimg != training.end() && kimg->is_number()) {
        passport.kimg = kimg->get<double>();
    }
    if (passport.settings.empty()) {
        addSettings(training.contains("settings") ? training["settings"] : training, passport);
    }
}

void addRun(const PassportJob& job, Passport& passport) {
    const RunLayout layout(job.run, job.branch);
    std::ifstream file(layout.config());
    const Json config = Json::parse(file, nullptr, false);
    if (config.is_object()) {
        if (const auto model = config.find("model"); model != config.end() && model->is_object()) {
            passport.parent = words(model->value("name", Json("")));
            passport.parentSha256 = words(model->value("sha256", Json("")));
        }
        addSettings(config.value("settings", Json()), passport);
        passport.freeze = words(config.value("freeze", Json("")));
    }
    const auto all = std::numeric_limits<std::int64_t>::max();
    const RunHistory history = readHistory(layout, all, all);
    for (const Marked& mark : history.marks) {
        passport.events.push_back({mark.kimg, mark.kind, mark.text});
    }
    if (!history.steps.empty()) {
        passport.kimg = history.steps.back().kimg;
    }
    passport.pictures = picturesOf(job.run, job.thumbnails);
}

} // namespace

Result<void> exportPassport(const ModelInfo& model, const PassportJob& job) {
    Passport passport;
    passport.model = model;
    passport.ownWork = job.ownWork;
    passport.parentSha256 = model.parentSha256;
    if (!job.model.empty()) {
        const auto hash = sha256File(job.model);
        if (!hash) {
            return fail(hash.error());
        }
        passport.file = job.model.filename().string();
        passport.fileSha256 = *hash;
    }
    if (!job.run.empty()) {
        addRun(job, passport);
    }
    addTraining(model.training, passport);
    return writeFile(job.path, passportHtml(passport), Replace::Always);
}

} // namespace sg
