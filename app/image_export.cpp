#include "app/image_export.h"

#include "core/data/decode.h"
#include "core/data/png_file.h"
#include "core/explore/walk.h"
#include "core/io/tensor_file.h"
#include "core/model/images.h"
#include "core/model/torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <cstdio>

namespace sg {

namespace {

std::string noiseName(NoiseMode mode) {
    switch (mode) {
    case NoiseMode::Const:
        return "const";
    case NoiseMode::Random:
        return "random";
    case NoiseMode::None:
        return "none";
    }
    return "const";
}

/// Nothing the model drew gets lost: one direction grows, none shrinks.
Image unsqueezed(const Image& image, double aspect) {
    const auto [width, height] = image.extent;
    const auto grown = [](int length, double factor) {
        return static_cast<int>(std::lround(length * std::max(1.0, factor)));
    };
    return resizeTo(image, {grown(width, aspect), grown(height, 1.0 / aspect)});
}

std::string fileName(std::uint32_t seed, double turn) {
    char name[48];
    if (turn == 0.0) {
        std::snprintf(name, sizeof(name), "seed%04u.png", seed);
    } else {
        std::snprintf(name, sizeof(name), "seed%04u-turn%.3f.png", seed, turn);
    }
    return name;
}

} // namespace

Result<std::vector<std::filesystem::path>> exportSeeds(const Model& model, const ImageJob& job) {
    const c10::InferenceMode inference;
    std::error_code error;
    if (!job.folder.empty()) {
        std::filesystem::create_directories(job.folder, error);
        if (error) {
            return fail(
                ErrorCode::Io, "Cannot create " + job.folder.string() + ": " + error.message());
        }
    }
    Generator generator = model.generatorEma;
    if (job.placement) {
        if (generator->stylegan3() == nullptr) {
            return fail(
                ErrorCode::InvalidArgument,
                "only StyleGAN3 pictures can be moved and turned, and " + model.info.name +
                    " is a " + model.info.architecture);
        }
        // The opened model stays as it is.
        generator = copyOf(generator);
        const auto& [x, y, degrees] = *job.placement;
        generator->stylegan3()->input()->transform.copy_(inputTransform(x, y, degrees));
    }
    const int classes = model.info.cDim;
    std::vector<std::filesystem::path> written;
    std::vector<Image> tiles;
    const auto save = [&](const std::string& name,
                          const Image& image,
                          std::uint32_t seed,
                          double turn) -> Result<void> {
        const Recipe recipe{
            seed,
            turn,
            job.truncationPsi,
            job.truncationCutoff.value_or(0),
            noiseName(job.noise),
            job.classIndex,
            job.placement};
        const auto path = job.folder / name;
        written.push_back(path);
        return writePng(path, image, {{kRecipeKey, recipeText(model.info, recipe)}}, job.replace);
    };
    std::vector<torch::Tensor> allZ;
    std::vector<torch::Tensor> allWs;
    std::vector<torch::Tensor> allImages;
    const auto turnOf = [&job](std::size_t i) { return i < job.turns.size() ? job.turns[i] : 0.0; };
    for (std::size_t i = 0; i < job.seeds.size(); ++i) {
        const std::uint32_t seed = job.seeds[i];
        const double turn = turnOf(i);
        // One at a time: the picture of a seed never depends on its company.
        const auto z = walkedLatents({seed}, {turn}, model.info.zDim);
        const auto c = oneHot(std::max(0, job.classIndex), 1, classes);
        const auto ws = generator->mapping->broadcast(
            generator->mapping(z, c), job.truncationPsi, job.truncationCutoff);
        const NoiseSource noise{job.noise, at::make_generator<at::CPUGeneratorImpl>(seed)};
        const auto img = generator->synthesis(ws, noise);
        Image image = unsqueezed(toImage(img[0]), job.aspect);
        if (!job.tensors.empty()) {
            allZ.push_back(z);
            allWs.push_back(ws);
            allImages.push_back(img);
        }
        if (!job.folder.empty()) {
            if (auto saved = save(fileName(seed, turn), image, seed, turn); !saved) {
                return fail(saved.error());
            }
        }
        if (job.grid) {
            tiles.push_back(std::move(image));
        }
    }
    if (job.grid && !tiles.empty() && !job.folder.empty()) {
        const int columns = static_cast<int>(std::ceil(std::sqrt(double(tiles.size()))));
        const auto saved =
            save("grid.png", imageGrid(tiles, columns), job.seeds.front(), turnOf(0));
        if (!saved) {
            return fail(saved.error());
        }
    }
    if (!job.tensors.empty() && !allZ.empty()) {
        const auto saved = writeTensors(
            job.tensors,
            {{"z", torch::cat(allZ)}, {"ws", torch::cat(allWs)}, {"img", torch::cat(allImages)}},
            {{"model_sha256", model.info.sha256}},
            Replace::Always);
        if (!saved) {
            return fail(saved.error());
        }
        written.push_back(job.tensors);
    }
    return written;
}

} // namespace sg
