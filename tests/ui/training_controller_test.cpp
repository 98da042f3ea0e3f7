// The crossing of threads: order of facts, nothing lost that must not be, floods thinned out.

#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/session/training_controller.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <chrono>
#include <thread>

namespace sg {

namespace {

/// Services whose sinks the test drives from its own thread.
class FloodServices final : public StudioServices {
public:
    TrainSink* trainSink = nullptr;
    SamplerSink* samplerSink = nullptr;

    Result<OpenedModel> openModel(const std::filesystem::path& path) override {
        return m_fake.openModel(path);
    }

    bool looksLikeModel(const std::filesystem::path& path) override {
        return m_fake.looksLikeModel(path);
    }

    Result<StyleSet> importStyle(
        StyleSet already,
        const std::vector<std::filesystem::path>& inputs,
        const StyleImportOptions& options,
        const ImportProgress& progress) override {
        return m_fake.importStyle(std::move(already), inputs, options, progress);
    }

    Result<ResumableRun> openRun(const std::filesystem::path& folder) override {
        return m_fake.openRun(folder);
    }

    std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) override {
        trainSink = &sink;
        return m_fake.makeTrainingSession(sink);
    }

    std::unique_ptr<Sampler> makeSampler(SamplerSink& sink) override {
        samplerSink = &sink;
        return m_fake.makeSampler(sink);
    }

    RunArchive& archive() override { return m_fake.archive(); }

    Result<void> exportModel(
        const std::shared_ptr<const Model>& model,
        const std::filesystem::path& path,
        bool replace) override {
        return m_fake.exportModel(model, path, replace);
    }

    ExportServices& exports() override { return m_fake.exports(); }

    PictureServices& pictures() override { return m_fake.pictures(); }

    EvaluationService& evaluation() override { return m_fake.evaluation(); }

    [[nodiscard]] std::string computeDevice() const override { return m_fake.computeDevice(); }

private:
    FakeStudioServices m_fake;
};

TrainConfig shortConfig() {
    TrainConfig config;
    config.model = makeFakeModel();
    config.settings.kimg = 0.8; // 100 steps of 8
    return config;
}

} // namespace

class TrainingControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { failOnAnyWarning(); }

    void aFloodOfFramesBecomesFewDeliveriesAndEndsWithTheNewest() {
        FloodServices services;
        TrainingController controller(services);
        std::vector<std::uint64_t> delivered;
        connect(
            &controller,
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) {
                QCOMPARE(QThread::currentThread(), thread());
                delivered.push_back(frame->sequence);
            });
        std::jthread([&] {
            for (std::uint64_t i = 1; i <= 1000; ++i) {
                auto frame = std::make_shared<PreviewFrame>();
                frame->kind = PreviewKind::Tuned;
                frame->sequence = i;
                services.samplerSink->onFrame(frame);
            }
        }).join();
        QTRY_VERIFY(!delivered.empty() && delivered.back() == 1000);
        QCOMPARE(delivered.size(), std::size_t(1)); // nobody fetched while they came
    }

    void whileQuietWeightsRestAndTheNewestIsDrawnAfterwards() {
        using namespace std::chrono_literals;
        FloodServices services;
        TrainingController controller(services);
        double kimg = -1.0;
        connect(
            &controller,
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) { kimg = frame->kimg; });
        const auto publish = [&](double at) {
            services.trainSink->onEvent(WeightsPublished{nullptr, at});
        };
        controller.setModel(makeFakeModel());
        publish(1.0);
        QTRY_COMPARE(kimg, 1.0);
        controller.setQuiet(true, 1h);
        publish(2.0);
        publish(3.0);
        QTest::qWait(100);
        QCOMPARE(kimg, 1.0);
        controller.setQuiet(true, 0ms); // the rest is over
        publish(4.0);
        QTRY_COMPARE(kimg, 4.0);
        controller.setQuiet(true, 1h);
        publish(5.0);
        controller.setQuiet(false);
        QTRY_COMPARE(kimg, 5.0);
        // What waited for another model is forgotten with it.
        controller.setQuiet(true, 1h);
        publish(6.0);
        controller.setModel(makeFakeModel());
        controller.setQuiet(false);
        QTRY_COMPARE(kimg, 0.0);
        QTest::qWait(100);
        QCOMPARE(kimg, 0.0);
    }

    void bothKindsOfFramesAreDelivered() {
        FloodServices services;
        TrainingController controller(services);
        int source = 0;
        int tuned = 0;
        connect(
            &controller,
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) {
                ++(frame->kind == PreviewKind::Source ? source : tuned);
            });
        controller.setModel(makeFakeModel());
        QTRY_VERIFY(source == 1 && tuned == 1);
    }

    void everyStepIsSeenInOrder() {
        FloodServices services;
        TrainingController controller(services);
        std::vector<std::int64_t> steps;
        int batches = 0;
        connect(
            &controller,
            &TrainingController::statsArrived,
            this,
            [&](const std::vector<StepStats>& stats) {
                ++batches;
                for (const StepStats& s : stats) {
                    steps.push_back(s.step);
                }
            });
        std::jthread([&] {
            for (std::int64_t i = 1; i <= 5000; ++i) {
                StepStats stats;
                stats.step = i;
                services.trainSink->onEvent(stats);
            }
        }).join();
        QTRY_COMPARE(steps.size(), std::size_t(5000));
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        QVERIFY2(batches <= 3, qPrintable(QString::number(batches)));
    }

    void statesArriveInOrderAndTheNumbersBeforeTheEnd() {
        FakeStudioServices services;
        TrainingController controller(services);
        std::vector<SessionState> states;
        std::int64_t lastStep = 0;
        std::int64_t lastStepAtEnd = 0;
        connect(&controller, &TrainingController::statsArrived, this, [&](const auto& stats) {
            lastStep = stats.back().step;
        });
        connect(&controller, &TrainingController::stateChanged, this, [&](SessionState state) {
            states.push_back(state);
            if (state == SessionState::Finished) {
                lastStepAtEnd = lastStep;
            }
        });
        QVERIFY(controller.start(shortConfig()));
        QTRY_COMPARE(controller.state(), SessionState::Finished);
        const std::vector<SessionState> expected{
            SessionState::Preparing,
            SessionState::Running,
            SessionState::Stopping,
            SessionState::Finished};
        QVERIFY(states == expected);
        QCOMPARE(lastStepAtEnd, 100);
        QVERIFY(controller.result() != nullptr);
    }

    void publishedWeightsAreDrawnWithinTheBudget() {
        FakeStudioServices services;
        TrainingController controller(services);
        double newestKimg = 0.0;
        connect(&controller, &TrainingController::frameArrived, this, [&](const auto& frame) {
            newestKimg = std::max(newestKimg, frame->kimg);
        });
        controller.setModel(makeFakeModel());
        TrainConfig config = shortConfig();
        config.settings.kimg = 100;
        QVERIFY(controller.start(config));
        QTRY_VERIFY(newestKimg > 0.1);
        QCOMPARE(services.log.budget(), 0.05);
        controller.pause();
        QTRY_COMPARE(controller.state(), SessionState::Paused);
        QCOMPARE(services.log.budget(), 1.0);
        controller.resume();
        QTRY_COMPARE(controller.state(), SessionState::Running);
        controller.stop(StopMode::Save);
        QTRY_COMPARE(controller.state(), SessionState::Finished);
        QVERIFY(services.log.has("stop and save"));
    }

    void aFailureBringsItsReason() {
        FakeStudioServices services;
        services.log.failTraining = true;
        TrainingController controller(services);
        QString reason;
        connect(&controller, &TrainingController::failed, this, [&](const Error& error) {
            reason = QString::fromStdString(error.message);
        });
        QVERIFY(controller.start(shortConfig()));
        QTRY_COMPARE(controller.state(), SessionState::Failed);
        QVERIFY(reason.contains(QStringLiteral("diverged")));
    }

    void mayBeDestroyedWhileTraining() {
        FakeStudioServices services;
        auto controller = std::make_unique<TrainingController>(services);
        TrainConfig config = shortConfig();
        config.settings.kimg = 100;
        controller->setModel(makeFakeModel());
        QVERIFY(controller->start(config));
        QTRY_COMPARE(controller->state(), SessionState::Running);
        controller.reset();
        QCoreApplication::processEvents(); // deliveries that were under way come to nothing
    }
};

} // namespace sg

QTEST_MAIN(sg::TrainingControllerTest)
#include "training_controller_test.moc"
