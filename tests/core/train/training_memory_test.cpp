// The numbers of real networks, and StyleGAN3's measured peaks (as memory_estimate_test).

#include "core/model/model.h"
#include "core/train/monitors/training_memory.h"

#include <QtTest>

#include <cmath>

using namespace sg;

namespace {

NewModelOptions narrow(NewArchitecture architecture, int resolution) {
    NewModelOptions options;
    options.architecture = architecture;
    options.resolution = resolution;
    options.channelBase = 4096;
    options.channelMax = 128;
    options.zDim = options.wDim = 128;
    options.mappingLayers = architecture == NewArchitecture::StyleGan2 ? 8 : 2;
    return options;
}

} // namespace

class TrainingMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The formula's own counting is that of the networks.
    void stylegan2() {
        for (const int resolution : {16, 32, 128}) {
            const auto model = newModel(narrow(NewArchitecture::StyleGan2, resolution));
            const auto shape = memoryShapeOf(*model);
            const auto expected = stylegan2Shape({resolution, 3, 4096, 128, 128, 128, 8});
            QCOMPARE(shape.resolution, resolution);
            QVERIFY(!shape.stylegan3);
            QCOMPARE(shape.generatorParameters, expected.generatorParameters);
            QCOMPARE(shape.criticParameters, expected.criticParameters);
            QCOMPARE(shape.generatorMaps, expected.generatorMaps);
            QCOMPARE(shape.criticMaps, expected.criticMaps);
        }
    }

    void generatorsAlone() {
        const auto model = newModel(narrow(NewArchitecture::StyleGan2, 16));
        model->discriminator = nullptr;
        model->describe();
        QCOMPARE(memoryShapeOf(*model).criticParameters, std::int64_t(0));
        QCOMPARE(memoryShapeOf(*model).criticMaps, 0.0);
    }

    void stylegan3WithinTwentyPercentOfMeasured_data() {
        QTest::addColumn<bool>("rotation");
        QTest::addColumn<int>("resolution");
        QTest::addColumn<bool>("wide");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("measuredKib");
        QTest::newRow("T, 64 narrow, 2") << false << 64 << false << 2 << 1368780;
        QTest::newRow("T, 64 narrow, 4") << false << 64 << false << 4 << 2114540;
        QTest::newRow("T, 64 wide, 2") << false << 64 << true << 2 << 6301000;
        QTest::newRow("T, 128 narrow, 2") << false << 128 << false << 2 << 1791596;
        QTest::newRow("R, 64 narrow, 4") << true << 64 << false << 4 << 4133120;
    }

    void stylegan3WithinTwentyPercentOfMeasured() {
        QFETCH(bool, rotation);
        QFETCH(int, resolution);
        QFETCH(bool, wide);
        QFETCH(int, batch);
        QFETCH(int, measuredKib);
        const auto architecture =
            rotation ? NewArchitecture::StyleGan3R : NewArchitecture::StyleGan3T;
        auto options = narrow(architecture, resolution);
        if (wide) {
            options.channelBase = 32768;
            options.channelMax = options.zDim = options.wDim = 512;
        }
        const auto shape = memoryShapeOf(*newModel(options));
        QVERIFY(shape.stylegan3);
        const double ratio =
            double(predictedTrainingBytes(shape, {batch, 1.0, 1.0, 0})) / (1024.0 * measuredKib);
        QVERIFY2(std::abs(ratio - 1.0) < 0.2, qPrintable(QString::number(ratio)));
    }
};

QTEST_GUILESS_MAIN(TrainingMemoryTest)
#include "training_memory_test.moc"
