#include "core/measure/nuisance.h"

#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace sg {

namespace {

constexpr std::int64_t kOutlineSide = 32;

/// [C, pixels] float64 of all pictures.
torch::Tensor colours(const torch::Tensor& pictures) {
    return pictures.transpose(0, 1).flatten(1).to(torch::kFloat64);
}

/// The symmetric matrix with this power of its eigenvalues.
torch::Tensor power(const torch::Tensor& covariance, double exponent) {
    constexpr double kLeast = 1e-6; // of grey pictures two eigenvalues are 0
    const auto [values, vectors] = torch::linalg_eigh(covariance);
    const auto diagonal = values.clamp_min(kLeast).pow(exponent).diag();
    return torch::matmul(torch::matmul(vectors, diagonal), vectors.t());
}

torch::Tensor covarianceOf(const torch::Tensor& centred) {
    return torch::matmul(centred, centred.t()) / double(centred.size(1));
}

/// [1,1,32,32]: mean distance of each pixel from its picture's background, less its own mean.
torch::Tensor outlineOf(const torch::Tensor& pictures) {
    const auto background = backgroundColours(pictures) * 2.0 - 1.0;
    const auto distance = (pictures - background.to(torch::kFloat32).unsqueeze(2).unsqueeze(3))
                              .norm(2, {1}, /*keepdim=*/true);
    return torch::adaptive_avg_pool2d(
        distance.mean(0, /*keepdim=*/true), {kOutlineSide, kOutlineSide});
}

/// Rows [N,...] against one [1,...].
torch::Tensor correlation(const torch::Tensor& rows, const torch::Tensor& one) {
    const auto centred = [](const torch::Tensor& x) {
        const auto flat = x.flatten(1);
        return flat - flat.mean(1, /*keepdim=*/true);
    };
    const auto a = centred(rows);
    const auto b = centred(one);
    return torch::matmul(a, b.t()).squeeze(1) / (a.norm(2, {1}) * b.norm(2, {1})).clamp_min(1e-12);
}

/// For grid_sample: where the output's places lie in the input. Shifts in sides.
torch::Tensor mapOf(const Alignment& a) {
    const double k = 1.0 / a.scale;
    return torch::tensor({k, 0.0, -2.0 * a.right * k, 0.0, k, -2.0 * a.down * k}, torch::kFloat32)
        .reshape({1, 2, 3});
}

torch::Tensor warped(const torch::Tensor& img, const torch::Tensor& maps) {
    constexpr std::int64_t kBilinear = 0;
    constexpr std::int64_t kRepeatBorder = 1;
    const auto grid = torch::affine_grid_generator(maps, img.sizes(), false);
    return torch::grid_sampler(img, grid, kBilinear, kRepeatBorder, false);
}

} // namespace

torch::Tensor recoloured(const torch::Tensor& pictures, const torch::Tensor& samples) {
    const auto x = colours(pictures);
    const auto y = colours(samples);
    const auto from = x.mean(1, /*keepdim=*/true);
    const auto to = y.mean(1, /*keepdim=*/true);
    // The linear map of least change that takes one covariance to the other (optimal transport of
    // normal distributions).
    const auto a = covarianceOf(x - from);
    const auto b = covarianceOf(y - to);
    const auto root = power(a, 0.5);
    const auto inverse = power(a, -0.5);
    const auto middle = power(torch::matmul(torch::matmul(root, b), root), 0.5);
    const auto map = torch::matmul(torch::matmul(inverse, middle), inverse);
    const auto out = torch::matmul(map, x - from) + to;
    return out.to(torch::kFloat32)
        .reshape({pictures.size(1), pictures.size(0), pictures.size(2), pictures.size(3)})
        .transpose(0, 1)
        .contiguous();
}

Alignment alignmentOf(const torch::Tensor& pictures, const torch::Tensor& samples) {
    const torch::NoGradGuard noGrad;
    const auto outline = outlineOf(pictures);
    const auto target = outlineOf(samples);
    std::vector<Alignment> tries;
    std::vector<torch::Tensor> maps;
    for (const double scale : {1.0, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.45}) {
        for (int down = -8; down <= 8; ++down) {
            for (int right = -8; right <= 8; ++right) {
                tries.push_back({right / 32.0, down / 32.0, scale});
                maps.push_back(mapOf(tries.back()));
            }
        }
    }
    const auto shown = outline.expand({std::int64_t(maps.size()), 1, -1, -1});
    const auto found = correlation(warped(shown, torch::cat(maps)), target);
    auto best = tries[std::size_t(found.argmax().item<std::int64_t>())];
    best.correlationBefore = correlation(outline, target).item<double>();
    best.correlationAfter = found.max().item<double>();
    return best;
}

torch::Tensor moved(const torch::Tensor& pictures, const Alignment& alignment) {
    return warped(pictures, mapOf(alignment).expand({pictures.size(0), -1, -1}));
}

torch::Tensor backgroundColours(const torch::Tensor& pictures) {
    const auto side = pictures.size(2);
    const auto edge = std::max<std::int64_t>(1, side / 16);
    const auto frame = torch::cat(
        {pictures.slice(2, 0, edge).flatten(2),
         pictures.slice(3, 0, edge).flatten(2),
         pictures.slice(3, side - edge).flatten(2)},
        2);
    return std::get<0>(frame.to(torch::kFloat64).median(2)) / 2.0 + 0.5;
}

torch::Tensor meanColour(const torch::Tensor& pictures) {
    return colours(pictures).mean(1) / 2.0 + 0.5;
}

} // namespace sg
