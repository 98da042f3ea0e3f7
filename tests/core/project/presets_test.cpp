#include "core/project/presets.h"
#include "core/project/train_settings.h"
#include "core/train/methods/method_spec.h"

#include <QTest>

#include <set>

using namespace sg;

class PresetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fourPresetsWithOneSentenceEach() {
        const auto presets = presetsFor({.resolution = 256, .pictures = 14});
        std::vector<std::string> ids;
        std::set<std::string> sentences;
        for (const PresetChoice& preset : presets) {
            ids.push_back(preset.id);
            sentences.insert(preset.sentence);
            QVERIFY(!preset.label.empty());
            QVERIFY(preset.sentence.ends_with('.'));
            QCOMPARE(std::ranges::count(preset.sentence, '.'), 1);
        }
        QCOMPARE(
            ids,
            (std::vector<std::string>{"quick-taste", "faithful", "strong-style", "far-domain"}));
        QCOMPARE(sentences.size(), std::size_t(4));
    }

    /// Whatever the facts, a preset names a method that exists and settings in their ranges.
    void settingsAreValid() {
        for (const int pictures : {1, 8, 60, 150, 1000}) {
            for (const bool stylegan3 : {false, true}) {
                const RunFacts facts{
                    .resolution = 128, .pictures = pictures, .stylegan3 = stylegan3, .cores = 2};
                for (const PresetChoice& preset : presetsFor(facts)) {
                    QVERIFY2(trainMethod(preset.method), preset.method.c_str());
                    TrainSettings settings;
                    settings.kimg = preset.kimg.value();
                    settings.emaKimg = preset.emaKimg.value();
                    settings.learningRate = preset.learningRate.value();
                    settings.cooldown = preset.cooldown.value();
                    settings.instanceNoise = preset.instanceNoise.value();
                    settings.averagePull = preset.averagePull.value();
                    QVERIFY(validate(settings));
                    QVERIFY(*preset.augment == "diff-half" || *preset.augment == "bgc");
                    QVERIFY(preset.freezeReason.ends_with('.'));
                    QVERIFY(*preset.headWarmup >= 0 && *preset.headWarmup <= 250);
                    QVERIFY(*preset.emaKimg <= *preset.kimg / 5.0);
                    if (stylegan3) {
                        QVERIFY(!preset.method.ends_with('+'));
                        QCOMPARE(*preset.correspondence, 0.0);
                    }
                }
            }
        }
    }

    /// The correspondence term hurts far from the source and with a single picture.
    void correspondenceOnlyWhereItHelps() {
        const RunFacts few{.resolution = 256, .pictures = 10};
        QCOMPARE(*presetFor("faithful", few)->correspondence, 1.0);
        QCOMPARE(*presetFor("far-domain", few)->correspondence, 0.0);
        const RunFacts one{.resolution = 256, .pictures = 1};
        QCOMPARE(*presetFor("faithful", one)->correspondence, 0.0);
        QCOMPARE(presetFor("faithful", one)->method, std::string("style-offsets"));
    }

    /// With few pictures a small model needs all its weights to draw otherwise, a large one has too
    /// many for that.
    void smallModelsLearnWithAllTheirWeights() {
        const RunFacts small{.resolution = 64, .pictures = 10};
        const RunFacts large{.resolution = 512, .pictures = 10};
        QCOMPARE(presetFor("strong-style", small)->method, std::string("full"));
        QCOMPARE(presetFor("strong-style", large)->method, std::string("affine+"));
        // And grain, so that its critic looks at shapes and not at how flat the colours are.
        QCOMPARE(*presetFor("strong-style", small)->instanceNoise, 0.04);
        QCOMPARE(*presetFor("strong-style", large)->instanceNoise, 0.0);
        QCOMPARE(*presetFor("faithful", small)->instanceNoise, 0.0);
        // And what keeps its colours and its end steady.
        QCOMPARE(*presetFor("strong-style", small)->averagePull, 2.0);
        QCOMPARE(*presetFor("strong-style", large)->averagePull, 0.0);
        QCOMPARE(*presetFor("strong-style", small)->emaKimg, 3.0);
        QCOMPARE(*presetFor("strong-style", large)->emaKimg, 1.0);
        QCOMPARE(intentFor(small), std::string_view("strong-style"));
        QCOMPARE(intentFor(large), std::string_view("faithful"));
        const RunFacts single{.resolution = 64, .pictures = 1};
        QCOMPARE(intentFor(single), std::string_view("faithful"));
        QCOMPARE(presetFor("strong-style", single)->method, std::string("affine+"));
    }

    /// Where nothing is known of the gap nothing else changes; where it is, size and number decide.
    void theGapHasItsSay() {
        using enum GapKind;

        struct Row {
            int resolution;
            int pictures;
            GapKind gap;
            std::string_view intent;
        };

        const RunFacts facts3{.resolution = 64, .pictures = 10, .stylegan3 = true};
        for (const Row& row : std::vector<Row>{
                 {64, 4, Near, "faithful"},
                 {64, 10, Near, "strong-style"},
                 {128, 40, Near, "strong-style"},
                 {256, 10, Near, "faithful"},
                 {256, 40, Near, "faithful"},
                 {64, 4, Texture, "strong-style"},
                 {64, 10, Texture, "strong-style"},
                 {256, 10, Texture, "strong-style"},
                 {64, 4, Far, "far-domain"},
                 {64, 10, Far, "strong-style"},
                 {64, 19, Far, "strong-style"},
                 {64, 20, Far, "far-domain"},
                 {128, 5, Far, "strong-style"},
                 {256, 10, Far, "far-domain"},
                 {256, 40, Far, "far-domain"},
                 {64, 10, Nuisance, "quick-taste"},
                 {256, 40, Nuisance, "quick-taste"},
                 {64, 10, None, ""},
                 {64, 10, Hopeless, ""},
             }) {
            const RunFacts facts{.resolution = row.resolution, .pictures = row.pictures};
            QCOMPARE(intentFor(facts, row.gap), row.intent);
        }
        QCOMPARE(intentFor(facts3, Near), std::string_view("faithful"));
        QCOMPARE(intentFor(facts3, Far), std::string_view("far-domain"));
        const RunFacts scratch{.resolution = 64, .pictures = 10, .fromScratch = true};
        for (const GapKind gap : {None, Nuisance, Near, Texture, Far, Hopeless}) {
            QCOMPARE(intentFor(scratch, gap), std::string_view("far-domain"));
        }
    }

    /// An untrained model has no source that an intent could be faithful to.
    void fromNothingEveryIntentIsTheSame() {
        for (const bool stylegan3 : {false, true}) {
            const RunFacts facts{
                .resolution = 64, .pictures = 14, .stylegan3 = stylegan3, .fromScratch = true};
            QCOMPARE(intentFor(facts), std::string_view("far-domain"));
            for (const PresetChoice& preset : presetsFor(facts)) {
                TrainSettings settings;
                settings.headWarmup = 100;
                settings.correspondence = 1.0;
                settings.cooldown = 0.4;
                settings.instanceNoise = 0.04;
                settings.averagePull = 4.0;
                const auto used = applyPreset(preset, facts, settings);
                QVERIFY(validate(settings));
                QCOMPARE(settings.method, std::string("full"));
                QCOMPARE(preset.freeze, std::string());
                QCOMPARE(settings.correspondence, 0.0);
                QCOMPARE(settings.headWarmup, 0);
                QCOMPARE(settings.cooldown, 0.0);
                QCOMPARE(settings.instanceNoise, 0.0);
                QCOMPARE(settings.averagePull, 0.0);
                QCOMPARE(settings.pathLengthWeight, stylegan3 ? 0.0 : 2.0);
                for (const AutoSetting& automatic : used) {
                    if (const auto* number = std::get_if<double>(&automatic.value)) {
                        QCOMPARE(value(settings, automatic.id), *number); // none was replaced
                    }
                }
                QCOMPARE(std::ranges::count(preset.sentence, '.'), 1);
            }
        }
    }

    void theFurtherTheLonger() {
        const RunFacts facts{.resolution = 256, .pictures = 40};
        double kimg = 0.0;
        for (const PresetChoice& preset : presetsFor(facts)) {
            QVERIFY(*preset.kimg > kimg);
            kimg = *preset.kimg;
        }
    }

    void appliesOverTheAutomaticOnes() {
        const RunFacts facts{.resolution = 64, .pictures = 10, .batch = 4};
        const auto preset = *presetFor("quick-taste", facts);
        TrainSettings settings;
        settings.batch = 4;
        settings.seed = 77;
        const auto used = applyPreset(preset, facts, settings);
        QCOMPARE(settings.method, preset.method);
        QCOMPARE(settings.kimg, *preset.kimg); // not the automatic length
        QCOMPARE(settings.augment, *preset.augment);
        QCOMPARE(settings.cooldown, *preset.cooldown);
        QCOMPARE(settings.batch, 4); // what is nobody's business stays
        QCOMPARE(settings.seed, 77);
        bool gamma = false;
        for (const AutoSetting& setting : used) {
            QVERIFY(setting.id != "method" && setting.id != "freeze");
            QVERIFY(!setting.reason.empty());
            if (setting.id == "r1_gamma") {
                gamma = true;
                QCOMPARE(settings.r1Gamma, std::get<double>(setting.value));
            }
        }
        QVERIFY(gamma);
    }

    void byId() {
        const RunFacts facts{.resolution = 64, .pictures = 10};
        QCOMPARE(presetFor("strong-style", facts)->freeze, std::string());
        QCOMPARE(presetFor("quick-taste", facts)->freeze, std::string("d64-d32=0"));
        QVERIFY(!presetFor("other", facts));
    }
};

QTEST_GUILESS_MAIN(PresetsTest)
#include "presets_test.moc"
