#include "core/train/monitors/picture_space.h"

#include "core/base/relative_entropy.h"
#include "core/model/torch.h"
#include "core/train/monitors/monitor_report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sg {

namespace {

constexpr std::int64_t kSide = 16;

/// [A,B], by differences and not by scalar products, which leave an exact copy at a distance.
torch::Tensor distancesBetween(const torch::Tensor& a, const torch::Tensor& b) {
    constexpr std::int64_t kWithoutProducts = 2;
    return torch::cdist(a, b, 2.0, kWithoutProducts);
}

} // namespace

torch::Tensor pictureFeatures(const torch::Tensor& img) {
    const auto side = std::min<std::int64_t>(kSide, img.size(2));
    return torch::adaptive_avg_pool2d(img.clamp(-1.0, 1.0), {side, side}).flatten(1);
}

double meanPairDistance(const torch::Tensor& features) {
    if (features.size(0) < 2) {
        return 0.0;
    }
    return torch::pdist(features).mean().item<double>();
}

double typicalNearestDistance(const torch::Tensor& features) {
    if (features.size(0) < 2) {
        return 0.0;
    }
    auto distances = distancesBetween(features, features);
    distances.fill_diagonal_(std::numeric_limits<float>::infinity());
    return std::get<0>(distances.min(1)).median().item<double>();
}

Nearest nearestPictures(
    const torch::Tensor& previews, const torch::Tensor& pictures, double typicalDistance) {
    const auto distances = distancesBetween(previews, pictures);
    const bool severalPictures = pictures.size(0) >= 5;
    const auto [distance, index] = distances.topk(severalPictures ? 2 : 1, 1, /*largest*/ false);
    Nearest nearest;
    for (std::int64_t i = 0; i < previews.size(0); ++i) {
        const double first = distance[i][0].item<double>();
        const double similarity = std::clamp(1.0 - first / typicalDistance, 0.0, 1.0);
        const bool alone = !severalPictures || first <= distance[i][1].item<double>() / 2.0;
        nearest.index.push_back(index[i][0].item<int>());
        nearest.similarity.push_back(similarity);
        nearest.copy.push_back(similarity >= kCopySimilarity && alone);
    }
    return nearest;
}

double assignmentEntropy(const std::vector<int>& indices, int count) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(count));
    for (const int index : indices) {
        ++counts.at(std::size_t(index));
    }
    return relativeEntropy(counts);
}

} // namespace sg
