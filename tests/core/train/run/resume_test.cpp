// Runs that go on: after a stop, on another branch, a step back; and what is on the disk meanwhile.

#include "core/io/model_reader.h"
#include "core/model/torch.h"
#include "core/train/run/curves.h"
#include "core/train/run/resume.h"
#include "core/train/run/run_branches.h"
#include "core/train/run/run_history.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/state_file.h"
#include "core/train/run/state_store.h"
#include "tests/core/train/recording_sink.h"
#include "tests/core/train/run/largest_file.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <fstream>
#include <new>
#include <utility>

using namespace sg;
using namespace sg::test;

namespace {

/// curves.csv without the columns that time decides.
QList<QByteArray> curvesOf(const RunLayout& layout) {
    QFile file(QString::fromStdString(layout.curves().string()));
    QList<QByteArray> rows;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            auto cells = line.split(',');
            if (cells.size() > 4) {
                cells.remove(2, 2);
                rows << cells.join(',');
            }
        }
    }
    return rows;
}

/// Throws once, from inside the training, as where there is no memory for the step.
class NoMemoryAt final : public TrainSink {
public:
    explicit NoMemoryAt(std::int64_t step) : m_step(step) {}

    void onEvent(TrainEvent event) override {
        const auto* stats = std::get_if<StepStats>(&event);
        if (stats != nullptr && stats->step == m_step) {
            m_step = -1;
            throw std::bad_alloc();
        }
        recorder.onEvent(std::move(event));
    }

    RecordingSink recorder;

private:
    std::int64_t m_step;
};

} // namespace

class ResumeTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_runs = 0;

    TrainConfig config(double kimg) {
        TrainConfig made;
        auto model = tinyModel(NewArchitecture::StyleGan2);
        model->describe();
        model->info.name = "tiny";
        model->info.sha256 = std::string(64, 'a');
        made.model = model;
        made.importOptions.thumbnailSide = 0;
        made.pictures =
            *importStyle({std::filesystem::path(SG_SOURCE_DIR) / "resources/packs/pixelArt"});
        made.settings = tinySettings();
        made.settings.kimg = kimg;
        made.settings.augment = "bgc";
        made.settings.augmentP = 0.3;
        made.deterministic = true;
        made.runFolder = m_folder.path().toStdString() + "/run" + std::to_string(++m_runs);
        made.checkpointEvery = std::chrono::seconds(0);
        made.tileEvery = std::chrono::seconds(0);
        return made;
    }

    static ResumePlan planned(const ResumeRequest& request) {
        auto plan = planResume(request);
        if (!plan) {
            QTest::qFail(plan.error().message.c_str(), __FILE__, __LINE__);
            return {};
        }
        return *std::move(plan);
    }

    static std::shared_ptr<const Model> runToEnd(TrainConfig config) {
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        const auto started = session->start(std::move(config));
        if (!started) {
            QTest::qFail(started.error().message.c_str(), __FILE__, __LINE__);
            return nullptr;
        }
        if (!recorder.waitForState(SessionState::Finished)) {
            QTest::qFail("the run did not finish", __FILE__, __LINE__);
        }
        return session->result();
    }

