#include "core/train/augment/band_filter.h"

#include "core/base/core_text.h"
#include "core/model/torch.h"

#include <array>
#include <stdexcept>
#include <vector>

namespace sg {

namespace {

constexpr int kBands = 4;
constexpr int kTaps = 43;
constexpr int kHalf = 21;

/// The filter bank times 32768: the first 22 of 43 symmetric taps of each band.
constexpr std::array<std::array<int, kHalf + 1>, kBands> kBank{{
    {-1,   0,    9, 16,  18,   0,    -66,  -144, -207, -256, -297,
     -288, -212, 0, 468, 1056, 1674, 2304, 2918, 3456, 3888, 4096},
    {1,   0,   -9, -16,  -18,   0,     66,    144,  207,  256,  297,
     288, 244, 0,  -756, -1568, -2250, -2304, -806, 1152, 3024, 4096},
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -32, 0, 288, 512, 576, 0, -3136, -4608, 2304, 8192},
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1024, 0, -9216, 16384},
}};

/// [4,43].
torch::Tensor bank() {
    static const torch::Tensor filters = [] {
        std::vector<double> values;
        for (const auto& band : kBank) {
            for (int i = 0; i < kTaps; ++i) {
                values.push_back(
                    double(band[std::size_t(i <= kHalf ? i : kTaps - 1 - i)]) / 32768.0);
            }
        }
        return torch::tensor(values).view({kBands, kTaps}).to(torch::kFloat32);
    }();
    return filters;
}

} // namespace

torch::Tensor
applyBandFilter(const torch::Tensor& img, const AugmentOptions& o, double p, AugmentDraws& draws) {
    if (img.size(2) <= kHalf || img.size(3) <= kHalf) {
        throw std::invalid_argument(
            Core::tr("The augmentation \"filter\" needs pictures of more than 21 pixels a side"));
    }
    const auto n = img.size(0);
    const auto c = img.size(1);
    // Of natural pictures: most power is in the lowest band.
    const auto power = torch::tensor({10.0, 1.0, 1.0, 1.0}, torch::kFloat32) / 13.0;
    auto gains = torch::ones({n, kBands});
    for (int band = 0; band < kBands; ++band) {
        auto t = torch::ones({n, kBands});
        t.select(1, band).copy_(draws.choose(torch::exp2(draws.normal({n})), 1.0, o.imgfilter * p));
        t = t / (power * t.square()).sum(1, true).sqrt(); // keeps the expected power
        gains = gains * t;
    }
    const auto taps =
        torch::matmul(gains, bank()).repeat_interleave(c, 0).to(img.options().requires_grad(false));
    auto x = img.reshape({1, n * c, img.size(2), img.size(3)});
    x = torch::reflection_pad2d(x, {kHalf, kHalf, kHalf, kHalf});
    x = torch::conv2d(
        x, taps.view({n * c, 1, 1, kTaps}), torch::Tensor(), 1, at::IntArrayRef(0), 1, n * c);
    x = torch::conv2d(
        x, taps.view({n * c, 1, kTaps, 1}), torch::Tensor(), 1, at::IntArrayRef(0), 1, n * c);
    return x.view(img.sizes());
}

torch::Tensor
applyGrain(const torch::Tensor& img, const AugmentOptions& o, double p, AugmentDraws& draws) {
    const auto sigma =
        draws.choose(draws.normal({img.size(0), 1, 1, 1}).abs() * 0.1, 0.0, o.noise * p);
    return img + (draws.normal(img.sizes()) * sigma).to(img.options().requires_grad(false));
}

torch::Tensor
applyCutout(const torch::Tensor& img, const AugmentOptions& o, double p, AugmentDraws& draws) {
    const auto n = img.size(0);
    const auto size = draws.choose(torch::full({n, 1, 1, 1}, 0.5), 0.0, o.cutout * p);
    const auto centre = draws.uniform({n, 2, 1, 1});
    const auto outside = [&](std::int64_t side, std::int64_t axis) {
        const auto places = (torch::arange(side, torch::kFloat32) + 0.5) / double(side);
        const auto shaped = axis == 0 ? places.view({1, 1, 1, -1}) : places.view({1, 1, -1, 1});
        return (shaped - centre.narrow(1, axis, 1)).abs() >= size / 2.0;
    };
    const auto kept = torch::logical_or(outside(img.size(3), 0), outside(img.size(2), 1));
    return img * kept.to(img.options().requires_grad(false));
}

} // namespace sg
