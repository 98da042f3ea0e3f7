#include "core/train/augment/geometry.h"

#include "core/kernels/fir.h"
#include "core/kernels/warp.h"
#include "core/model/torch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace sg {

namespace {

/// The sym6 low-pass with sum 1.
constexpr std::array kSym6{
    0.015404109327027373,
    0.0034907120842174702,
    -0.11799011114819057,
    -0.048311742585633,
    0.4910559419267466,
    0.787641141030194,
    0.3379294217276218,
    -0.07263752278646252,
    -0.021060292512300564,
    0.04472490177066578,
    0.0017677118642428036,
    -0.007800708325034148};
constexpr std::int64_t kReach = std::int64_t(kSym6.size()) / 4; ///< pixels that the filters reach

/// As a two-dimensional filter.
torch::Tensor wavelet() {
    static const torch::Tensor filter = [] {
        const auto t = torch::tensor(std::vector<double>(kSym6.begin(), kSym6.end()));
        return (torch::outer(t, t) / t.sum().square()).to(torch::kFloat32);
    }();
    return filter;
}

/// [N,3,3] from nine numbers that are scalars or [N].
torch::Tensor matrix(const std::vector<torch::Tensor>& cells) {
    return torch::stack(torch::broadcast_tensors(cells), -1).reshape({-1, 3, 3});
}

torch::Tensor number(double value) {
    return torch::full({1}, value);
}

torch::Tensor translation(const torch::Tensor& x, const torch::Tensor& y) {
    const auto one = number(1.0);
    const auto zero = number(0.0);
    return matrix({one, zero, x, zero, one, y, zero, zero, one});
}

torch::Tensor scaling(const torch::Tensor& x, const torch::Tensor& y) {
    const auto one = number(1.0);
    const auto zero = number(0.0);
    return matrix({x, zero, zero, zero, y, zero, zero, zero, one});
}

torch::Tensor rotation(const torch::Tensor& angle) {
    const auto one = number(1.0);
    const auto zero = number(0.0);
    const auto c = angle.cos();
    const auto s = angle.sin();
    return matrix({c, -s, zero, s, c, zero, zero, zero, one});
}

torch::Tensor scaling(double x, double y) {
    return scaling(number(x), number(y));
}

torch::Tensor translation(double x, double y) {
    return translation(number(x), number(y));
}

/// How far the maps reach beyond the picture, over the whole batch: left, top, right, bottom.
std::array<std::int64_t, 4>
margins(const torch::Tensor& inverse, std::int64_t height, std::int64_t width) {
    const double cx = double(width - 1) / 2.0;
    const double cy = double(height - 1) / 2.0;
    const auto corners =
        torch::tensor({-cx, cx, cx, -cx, -cy, -cy, cy, cy, 1.0, 1.0, 1.0, 1.0}, torch::kFloat32)
            .view({3, 4});
    const auto places = torch::matmul(inverse, corners); // [N,3,4]
    const auto x = places.select(1, 0);
    const auto y = places.select(1, 1);
    const auto beyond = [&](const torch::Tensor& reach, double half, std::int64_t side) {
        const double needed = reach.max().item<double>() + double(2 * kReach) - half;
        return std::int64_t(std::ceil(std::clamp(needed, 0.0, double(side - 1))));
    };
    return {
        beyond(-x, cx, width), beyond(-y, cy, height), beyond(x, cx, width), beyond(y, cy, height)};
}

} // namespace

torch::Tensor drawGeometry(
    const AugmentOptions& o,
    double p,
    std::int64_t count,
    std::int64_t height,
    std::int64_t width,
    AugmentDraws& draws) {
    auto inverse = torch::eye(3).repeat({count, 1, 1});
    const auto then = [&](const torch::Tensor& step) { inverse = torch::matmul(inverse, step); };
    const double w = double(width);
    const double h = double(height);
    if (o.xflip > 0.0) {
        const auto i = draws.choose(draws.index({count}, 2), 0.0, o.xflip * p);
        then(scaling(1.0 / (1.0 - 2.0 * i), number(1.0)));
    }
    if (o.rotate90 > 0.0) {
        const auto i = draws.choose(draws.index({count}, 4), 0.0, o.rotate90 * p);
        then(rotation(i * (std::numbers::pi / 2.0)));
    }
    if (o.xint > 0.0) {
        constexpr double kMost = 0.125;
        const auto t =
            draws.choose((draws.uniform({count, 2}) * 2.0 - 1.0) * kMost, 0.0, o.xint * p);
        then(translation(-(t.select(1, 0) * w).round(), -(t.select(1, 1) * h).round()));
    }
    if (o.scale > 0.0) {
        const auto s = draws.choose(torch::exp2(draws.normal({count}) * 0.2), 1.0, o.scale * p);
        then(scaling(1.0 / s, 1.0 / s));
    }
    // Two rotations around the stretch; together they happen with the probability asked for.
    const double rotateEach = 1.0 - std::sqrt(std::clamp(1.0 - o.rotate * p, 0.0, 1.0));
    if (o.rotate > 0.0) {
        const auto angle =
            draws.choose((draws.uniform({count}) * 2.0 - 1.0) * std::numbers::pi, 0.0, rotateEach);
        then(rotation(angle));
    }
    if (o.aniso > 0.0) {
        const auto s = draws.choose(torch::exp2(draws.normal({count}) * 0.2), 1.0, o.aniso * p);
        then(scaling(1.0 / s, s));
    }
    if (o.rotate > 0.0) {
        const auto angle =
            draws.choose((draws.uniform({count}) * 2.0 - 1.0) * std::numbers::pi, 0.0, rotateEach);
        then(rotation(draws.percentile() ? torch::zeros_like(angle) : angle));
    }
    if (o.xfrac > 0.0) {
        const auto t = draws.choose(draws.normal({count, 2}) * 0.125, 0.0, o.xfrac * p);
        then(translation(-t.select(1, 0) * w, -t.select(1, 1) * h));
    }
    return inverse;
}

torch::Tensor applyGeometry(const torch::Tensor& img, const torch::Tensor& drawn) {
    const auto height = img.size(2);
    const auto width = img.size(3);
    const auto [left, top, right, bottom] = margins(drawn, height, width);
    auto x = torch::reflection_pad2d(img, {left, right, top, bottom});
    auto inverse =
        torch::matmul(translation(double(left - right) / 2.0, double(top - bottom) / 2.0), drawn);

    x = upsample2d(x, wavelet());
    inverse = torch::matmul(torch::matmul(scaling(2.0, 2.0), inverse), scaling(0.5, 0.5));
    inverse = torch::matmul(torch::matmul(translation(-0.5, -0.5), inverse), translation(0.5, 0.5));

    const auto outHeight = (height + 2 * kReach) * 2;
    const auto outWidth = (width + 2 * kReach) * 2;
    const auto theta = torch::matmul(
        torch::matmul(scaling(2.0 / double(x.size(3)), 2.0 / double(x.size(2))), inverse),
        scaling(double(outWidth) / 2.0, double(outHeight) / 2.0));
    x = warpAffine(x, theta.narrow(1, 0, 2).to(img.device()), outHeight, outWidth);

    // Halving with the reversed filter, cropping the margin that only the filters needed.
    const auto taps = std::int64_t(kSym6.size());
    const auto before = (taps - 1) / 2 - 2 * kReach;
    const auto after = (taps - 2) / 2 - 2 * kReach;
    return upfirdn2d(x, wavelet().flip({0, 1}), 1, 2, {before, after, before, after});
}

} // namespace sg
