#include "core/train/monitors/picture_space.h"

#include "core/model/torch.h"

#include <algorithm>
#include <cmath>

namespace sg {

torch::Tensor pictureFeatures(const Discriminator& sourceCritic, const torch::Tensor& img) {
    const torch::NoGradGuard noGrad;
    Discriminator critic = sourceCritic;
    std::vector<torch::Tensor> parts;
    for (const auto& part : img.split(8)) {
        parts.push_back(critic->trunk(part.clamp(-1.0, 1.0)).flatten(1));
    }
    return torch::cat(parts);
}

double meanPairDistance(const torch::Tensor& features) {
    if (features.size(0) < 2) {
        return 0.0;
    }
    return torch::pdist(features).mean().item<double>();
}

Nearest nearestPictures(
    const torch::Tensor& previews, const torch::Tensor& pictures, double typicalDistance) {
    // By differences, not by scalar products, which leave an exact copy at a distance.
    const auto [distance, index] =
        torch::cdist(previews, pictures, 2.0, /*compute_mode: do not use products*/ 2).min(1);
    Nearest nearest;
    for (std::int64_t i = 0; i < previews.size(0); ++i) {
        nearest.index.push_back(index[i].item<int>());
        nearest.similarity.push_back(
            std::clamp(1.0 - distance[i].item<double>() / typicalDistance, 0.0, 1.0));
    }
    return nearest;
}

double assignmentEntropy(const std::vector<int>& indices, int count) {
    const double most = std::log(double(std::min<std::size_t>(std::size_t(count), indices.size())));
    if (count < 2 || indices.size() < 2) {
        return 1.0;
    }
    double entropy = 0.0;
    for (int i = 0; i < count; ++i) {
        const double share = double(std::ranges::count(indices, i)) / double(indices.size());
        entropy -= share > 0.0 ? share * std::log(share) : 0.0;
    }
    return entropy / most;
}

} // namespace sg
