#include "core/train/augment/colour.h"

#include "core/model/torch.h"

#include <cmath>
#include <numbers>

namespace sg {

namespace {

torch::Tensor identity() {
    return torch::eye(4);
}

/// v v^T of the grey axis (1,1,1)/sqrt 3.
torch::Tensor grey() {
    auto m = torch::zeros({4, 4});
    m.narrow(0, 0, 3).narrow(1, 0, 3).fill_(1.0 / 3.0);
    return m;
}

torch::Tensor perSample(const torch::Tensor& values) {
    return values.view({-1, 1, 1});
}

/// Right-handed rotation about the grey axis (Rodrigues).
torch::Tensor hueRotation(const torch::Tensor& angle) {
    const double v = 1.0 / std::sqrt(3.0);
    auto cross = torch::zeros({4, 4});
    cross[0][1] = -v;
    cross[0][2] = v;
    cross[1][0] = v;
    cross[1][2] = -v;
    cross[2][0] = -v;
    cross[2][1] = v;
    auto colours = torch::zeros({4, 4});
    colours.narrow(0, 0, 3).narrow(1, 0, 3).copy_(torch::eye(3));
    auto rest = torch::zeros({4, 4});
    rest[3][3] = 1.0;
    const auto c = perSample(angle.cos());
    return grey() * (1.0 - c) + colours * c + cross * perSample(angle.sin()) + rest;
}

} // namespace

torch::Tensor drawColour(
    const AugmentOptions& o,
    double p,
    std::int64_t count,
    std::int64_t channels,
    AugmentDraws& draws) {
    auto colours = identity().repeat({count, 1, 1});
    const auto then = [&](const torch::Tensor& step) { colours = torch::matmul(step, colours); };
    if (o.brightness > 0.0) {
        const auto b = draws.choose(draws.normal({count}) * 0.2, 0.0, o.brightness * p);
        auto shift = torch::zeros({4, 4});
        shift.narrow(0, 0, 3).select(1, 3).fill_(1.0);
        then(identity() + shift * perSample(b));
    }
    if (o.contrast > 0.0) {
        const auto c = draws.choose(torch::exp2(draws.normal({count}) * 0.5), 1.0, o.contrast * p);
        auto rest = torch::zeros({4, 4});
        rest[3][3] = 1.0;
        then((identity() - rest) * perSample(c) + rest);
    }
    if (o.lumaflip > 0.0) {
        const auto i = draws.choose(draws.index({count}, 2), 0.0, o.lumaflip * p);
        then(identity() - 2.0 * grey() * perSample(i));
    }
    if (o.hue > 0.0 && channels > 1) {
        const auto angle =
            draws.choose((draws.uniform({count}) * 2.0 - 1.0) * std::numbers::pi, 0.0, o.hue * p);
        then(hueRotation(angle));
    }
    if (o.saturation > 0.0 && channels > 1) {
        const auto s = draws.choose(torch::exp2(draws.normal({count})), 1.0, o.saturation * p);
        then(grey() + (identity() - grey()) * perSample(s));
    }
    return colours;
}

torch::Tensor applyColour(const torch::Tensor& img, const torch::Tensor& drawn) {
    const auto colours = drawn.to(img.options().requires_grad(false));
    const auto n = img.size(0);
    const auto c = img.size(1);
    const auto pixels = img.reshape({n, c, img.size(2) * img.size(3)});
    const auto rows = colours.narrow(1, 0, 3);
    torch::Tensor out;
    if (c == 3) {
        out = torch::matmul(rows.narrow(2, 0, 3), pixels) + rows.narrow(2, 3, 1);
    } else {
        const auto row = rows.mean(1, true); // [N,1,4]
        out = pixels * row.narrow(2, 0, 3).sum(2, true) + row.narrow(2, 3, 1);
    }
    return out.view(img.sizes());
}

} // namespace sg
