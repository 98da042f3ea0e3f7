#pragma once

/// Small checks that the tests of several model formats share.

#include "core/model/model.h"
#include "core/model/torch.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sg::test {

inline std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

/// max|ours - reference| / max|reference|
inline double relative(const torch::Tensor& ours, const torch::Tensor& reference) {
    return ((ours - reference).abs().max() / reference.abs().max()).item<double>();
}

/// Same names, same values bit by bit.
inline bool sameState(const torch::nn::Module& a, const torch::nn::Module& b) {
    const auto left = stateOf(a);
    const auto right = stateOf(b);
    if (left.size() != right.size()) {
        return false;
    }
    for (const auto& [name, tensor] : left) {
        if (!right.contains(name) || !torch::equal(tensor, right.at(name))) {
            qWarning("%s differs", name.c_str());
            return false;
        }
    }
    return true;
}

/// Random numbers everywhere, so that a forgotten one shows; filters stay.
inline void fill(torch::nn::Module& network) {
    const torch::NoGradGuard noGrad;
    const auto random = at::make_generator<at::CPUGeneratorImpl>(7);
    for (auto& [name, tensor] : stateOf(network)) {
        if (!name.ends_with("resample_filter")) {
            tensor.detach().copy_(torch::randn(tensor.sizes(), random));
        }
    }
}

/// A lively 16 pixel generator of any architecture, alone.
inline std::shared_ptr<Model>
variant(Architecture architecture, std::vector<double> taps, Activation activation, bool noise) {
    const torch::NoGradGuard noGrad;
    auto model = std::make_shared<Model>();
    GeneratorOptions options;
    options.mapping = {8, 0, 8, numWsFor(16), 2, 8, 8};
    StyleGan2Options s;
    s.wDim = 8;
    s.resolution = 16;
    s.widths = {{4, 8}, {8, 6}, {16, 4}};
    s.architecture = architecture;
    s.resampleTaps = std::move(taps);
    s.activation = activation;
    s.useNoise = noise;
    s.convClamp = 256.0;
    options.synthesis = s;
    model->generatorEma = Generator(options);
    fill(*model->generatorEma);
    model->describe();
    return model;
}

/// Rows for a test of every architecture, filter and activation: the arguments of variant().
inline void architectureRows() {
    QTest::addColumn<int>("architecture");
    QTest::addColumn<std::vector<double>>("taps");
    QTest::addColumn<int>("activation");
    QTest::addColumn<bool>("noise");
    using Taps = std::vector<double>;
    const auto row = [](const char* name, Architecture a, Taps taps, Activation f, bool noise) {
        QTest::newRow(name) << int(a) << std::move(taps) << int(f) << noise;
    };
    row("skip", Architecture::Skip, {1, 3, 3, 1}, Activation::LeakyRelu, false);
    row("orig", Architecture::Orig, {1, 3, 3, 1}, Activation::LeakyRelu, true);
    row("orig without noise", Architecture::Orig, {1, 3, 3, 1}, Activation::LeakyRelu, false);
    row("resnet", Architecture::Resnet, {1, 3, 3, 1}, Activation::LeakyRelu, true);
    row("three taps", Architecture::Resnet, {1, 2, 1}, Activation::Swish, true);
    row("lopsided taps", Architecture::Skip, {1, 2, 4, 1, 3}, Activation::Elu, true);
    row("two taps", Architecture::Skip, {1, 1}, Activation::Softplus, true);
    row("relu", Architecture::Skip, {1, 4, 6, 4, 1, 1}, Activation::Relu, true);
    row("tanh", Architecture::Skip, {1, 3, 3, 1}, Activation::Tanh, true);
    row("sigmoid", Architecture::Orig, {1, 3, 3, 1}, Activation::Sigmoid, true);
    row("selu", Architecture::Orig, {1, 3, 3, 1}, Activation::Selu, true);
}

} // namespace sg::test
