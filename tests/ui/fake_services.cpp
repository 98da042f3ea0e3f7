#include "tests/ui/fake_services.h"

#include "core/base/sha256.h"
#include "core/train/run/run_history.h"
#include "tests/ui/fake_sampler.h"
#include "tests/ui/fake_training_session.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>
#include <utility>

namespace sg {

namespace {

Image thumbnailOf(std::size_t index) {
    Image image({96, 96}, 3);
    for (int y = 0; y < 96; ++y) {
        for (int x = 0; x < 96; ++x) {
            const bool inside = (x - 48) * (x - 48) + (y - 52) * (y - 52) < 34 * 34;
            std::uint8_t* pixel = image.row(y) + x * 3;
            for (int c = 0; c < 3; ++c) {
                const auto tone = static_cast<int>(index) * 47 + c * 61;
                pixel[c] = static_cast<std::uint8_t>(inside ? 200 - tone % 90 : 60 + tone % 100);
            }
        }
    }
    return image;
}

std::string nameOf(const std::filesystem::path& path) {
    return path.filename().string();
}

} // namespace

Result<OpenedModel> FakeStudioServices::openModel(const std::filesystem::path& path) {
    const std::string name = nameOf(path);
    if (name.find("damaged") != std::string::npos) {
        return fail(ErrorCode::BadFormat, name + " is damaged; download it again");
    }
    while (log.holdSlow && name.find("slow") != std::string::npos) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    OpenedModel opened{makeFakeModel(), {}};
    opened.info.name = path.stem().string();
    opened.info.path = path.string();
    opened.info.sha256 = sha256File(path).value_or(std::string()); // most models need not be there
    opened.info.architecture = "StyleGAN2";
    opened.info.resolution = resolution;
    opened.info.hasGenerator = true;
    opened.info.hasDiscriminator = name.find("no-critic") == std::string::npos;
    opened.info.groups = fakeGroups(resolution);
    opened.memory = stylegan2Shape({.resolution = resolution});
    log.note("opened " + name);
    return opened;
}

bool FakeStudioServices::looksLikeModel(const std::filesystem::path& path) {
    return path.extension() == ".pkl";
}

Result<StyleSet> FakeStudioServices::importStyle(
    StyleSet set,
    const std::vector<std::filesystem::path>& inputs,
    const StyleImportOptions&,
    const ImportProgress& progress) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::string name = nameOf(inputs[i]);
        if (progress && !progress(static_cast<int>(i), static_cast<int>(inputs.size()))) {
            return fail(ErrorCode::Cancelled, "The import was cancelled");
        }
        const bool gone =
            std::filesystem::exists(inputs[i].parent_path()) && !std::filesystem::exists(inputs[i]);
        if (gone || name.find("missing") != std::string::npos) {
            return fail(ErrorCode::FileNotFound, name + " does not exist");
        }
        if (inputs[i].extension() == ".txt") {
            set.skipped.push_back({name, "not a picture"});
            continue;
        }
        const bool known =
            std::any_of(set.pictures.begin(), set.pictures.end(), [&](const StylePicture& picture) {
                return picture.name == name;
            });
        if (known) {
            set.duplicates.push_back(name);
            continue;
        }
        StylePicture picture;
        picture.name = name;
        picture.pixelHash = inputs[i].string();
        picture.file = inputs[i];
        picture.original = {640, 480};
        picture.thumbnail = thumbnailOf(set.pictures.size());
        set.pictures.push_back(std::move(picture));
    }
    return set;
}

Result<ResumableRun> FakeStudioServices::openRun(const std::filesystem::path& folder) {
    if (nameOf(folder).find("empty") != std::string::npos) {
        return fail(ErrorCode::FileNotFound, nameOf(folder) + " is not the folder of a run");
    }
    ResumableRun run;
    auto opened = openModel("face.pkl");
    if (!opened) {
        return fail(opened.error());
    }
    run.source = *opened;
    run.config.model = opened->model;
    run.config.runFolder = folder;
    auto history = std::make_shared<RunHistory>();
    for (const double kimg : {0.5, 1.0, 1.5}) {
        StepStats& step = history->steps.emplace_back();
        step.kimg = kimg;
        step.lossG = 1.0;
    }
    history->marks = {{"freeze", "g4 = 0", 0.7}, {"settings", "learning_rate 0.001", 1.2}};
    auto point = std::make_shared<ResumePoint>();
    point->history = std::move(history);
    point->images = 1500;
    point->steps = point->images / run.config.settings.batch;
    if (log.ownPictures > 0) {
        auto pictures = std::make_shared<PictureBatch>();
        for (int i = 0; i < log.ownPictures; ++i) {
            pictures->names.push_back("own-" + std::to_string(i) + ".png");
            pictures->hashes.push_back(pictures->names.back());
        }
        point->pictures = std::move(pictures);
    }
    run.config.resume = std::move(point);
    run.kimg = 1.5;
    return run;
}

std::unique_ptr<TrainingSession> FakeStudioServices::makeTrainingSession(TrainSink& sink) {
    return std::make_unique<FakeTrainingSession>(sink, log, fakeArchive);
}

std::unique_ptr<Sampler> FakeStudioServices::makeSampler(SamplerSink& sink) {
    return std::make_unique<FakeSampler>(sink, log);
}

Result<void> FakeStudioServices::exportModel(
    const std::shared_ptr<const Model>& model, const std::filesystem::path& path, bool replace) {
    if (std::filesystem::exists(path) && !replace) {
        return fail(ErrorCode::FileExists, nameOf(path) + " exists already; choose another name");
    }
    std::ofstream file(path);
    if (!(file << (model ? "model" : "nothing"))) {
        return fail(ErrorCode::Io, nameOf(path) + " cannot be written; choose another folder");
    }
    return {};
}

} // namespace sg
