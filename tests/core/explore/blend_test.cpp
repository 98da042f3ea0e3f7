// Generators between two generators, against independent arithmetic.

#include "core/explore/blend.h"
#include "core/explore/still.h"
#include "core/model/layer_groups.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <set>

using namespace sg;
using namespace sg::test;

namespace {

/// Weights of the tiny model with every number moved, buffers included.
std::shared_ptr<const GeneratorWeights> moved(NewArchitecture architecture, std::uint64_t seed) {
    const auto model = tinyModel(architecture);
    const auto random = at::make_generator<at::CPUGeneratorImpl>(seed);
    auto weights = std::make_shared<GeneratorWeights>(*weightsOf(*model));
    for (auto& [name, tensor] : weights->tensors) {
        tensor = tensor + 0.3 * torch::randn(tensor.sizes(), random);
    }
    return weights;
}

std::set<std::string> differing(const GeneratorWeights& a, const GeneratorWeights& b) {
    std::set<std::string> names;
    for (const auto& [name, tensor] : a.tensors) {
        if (!torch::equal(tensor, b.tensors.at(name))) {
            names.insert(name);
        }
    }
    return names;
}

} // namespace

class BlendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void architectures_data() {
        QTest::addColumn<int>("architecture");
        QTest::newRow("stylegan2") << int(NewArchitecture::StyleGan2);
        QTest::newRow("stylegan3-t") << int(NewArchitecture::StyleGan3T);
        QTest::newRow("stylegan3-r") << int(NewArchitecture::StyleGan3R);
    }

    void theEndsAreExact_data() { architectures_data(); }

    void theEndsAreExact() {
        QFETCH(int, architecture);
        const auto a = moved(NewArchitecture(architecture), 1);
        const auto b = moved(NewArchitecture(architecture), 2);
        QVERIFY(differing(*a, *b).size() == a->tensors.size());
        QVERIFY(differing(**interpolated(*a, *b, 0.0), *a).empty());
        QVERIFY(differing(**interpolated(*a, *b, 1.0), *b).empty());
        QVERIFY(differing(**blended(*a, *b, {}), *b).empty());
        Blend none;
        for (const auto& [name, tensor] : a->tensors) {
            none.factors[generatorGroup(name)] = 0.0;
        }
        QVERIFY(differing(**blended(*a, *b, none), *a).empty());
    }

    void theMiddleIsTheMeanOfAllThatIsLearned_data() { architectures_data(); }

    void theMiddleIsTheMeanOfAllThatIsLearned() {
        QFETCH(int, architecture);
        const auto a = moved(NewArchitecture(architecture), 1);
        const auto b = moved(NewArchitecture(architecture), 2);
        const double t = 0.3;
        const auto between = interpolated(*a, *b, t);
        QVERIFY(between);
        int noises = 0;
        for (const auto& [name, tensor] : (*between)->tensors) {
            const bool noise = name.ends_with("noise_const") || name.ends_with("input.freqs") ||
                               name.ends_with("input.phases");
            noises += noise ? 1 : 0;
            const auto flat = tensor.reshape(-1);
            const auto left = a->tensors.at(name).reshape(-1);
            const auto right = b->tensors.at(name).reshape(-1);
            for (std::int64_t i = 0; i < flat.numel(); ++i) {
                const double from = left[i].item<double>();
                const double to = right[i].item<double>();
                const double expected = noise ? from : from * (1.0 - t) + to * t;
                QVERIFY2(std::abs(flat[i].item<double>() - expected) < 1e-5, name.c_str());
            }
        }
        QVERIFY(noises > 0);
        // The average latent is part of the mapping, and is learned.
        QVERIFY((*between)->tensors.contains("mapping.w_avg"));
        // Noise of the nearer one.
        const auto late = interpolated(*a, *b, 0.7);
        for (const auto& [name, tensor] : (*late)->tensors) {
            if (name.ends_with("noise_const")) {
                QVERIFY(torch::equal(tensor, b->tensors.at(name)));
            }
        }
    }

    void groupsAreBlendedAlone() {
        const auto a = moved(NewArchitecture::StyleGan2, 1);
        const auto b = moved(NewArchitecture::StyleGan2, 2);
        const auto changed = differing(**blended(*a, *b, {{{"g8", 0.25}}}), *b);
        QVERIFY(!changed.empty());
        for (const auto& [name, tensor] : b->tensors) {
            QCOMPARE(changed.contains(name), generatorGroup(name) == "g8");
        }
        const auto mapping = differing(**blended(*a, *b, {{{"mapping", 0.0}}}), *b);
        QVERIFY(mapping.contains("mapping.w_avg"));
        QVERIFY(mapping.contains("mapping.fc0.weight"));
        for (const auto& name : mapping) {
            QVERIFY(name.starts_with("mapping."));
        }
    }

    void anotherArchitectureIsRefusedByTheNameOfALayer() {
        const auto a = moved(NewArchitecture::StyleGan2, 1);
        auto other = *a;
        other.tensors["synthesis.b8.conv0.weight"] = torch::zeros({3, 4});
        const auto shape = interpolated(*a, other, 0.5);
        QVERIFY(!shape);
        QCOMPARE(shape.error().code, ErrorCode::InvalidArgument);
        QVERIFY(shape.error().message.find("synthesis.b8.conv0.weight is [") != std::string::npos);
        QVERIFY(shape.error().message.find("[3, 4] in the other") != std::string::npos);
        other = *a;
        other.tensors.erase("synthesis.b16.torgb.bias");
        const auto missing = blended(other, *a, {});
        QVERIFY(!missing);
        QVERIFY(
            missing.error().message.find("synthesis.b16.torgb.bias is only in one of them") !=
            std::string::npos);
        const auto third = tinyModel(NewArchitecture::StyleGan3T);
        QVERIFY(!interpolated(*a, *weightsOf(*third), 0.5));
        QVERIFY(!withWeights(*third, *a));
    }

    void aModelWithOtherWeights() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        model->info.name = "tiny";
        const auto weights = moved(NewArchitecture::StyleGan2, 4);
        const auto made = withWeights(*model, *weights);
        QVERIFY(made);
        QVERIFY(differing(*weightsOf(**made), *weights).empty());
        QVERIFY(changed(*(*made)->generator, *(*made)->generatorEma).empty());
        QVERIFY((*made)->discriminator.ptr() == model->discriminator.ptr());
        QCOMPARE((*made)->info.name, std::string("tiny"));
        // The original is as it was.
        QVERIFY(!differing(*weightsOf(*model), *weights).empty());
    }

    void aStillIsThePictureOfItsSeed() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        const auto one = drawStill(*model, {.seed = 3});
        QVERIFY(one);
        QCOMPARE(one->extent, (Extent{16, 16}));
        QCOMPARE(one->channels, 3);
        QVERIFY(one->pixels == drawStill(*model, {.seed = 3})->pixels);
        QVERIFY(one->pixels != drawStill(*model, {.seed = 4})->pixels);
    }
};

QTEST_GUILESS_MAIN(BlendTest)
#include "blend_test.moc"
