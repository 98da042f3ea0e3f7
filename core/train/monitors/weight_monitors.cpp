#include "core/train/monitors/weight_monitors.h"

#include "core/model/torch.h"

#include <cmath>

namespace sg {

namespace {

double squaredNorm(const torch::Tensor& values) {
    const double norm = torch::linalg_vector_norm(values, 2).item<double>();
    return norm * norm;
}

} // namespace

std::map<std::string, double>
groupDrift(const torch::nn::Module& now, const StateDict& source, GroupOfTensor groupOf) {
    struct Squares {
        double moved = 0.0;
        double size = 0.0;
    };

    const torch::NoGradGuard noGrad;
    std::map<std::string, Squares> groups;
    for (const auto& item : now.named_parameters()) {
        const auto original = source.find(item.key());
        if (original != source.end()) {
            Squares& squares = groups[groupOf(item.key())];
            squares.moved +=
                squaredNorm(item.value().to(original->second.device()) - original->second);
            squares.size += squaredNorm(original->second);
        }
    }
    std::map<std::string, double> drift;
    for (const auto& [id, squares] : groups) {
        drift[id] = std::sqrt(squares.moved / (squares.size > 0.0 ? squares.size : 1.0));
    }
    return drift;
}

double gradientNorm(const torch::nn::Module& module) {
    double sum = 0.0;
    for (const auto& parameter : module.parameters()) {
        if (parameter.grad().defined()) {
            sum += squaredNorm(parameter.grad());
        }
    }
    return std::sqrt(sum);
}

std::string firstNotFinite(const torch::nn::Module& module) {
    const torch::NoGradGuard noGrad;
    const auto isFinite = [](const torch::Tensor& values) {
        // A NaN or an infinity survives the norm, one pass without a copy; so may an overflow.
        return std::isfinite(torch::linalg_vector_norm(values, 1).item<double>()) ||
               torch::isfinite(values).all().item<bool>();
    };
    for (const auto& item : module.named_parameters()) {
        if (!isFinite(item.value())) {
            return item.key();
        }
    }
    for (const auto& item : module.named_buffers()) {
        if (!isFinite(item.value())) {
            return item.key();
        }
    }
    return {};
}

} // namespace sg
