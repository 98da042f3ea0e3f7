// A real training on its own thread: start, pause, stop, freeze, continue.

#include "core/io/model_reader.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/session.h"
#include "tests/core/train/recording_sink.h"

#include <QtTest>

#include <set>

using namespace sg;
using sg::test::RecordingSink;

namespace {

std::shared_ptr<const Model> goldenModel() {
    const auto model = openModel(std::filesystem::path(SG_TEST_DATA) / "golden" / "sg2_64.pkl");
    return model ? *model : nullptr;
}

TrainConfig config(double kimg) {
    TrainConfig made;
    made.model = goldenModel();
    made.importOptions.thumbnailSide = 0;
    made.pictures = *importStyle(
        {std::filesystem::path(SG_SOURCE_DIR) / "resources/packs/notionists"}, made.importOptions);
    made.settings.kimg = kimg;
    made.settings.batch = 4;
    made.settings.seed = 3;
    made.publishEvery = std::chrono::milliseconds(0);
    return made;
}

/// Names of tensors that differ, of both networks, with a prefix.
std::set<std::string> changed(const torch::nn::Module& a, const torch::nn::Module& b) {
    std::set<std::string> names;
    const auto right = stateOf(b);
    for (const auto& [name, tensor] : stateOf(a)) {
        if (!torch::equal(tensor, right.at(name))) {
            names.insert(name);
        }
    }
    return names;
}

} // namespace

class TrainingSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void runsToTheEndAndReports() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(config(0.068)));
        QVERIFY(!session->start(config(0.02))); // one at a time
        QVERIFY(recorder.waitForState(SessionState::Finished));
        QCOMPARE(recorder.steps(), std::size_t(17));
        int r1 = 0;
        int pathLength = 0;
        double lastKimg = -1.0;
        for (const TrainEvent& event : recorder.events()) {
            if (const auto* stats = std::get_if<StepStats>(&event)) {
                r1 += stats->r1 ? 1 : 0;
                pathLength += stats->pathLength ? 1 : 0;
                QVERIFY(stats->kimg > lastKimg);
                QVERIFY(stats->imagesPerSecond > 0.0);
                QCOMPARE(stats->etaSeconds.has_value(), stats->step >= 10);
                lastKimg = stats->kimg;
            }
        }
        QCOMPARE(r1, 2);         // steps 0 and 16
        QCOMPARE(pathLength, 5); // steps 0, 4, 8, 12, 16
        QVERIFY(session->result() != nullptr);
        // A finished session starts again.
        QVERIFY(session->start(config(0.004)));
        QVERIFY(recorder.waitForSteps(18));
    }

    void sameSeedSameModel() {
        std::shared_ptr<const Model> results[2];
        for (auto& result : results) {
            RecordingSink recorder;
            const auto session = makeTrainingSession(recorder);
            QVERIFY(session->start(config(0.02)));
            QVERIFY(recorder.waitForState(SessionState::Finished));
            result = session->result();
        }
        QVERIFY(changed(*results[0]->generator, *results[1]->generator).empty());
        QVERIFY(changed(*results[0]->discriminator, *results[1]->discriminator).empty());
    }

    void frozenGroupsStayBitIdentical() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto made = config(0.08);
        const auto original = made.model;
        made.freeze =
            *parseFreezePlan("mapping=0,g4-g16=0,torgb=0,d64-d32=0", original->info.groups);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        const auto tuned = session->result();
        // Training starts with G := G_ema, so both are compared with the opened G_ema.
        for (const Generator* network : {&tuned->generator, &tuned->generatorEma}) {
            const auto names = changed(*original->generatorEma, **network);
            QVERIFY(!names.empty());
            for (const auto& name : names) {
                const auto group = generatorGroup(name);
                QVERIFY2(group == "g32" || group == "g64", name.c_str());
            }
        }
        const auto names = changed(*original->discriminator, *tuned->discriminator);
        QVERIFY(!names.empty());
        for (const auto& name : names) {
            const auto group = discriminatorGroup(name);
            QVERIFY2(group != "d64" && group != "d32", name.c_str());
        }
    }

    void everythingFrozenChangesNothing() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto made = config(0.02);
        made.freeze = *parseFreezePlan("all=0", made.model->info.groups);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        QVERIFY(changed(*made.model->generatorEma, *session->result()->generatorEma).empty());
        QVERIFY(changed(*made.model->discriminator, *session->result()->discriminator).empty());
    }

    void fadersMoveWhileItRuns() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto made = config(100.0);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForSteps(2));
        session->setFreeze(*parseFreezePlan("all=0", made.model->info.groups));
        QVERIFY(recorder.waitFor<FreezeChanged>([](const auto&) { return true; }));
        session->stop(StopMode::Discard);
        QVERIFY(recorder.waitForState(SessionState::Finished));
    }

    void stopsOneMillisecondAfterStart() {
        for (int i = 0; i < 5; ++i) {
            RecordingSink recorder;
            const auto session = makeTrainingSession(recorder);
            QVERIFY(session->start(config(100.0)));
            QTest::qSleep(i);
            session->pause();
            session->stop(StopMode::Save);
            QVERIFY(recorder.waitForState(SessionState::Finished));
        }
        // Destroyed while it runs.
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(config(100.0)));
        QTest::qSleep(1);
    }

    void pausesAndResumes() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(config(100.0)));
        QVERIFY(recorder.waitForSteps(2));
        session->pause();
        QCOMPARE(session->state(), SessionState::Paused);
        QTest::qSleep(300); // the step in progress ends
        const auto before = recorder.steps();
        QTest::qSleep(400);
        QCOMPARE(recorder.steps(), before);
        const auto paused = session->result(); // usable while paused
        QVERIFY(paused != nullptr);
        const LateModel late = session->lateResult();
        session->resume();
        QVERIFY(recorder.waitForSteps(before + 2));
        session->stop(StopMode::Discard);
        QVERIFY(recorder.waitForState(SessionState::Finished));
        // What is built later is what was there when it was asked about.
        QVERIFY(changed(*paused->generatorEma, *late.get()->generatorEma).empty());
        QVERIFY(!changed(*session->result()->generatorEma, *late.get()->generatorEma).empty());
    }

    void aStepBackTellsWhatItBrought() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto made = config(100.0);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForSteps(2));
        session->pause();
        TrainSettings other = made.settings;
        other.learningRate = made.settings.learningRate / 4.0;
        session->setSettings(other);
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "settings"; }));
        StyleSet fewer = made.pictures;
        fewer.pictures.resize(3);
        session->setPictures(fewer);
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "pictures"; }));
        QVERIFY(recorder.all<SettingsChanged>().empty()); // who asked knows
        QVERIFY(recorder.all<PicturesChanged>().empty());
        session->undo();
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "undo"; }));
        QCOMPARE(
            recorder.all<PicturesChanged>().back().set->pictures.size(),
            made.pictures.pictures.size());
        QCOMPARE(recorder.all<SettingsChanged>().back().settings.learningRate, other.learningRate);
        session->undo();
        QVERIFY(recorder.waitFor<SettingsChanged>(
            [&](const auto& e) { return e.settings.learningRate == made.settings.learningRate; }));
        QCOMPARE(recorder.all<PicturesChanged>().size(), std::size_t(1)); // they stayed
        session->redo();
        session->redo();
        QVERIFY(recorder.waitFor<PicturesChanged>(
            [](const auto& e) { return e.set->pictures.size() == 3; }));
        QCOMPARE(recorder.all<SettingsChanged>().back().settings.learningRate, other.learningRate);
        session->stop(StopMode::Discard);
        QVERIFY(recorder.waitForState(SessionState::Finished));
    }

    void savesAndContinues() {
        const QTemporaryDir folder;
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto made = config(0.012);
        made.runFolder = folder.path().toStdString();
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        const auto saved = openModel(made.runFolder / "final.pkl");
        QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
        QVERIFY(changed(*(*saved)->generatorEma, *session->result()->generatorEma).empty());
        QVERIFY((*saved)->augment.present); // travels with the model

        made.model = *saved;
        RecordingSink second;
        const auto again = makeTrainingSession(second);
        QVERIFY(!again->start(made)); // the folder belongs to the first run
        made.runFolder /= "second";
        QVERIFY(again->start(made));
        QVERIFY(second.waitForState(SessionState::Finished));
    }

    void refusesWhatCannotWork() {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto made = config(1.0);
        made.pictures = {};
        QVERIFY(!session->start(made));
        made = config(1.0);
        made.settings.batch = 6; // the critic compares pictures in groups of four
        const auto refused = session->start(made);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("multiple of 4") != std::string::npos);
        auto headless = std::make_shared<Model>(*made.model);
        headless->discriminator = Discriminator(nullptr);
        made.settings.batch = 4;
        made.model = headless;
        QVERIFY(!session->start(made));
        QCOMPARE(session->state(), SessionState::Idle);
    }
};

QTEST_GUILESS_MAIN(TrainingSessionTest)
#include "training_session_test.moc"
