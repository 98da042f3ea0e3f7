#pragma once

/// Small models whose every number counts, and derivatives by differences.

#include "core/model/model.h"
#include "core/model/torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace sg::test {

inline at::Generator seeded(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

/// A trained-looking model: noise strengths, biases and averages are not trivial.
inline std::shared_ptr<Model>
smallModel(NewArchitecture architecture = NewArchitecture::StyleGan2, int resolution = 32) {
    const bool third = architecture != NewArchitecture::StyleGan2;
    const auto model = newModel(
        {.resolution = resolution,
         .channelBase = third ? 1024 : 256,
         .channelMax = third ? 16 : 12,
         .zDim = 10,
         .wDim = 14,
         .mappingLayers = 2,
         .seed = 3,
         .architecture = architecture});
    const torch::NoGradGuard noGrad;
    const auto random = seeded(5);
    for (auto& item : model->generatorEma->named_parameters()) {
        if (item.key().ends_with("bias") || item.key().ends_with("noise_strength")) {
            item.value().add_(0.1 * torch::randn(item.value().sizes(), random));
        }
    }
    model->generator = copyOf(model->generatorEma);
    model->info.name = "small";
    model->info.sha256 = std::string(64, 'a');
    return model;
}

/// The largest difference between a gradient and central differences of `f` by every entry of the
/// float64 tensor `x`, over the largest entry of the gradient.
inline double
numericError(const torch::Tensor& gradient, torch::Tensor x, const std::function<double()>& f) {
    const torch::NoGradGuard noGrad;
    auto values = x.detach().view(-1);
    const auto expected = gradient.reshape(-1);
    double worst = 0.0;
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        constexpr double kStep = 1e-5;
        const double at = values[i].item<double>();
        values[i] = at + kStep;
        const double above = f();
        values[i] = at - kStep;
        const double below = f();
        values[i] = at;
        const double slope = (above - below) / (2.0 * kStep);
        worst = std::max(worst, std::abs(slope - expected[i].item<double>()));
    }
    return worst / std::max(gradient.abs().max().item<double>(), 1e-12);
}

} // namespace sg::test
