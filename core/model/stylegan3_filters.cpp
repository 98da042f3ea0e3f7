#include "core/model/stylegan3_filters.h"

#include "core/model/torch.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace sg {

namespace {

constexpr double kPi = std::numbers::pi;

/// Place of a tap, 0 in the middle.
double place(int tap, int taps) {
    return tap - (taps - 1) / 2.0;
}

std::vector<double> kaiserWindow(const LowPass& f) {
    const double beta = kaiserBeta(f);
    const double half = (f.taps - 1) / 2.0;
    std::vector<double> window;
    for (int n = 0; n < f.taps; ++n) {
        const double x = half > 0.0 ? place(n, f.taps) / half : 0.0;
        window.push_back(
            std::cyl_bessel_i(0.0, beta * std::sqrt(std::max(0.0, 1.0 - x * x))) /
            std::cyl_bessel_i(0.0, beta));
    }
    return window;
}

torch::Tensor normalised(const torch::Tensor& filter) {
    return (filter / filter.sum()).to(torch::kFloat32);
}

} // namespace

double kaiserBeta(const LowPass& f) {
    const double attenuation = 2.285 * (f.taps - 1) * kPi * (f.width / (f.rate / 2.0)) + 7.95;
    if (attenuation > 50.0) {
        return 0.1102 * (attenuation - 8.7);
    }
    if (attenuation > 21.0) {
        return 0.5842 * std::pow(attenuation - 21.0, 0.4) + 0.07886 * (attenuation - 21.0);
    }
    return 0.0;
}

torch::Tensor kaiserLowPass(const LowPass& f) {
    auto taps = kaiserWindow(f);
    const double c = f.cutoff / (f.rate / 2.0);
    for (int n = 0; n < f.taps; ++n) {
        const double x = kPi * c * place(n, f.taps);
        taps[std::size_t(n)] *= x == 0.0 ? c : c * std::sin(x) / x;
    }
    return normalised(torch::tensor(taps, torch::kFloat64));
}

torch::Tensor radialLowPass(const LowPass& f) {
    const auto window = kaiserWindow(f);
    auto filter = torch::empty({f.taps, f.taps}, torch::kFloat64);
    auto values = filter.accessor<double, 2>();
    for (int i = 0; i < f.taps; ++i) {
        for (int j = 0; j < f.taps; ++j) {
            const double r = std::hypot(place(i, f.taps), place(j, f.taps)) / f.rate;
            // The limit at r = 0, which an odd number of taps meets.
            const double jinc =
                r > 0.0 ? std::cyl_bessel_j(1.0, 2.0 * f.cutoff * kPi * r) / (kPi * r) : f.cutoff;
            values[i][j] = jinc * window[std::size_t(i)] * window[std::size_t(j)];
        }
    }
    return normalised(filter);
}

} // namespace sg
