// A trainer put back to a state goes on exactly as the one it was taken from.

#include "core/model/torch.h"
#include "core/train/trainer.h"
#include "core/train/trainer_state.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace sg;
using namespace sg::test;

namespace {

void expectEqual(const TrainerState& a, const TrainerState& b) {
    QCOMPARE(a.tensors.size(), b.tensors.size());
    for (const auto& [name, tensor] : a.tensors) {
        QVERIFY2(torch::equal(tensor, b.tensors.at(name)), name.c_str());
    }
    // Once restored, the seed has nothing to say any more.
    auto left = nlohmann::json::parse(a.numbers);
    auto right = nlohmann::json::parse(b.numbers);
    left["settings"].erase("seed");
    right["settings"].erase("seed");
    QCOMPARE(left.dump(), right.dump());
}

void run(Trainer& trainer, int steps) {
    for (int i = 0; i < steps; ++i) {
        trainer.step();
    }
}

} // namespace

class TrainerStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void continuesBitByBit_data() {
        QTest::addColumn<int>("architecture");
        QTest::addColumn<QString>("augment");
        QTest::addColumn<int>("classes");
        QTest::addColumn<int>("parts");
        QTest::addRow("sg2") << int(NewArchitecture::StyleGan2) << "none" << 0 << 1;
        QTest::addRow("sg2 ada") << int(NewArchitecture::StyleGan2) << "bgc" << 0 << 1;
        QTest::addRow("sg2 classes") << int(NewArchitecture::StyleGan2) << "none" << 3 << 1;
        QTest::addRow("sg2 labels") << int(NewArchitecture::StyleGan2) << "none" << 4 << 1;
        QTest::addRow("sg2 in parts") << int(NewArchitecture::StyleGan2) << "blit" << 0 << 2;
        QTest::addRow("sg3 r") << int(NewArchitecture::StyleGan3R) << "none" << 0 << 1;
    }

    void continuesBitByBit() {
        QFETCH(int, architecture);
        QFETCH(QString, augment);
        QFETCH(int, classes);
        QFETCH(int, parts);
        const auto model = tinyModel(NewArchitecture(architecture), classes);
        auto settings = tinySettings();
        settings.augment = augment.toStdString();
        settings.augmentP = 0.3;
        settings.adaKimg = 0.5;
        settings.mirror = true;
        settings.instanceNoise = 0.05;
        settings.averagePull = 2.0;
        settings.accumulate = parts;
        auto pictures = tinyPictures();
        pictures.weights = {1, 2, 1, 0.5, 1};
        if (classes == 4) {
            pictures.labels = {0, 3, 1, 1, 3};
        }
        Trainer whole(*model, pictures, settings, {});
        run(whole, 5);
        const auto state = whole.state();
        QCOMPARE(state.steps, std::int64_t(5));
        QCOMPARE(state.imagesShown, std::int64_t(20));
        run(whole, 6);

        // Another seed on purpose: everything must come from the state.
        settings.seed = 77;
        Trainer second(*model, pictures, settings, {});
        second.restore(state);
        expectEqual(second.state(), state);
        run(second, 6);
        expectEqual(second.state(), whole.state());
    }

    /// A long average would show the start of a run for long: it grows with the run.
    void theAverageNeverLooksBackPastAQuarterOfTheRun() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        auto settings = tinySettings();
        settings.emaKimg = 100.0;
        Trainer trainer(*model, tinyPictures(), settings, {});
        const auto weightOf = [](const char* name, const TrainerState& state) {
            return state.tensors.at(name).clone();
        };
        const char* now = "G.synthesis.b8.conv1.weight";
        const char* average = "G_ema.synthesis.b8.conv1.weight";
        const auto start = weightOf(now, trainer.state());
        auto expected = start;
        for (int step = 0; step < 12; ++step) {
            const double halfLife = std::max(1e-8, 0.25 * double(trainer.imagesShown()));
            run(trainer, 1);
            const double kept = std::pow(0.5, double(settings.batch) / halfLife);
            const auto state = trainer.state();
            expected = kept * expected + (1.0 - kept) * weightOf(now, state);
            const auto off = (weightOf(average, state) - expected).abs().max().item<double>();
            const auto moved = (weightOf(now, state) - start).abs().max().item<double>();
            QVERIFY2(off < 1e-3 * moved, qPrintable(QStringLiteral("%1 %2").arg(off).arg(moved)));
        }
        settings.emaKimg = 0.001; // shorter than that: as it is set
        trainer.setSettings(settings);
        const auto before = weightOf(average, trainer.state());
        run(trainer, 1);
        const double kept = std::pow(0.5, double(settings.batch));
        const auto state = trainer.state();
        const auto wanted = kept * before + (1.0 - kept) * weightOf(now, state);
        QVERIFY((weightOf(average, state) - wanted).abs().max().item<double>() < 1e-6);
    }

    void fakesHaveTheClassesOfThePictures() {
        const auto model = tinyModel(NewArchitecture::StyleGan2, 5);
        auto pictures = tinyPictures();
        pictures.labels = {3, 3, 3, 3, 3};
        Trainer trainer(*model, pictures, tinySettings(), {});
        run(trainer, 4);
        // What stands for a class only learns from pictures of that class, real or drawn.
        const std::string name = "mapping.embed.weight"; // [features, classes]
        const auto tuned = trainer.toModel(model->info);
        for (const auto& [before, after] :
             {std::pair(stateOf(*model->generatorEma), stateOf(*tuned->generator)),
              std::pair(stateOf(*model->discriminator), stateOf(*tuned->discriminator))}) {
            const auto moved = (after.at(name) - before.at(name)).abs().sum(0);
            for (std::int64_t i = 0; i < moved.numel(); ++i) {
                QCOMPARE(moved[i].item<double>() > 0.0, i == 3);
            }
        }
    }

    void goesBackInPlace() {
        // Undo: the same trainer steps back.
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        Trainer trainer(*model, tinyPictures(), tinySettings(), {});
        run(trainer, 3);
        const auto state = trainer.state();
        run(trainer, 4);
        const auto later = trainer.state();
        trainer.restore(state);
        run(trainer, 4);
        expectEqual(trainer.state(), later);
    }

    void sharesWhatDidNotChange() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        FreezePlan freeze;
        for (const char* group : {"mapping", "g4", "g8", "torgb", "d16", "d8", "d4"}) {
            freeze.factors[group] = 0.0;
        }
        Trainer trainer(*model, tinyPictures(), tinySettings(), freeze);
        run(trainer, 1);
        const auto first = trainer.state();
        run(trainer, 1);
        auto second = trainer.state();
        const auto apart = ownBytes(second, nullptr);
        QCOMPARE(ownBytes(second, &first), apart);
        shareEqual(second, first);
        QVERIFY(ownBytes(second, &first) < apart / 2);
        QVERIFY(second.tensors.at("G.synthesis.b8.conv0.weight")
                    .is_same(first.tensors.at("G.synthesis.b8.conv0.weight")));
        QVERIFY(!second.tensors.at("G.synthesis.b16.conv0.weight")
                     .is_same(first.tensors.at("G.synthesis.b16.conv0.weight")));
    }

    void refusesADamagedState() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        Trainer trainer(*model, tinyPictures(), tinySettings(), {});
        auto state = trainer.state();
        state.numbers = "{\"steps\": 1";
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.restore(state));
        state = trainer.state();
        state.tensors.erase("D.b4.fc.weight");
        QVERIFY_THROWS_EXCEPTION(c10::Error, trainer.restore(state));
    }

    void settingsChangeBetweenSteps() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        auto settings = tinySettings();
        Trainer trainer(*model, tinyPictures(), settings, {});
        run(trainer, 1);
        settings.augment = "bgc";
        settings.augmentP = 0.5;
        settings.adaTarget = 0.0;
        settings.batch = 2; // may not change while it runs
        const auto after = trainer.settingsAfter(settings);
        QCOMPARE(trainer.settings().augment, std::string("none")); // nothing happened yet
        QCOMPARE(after.batch, 4);
        trainer.setSettings(settings);
        QVERIFY(trainer.settings() == after);
        QCOMPARE(trainer.step().augmentP, 0.5);
        QCOMPARE(trainer.imagesShown(), std::int64_t(8));
        settings.augment = "no such thing";
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.setSettings(settings));
    }

    void whatCannotChangeIsNoChange() {
        auto settings = tinySettings();
        settings.method = "style-offsets"; // has no path lengths: 0 instead of every 4 steps
        Trainer restricted(*tinyModel(NewArchitecture::StyleGan2), tinyPictures(), settings, {});
        QVERIFY(restricted.settingsAfter(settings) == restricted.settings());
        settings = tinySettings(); // with style mixing, which StyleGAN3 does without
        Trainer third(*tinyModel(NewArchitecture::StyleGan3R), tinyPictures(), settings, {});
        QVERIFY(third.settingsAfter(settings) == third.settings());
    }

    void picturesChangeBetweenSteps() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        Trainer trainer(*model, tinyPictures(), tinySettings(), {});
        run(trainer, 2);
        trainer.setPictures(tinyPictures(16, 9));
        run(trainer, 2);
        QCOMPARE(trainer.state().tensors.at("reals.order").numel(), std::int64_t(9));
    }
};

QTEST_GUILESS_MAIN(TrainerStateTest)
#include "trainer_state_test.moc"
