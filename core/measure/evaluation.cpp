#include "core/measure/evaluation.h"

#include "core/base/guarded.h"
#include "core/measure/distances.h"
#include "core/measure/features.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace sg {

namespace {

/// [N,C,R,R] in -1 ... 1.
torch::Tensor tensorOf(const PictureBatch& pictures) {
    auto hwc = torch::empty(
        {pictures.count(), pictures.resolution, pictures.resolution, pictures.channels},
        torch::kUInt8);
    std::memcpy(hwc.data_ptr(), pictures.pixels.data(), pictures.pixels.size());
    return hwc.permute({0, 3, 1, 2}).to(torch::kFloat32).div_(127.5).sub_(1.0);
}

/// What a PNG would keep of a picture.
torch::Tensor quantised(const torch::Tensor& img) {
    return img.mul(127.5).add_(128.0).clamp_(0.0, 255.0).floor_().div_(127.5).sub_(1.0);
}

using Features = std::function<torch::Tensor(const torch::Tensor&)>;

constexpr int kAtOnce = 8;

torch::Tensor
sampleFeatures(const Model& model, const Features& features, const EvaluationOptions& options) {
    const torch::NoGradGuard noGrad;
    auto generator = copyOf(model.generatorEma);
    std::vector<torch::Tensor> parts;
    for (int first = 0; first < options.samples; first += kAtOnce) {
        const int count = std::min(kAtOnce, options.samples - first);
        std::vector<std::uint32_t> seeds;
        for (int i = 0; i < count; ++i) {
            seeds.push_back(std::uint32_t(first + i));
        }
        const auto img = generator(
            latentsOf(seeds, model.info.zDim),
            oneHot(0, count, model.info.cDim),
            NoiseSource{},
            options.truncationPsi);
        parts.push_back(features(quantised(img)));
    }
    return torch::cat(parts);
}

torch::Tensor pictureFeatures(const PictureBatch& pictures, const Features& features) {
    std::vector<torch::Tensor> parts;
    for (const auto& part : tensorOf(pictures).split(kAtOnce)) {
        parts.push_back(features(part));
    }
    return torch::cat(parts);
}

Result<void> checkCounts(const PictureBatch& pictures, const EvaluationOptions& options) {
    if (pictures.count() < 2 || options.samples < 2) {
        return fail(
            ErrorCode::InvalidArgument, "A comparison needs at least two pictures and two samples");
    }
    return {};
}

/// Some networks give millions of numbers a picture.
void checkWidth(const torch::Tensor& features, std::int64_t pictures, const std::string& network) {
    constexpr std::int64_t kMaxNumbers = std::int64_t{1} << 28; // a gigabyte
    if (features.size(1) > kMaxNumbers / pictures) {
        throw std::invalid_argument(
            network + " gives " + std::to_string(features.size(1)) +
            " numbers a picture, too many for distances of " + std::to_string(pictures) +
            " pictures; use a network that returns features, as inception does");
    }
}

} // namespace

Result<Evaluation> evaluate(
    const Model& model,
    const Model& judge,
    const PictureBatch& pictures,
    const EvaluationOptions& options) {
    if (judge.discriminator.is_empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            "The judging model has no discriminator, whose features the comparison needs");
    }
    if (judge.info.resolution != model.info.resolution ||
        judge.info.channels != model.info.channels) {
        return fail(
            ErrorCode::InvalidArgument,
            "The judging model draws pictures of another size than the judged one");
    }
    if (auto enough = checkCounts(pictures, options); !enough) {
        return fail(enough.error());
    }
    return guarded([&]() -> Result<Evaluation> {
        auto discriminator = copyOf(judge.discriminator);
        const auto trunk = [&](const torch::Tensor& img) {
            return trunkFeatures(discriminator, img);
        };
        const auto real = pictureFeatures(pictures, trunk);
        const auto fake = sampleFeatures(model, trunk, options);
        return Evaluation{kernelDistance(fake, real), meanDistance(fake, real)};
    });
}

Result<NetworkEvaluation> evaluate(
    const Model& model,
    const TorchScriptFeatures& network,
    const PictureBatch& pictures,
    const EvaluationOptions& options) {
    if (auto enough = checkCounts(pictures, options); !enough) {
        return fail(enough.error());
    }
    return guarded([&]() -> Result<NetworkEvaluation> {
        const auto features = [&](const torch::Tensor& img) {
            auto rows = network(img);
            checkWidth(rows, pictures.count() + options.samples, network.name());
            return rows;
        };
        const auto real = pictureFeatures(pictures, features);
        const auto fake = sampleFeatures(model, features, options);
        return NetworkEvaluation{kernelDistance(fake, real), frechetDistance(fake, real)};
    });
}

} // namespace sg
