#include "core/measure/evaluation.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <QtTest>

namespace {

std::shared_ptr<sg::Model> tinyModel(std::uint64_t seed) {
    sg::NewModelOptions options;
    options.resolution = 16;
    options.channelBase = 64;
    options.channelMax = 8;
    options.zDim = options.wDim = 8;
    options.mappingLayers = 2;
    options.seed = seed;
    return sg::newModel(options);
}

/// What the model draws of some seeds.
sg::PictureBatch picturesOf(const sg::Model& model, std::uint32_t firstSeed, int count) {
    sg::PictureBatch batch;
    batch.resolution = model.info.resolution;
    auto generator = sg::copyOf(model.generatorEma);
    const torch::NoGradGuard noGrad;
    for (int i = 0; i < count; ++i) {
        const auto z = sg::latentsOf({firstSeed + std::uint32_t(i)}, model.info.zDim);
        const auto image = sg::toImage(generator(z, torch::Tensor(), sg::NoiseSource{})[0]);
        batch.names.push_back("x");
        batch.hashes.push_back("x");
        batch.pixels.insert(batch.pixels.end(), image.pixels.begin(), image.pixels.end());
    }
    return batch;
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aModelIsNearerToItsOwnPicturesThanAnother() {
        const auto judge = tinyModel(1);
        const auto other = tinyModel(2);
        const auto pictures = picturesOf(*judge, 1000, 60);
        const sg::EvaluationOptions options{60, 1.0};
        const auto own = sg::evaluate(*judge, *judge, pictures, options);
        const auto foreign = sg::evaluate(*other, *judge, pictures, options);
        QVERIFY(own && foreign);
        QVERIFY(own->meanDistance * 3.0 < foreign->meanDistance);
        QVERIFY(std::abs(own->kernelDistance) * 3.0 < foreign->kernelDistance);
    }

    void whatCannotBeComparedIsSaid() {
        const auto model = tinyModel(1);
        const auto pictures = picturesOf(*model, 0, 3);
        sg::Model judge;
        judge.generatorEma = model->generatorEma;
        judge.describe();
        QVERIFY(!sg::evaluate(*model, judge, pictures, {10, 1.0}));
        QVERIFY(!sg::evaluate(*model, *model, picturesOf(*model, 0, 1), {10, 1.0}));
        QVERIFY(!sg::evaluate(*model, *model, pictures, {1, 1.0}));
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
