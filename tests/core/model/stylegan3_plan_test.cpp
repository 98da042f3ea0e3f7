// The layer plans of the published networks (formats.md 5.1).

#include "core/model/stylegan3_plan.h"

#include <QtTest>

#include <stdexcept>

using namespace sg;

namespace {

StyleGan3Options config(int resolution, bool rotation) {
    StyleGan3Options o;
    o.resolution = resolution;
    if (rotation) {
        o.channelBase = 65536;
        o.channelMax = 1024;
        o.convKernel = 1;
        o.useRadialFilters = true;
    }
    return o;
}

std::string textOf(const StyleGan3Plan& plan) {
    std::string text;
    for (const auto& layer : plan.layers) {
        text += (text.empty() ? "" : " ") + layer.name.substr(layer.name.find('_') + 1);
    }
    return text;
}

/// Values in the network's parameters, the mapping network excepted.
std::int64_t parametersOf(const StyleGan3Plan& plan, std::int64_t wDim) {
    const std::int64_t c = plan.inputChannels;
    std::int64_t count = c * c + 4 * wDim + 4;
    for (const auto& l : plan.layers) {
        count += std::int64_t(l.outChannels) * l.inChannels * l.kernel * l.kernel + l.outChannels +
                 l.inChannels * (wDim + 1);
    }
    return count;
}

} // namespace

class StyleGan3PlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void published_data() {
        QTest::addColumn<int>("resolution");
        QTest::addColumn<bool>("rotation");
        QTest::addColumn<QString>("layers");
        QTest::addColumn<qint64>("parameters");
        const auto row = [](const char* name, int r, bool rotation, const char* layers, qint64 n) {
            QTest::newRow(name) << r << rotation << QString::fromLatin1(layers) << n;
        };
        row("T 256",
            256,
            false,
            "36_512 36_512 36_512 52_512 52_512 84_512 84_512 148_512 148_512 148_362 276_256 "
            "276_181 276_128 256_128 256_3",
            28'472'133);
        row("R 256",
            256,
            true,
            "36_1024 36_1024 36_1024 52_1024 52_1024 84_1024 84_1024 148_1024 148_1024 148_724 "
            "276_512 276_362 276_256 256_256 256_3",
            18'816'387);
        row("T 512",
            512,
            false,
            "36_512 36_512 52_512 52_512 84_512 84_512 148_512 148_483 276_323 276_215 532_144 "
            "532_96 532_64 512_64 512_3",
            24'873'519);
        row("R 512",
            512,
            true,
            "36_1024 36_1024 52_1024 52_1024 84_1024 84_1024 148_1024 148_967 276_645 276_431 "
            "532_287 532_192 532_128 512_128 512_3",
            16'665'594);
        row("T 1024",
            1024,
            false,
            "36_512 36_512 52_512 52_512 84_512 148_512 148_512 276_323 276_203 532_128 1044_81 "
            "1044_51 1044_32 1024_32 1024_3",
            22'313'167);
        row("R 1024",
            1024,
            true,
            "36_1024 36_1024 52_1024 52_1024 84_1024 148_1024 148_1024 276_645 276_406 532_256 "
            "1044_161 1044_102 1044_64 1024_64 1024_3",
            15'093'151);
    }

    void published() {
        QFETCH(int, resolution);
        QFETCH(bool, rotation);
        QFETCH(QString, layers);
        QFETCH(qint64, parameters);
        const auto plan = planOf(config(resolution, rotation));
        QCOMPARE(QString::fromStdString(textOf(plan)), layers);
        QCOMPARE(plan.inputSize, 36);
        QCOMPARE(plan.inputRate, 16.0);
        QCOMPARE(plan.bandwidth, 2.0);
        constexpr std::int64_t kMapping = 2 * (512 * 512 + 512);
        QCOMPARE(qint64(parametersOf(plan, 512) + kMapping), parameters);
        for (const auto& layer : plan.layers) {
            const bool doubles = layer.outRate > layer.inRate;
            QCOMPARE(layer.up, layer.torgb ? 1 : (doubles ? 4 : 2));
            QCOMPARE(layer.down, layer.torgb ? 1 : 2);
            QCOMPARE(layer.radialDown, rotation && !layer.criticallySampled);
            const std::pair padding{layer.padBefore, layer.padAfter};
            if (layer.torgb) {
                QCOMPARE(padding, std::pair(0, 0));
            } else if (layer.outSize < layer.inSize) {
                QCOMPARE(padding, rotation ? std::pair(-9, -10) : std::pair(-11, -12));
            } else if (doubles) {
                QCOMPARE(padding, rotation ? std::pair(-2, -5) : std::pair(-6, -9));
            } else {
                QCOMPARE(padding, rotation ? std::pair(11, 10) : std::pair(9, 8));
            }
        }
    }

    void ofAFileOfUnusualWidth() {
        auto options = config(64, false);
        options.numLayers = 4;
        options.widths = {7, 5, 3, 2};
        QCOMPARE(textOf(planOf(options)), std::string("36_7 52_5 84_3 64_2 64_3"));
        options.widths = {7, 5, 3};
        QVERIFY_EXCEPTION_THROWN((void)planOf(options), std::invalid_argument);
    }

    void whatIsNoNetwork() {
        const auto refused = [](auto change) {
            auto options = config(256, false);
            change(options);
            try {
                (void)planOf(options);
            } catch (const std::invalid_argument&) {
                return true;
            }
            return false;
        };
        using O = StyleGan3Options;
        QVERIFY(!refused([](O&) {}));
        QVERIFY(refused([](O& o) { o.numLayers = 0; }));
        QVERIFY(refused([](O& o) { o.numLayers = 1'000'000; }));
        QVERIFY(refused([](O& o) { o.numCritical = 14; }));
        QVERIFY(refused([](O& o) { o.firstCutoff = 0.0; }));
        QVERIFY(refused([](O& o) { o.firstCutoff = std::nan(""); }));
        QVERIFY(refused([](O& o) { o.firstStopband = -1.0; }));
        QVERIFY(refused([](O& o) { o.lastStopbandRel = 1e300; }));
        QVERIFY(refused([](O& o) { o.marginSize = -1; }));
        QVERIFY(refused([](O& o) { o.convKernel = 2; }));
        QVERIFY(refused([](O& o) { o.filterSize = 1'000'000; }));
        QVERIFY(refused([](O& o) { o.lreluUpsampling = 3; }));
        QVERIFY(refused([](O& o) { o.channelBase = 1; }));
        QVERIFY(refused([](O& o) { o.resolution = 1 << 20; }));
    }
};

QTEST_APPLESS_MAIN(StyleGan3PlanTest)
#include "stylegan3_plan_test.moc"