private Q_SLOTS:

    void aRunInTwoPiecesEqualsOneInOne() {
        auto whole = config(0.08);
        const RunLayout wholeLayout(whole.runFolder);
        const auto expected = runToEnd(whole);

        auto pieces = config(0.08);
        const RunLayout layout(pieces.runFolder);
        {
            RecordingSink recorder;
            const auto session = makeTrainingSession(recorder);
            QVERIFY(session->start(pieces));
            QVERIFY(recorder.waitForStep(5));
            session->saveNow();
            QVERIFY(
                recorder.waitFor<StateSaved>([](const auto& e) { return e.full && e.kimg > 0.0; }));
            QVERIFY(recorder.waitForStep(9)); // further than what was saved
            session->stop(StopMode::Discard);
            QVERIFY(recorder.waitForState(SessionState::Finished));
        }
        QVERIFY(!std::filesystem::exists(layout.finalModel()));
        const auto plan = planned({.run = pieces.runFolder});
        QVERIFY(plan.exact);
        QVERIFY(plan.kimg >= 0.02);
        const auto& history = *plan.config.resume->history;
        QCOMPARE(history.steps.size(), std::size_t(plan.config.resume->steps));
        QCOMPARE(history.steps.back().kimg, plan.kimg);
        QVERIFY(history.steps.back().lossD > 0.0);
        QVERIFY(history.steps.front().r1.has_value());
        QVERIFY(!history.reports.empty());
        const auto resumed = runToEnd(plan.config);
        QVERIFY(changed(*expected->generator, *resumed->generator).empty());
        QVERIFY(changed(*expected->generatorEma, *resumed->generatorEma).empty());
        QVERIFY(changed(*expected->discriminator, *resumed->discriminator).empty());
        QCOMPARE(curvesOf(layout), curvesOf(wholeLayout));
        QCOMPARE(curvesOf(layout).size(), 21); // header and 20 steps
        QCOMPARE(resumed->info.parentSha256, std::string(64, 'a'));

        // A finished run is extended.
        auto longer = planned({.run = pieces.runFolder, .kimg = 0.1});
        QCOMPARE(longer.kimg, 0.08);
        runToEnd(longer.config);
        QCOMPARE(curvesOf(layout).size(), 26);
    }

    void theCoachRemembers() {
        auto made = config(0.02);
        const RunLayout layout(made.runFolder);
        runToEnd(made);
        // The past as it would be written after a critic had been winning for a kimg.
        const auto rows = curvesOf(layout).size() - 1;
        std::ofstream curves(layout.curves());
        curves << kCurvesHeader << '\n';
        for (qsizetype i = 0; i < rows; ++i) {
            curves << i + 1 << ',' << double(i) / double(rows - 1) << ",1,1,6,0.05,,,3,-3,0.5,0\n";
        }
        curves.close();
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(planned({.run = made.runFolder, .kimg = 0.03}).config));
        QVERIFY(recorder.waitFor<AdviceGiven>(
            [](const auto& e) { return e.advice && e.advice->rule == "critic-wins"; }));
        // It is shown again, not given anew.
        QVERIFY(recorder.waitForState(SessionState::Finished));
        QVERIFY(std::ranges::none_of(
            recorder.all<Marked>(), [](const Marked& mark) { return mark.kind == "advice"; }));
    }

    void theFirstStateIsThereBeforeTheFirstStep() {
        auto made = config(100.0);
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(made));
        session->pause();
        QVERIFY(recorder.waitFor<StateSaved>([](const auto& e) { return e.full; }));
        QVERIFY(planned({.run = made.runFolder}).exact);
        session->stop(StopMode::Discard);
        QVERIFY(recorder.waitForState(SessionState::Finished));
    }

    void aDamagedStateGivesWayToTheOneBefore() {
        auto made = config(0.02);
        const RunLayout layout(made.runFolder);
        runToEnd(made);
        const auto newest = StateStore(layout.states()).newestFull();
        QVERIFY(newest);
        std::filesystem::resize_file(newest->path, 1000);
        const auto plan = planned({.run = made.runFolder});
        QCOMPARE(plan.kimg, 0.0); // the first state
        QCOMPARE(plan.notes.size(), std::size_t(1));
        std::filesystem::remove_all(layout.states());
        const auto nothing = planResume({.run = made.runFolder});
        QVERIFY(!nothing);
        QVERIFY(nothing.error().message.find("states") != std::string::npos);
        QVERIFY(!planResume({.run = m_folder.path().toStdString()}));
    }

    void aStateThatCannotBeReadNowIsNotPassedOver() {
        auto made = config(0.02);
        const RunLayout layout(made.runFolder);
        runToEnd(made);
        const auto newest = StateStore(layout.states()).newestFull();
        QVERIFY(newest);
        using std::filesystem::perms;
        std::filesystem::permissions(newest->path, perms::none);
        if (std::ifstream(newest->path).is_open()) {
            QSKIP("this user reads what nobody may read");
        }
        const auto refused = planResume({.run = made.runFolder});
        std::filesystem::permissions(newest->path, perms::owner_all);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find(newest->path.string()) != std::string::npos);
        QCOMPARE(planned({.run = made.runFolder}).kimg, 0.02); // it is still there
    }

    void branchesLeaveTheirParentAlone() {
        auto made = config(0.08);
        made.tileEvery = std::chrono::seconds(0);
        const RunLayout layout(made.runFolder);
        const auto main = runToEnd(made);
        const auto curves = curvesOf(layout);

        const auto exact = planned({.run = made.runFolder, .branch = "warm", .fromKimg = 0.0});
        QVERIFY(exact.exact);
        auto other = exact.config;
        other.settings.learningRate = 0.01;
        const auto warm = runToEnd(other);
        const RunLayout branch(made.runFolder, "warm");
        QVERIFY(std::filesystem::exists(branch.finalModel()));
        QVERIFY(std::filesystem::exists(branch.branchNote()));
        QCOMPARE(curvesOf(branch).size(), 21);
        QCOMPARE(curvesOf(layout), curves);
        QVERIFY(!changed(*main->generatorEma, *warm->generatorEma).empty());
        QCOMPARE(layout.branches(), (std::vector<std::string>{"main", "warm"}));
        // It goes on by its name, and a name is not used twice.
        QCOMPARE(planned({.run = made.runFolder, .branch = "warm"}).kimg, 0.08);
        QVERIFY(!planResume({.run = made.runFolder, .branch = "warm", .fromKimg = 0.0}));
        QVERIFY(!planResume({.run = made.runFolder, .branch = "../x", .fromKimg = 0.0}));
        QVERIFY(!planResume({.run = made.runFolder, .branch = "b", .fromBranch = "none"}));
    }

    void aBranchThatFailsToStartLeavesNothing() {
        auto made = config(0.02);
        const RunLayout layout(made.runFolder);
        runToEnd(made);
        const auto starred = [&layout] {
            return std::ranges::any_of(StateStore(layout.states()).entries(), &StateEntry::kept);
        };
        auto plan =
            planned({.run = made.runFolder, .branch = "next", .fromKimg = 0.0, .kimg = 0.03});
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        auto wrong = plan.config;
        wrong.settings.learningRate = -1.0;
        QVERIFY(!session->start(wrong));
        { const std::ofstream inTheWay(layout.root() / "branches"); }
        QVERIFY(session->start(plan.config));
        QVERIFY(recorder.waitForState(SessionState::Failed));
        std::filesystem::remove(layout.root() / "branches");
        {
            const LargestFile limit(100); // from the first file on there is no room
            RecordingSink second;
            const auto again = makeTrainingSession(second);
            QVERIFY(again->start(plan.config));
            QVERIFY(second.waitForState(SessionState::Failed));
        }
        QCOMPARE(layout.branches(), std::vector<std::string>{"main"});
        QVERIFY(!starred());
        QVERIFY(runToEnd(plan.config)); // the name is free
        QCOMPARE(layout.branches(), (std::vector<std::string>{"main", "next"}));
        QVERIFY(starred());
        // And taken from now on.
        RecordingSink last;
        const auto third = makeTrainingSession(last);
        QVERIFY(third->start(plan.config));
        QVERIFY(last.waitForState(SessionState::Failed));
        QVERIFY(planned({.run = made.runFolder, .branch = "next"}).exact);
    }

    void aRunThatFailsToBeginLeavesNothing() {
        auto made = config(0.004);
        runToEnd(made);
        const auto first = StateStore(RunLayout(made.runFolder).states()).entries().front();
        QVERIFY(first.kind == StateKind::Full);
        // No room for the pictures, and none for the first state, which is larger than the source.
        for (const std::int64_t room : {std::int64_t(100), first.bytes - 100}) {
            for (const bool folderIsThere : {false, true}) {
                auto next = config(0.004);
                if (folderIsThere) {
                    std::filesystem::create_directories(next.runFolder);
                }
                {
                    const LargestFile limit{rlim_t(room)};
                    RecordingSink recorder;
                    const auto session = makeTrainingSession(recorder);
                    QVERIFY(session->start(next));
                    QVERIFY(recorder.waitForState(SessionState::Failed));
                }
                QCOMPARE(std::filesystem::exists(next.runFolder), folderIsThere);
                QVERIFY(!folderIsThere || std::filesystem::is_empty(next.runFolder));
                QVERIFY(runToEnd(next));
            }
        }
    }

    void aLightStateIsABeginningToo() {
        auto made = config(0.02);
        const RunLayout layout(made.runFolder);
        made.tileEvery = std::chrono::seconds(1000); // the first one only
        runToEnd(made);
        for (const StateEntry& entry : StateStore(layout.states()).entries()) {
            if (entry.kind == StateKind::Full) {
                std::filesystem::remove(entry.path);
            }
        }
        // What was set at the state counts, not what the run began with.
        QFile note(QString::fromStdString(layout.config().string()));
        QVERIFY(note.open(QIODevice::ReadOnly));
        auto text = note.readAll();
        note.close();
        QVERIFY(text.contains("\"freeze\": \"\""));
        text.replace("\"freeze\": \"\"", "\"freeze\": \"g4=0\"");
        QVERIFY(note.open(QIODevice::WriteOnly));
        note.write(text);
        note.close();
        const auto plan = planned({.run = made.runFolder, .branch = "light", .fromKimg = 0.0});
        QVERIFY(!plan.config.freeze.isFrozen("g4"));
        QVERIFY(!plan.exact);
        QVERIFY(plan.notes.front().find("afresh") != std::string::npos);
        const auto model = runToEnd(plan.config);
        QVERIFY(model != nullptr);
        QVERIFY(planned({.run = made.runFolder, .branch = "light"}).exact);
    }

    /// A full state of a restricted method is a change; a branch from a light state counts it from
    /// there, in every session.
    void whatALightStateHadLearnedIsKept() {
        auto made = config(0.02);
        made.settings.method = "style-offsets";
        made.settings.learningRate = 0.01;
        made.settings.l2sp = 0.1; // pulls towards what the branch began at
        const RunLayout layout(made.runFolder);
        runToEnd(made);
        for (const StateEntry& entry : StateStore(layout.states()).entries()) {
            if (entry.kind == StateKind::Full) {
                std::filesystem::remove(entry.path);
            }
        }
        const auto branch = [&](const std::string& name, double kimg) {
            return planned({.run = made.runFolder, .branch = name, .fromKimg = 0.02, .kimg = kimg});
        };
        const auto whole = runToEnd(branch("whole", 0.04).config);
        QVERIFY(whole != nullptr);
        QVERIFY(!changed(*made.model->generatorEma, *whole->generatorEma).empty());
        const auto expectWhole = [&whole](const std::shared_ptr<const Model>& model) {
            QVERIFY(model != nullptr);
            QVERIFY(changed(*whole->generator, *model->generator).empty());
            QVERIFY(changed(*whole->generatorEma, *model->generatorEma).empty());
            QVERIFY(changed(*whole->discriminator, *model->discriminator).empty());
        };
        runToEnd(branch("light", 0.032).config);
        // A branch of that branch begins at a full state, and builds on the same.
        const auto twig = planned(
            {.run = made.runFolder,
             .branch = "twig",
             .fromBranch = "light",
             .fromKimg = 0.032,
             .kimg = 0.036});
        QVERIFY(twig.exact);
        runToEnd(twig.config);
        expectWhole(
            runToEnd(planned({.run = made.runFolder, .branch = "twig", .kimg = 0.04}).config));
        const auto second = planned({.run = made.runFolder, .branch = "light", .kimg = 0.04});
        QVERIFY(second.exact);
        expectWhole(runToEnd(second.config));
        for (const char* name : {"whole", "light", "twig"}) {
            QVERIFY(!std::filesystem::exists(RunLayout(made.runFolder, name).finalDelta()));
        }
    }

    void stepsBackAndForward() {
        auto made = config(100.0);
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForStep(3));
        session->pause();
        auto plan = *parseFreezePlan("g4=0", made.model->info.groups);
        session->setFreeze(plan);
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "freeze"; }));
        session->resume();
        const auto at = recorder.all<StepStats>().back().step;
        QVERIFY(recorder.waitForStep(at + 3));
        session->pause();
        session->undo();
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "undo"; }));
        const auto back = recorder.all<WeightsPublished>().back();
        const auto undone = recorder.all<Marked>().back();
        QCOMPARE(undone.kimg, back.kimg);
        QVERIFY(recorder.all<FreezeChanged>().back().plan.factors.empty());
        QVERIFY(recorder.waitFor<UndoChanged>([](const auto& e) { return e.canRedo; }));
        session->redo();
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "redo"; }));
        QVERIFY(recorder.all<FreezeChanged>().back().plan == plan);
        QVERIFY(recorder.all<Marked>().back().kimg > undone.kimg);
        session->undo();
        session->stop(StopMode::Save); // the step back is still made
        QVERIFY(recorder.waitForState(SessionState::Finished));
        // What is resumed is what came after the step back.
        const auto resumed = planned({.run = made.runFolder, .kimg = 0.001});
        QVERIFY(resumed.config.freeze.factors.empty());
    }

    void settingsAndPicturesChangeBetweenSteps() {
        auto made = config(100.0);
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForStep(2));
        auto settings = made.settings;
        settings.learningRate = 0.0005;
        settings.augment = "diff";
        session->setSettings(settings);
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "settings"; }));
        auto fewer = made.pictures;
        fewer.pictures.resize(3);
        fewer.pictures[0].weight = 4.0;
        session->setPictures(fewer);
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "pictures"; }));
        session->setPictures({}); // refused, and it goes on
        QVERIFY(recorder.waitFor<Warned>([](const auto&) { return true; }));
        session->saveNow();
        QVERIFY(recorder.waitFor<StateSaved>([](const auto& e) { return e.full && e.kimg > 0; }));
        session->stop(StopMode::Save);
        QVERIFY(recorder.waitForState(SessionState::Finished));
        const auto plan = planned({.run = made.runFolder});
        QCOMPARE(plan.config.settings.learningRate, 0.0005);
        QCOMPARE(plan.config.settings.augment, std::string("diff"));
        QCOMPARE(plan.config.resume->pictures->count(), 3);
        QCOMPARE(plan.config.resume->pictures->weights.front(), 4.0);
        QVERIFY(std::ranges::any_of(plan.config.resume->history->marks, [](const Marked& mark) {
            return mark.kind == "pictures" && mark.text == "3 pictures";
        }));
        // Every change is in the event log.
        std::ifstream events(RunLayout(made.runFolder).events());
        const std::string text{std::istreambuf_iterator<char>(events), {}};
        QVERIFY(text.find("learning_rate 0.002 -> 0.0005") != std::string::npos);
        QVERIFY(text.find("3 pictures") != std::string::npos);
    }

    void theMonitorsGoBackToTheirPictures() {
        auto made = config(100.0);
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForCount<MetricReady>(
            1)); // the first step after each beginning is measured
        auto single = made.pictures;
        single.pictures.resize(1);
        session->setPictures(single);
        QVERIFY(recorder.waitForCount<MetricReady>(2));
        session->undo();
        QVERIFY(recorder.waitForCount<MetricReady>(3));
        session->stop(StopMode::Discard);
        QVERIFY(recorder.waitForState(SessionState::Finished));
        const auto reports = recorder.all<MetricReady>();
        QVERIFY(reports[0].report->pictureDiversity.has_value());
        QVERIFY(!reports[1].report->pictureDiversity.has_value()); // there is nothing to compare
        QVERIFY(reports[2].report->pictureDiversity.has_value());
    }

    void onlyWhatChangesIsLogged() {
        auto made = config(100.0);
        made.settings.method = "style-offsets";
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(made));
        QVERIFY(recorder.waitForStep(1));
        auto settings = made.settings; // with an interval of path lengths, which there are none of
        session->setSettings(settings);
        settings.learningRate = 0.001;
        session->setSettings(settings);
        QVERIFY(recorder.waitFor<Marked>([](const auto& e) { return e.kind == "settings"; }));
        session->stop(StopMode::Discard);
        QVERIFY(recorder.waitForState(SessionState::Finished));
        for (const Marked& mark : recorder.all<Marked>()) {
            QVERIFY(
                mark.kind != "settings" ||
                mark.text == std::string("learning_rate 0.002 -> 0.001"));
        }
    }

    void restrictedMethodsAlsoSaveADelta() {
        auto made = config(0.02);
        made.settings.method = "style-offsets";
        const RunLayout layout(made.runFolder);
        runToEnd(made);
        QVERIFY(std::filesystem::exists(layout.finalDelta()));
        QVERIFY(
            std::filesystem::file_size(layout.finalDelta()) * 4 <
            std::filesystem::file_size(layout.finalModel()));
        // And they resume as exactly as any other.
        runToEnd(planned({.run = made.runFolder, .kimg = 0.03}).config);
    }

    void aBreakdownGoesBackAndPauses() {
        auto made = config(100.0);
        // Verdicts so extreme that the square of their slope is no number any more.
        auto model = std::make_shared<Model>(*made.model);
        model->discriminator = copyOf(model->discriminator);
        {
            const torch::NoGradGuard noGrad;
            model->discriminator->named_parameters()["b4.out.weight"].mul_(1e25);
        }
        made.model = model;
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(made));
        const bool broke = recorder.waitFor<Diverged>([](const auto&) { return true; });
        if (broke) {
            QVERIFY(recorder.waitForState(SessionState::Paused));
            QCOMPARE(
                recorder.all<Diverged>().front().restoredKimg,
                recorder.all<WeightsPublished>().back().kimg);
        }
        session->stop(StopMode::Save);
        QVERIFY(recorder.waitForState(SessionState::Finished));
        for (const auto& [name, tensor] : stateOf(*session->result()->generatorEma)) {
            QVERIFY2(torch::isfinite(tensor).all().item<bool>(), name.c_str());
        }
        QVERIFY(broke);
    }

    void memoryForTheFirstStepIsFoundInParts() {
        auto made = config(0.02);
        NoMemoryAt sink(1);
        const auto session = makeTrainingSession(sink);
        QVERIFY(session->start(made));
        QVERIFY(sink.recorder.waitForState(SessionState::Finished));
        const auto newest = StateStore(RunLayout(made.runFolder).states()).newestFull();
        QVERIFY(newest);
        QCOMPARE(settingsOfState(newest->path)->settings.accumulate, 2);
        QCOMPARE(curvesOf(RunLayout(made.runFolder)).size(), 6); // header and 5 steps
    }

    void memoryThatRunsOutLaterLosesNothing() {
        auto made = config(0.04);
        NoMemoryAt sink(6);
        const auto session = makeTrainingSession(sink);
        QVERIFY(session->start(made));
        QVERIFY(sink.recorder.waitForState(SessionState::Failed));
        const auto failed = sink.recorder.all<TrainFailed>();
        QCOMPARE(failed.size(), std::size_t(1));
        QCOMPARE(failed.front().error.code, ErrorCode::OutOfMemory);
        QVERIFY(failed.front().error.message.find("--accumulate") != std::string::npos);
        const RunLayout layout(made.runFolder);
        QCOMPARE(curvesOf(layout).size(), 7); // header and 6 steps
        auto plan = planned({.run = made.runFolder});
        QVERIFY(plan.exact);
        plan.config.settings.accumulate = 2;
        QVERIFY(runToEnd(plan.config));
        const auto newest = StateStore(layout.states()).newestFull();
        QCOMPARE(settingsOfState(newest->path)->settings.accumulate, 2);
    }

    void aFolderThatIsInUseIsRefused() {
        auto made = config(0.02);
        runToEnd(made);
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        const auto refused = session->start(made);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileExists);
    }
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
