// bfloat16 convolutions: networks take and give float32, and every phase's gradients point where
// those of float32 do.

#include "core/kernels/convolution.h"
#include "core/model/torch.h"
#include "core/train/losses.h"
#include "core/train/methods/correspondence.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>

#include <functional>

using namespace sg;

class PrecisionTest : public QObject {
    Q_OBJECT

private:
    static std::shared_ptr<Model> network() {
        return newModel(
            {.resolution = 32,
             .channelBase = 512,
             .channelMax = 32,
             .zDim = 32,
             .wDim = 32,
             .mappingLayers = 2,
             .seed = 3});
    }

    /// All gradients of one phase in a row.
    static torch::Tensor gradients(
        Precision precision, bool ofGenerator, const std::function<void(StyleGan2Loss&)>& phase) {
        const auto model = network();
        auto generator = model->generator;
        auto discriminator = model->discriminator;
        for (auto& p : generator->parameters()) {
            p.requires_grad_(ofGenerator);
        }
        for (auto& p : discriminator->parameters()) {
            p.requires_grad_(!ofGenerator);
        }
        StyleGan2Loss loss(generator, discriminator);
        {
            const PrecisionScope scope(precision);
            phase(loss);
        }
        std::vector<torch::Tensor> all;
        const auto parameters = ofGenerator ? generator->parameters() : discriminator->parameters();
        for (const auto& p : parameters) {
            if (p.grad().defined()) {
                all.push_back(p.grad().flatten());
            }
        }
        return torch::cat(all);
    }

    static LatentBatch latents() {
        torch::manual_seed(5);
        LatentBatch batch;
        batch.z = torch::randn({4, 32});
        return batch;
    }

    static NoiseSource noise() { return {NoiseMode::Const, {}}; }

    static torch::Tensor pictures() {
        torch::manual_seed(6);
        return torch::randn({4, 3, 32, 32});
    }

private Q_SLOTS:

    void gradientsPointTheSameWay_data() {
        QTest::addColumn<int>("phase");
        QTest::newRow("generator") << 0;
        QTest::newRow("path lengths") << 1;
        QTest::newRow("critic") << 2;
        QTest::newRow("R1") << 3;
    }

    void gradientsPointTheSameWay() {
        QFETCH(int, phase);
        const auto run = [phase](StyleGan2Loss& loss) {
            torch::manual_seed(7);
            const auto directions = torch::randn({4, 3, 32, 32});
            if (phase == 0) {
                QCOMPARE(
                    loss.generatorMain(latents(), noise(), 1.0).scoresFake.scalar_type(),
                    torch::kFloat32);
            } else if (phase == 1) {
                loss.generatorReg(latents(), noise(), directions, 2.0, 1.0);
            } else if (phase == 2) {
                const auto values = loss.discriminatorMain(latents(), noise(), pictures(), {}, 1.0);
                QCOMPARE(values.scoresReal.scalar_type(), torch::kFloat32);
                QCOMPARE(values.scoresFake.scalar_type(), torch::kFloat32);
            } else {
                loss.discriminatorReg(pictures(), {}, 10.0, 1.0);
            }
        };
        const auto exact = gradients(Precision::Float32, phase < 2, run);
        const auto rounded = gradients(Precision::BFloat16, phase < 2, run);
        QCOMPARE(rounded.scalar_type(), torch::kFloat32);
        QVERIFY(!torch::equal(exact, rounded)); // the scope does something
        const double cosine =
            ((exact * rounded).sum() / (exact.norm() * rounded.norm())).item<double>();
        const double length = (rounded.norm() / exact.norm()).item<double>();
        QVERIFY2(cosine > 0.995, qPrintable(QString::number(cosine)));
        QVERIFY2(std::abs(length - 1.0) < 0.05, qPrintable(QString::number(length)));
    }

    void picturesAndVerdictsAreFloat32() {
        const auto model = network();
        const PrecisionScope scope(Precision::BFloat16);
        const auto ws = model->generator->mapping(latents().z, torch::Tensor());
        const auto img =
            model->generator->synthesis(model->generator->mapping->broadcast(ws), noise());
        QCOMPARE(img.scalar_type(), torch::kFloat32);
        QVERIFY(img.is_contiguous());
        QCOMPARE(model->discriminator(img, torch::Tensor()).scalar_type(), torch::kFloat32);
        Correspondence term(
            model->generatorEma,
            model->discriminator,
            4,
            at::make_generator<at::CPUGeneratorImpl>(1));
        QCOMPARE(term.patchLogits(img).scalar_type(), torch::kFloat32);
    }

    void grayPicturesWork() {
        const auto model = newModel(
            {.resolution = 16,
             .channels = 1,
             .channelBase = 128,
             .channelMax = 16,
             .zDim = 16,
             .wDim = 16,
             .mappingLayers = 2});
        StyleGan2Loss loss(model->generator, model->discriminator);
        LatentBatch batch;
        batch.z = torch::randn({4, 16});
        const auto values =
            loss.discriminatorMain(batch, noise(), torch::randn({4, 1, 16, 16}), {}, 1.0);
        loss.discriminatorReg(torch::randn({4, 1, 16, 16}), {}, 1.0, 1.0);
        QVERIFY(values.loss.isfinite().all().item<bool>());
    }
};

QTEST_GUILESS_MAIN(PrecisionTest)
#include "precision_test.moc"
