#include "app/image_export.h"

#include "core/base/core_text.h"
#include "core/base/image_grid.h"
#include "core/data/decode.h"
#include "core/explore/walk.h"
#include "core/io/tensor_file.h"
#include "core/model/device.h"
#include "core/model/images.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

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

std::string fileName(std::uint32_t seed, double turn, PictureKind kind) {
    char name[48];
    if (turn == 0.0) {
        std::snprintf(name, sizeof(name), "seed%04u", seed);
    } else {
        std::snprintf(name, sizeof(name), "seed%04u-turn%.3f", seed, turn);
    }
    return name + std::string(pictureKindRow(kind).extension);
}

/// As toImage(), with 16 bit: clamp(x * 32767.5 + 32768, 0, 65535), truncated.
Image16 toImage16(const torch::Tensor& img) {
    const auto values = (img.detach().to(torch::kFloat64) * 32767.5 + 32768)
                            .clamp(0, 65535)
                            .to(torch::kInt32)
                            .permute({1, 2, 0})
                            .to(torch::kCPU)
                            .contiguous();
    Image16 image({int(values.size(1)), int(values.size(0))}, int(values.size(2)));
    std::copy_n(values.data_ptr<std::int32_t>(), image.pixels.size(), image.pixels.begin());
    return image;
}

template <typename Picture>
Picture pictureOf(const torch::Tensor& img) {
    if constexpr (std::is_same_v<Picture, Image16>) {
        return toImage16(img);
    } else {
        return toImage(img);
    }
}

/// The generator as the job wants it; the opened model stays as it is.
Result<Generator> placed(const Model& model, const std::optional<Placement>& placement) {
    Generator generator = model.generatorEma;
    if (!placement) {
        return generator;
    }
    if (generator->stylegan3() == nullptr) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "only StyleGAN3 pictures can be moved and turned, and %1 is a %2",
                model.info.name,
                model.info.architecture));
    }
    generator = copyOf(generator);
    const auto& [x, y, degrees] = *placement;
    generator->stylegan3()->input()->transform.copy_(inputTransform(x, y, degrees));
    return generator;
}

/// What --tensors writes.
struct Tensors {
    std::vector<torch::Tensor> z;
    std::vector<torch::Tensor> ws;
    std::vector<torch::Tensor> img;
};

template <typename Picture>
class SeedExport {
public:
    SeedExport(const Model& model, Generator generator, const ImageJob& job)
        : m_model(model), m_generator(std::move(generator)), m_job(job) {}

    Result<std::vector<std::filesystem::path>> run(const DrawProgress& progress) {
        const auto total = int(m_job.seeds.size());
        if (auto free = namesAreFree(); !free) {
            return fail(free.error());
        }
        for (int i = 0; i < total; ++i) {
            if (auto drawn = draw(std::size_t(i)); !drawn) {
                return fail(drawn.error());
            }
            if (progress && !progress(i + 1, total)) {
                return fail(
                    ErrorCode::Cancelled,
                    Core::tr("Cancelled; %1 pictures were written", m_written.size()));
            }
        }
        if (m_job.grid && !m_tiles.empty() && !m_job.folder.empty()) {
            const int columns = int(std::ceil(std::sqrt(double(m_tiles.size()))));
            if (auto saved =
                    save(gridName(), imageGrid(m_tiles, columns), m_job.seeds, m_job.turns);
                !saved) {
                return fail(saved.error());
            }
        }
        if (auto saved = saveTensors(); !saved) {
            return fail(saved.error());
        }
        return m_written;
    }

private:
    [[nodiscard]] double turnOf(std::size_t i) const {
        return i < m_job.turns.size() ? m_job.turns[i] : 0.0;
    }

    [[nodiscard]] std::string gridName() const {
        return "grid" + std::string(pictureKindRow(m_job.format.kind).extension);
    }

    /// Before anything is drawn, so that nobody is left with half a set.
    [[nodiscard]] Result<void> namesAreFree() const {
        if (!m_job.tensors.empty()) {
            if (auto checked = checkName(m_job.tensors, m_job.replaceTensors); !checked) {
                return checked;
            }
        }
        if (m_job.replace == Replace::Always || m_job.folder.empty()) {
            return {};
        }
        std::vector<std::string> names;
        for (std::size_t i = 0; i < m_job.seeds.size(); ++i) {
            names.push_back(fileName(m_job.seeds[i], turnOf(i), m_job.format.kind));
        }
        if (m_job.grid) {
            names.push_back(gridName());
        }
        std::error_code ignored;
        for (const std::string& name : names) {
            if (std::filesystem::exists(m_job.folder / name, ignored)) {
                return fail(
                    ErrorCode::FileExists,
                    Core::tr("%1 exists already; choose another folder", m_job.folder / name));
            }
        }
        return {};
    }

