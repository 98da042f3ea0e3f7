#include "app/cli/run_folder.h"

#include "core/data/png_file.h"
#include "core/model/images.h"
#include "core/model/torch.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <utility>

namespace sg::cli {

namespace {

namespace fs = std::filesystem;

} // namespace

RunFolder::RunFolder(fs::path path) : m_path(std::move(path)), m_curves(m_path / "curves.csv") {
    m_curves << "step,kimg,seconds,images_per_s,loss_g,loss_d,r1_penalty,pl_penalty,score_real,"
                "score_fake,real_sign,augment_p\n";
}

Result<RunFolder> RunFolder::create(const fs::path& path) {
    std::error_code error;
    if (fs::exists(path, error) && !fs::is_empty(path, error)) {
        return fail(
            ErrorCode::FileExists,
            "The folder " + path.string() + " is not empty; name a new one with --out");
    }
    fs::create_directories(path / "previews", error);
    if (error) {
        return fail(ErrorCode::Io, "Cannot create " + path.string() + ": " + error.message());
    }
    RunFolder folder(path);
    if (!folder.m_curves) {
        return fail(ErrorCode::Io, "Cannot write " + (path / "curves.csv").string());
    }
    return folder;
}

Result<void> RunFolder::writeConfig(const TrainConfig& config) {
    nlohmann::ordered_json json;
    json["schema"] = 1;
    json["version"] = STYLEGRAFT_VERSION;
    json["model"] = config.model->info.path;
    json["model_sha256"] = config.model->info.sha256;
    json["settings"] = toJson(config.settings);
    json["freeze"] = toText(config.freeze, config.model->info.groups);
    json["pictures"] = nlohmann::json::array();
    for (const StylePicture& picture : config.pictures.pictures) {
        json["pictures"].push_back({{"name", picture.name}, {"sha256", picture.sha256}});
    }
    return writeFile(m_path / "config.json", json.dump(2) + "\n", Replace::Always);
}

void RunFolder::addStats(const StepStats& stats) {
    const auto optional = [](const std::optional<double>& value) {
        return value ? std::to_string(*value) : std::string();
    };
    m_curves << stats.step << ',' << stats.kimg << ',' << stats.seconds << ','
             << stats.imagesPerSecond << ',' << stats.lossG << ',' << stats.lossD << ','
             << optional(stats.r1) << ',' << optional(stats.pathLength) << ',' << stats.scoreReal
             << ',' << stats.scoreFake << ',' << stats.realSign << ',' << stats.augmentP << '\n';
    m_curves.flush();
}

Result<void>
RunFolder::addPreview(const Model& original, const GeneratorWeights& weights, double kimg) {
    const c10::InferenceMode inference;
    Generator generator(original.generatorEma->options());
    loadState(*generator, weights.tensors);
    const std::vector<std::uint32_t> seeds{0, 1, 2, 3, 4, 5, 6, 7, 8};
    const int count = static_cast<int>(seeds.size());
    const auto img = generator(
        latentsOf(seeds, original.info.zDim),
        oneHot(0, count, original.info.cDim),
        NoiseSource{},
        0.7);
    std::vector<Image> tiles;
    for (int i = 0; i < count; ++i) {
        tiles.push_back(toImage(img[i]));
    }
    char name[64];
    std::snprintf(name, sizeof(name), "kimg%08.3f.png", kimg);
    return writePng(m_path / "previews" / name, imageGrid(tiles, 3), {}, Replace::Always);
}

} // namespace sg::cli
