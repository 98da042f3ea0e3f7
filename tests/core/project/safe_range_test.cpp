#include "core/project/presets.h"
#include "core/project/safe_range.h"

#include <QTest>

using namespace sg;

class SafeRangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// For models up to 512 pixels; larger ones are trained in small batches, whose gamma is higher
    /// than a setting may be.
    void liesWithinWhatIsPossible() {
        for (const int resolution : {64, 256, 512}) {
            for (const int batch : {2, 8, 64}) {
                for (const ParamSpec& spec : trainParams()) {
                    const auto safe =
                        safeRange(spec.id, {.resolution = resolution, .batch = batch});
                    if (safe) {
                        QVERIFY2(safe->minimum >= spec.minimum, spec.id.data());
                        QVERIFY2(safe->maximum <= spec.maximum, spec.id.data());
                        QVERIFY2(safe->minimum <= safe->maximum, spec.id.data());
                    }
                }
            }
        }
    }

    void holdsTheDefaults() {
        const TrainSettings defaults;
        for (const ParamSpec& spec : trainParams()) {
            const auto safe = safeRange(spec.id, {});
            QVERIFY2(!safe || safe->contains(value(defaults, spec.id)), spec.id.data());
        }
    }

    /// Only a far domain with few pictures is beyond it: its sentence says that it wants more.
    void holdsWhatThePresetsChoose() {
        for (const int pictures : {1, 4, 10, 20, 60, 150, 1000}) {
            for (const int resolution : {64, 256, 1024}) {
                for (const bool stylegan3 : {false, true}) {
                    const RunFacts facts{
                        .resolution = resolution,
                        .pictures = pictures,
                        .stylegan3 = stylegan3,
                        .cores = 2};
                    for (const PresetChoice& preset : presetsFor(facts)) {
                        TrainSettings settings;
                        applyPreset(preset, facts, settings);
                        for (const ParamSpec& spec : trainParams()) {
                            if (preset.id == "far-domain" && pictures <= 20 && spec.id == "kimg") {
                                continue;
                            }
                            const auto safe = safeRange(spec.id, facts);
                            QVERIFY2(
                                !safe || safe->contains(value(settings, spec.id)),
                                qPrintable(
                                    QString::fromStdString(preset.id) + QLatin1Char(' ') +
                                    QString::fromUtf8(spec.id.data())));
                        }
                    }
                }
            }
        }
    }

    void followsTheFacts() {
        QVERIFY(!safeRange("kimg", {.pictures = 6})->contains(50.0));
        QVERIFY(safeRange("kimg", {.pictures = 60})->contains(50.0));
        const auto small = safeRange("r1_gamma", {.resolution = 64, .batch = 8});
        const auto large = safeRange("r1_gamma", {.resolution = 512, .batch = 8});
        QVERIFY(small->contains(0.1) && !large->contains(0.1));
        QVERIFY(small->contains(0.0)); // chosen by size
        QVERIFY(safeRange("accumulate", {.batch = 8})->contains(4.0));
        QVERIFY(!safeRange("accumulate", {.batch = 8})->contains(8.0));
    }

    void doesNotPretend() {
        QVERIFY(!safeRange("seed", {}));
        QVERIFY(!safeRange("l2sp", {}));
        QVERIFY(!safeRange("instance_noise", {}));
        QVERIFY(!safeRange("no such setting", {}));
    }
};

QTEST_GUILESS_MAIN(SafeRangeTest)
#include "safe_range_test.moc"