    Result<void> draw(std::size_t i) {
        const std::uint32_t seed = m_job.seeds[i];
        const double turn = turnOf(i);
        // One at a time: the picture of a seed never depends on its company.
        const auto z = walkedLatents({seed}, {turn}, m_model.info.zDim);
        const auto c = oneHot(std::max(0, m_job.classIndex), 1, m_model.info.cDim);
        const auto ws = m_generator->mapping->broadcast(
            m_generator->mapping(z, c), m_job.truncationPsi, m_job.truncationCutoff);
        const NoiseSource noise{m_job.noise, randomOn(torch::kCPU, seed)};
        const auto img = m_generator->synthesis(ws, noise);
        auto picture = pictureOf<Picture>(img[0]);
        picture = resizeTo(picture, exportedSize(picture.extent, m_job.side, m_job.aspect));
        if (!m_job.tensors.empty()) {
            m_tensors.z.push_back(z);
            m_tensors.ws.push_back(ws);
            m_tensors.img.push_back(img);
        }
        if (!m_job.folder.empty()) {
            const auto turns = turn == 0.0 ? std::vector<double>{} : std::vector{turn};
            if (auto saved = save(fileName(seed, turn, m_job.format.kind), picture, {seed}, turns);
                !saved) {
                return saved;
            }
        }
        if (m_job.grid) {
            m_tiles.push_back(std::move(picture));
        }
        return {};
    }

    Result<void> save(
        const std::string& name,
        const Picture& picture,
        const std::vector<std::uint32_t>& seeds,
        const std::vector<double>& turns) {
        Recipe recipe;
        recipe.seeds = seeds;
        recipe.turns = turns;
        recipe.truncationPsi = m_job.truncationPsi;
        recipe.truncationCutoff = m_job.truncationCutoff.value_or(0);
        recipe.noise = noiseName(m_job.noise);
        recipe.classIndex = m_job.classIndex;
        recipe.placement = m_job.placement;
        const auto path = m_job.folder / name;
        if (std::ranges::find(m_written, path) != m_written.end()) {
            return {}; // a seed that stands there twice is one file
        }
        auto saved = writePicture(
            path,
            picture,
            m_job.format,
            m_job.recipe ? recipeText(m_model.info, recipe) : std::string(),
            m_job.replace);
        if (saved) {
            m_written.push_back(path);
        }
        return saved;
    }

    Result<void> saveTensors() {
        if (m_job.tensors.empty() || m_tensors.z.empty()) {
            return {};
        }
        auto saved = writeTensors(
            m_job.tensors,
            {{"z", torch::cat(m_tensors.z)},
             {"ws", torch::cat(m_tensors.ws)},
             {"img", torch::cat(m_tensors.img)}},
            {{"model_sha256", m_model.info.sha256}},
            m_job.replaceTensors);
        if (saved) {
            m_written.push_back(m_job.tensors);
        }
        return saved;
    }

    const Model& m_model;
    Generator m_generator;
    const ImageJob& m_job;
    std::vector<std::filesystem::path> m_written;
    std::vector<Picture> m_tiles;
    Tensors m_tensors;
};

} // namespace

Result<void> checkClass(const ModelInfo& model, int classIndex) {
    if (model.cDim > 0 && (classIndex < 0 || classIndex >= model.cDim)) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "%1 is conditional: name a class with --class 0 to --class %2",
                model.path,
                model.cDim - 1));
    }
    if (model.cDim == 0 && classIndex >= 0) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("%1 has no classes; leave --class out", model.path));
    }
    return {};
}

Extent exportedSize(Extent drawn, int side, double aspect) {
    const int width = side > 0 ? side : drawn.width;
    const int height = side > 0 ? side : drawn.height;
    const auto grown = [](int length, double factor) {
        return int(std::lround(length * std::max(1.0, factor)));
    };
    return {grown(width, aspect), grown(height, 1.0 / aspect)};
}

Result<std::vector<std::filesystem::path>>
exportSeeds(const Model& model, const ImageJob& job, const DrawProgress& progress) {
    const c10::InferenceMode inference;
    std::error_code error;
    if (!job.folder.empty()) {
        std::filesystem::create_directories(job.folder, error);
        if (error) {
            return fail(
                ErrorCode::Io, Core::tr("Cannot create %1: %2", job.folder, error.message()));
        }
    }
    const auto generator = placed(model, job.placement);
    if (!generator) {
        return fail(generator.error());
    }
    return pictureKindRow(job.format.kind).bits == 16
               ? SeedExport<Image16>(model, *generator, job).run(progress)
               : SeedExport<Image>(model, *generator, job).run(progress);
}

} // namespace sg
