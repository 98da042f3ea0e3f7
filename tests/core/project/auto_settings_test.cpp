#include "core/project/auto_settings.h"
#include "core/project/train_settings.h"
#include "core/train/freeze_plan.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sg;

namespace {

double number(const RunFacts& facts, std::string_view id) {
    const auto settings = automaticSettings(facts);
    return std::get<double>(std::ranges::find(settings, id, &AutoSetting::id)->value);
}

std::string text(const RunFacts& facts, std::string_view id) {
    const auto settings = automaticSettings(facts);
    return std::get<std::string>(std::ranges::find(settings, id, &AutoSetting::id)->value);
}

RunFacts facts(int resolution, int pictures, int batch = 8) {
    return {.resolution = resolution, .pictures = pictures, .batch = batch};
}

} // namespace

class AutoSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Every combination is in range, explained by one sentence and its source.
    void everySettingIsValidAndExplained() {
        for (const int resolution : {8, 16, 64, 256, 1024}) {
            for (const int pictures : {1, 5, 14, 60, 150, 3000}) {
                for (const int kind : {0, 1, 2, 3}) {
                    RunFacts run = facts(resolution, pictures);
                    run.stylegan3 = (kind & 1) != 0;
                    run.fromScratch = (kind & 2) != 0;
                    run.cores = kind;
                    TrainSettings settings;
                    for (const AutoSetting& setting : automaticSettings(run)) {
                        if (const auto* value = std::get_if<double>(&setting.value)) {
                            setValue(settings, setting.id, *value);
                        }
                        QVERIFY(setting.reason.size() > 20 && setting.reason.size() < 260);
                        QVERIFY(setting.reason.find('\n') == std::string::npos);
                    }
                    const auto valid = validate(settings);
                    QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
                }
            }
        }
    }

    void gammaFollowsSizeBatchAndPictures() {
        QVERIFY(std::abs(number(facts(256, 500, 4), "r1_gamma") - 3.2768) < 1e-9);
        QCOMPARE(number(facts(256, 10, 4), "r1_gamma"), 10.0);
        QVERIFY(std::abs(number(facts(512, 10, 4), "r1_gamma") - 39.3216) < 1e-9);
        QVERIFY(std::abs(number(facts(64, 500, 8), "r1_gamma") - 0.1024) < 1e-9);
        QCOMPARE(number(facts(64, 10, 8), "r1_gamma"), 10.0); // small pictures, but few
        QCOMPARE(number(facts(64, 100, 8), "r1_gamma"), 5.0);
        RunFacts third = facts(1024, 500);
        third.stylegan3 = true;
        QCOMPARE(number(third, "r1_gamma"), 32.0);
        third.resolution = 128;
        QCOMPARE(number(third, "r1_gamma"), 0.5);
    }

    /// The average must be able to follow the run (methods.md, pitfall 7).
    void averagesFollowShortRuns() {
        for (const int pictures : {1, 10, 100}) {
            const auto run = facts(256, pictures);
            QVERIFY(number(run, "ema_kimg") <= number(run, "kimg") / 8.0);
        }
        RunFacts scratch = facts(256, 5000, 32);
        scratch.fromScratch = true;
        QCOMPARE(number(scratch, "ema_kimg"), 10.0);
    }

    void augmentationFollowsThePictures() {
        QCOMPARE(text(facts(256, 14), "augment"), std::string("diff-half"));
        QCOMPARE(text(facts(256, 200), "augment"), std::string("bgc"));
        RunFacts slow = facts(256, 200);
        slow.cores = 2;
        QCOMPARE(text(slow, "augment"), std::string("diff-half"));
        const auto names = [](const RunFacts& run) {
            const auto settings = automaticSettings(run);
            return std::ranges::count(settings, std::string("ada_kimg"), &AutoSetting::id);
        };
        QCOMPARE(names(facts(256, 14)), 0);
        QCOMPARE(names(facts(256, 200)), 1);
    }

    void halfOfTheCriticIsFrozen() {
        QCOMPARE(halfOfCritic(256), std::string("d256-d64=0"));
        QCOMPARE(halfOfCritic(128), std::string("d128-d64=0"));
        QCOMPARE(halfOfCritic(64), std::string("d64-d32=0"));
        QCOMPARE(halfOfCritic(32), std::string("d32=0"));
        QCOMPARE(halfOfCritic(16), std::string("d16=0"));
        QCOMPARE(halfOfCritic(8), std::string());
        for (int resolution = 8; resolution <= 1024; resolution *= 2) {
            std::vector<LayerGroup> groups;
            for (int r = resolution; r >= 4; r /= 2) {
                groups.push_back({"d" + std::to_string(r), "", true, 1});
            }
            const auto plan = parseFreezePlan(halfOfCritic(resolution), groups);
            QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
            QVERIFY(!plan->isFrozen("d4"));
        }
        RunFacts scratch = facts(256, 14);
        scratch.fromScratch = true;
        QCOMPARE(text(scratch, "freeze"), std::string());
    }

    void methodsFollowThePictures() {
        QCOMPARE(text(facts(256, 2), "method"), std::string("style-offsets"));
        QCOMPARE(text(facts(256, 14), "method"), std::string("affine-light+"));
        QCOMPARE(text(facts(256, 80), "method"), std::string("affine+"));
        QCOMPARE(text(facts(256, 800), "method"), std::string("freezed"));
    }
};

QTEST_GUILESS_MAIN(AutoSettingsTest)
#include "auto_settings_test.moc"
