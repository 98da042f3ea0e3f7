// The formula against measured peaks of `stylegraft-cli train` (resident size, /usr/bin/time -v,
// two cores, Debian 12, 2026-11-24), one row a run of a few steps.

#include "core/project/memory_estimate.h"

#include <QTest>

#include <cmath>

using namespace sg;

namespace {

constexpr StyleGan2Numbers kNarrow64{64, 3, 4096, 128, 128, 128, 4};
constexpr StyleGan2Numbers kWide64{64};
constexpr StyleGan2Numbers kNarrow128{128, 3, 4096, 128, 128, 128, 8};
constexpr StyleGan2Numbers kWide128{128};
constexpr StyleGan2Numbers kWide256{256};
constexpr StyleGan2Numbers kNarrow256{256, 3, 4096, 64, 128, 128, 8};

} // namespace

class MemoryEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void withinTwentyPercentOfMeasured_data() {
        QTest::addColumn<int>("network");
        QTest::addColumn<int>("batch");
        QTest::addColumn<double>("generator");
        QTest::addColumn<double>("critic");
        QTest::addColumn<int>("kept");
        QTest::addColumn<int>("measuredKib");
        QTest::newRow("64 narrow, 8") << 0 << 8 << 1.0 << 1.0 << 0 << 619752;
        QTest::newRow("64 narrow, 8, generator frozen") << 0 << 8 << 0.0 << 1.0 << 0 << 496564;
        QTest::newRow("64 narrow, 32") << 0 << 32 << 1.0 << 1.0 << 0 << 1656196;
        QTest::newRow("64 narrow, 32, no path lengths") << 0 << 32 << 1.0 << 1.0 << 0 << 1609004;
        QTest::newRow("64 narrow, 32, critic frozen") << 0 << 32 << 1.0 << 0.0 << 0 << 1615648;
        QTest::newRow("64 narrow, 32, generator frozen") << 0 << 32 << 0.0 << 1.0 << 0 << 1193532;
        QTest::newRow("64 wide, 4") << 1 << 4 << 1.0 << 1.0 << 0 << 2444848;
        QTest::newRow("64 wide, 4, no path lengths") << 1 << 4 << 1.0 << 1.0 << 0 << 2323632;
        QTest::newRow("64 wide, 16") << 1 << 16 << 1.0 << 1.0 << 0 << 3961732;
        QTest::newRow("128 narrow, 8") << 2 << 8 << 1.0 << 1.0 << 0 << 950744;
        QTest::newRow("128 narrow, 8, half of the critic frozen")
            << 2 << 8 << 1.0 << 0.9 << 0 << 1030072;
        QTest::newRow("128 narrow, 8, augmented bgc") << 2 << 8 << 1.0 << 1.0 << 0 << 983904;
        QTest::newRow("128 narrow, 8, bf16") << 2 << 8 << 1.0 << 1.0 << 0 << 919736;
        QTest::newRow("128 wide, 4") << 3 << 4 << 1.0 << 1.0 << 0 << 3401308;
        QTest::newRow("256 wide, 2") << 5 << 2 << 1.0 << 1.0 << 0 << 4005880;
        QTest::newRow("256 narrow, 4") << 4 << 4 << 1.0 << 1.0 << 0 << 1233960;
        QTest::newRow("256 narrow, 8") << 4 << 8 << 1.0 << 1.0 << 0 << 1838864;
        QTest::newRow("256 narrow, 4, no path lengths") << 4 << 4 << 1.0 << 1.0 << 0 << 1334956;
        // With undo, of which a short run keeps one state.
        QTest::newRow("64 narrow, 8, undo") << 0 << 8 << 1.0 << 1.0 << 1 << 644804;
        QTest::newRow("64 wide, 4, undo") << 1 << 4 << 1.0 << 1.0 << 1 << 3157336;
        QTest::newRow("256 narrow, 4, undo") << 4 << 4 << 1.0 << 1.0 << 1 << 1060700;
    }

    void withinTwentyPercentOfMeasured() {
        QFETCH(int, network);
        QFETCH(int, batch);
        QFETCH(double, generator);
        QFETCH(double, critic);
        QFETCH(int, kept);
        QFETCH(int, measuredKib);
        const StyleGan2Numbers networks[] = {
            kNarrow64, kWide64, kNarrow128, kWide128, kNarrow256, kWide256};
        const auto shape = stylegan2Shape(networks[network]);
        const auto predicted = predictedTrainingBytes(shape, {batch, generator, critic, kept});
        const double ratio = double(predicted) / (1024.0 * measuredKib);
        QVERIFY2(std::abs(ratio - 1.0) < 0.2, qPrintable(QString::number(ratio)));
    }

    void parametersAreCountedExactly() {
        const auto shape = stylegan2Shape(kNarrow64); // as newModel() counts them
        QCOMPARE(shape.generatorParameters, std::int64_t(1428312));
        QCOMPARE(shape.criticParameters, std::int64_t(1465025));
        const auto wide = stylegan2Shape(kWide64);
        QCOMPARE(wide.generatorParameters, std::int64_t(23819544));
        QCOMPARE(wide.criticParameters, std::int64_t(23407361));
    }

    void freezingAndSmallerBatchesSaveMemory() {
        const auto shape = stylegan2Shape(kWide64);
        const auto all = predictedTrainingBytes(shape, {8, 1.0, 1.0});
        QVERIFY(predictedTrainingBytes(shape, {8, 0.01, 1.0}) < all);
        QVERIFY(
            predictedTrainingBytes(shape, {8, 0.0, 1.0}) <
            predictedTrainingBytes(shape, {8, 0.01, 1.0}));
        // Two lanes of four pictures, however many cores there are.
        const auto lanes = predictedTrainingBytes(shape, {8, 1.0, 1.0, 1, 2});
        QVERIFY(lanes > all);
        QCOMPARE(predictedTrainingBytes(shape, {8, 1.0, 1.0, 1, 16}), lanes);
        QCOMPARE(
            predictedTrainingBytes(shape, {7, 1.0, 1.0, 1, 16}),
            predictedTrainingBytes(shape, {7, 1.0, 1.0}));
        QVERIFY(predictedTrainingBytes(shape, {4, 1.0, 1.0}) < all);
        QCOMPARE(
            predictedTrainingBytes(shape, {8, 1.0, 1.0, 3}) - all,
            2 * trainingStateBytes(shape, {}));
    }

    void theLargestPartThatFits() {
        const auto shape = stylegan2Shape(kNarrow128);
        const auto bytes = [&](int batch) { return predictedTrainingBytes(shape, {batch}); };
        const auto chosen = [&](std::int64_t available, int batch) {
            return chooseAccumulation(available, shape, {batch});
        };
        const auto whole = chosen(bytes(32), 32);
        QVERIFY(whole);
        QCOMPARE(whole->parts, 1);
        QCOMPARE(whole->picturesAtOnce, 32);
        QCOMPARE(whole->bytes, bytes(32));
        QCOMPARE(chosen(bytes(32) - 1, 32)->parts, 2);
        QCOMPARE(chosen(bytes(4), 32)->picturesAtOnce, 4);
        QCOMPARE(chosen(bytes(2), 32)->picturesAtOnce, 2);
        QVERIFY(!chosen(bytes(2) - 1, 32));
        // 24 in parts of 12, 8, 4 ... but never 6, which is no multiple of the groups of four.
        QCOMPARE(chosen(bytes(7), 24)->picturesAtOnce, 4);
        QCOMPARE(chosen(bytes(11), 24)->picturesAtOnce, 8);
        QVERIFY(!chosen(bytes(3), 5)); // five cannot be divided
    }

    void thisProcessHasMemory() {
        const auto bytes = memoryForThisProcess();
        QVERIFY(bytes);
        QVERIFY(*bytes > 64 * 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(MemoryEstimateTest)
#include "memory_estimate_test.moc"
