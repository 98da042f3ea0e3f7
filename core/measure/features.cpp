#include "core/measure/features.h"

#include "core/model/torch.h"

#include <algorithm>
#include <vector>

namespace sg {

torch::Tensor trunkFeatures(Discriminator& discriminator, const torch::Tensor& img) {
    constexpr std::int64_t kAtOnce = 16;
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> parts;
    for (std::int64_t first = 0; first < img.size(0); first += kAtOnce) {
        const auto part = img.slice(0, first, std::min(img.size(0), first + kAtOnce));
        parts.push_back(discriminator->trunk(part).mean({2, 3}));
    }
    return torch::cat(parts);
}

} // namespace sg
