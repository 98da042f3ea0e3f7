// Models that grow: the larger one begins exactly where the smaller one stands.

#include "core/kernels/fir.h"
#include "core/model/grow.h"
#include "core/model/torch.h"

#include <QtTest>

#include <stdexcept>

using namespace sg;

namespace {

/// Untrained, but with biases, noise strengths and an average of its own.
std::shared_ptr<Model> smallModel(int channelBase, int cDim) {
    auto model = newModel(
        {.resolution = 16,
         .channelBase = channelBase,
         .channelMax = 24,
         .zDim = 12,
         .wDim = 8,
         .cDim = cDim,
         .mappingLayers = 2,
         .seed = 5});
    const torch::NoGradGuard noGrad;
    torch::manual_seed(1);
    for (torch::nn::Module* network :
         {static_cast<torch::nn::Module*>(model->generator.get()),
          static_cast<torch::nn::Module*>(model->generatorEma.get()),
          static_cast<torch::nn::Module*>(model->discriminator.get())}) {
        for (auto& parameter : network->parameters()) {
            parameter.add_(torch::randn_like(parameter), 0.1);
        }
    }
    model->info.licence = "CC0";
    model->augment = {true, 0.25};
    return model;
}

torch::Tensor taps() {
    return setupFilter({1.0, 3.0, 3.0, 1.0});
}

double distance(const torch::Tensor& a, const torch::Tensor& b) {
    return ((a - b).abs().max() / b.abs().max()).item<double>();
}

torch::Tensor labels(int cDim) {
    return cDim == 0 ? torch::Tensor() : torch::eye(cDim).index({torch::tensor({0, 1, 0, 1})});
}

} // namespace

class GrowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void drawsAndJudgesAsBefore_data() {
        QTest::addColumn<int>("resolution");
        QTest::addColumn<int>("cDim");
        QTest::newRow("twice") << 32 << 0;
        QTest::newRow("four times") << 64 << 0;
        QTest::newRow("with classes") << 32 << 2;
    }

    void drawsAndJudgesAsBefore() {
        QFETCH(int, resolution);
        QFETCH(int, cDim);
        const torch::NoGradGuard noGrad;
        const auto smaller = smallModel(512, cDim); // 8 channels at 64 px
        const auto larger = grow(*smaller, {.resolution = resolution, .seed = 9});
        QCOMPARE(larger->info.resolution, resolution);
        QCOMPARE(larger->info.licence, std::string("CC0"));
        QCOMPARE(larger->augment.p, 0.25);
        QVERIFY(larger->info.hasGenerator && larger->info.hasDiscriminator);

        const auto z = torch::randn({4, 12});
        const auto c = labels(cDim);
        const NoiseSource noise{NoiseMode::Const, {}};
        for (const auto& [before, after] :
             {std::pair(smaller->generator, larger->generator),
              std::pair(smaller->generatorEma, larger->generatorEma)}) {
            auto expected = Generator(before)->forward(z, c, noise);
            while (expected.size(2) < resolution) {
                expected = upsample2d(expected, taps());
            }
            const auto got = Generator(after)->forward(z, c, noise);
            QVERIFY2(
                distance(got, expected) < 1e-5,
                qPrintable(QString::number(distance(got, expected))));
        }

        const auto pictures = torch::randn({4, 3, resolution, resolution});
        auto shrunk = pictures;
        while (shrunk.size(2) > 16) {
            shrunk = downsample2d(shrunk, taps());
        }
        const auto expected = smaller->discriminator->forward(shrunk, c);
        const auto got = larger->discriminator->forward(pictures, c);
        QVERIFY2(
            distance(got, expected) < 1e-4, qPrintable(QString::number(distance(got, expected))));
    }

    void everyNewLayerCanLearn() {
        const auto larger = grow(*smallModel(512, 0), {.resolution = 32});
        const NoiseSource noise{NoiseMode::Const, {}};
        const auto image = larger->generator->forward(torch::randn({2, 12}), {}, noise);
        larger->discriminator->forward(image + 0.1 * torch::randn_like(image), {}).sum().backward();
        for (const char* name : {"b32.conv0.weight", "b32.conv1.weight", "b32.skip.weight"}) {
            const auto gradient = larger->discriminator->named_parameters()[name].grad();
            QVERIFY2(gradient.defined() && gradient.abs().sum().item<double>() > 0.0, name);
        }
        const auto torgb =
            larger->generator->named_parameters()["synthesis.b32.torgb.weight"].grad();
        QVERIFY(torgb.defined() && torgb.abs().sum().item<double>() > 0.0);
    }

    void narrowCriticsStillGrow() {
        const torch::NoGradGuard noGrad;
        const auto larger =
            grow(*smallModel(64, 0), {.resolution = 32}); // 2 channels for 3 colours
        const auto judged = larger->discriminator->forward(torch::randn({4, 3, 32, 32}), {});
        QVERIFY(judged.isfinite().all().item<bool>());
    }

    void whatCannotGrow() {
        const auto smaller = smallModel(512, 0);
        QVERIFY_EXCEPTION_THROWN((void)grow(*smaller, {.resolution = 16}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)grow(*smaller, {.resolution = 48}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)grow(*smaller, {.resolution = 2048}), std::invalid_argument);
        Model headless = *smaller;
        headless.discriminator = Discriminator(nullptr);
        QVERIFY_EXCEPTION_THROWN((void)grow(headless, {.resolution = 32}), std::invalid_argument);
        const auto third = newModel(
            {.resolution = 16,
             .channelBase = 256,
             .channelMax = 8,
             .zDim = 8,
             .wDim = 8,
             .mappingLayers = 1,
             .architecture = NewArchitecture::StyleGan3T});
        QVERIFY_EXCEPTION_THROWN((void)grow(*third, {.resolution = 32}), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(GrowTest)
#include "grow_test.moc"
