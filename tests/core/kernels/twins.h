#pragma once

/// Compares an operation with its plain twin: value, gradient and second gradient.

#include <QtTest>

#include <torch/torch.h>

#include <functional>
#include <string>
#include <vector>

namespace sg {

using Operation = std::function<torch::Tensor(const std::vector<torch::Tensor>&)>;

/// Largest difference in units of the largest expected value.
inline double relativeError(const torch::Tensor& actual, const torch::Tensor& expected) {
    const double scale = std::max(1e-6, expected.abs().max().item<double>());
    return (actual - expected).abs().max().item<double>() / scale;
}

/// The value, its gradients by every operand under a fixed direction, and the gradients of a
/// quadratic form of those.
inline std::vector<torch::Tensor>
derivatives(const Operation& operation, const std::vector<torch::Tensor>& values) {
    std::vector<torch::Tensor> operands;
    for (const auto& value : values) {
        operands.push_back(value.detach().clone().requires_grad_());
    }
    const auto y = operation(operands);
    torch::manual_seed(7);
    const auto direction =
        torch::randn(y.sizes(), y.options().requires_grad(false)).requires_grad_();
    const auto first = torch::autograd::grad({y}, operands, {direction}, true, true);
    torch::Tensor sum = torch::zeros({}, y.options());
    for (const auto& gradient : first) {
        sum = sum + gradient.square().sum();
    }
    auto leaves = operands;
    leaves.push_back(direction);
    const auto second = torch::autograd::grad({sum}, leaves, {}, false, false, true);
    std::vector<torch::Tensor> all{y.detach()};
    for (const auto& gradient : first) {
        all.push_back(gradient.detach());
    }
    for (std::size_t i = 0; i < second.size(); ++i) {
        all.push_back(
            second[i].defined() ? second[i].detach() : torch::zeros_like(leaves[i]).detach());
    }
    return all;
}

inline void compareTwins(
    const Operation& fast,
    const Operation& plain,
    const std::vector<torch::Tensor>& operands,
    double tolerance = 1e-4) {
    const auto actual = derivatives(fast, operands);
    const auto expected = derivatives(plain, operands);
    QCOMPARE(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        QCOMPARE(actual[i].sizes(), expected[i].sizes());
        const double error = relativeError(actual[i], expected[i]);
        QVERIFY2(
            error < tolerance,
            qPrintable(QStringLiteral("derivative %1: relative error %2").arg(i).arg(error)));
    }
}

} // namespace sg
