#include "core/train/augment/diff_augment.h"

#include "core/model/torch.h"

#include <vector>

namespace sg {

torch::Tensor diffColour(const torch::Tensor& img, double share, AugmentDraws& draws) {
    const auto draw = [&] {
        return draws.uniform({img.size(0), 1, 1, 1}).to(img.options().requires_grad(false));
    };
    auto x = img + (draw() - 0.5);
    const auto grey = x.mean(1, true);
    x = grey + (x - grey) * (draw() * 2.0);
    const auto mean = x.mean({1, 2, 3}, true);
    x = mean + (x - mean) * (draw() + 0.5);
    if (share >= 1.0) {
        return x;
    }
    const auto lots = draws.choose(torch::ones({img.size(0), 1, 1, 1}), 0.0, share);
    return torch::where(lots.to(img.device()) > 0.0, x, img);
}

torch::Tensor diffTranslation(const torch::Tensor& img, AugmentDraws& draws) {
    const auto shifts = [&](std::int64_t side) {
        const int most = int((side + 4) / 8);
        return draws.index({img.size(0)}, 2 * most + 1) - double(most);
    };
    const auto right = shifts(img.size(3));
    const auto down = shifts(img.size(2));
    std::vector<torch::Tensor> moved;
    for (std::int64_t i = 0; i < img.size(0); ++i) {
        const auto dx = right[i].item<std::int64_t>();
        const auto dy = down[i].item<std::int64_t>();
        // A negative padding crops.
        moved.push_back(torch::constant_pad_nd(img[i], {dx, -dx, dy, -dy}));
    }
    return torch::stack(moved);
}

torch::Tensor diffCutout(const torch::Tensor& img, AugmentDraws& draws) {
    // Along one axis [N,side]: 1 inside the square.
    const auto inside = [&](std::int64_t side) {
        const auto size = (side + 1) / 2;
        const auto first = draws.index({img.size(0), 1}, int(side + 1)) - double(size / 2);
        const auto places = torch::arange(side, torch::kFloat32);
        return torch::logical_and(places >= first, places < first + double(size));
    };
    const auto columns = inside(img.size(3)).unsqueeze(1).unsqueeze(1);
    const auto rows = inside(img.size(2)).unsqueeze(1).unsqueeze(3);
    const auto kept = torch::logical_not(torch::logical_and(rows, columns));
    return img * kept.to(img.options().requires_grad(false));
}

} // namespace sg
