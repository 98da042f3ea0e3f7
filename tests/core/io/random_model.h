#pragma once

/// Networks of any options with random weights, none of them trivial.

#include "core/model/model.h"
#include "core/model/torch.h"

#include <QtTest>

#include <string>

namespace sg::test {

/// For networks without classes.
inline const torch::Tensor kNoLabels;

/// Everything but the filters becomes random; spreads are those of a network that can be looked at.
inline void randomize(torch::nn::Module& network, std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    torch::manual_seed(seed);
    for (auto& [name, tensor] : stateOf(network)) {
        if (name.ends_with("resample_filter")) {
            continue;
        }
        const bool mapping = name.find("mapping.fc") != std::string::npos;
        const bool small =
            name.ends_with("bias") || name.ends_with("noise_strength") || name.ends_with("w_avg");
        auto values = torch::randn(tensor.sizes()) * (mapping ? 100.0 : small ? 0.1 : 1.0);
        if (name.ends_with("affine.bias")) {
            values = values + 1.0;
        }
        tensor.detach().copy_(values);
    }
}

/// A small generator; what the test is about is changed afterwards.
inline GeneratorOptions smallGenerator(int resolution = 16) {
    GeneratorOptions g;
    g.mapping = {12, 0, 12, numWsFor(resolution), 2, 12, 12};
    StyleGan2Options s;
    s.wDim = 12;
    s.resolution = resolution;
    s.widths = widthsFor(resolution, 96, 10);
    g.synthesis = s;
    return g;
}

inline DiscriminatorOptions smallDiscriminator(int resolution = 16) {
    DiscriminatorOptions d;
    d.resolution = resolution;
    d.widths = widthsFor(resolution, 96, 10);
    return d;
}

inline bool
sameState(const torch::nn::Module& a, const torch::nn::Module& b, double tolerance = 0) {
    const auto left = stateOf(a);
    const auto right = stateOf(b);
    if (left.size() != right.size()) {
        qWarning("%zu tensors instead of %zu", right.size(), left.size());
        return false;
    }
    for (const auto& [name, tensor] : left) {
        const bool same = right.contains(name) && right.at(name).sizes() == tensor.sizes() &&
                          torch::allclose(right.at(name), tensor, 0.0, tolerance);
        if (!same) {
            qWarning("%s differs", name.c_str());
            return false;
        }
    }
    return true;
}

/// The largest difference, in parts of the largest value of the reference.
inline double relative(const torch::Tensor& ours, const torch::Tensor& reference) {
    return ((ours - reference).abs().max() / reference.abs().max()).item<double>();
}

} // namespace sg::test
