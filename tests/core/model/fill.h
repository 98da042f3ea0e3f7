#pragma once

/// The synthetic weights and inputs of formats.md, appendix A.

#include "core/model/torch.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace sg::test {

inline bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Gives every parameter and buffer the value that the fill rule derives from its name.
inline void fill(torch::nn::Module& module) {
    const torch::NoGradGuard noGrad;
    const auto set = [](const std::string& name, torch::Tensor tensor) {
        if (endsWith(name, "_filter") || endsWith(name, "transform")) {
            return;
        }
        if (endsWith(name, "magnitude_ema")) {
            tensor.fill_(1.5);
            return;
        }
        if (endsWith(name, "noise_strength")) {
            tensor.fill_(0.1);
            return;
        }
        std::int64_t hash = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            hash += static_cast<std::int64_t>(i + 1) * static_cast<unsigned char>(name[i]);
        }
        hash %= 997;
        auto v =
            torch::sin(double(hash) + 0.7 * torch::arange(1, tensor.numel() + 1, torch::kFloat64));
        if (endsWith(name, "affine.bias")) {
            v = 1.0 + 0.2 * v;
        } else if (endsWith(name, ".bias") || endsWith(name, "w_avg")) {
            v = 0.2 * v;
        } else if (name.find("mapping.fc") != std::string::npos && endsWith(name, ".weight")) {
            v = 100.0 * v;
        }
        tensor.copy_(v.view(tensor.sizes()));
    };
    for (auto& item : module.named_parameters()) {
        set(item.key(), item.value());
    }
    for (auto& item : module.named_buffers()) {
        set(item.key(), item.value());
    }
}

/// seq(shape, a) = sin(1 + a (k + 1)), k the flat index.
inline torch::Tensor seq(const std::vector<std::int64_t>& shape, double a) {
    std::int64_t count = 1;
    for (const auto side : shape) {
        count *= side;
    }
    return torch::sin(1.0 + a * torch::arange(1, count + 1, torch::kFloat64))
        .to(torch::kFloat32)
        .view(shape);
}

/// Largest |value - reference| over the named flat indices, relative to `scale`.
inline double deviation(
    const torch::Tensor& values,
    const std::vector<std::pair<std::int64_t, double>>& reference,
    double scale) {
    const auto flat = values.detach().contiguous().view(-1);
    double worst = 0.0;
    for (const auto& [index, expected] : reference) {
        worst = std::max(worst, std::abs(flat[index].item<double>() - expected) / scale);
    }
    return worst;
}

} // namespace sg::test
