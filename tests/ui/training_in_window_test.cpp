// A run in the whole window: what it shows, and what may be changed while it goes on.

#include "tests/ui/window_handling.h"
#include "ui/curves/curves_view.h"
#include "ui/mixer/drift_strip.h"

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <algorithm>
#include <optional>

namespace sg {

class TrainingInWindowTest : public WindowHandling {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUp(); }

    void init() { openWindow(); }

    void cleanup() { closeWindow(); }

    void theWholeJob() {
        open("face.pkl");
        addPictures();

        // A fader, by mouse, to the bottom.
        auto* fader = part<QSlider>("fader_g4");
        const QPoint top(fader->width() / 2, 6);
        const QPoint bottom(fader->width() / 2, fader->height() + 30);
        QTest::mousePress(fader, Qt::LeftButton, {}, top);
        for (int i = 1; i <= 8; ++i) {
            const QPoint at = top + (bottom - top) * i / 8;
            QMouseEvent move(
                QEvent::MouseMove,
                QPointF(at),
                QPointF(fader->mapToGlobal(at)),
                Qt::NoButton,
                Qt::LeftButton,
                Qt::NoModifier);
            QCoreApplication::sendEvent(fader, &move);
        }
        QTest::mouseRelease(fader, Qt::LeftButton, {}, bottom);
        QCOMPARE(fader->value(), 0);

        // Start.
        part<QDoubleSpinBox>("setting_kimg")->setValue(100.0);
        auto* start = part<QPushButton>("startButton");
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        const TrainConfig config = services().log.config();
        QVERIFY(config.freeze.isFrozen("g4"));
        QCOMPARE(config.pictures.pictures.size(), std::size_t(6));
        QCOMPARE(config.settings.kimg, 100.0);
        QVERIFY(part<QPushButton>("addPictures")->isEnabled()); // the set may change meanwhile
        auto* curves = window().findChild<CurvesView*>();
        QTRY_VERIFY(curves->points(CurvesView::G) > 100);
        QVERIFY(part<QLabel>("speedLabel")->text().contains(QStringLiteral("42.0 images/s")));
        shoot("running");

        // A fader while it runs.
        part<QSlider>("fader_g8")->setValue(10);
        QTRY_COMPARE(services().log.plan().factor("g8"), 0.5);
        QVERIFY(services().log.plan().isFrozen("g4"));
        QTRY_VERIFY(curves->marks() >= 1);

        // Pause and resume.
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(window().controller().state(), SessionState::Paused);
        QTRY_COMPARE(start->text(), QStringLiteral("Resume"));
        const int marks = curves->marks();
        QVERIFY(marks >= 2);
        QTest::qWait(250);
        const int points = curves->points(CurvesView::G);
        QTest::qWait(250);
        QCOMPARE(curves->points(CurvesView::G), points);
        shoot("paused");
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY(curves->points(CurvesView::G) > points);

        // Stop and keep.
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(window().controller().state(), SessionState::Finished);
        QCOMPARE(start->text(), QStringLiteral("Start"));
        QVERIFY(part<QPushButton>("addPictures")->isEnabled());

        // Export.
        QTemporaryDir folder;
        QSignalSpy exported(&window(), &MainWindow::exported);
        answers().modelPath = folder.filePath(QStringLiteral("tuned.pkl"));
        answers().folder = folder.filePath(QStringLiteral("pictures"));
        part<QAction>("exportModel")->trigger();
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(answers().lastSuggestion, QStringLiteral("face-tuned.pkl"));
        QVERIFY(QFile::exists(answers().modelPath));
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(exported.count(), 2);
        QCOMPARE(exported[1][0].toStringList().size(), 9);
        QVERIFY(answers().errors.isEmpty());
        // Pictures are never replaced unasked.
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(answers().inTheWay.size(), 1);
        QCOMPARE(exported.count(), 2);
        answers().replaces = true;
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(exported.count(), 3);
        QVERIFY(answers().errors.isEmpty());
    }

    void whatMayChangeChangesWhileItRuns() {
        startLongRun();
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        QTRY_VERIFY(rate->isEnabled());
        QVERIFY(!part<QDoubleSpinBox>("setting_batch")->isEnabled());
        rate->setValue(0.001);
        Q_EMIT rate->editingFinished();
        QTRY_VERIFY(services().log.has("learning rate 0.001000"));
        auto* curves = window().findChild<CurvesView*>();
        QTRY_VERIFY(curves->marks() >= 1);
        // The set grows.
        drop(window(), {QStringLiteral("/x/seventh.png")});
        QTRY_VERIFY(services().log.has("pictures 7"));
        part<QAction>("sampleNow")->trigger();
        QTRY_VERIFY(services().log.has("sample now"));
        part<QAction>("saveNow")->trigger();
        QTRY_VERIFY(services().log.has("save now"));
    }

    void weightsReachTheTrainingWhileItRuns() {
        startLongRun();
        auto* list = part<QListWidget>("pictureList");
        list->item(2)->setSelected(true);
        auto* slider = part<QSlider>("weightSlider");
        QTRY_VERIFY(slider->isEnabled());
        for (int steps = 5; steps <= 8; ++steps) {
            slider->setValue(steps);
        }
        QTRY_VERIFY(services().log.has("pictures 6, drawing-2.png 2.000000"));
        // The drag was one change.
        const auto lines = services().log.lines();
        QCOMPARE(
            std::count_if(
                lines.begin(),
                lines.end(),
                [](const std::string& line) { return line.starts_with("pictures"); }),
            1);
        shoot("weights");
    }

    void cropsReachTheTrainingWhileItRuns() {
        startLongRun();
        auto* list = part<QListWidget>("pictureList");
        list->item(2)->setSelected(true);
        QTest::keyClick(list, Qt::Key_Return);
        auto* canvas = window().findChild<QWidget*>(QStringLiteral("cropCanvas"));
        QVERIFY(canvas != nullptr);
        waitForBackground(); // for the picture
        QTRY_COMPARE(QApplication::focusWidget(), canvas);
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        shoot("crop");
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QTRY_VERIFY(services().log.has("pictures 6, drawing-2.png cropped"));
        // In the list Ctrl+Z is the pictures', elsewhere the training's.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(services().log.has("pictures 6"));
        QVERIFY(!services().log.has("undo"));
        QTRY_VERIFY(part<QAction>("undoTraining")->isEnabled());
        window().activateWindow(); // the dialog was in front
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        window().preview().setFocus();
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(services().log.has("undo"));
    }

    void theTrainingStepsBackAndForward() {
        startLongRun();
        auto* undo = part<QAction>("undoTraining");
        auto* redo = part<QAction>("redoTraining");
        QTRY_VERIFY(undo->isEnabled());
        QVERIFY(!redo->isEnabled());
        part<QSlider>("fader_g8")->setValue(10);
        QTRY_COMPARE(services().log.plan().factor("g8"), 0.5);
        window().preview().setFocus(); // in a panel the keys are its own
        QCOMPARE(undo->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Z));
        undo->trigger();
        QTRY_VERIFY(services().log.has("undo"));
        QTRY_VERIFY(redo->isEnabled());
        QCOMPARE(redo->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
        redo->trigger();
        QTRY_VERIFY(services().log.has("redo"));
        QTRY_VERIFY(part<QLabel>("progressLabel")->text().contains(QStringLiteral("kimg, ")));
        window().controller().stop(StopMode::Discard);
        QTRY_VERIFY(!undo->isEnabled());
    }

    void theCoachSpeaksAndItsAdviceIsApplied() {
        services().log.giveAdvice = true;
        startLongRun();
        auto* sentence = part<QLabel>("coachSentence");
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY(sentence->text().contains(QStringLiteral("memorising")));
        shoot("coach");
        auto* apply = part<QPushButton>("coachApply");
        QCOMPARE(apply->text(), QStringLiteral("Apply: R1 weight 0.4"));
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(!sentence->isVisible());
        QCOMPARE(part<QDoubleSpinBox>("setting_r1_gamma")->value(), 0.4);
        QTRY_VERIFY(services().log.has("learning rate 0.002000")); // the settings arrived
    }

    void theCoachMovesFadersAndSaysWhy() {
        services().log.adviseFaders = true;
        startLongRun();
        auto* apply = part<QPushButton>("coachApply");
        QTRY_VERIFY(apply->isVisible());
        QTest::mouseClick(part<QToolButton>("mute_g8"), Qt::LeftButton);
        auto* curves = window().findChild<CurvesView*>();
        QTRY_COMPARE(curves->marks(), 1);
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_VERIFY(services().log.plan().isFrozen("d64"));
        QVERIFY(services().log.plan().isFrozen("g8"));
        QTest::qWait(50);
        QCOMPARE(curves->marks(), 2); // the training was told once
        auto* reason = part<QLabel>("freezeReason");
        QVERIFY(reason->isVisible());
        QCOMPARE(
            reason->text(),
            QStringLiteral("Set by the coach: The critic is winning: hold its fine layers still."));
    }

    void muteAndSoloReachTheTraining() {
        prepareRun(100.0);
        QTest::mouseClick(part<QToolButton>("mute_d16"), Qt::LeftButton);
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        QVERIFY(services().log.config().freeze.isFrozen("d16"));
        auto* curves = window().findChild<CurvesView*>();
        part<QSlider>("fader_g8")->setValue(10);
        QTRY_COMPARE(curves->marks(), 1); // two changes between two steps would be one
        QTest::mouseClick(part<QToolButton>("solo_g8"), Qt::LeftButton);
        QTRY_VERIFY(services().log.plan().isFrozen("g4"));
        QCOMPARE(services().log.plan().factor("g8"), 0.5);
        QVERIFY(!services().log.plan().isFrozen("d8"));
        QVERIFY(part<QToolButton>("mute_d16")->isChecked()); // the start left it alone
        QTRY_COMPARE(curves->marks(), 2);                    // it was all told
        // The step back goes to a plan without them.
        part<QAction>("undoTraining")->trigger();
        QTRY_VERIFY(!part<QToolButton>("mute_d16")->isChecked());
        QVERIFY(!part<QToolButton>("solo_g8")->isChecked());
        QCOMPARE(part<QSlider>("fader_g8")->value(), 20);
    }

    void theDriftIsShownWhileItTrains() {
        auto drift = [this](const char* name) { return part<DriftStrip>(name)->drift(); };
        prepareRun(100.0);
        QTest::mouseClick(part<QToolButton>("mute_g8"), Qt::LeftButton);
        QVERIFY(!drift("drift_g4"));
        window().startTraining();
        QTRY_VERIFY(drift("drift_g4") > 0.0);
        QTRY_COMPARE(drift("drift_g8"), std::optional(0.0));
        QTest::mouseClick(part<QToolButton>("solo_g32"), Qt::LeftButton);
        shoot("mixer");
        // Kept, the result has drifted; a new run begins at the source.
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(window().controller().state(), SessionState::Finished);
        QVERIFY(drift("drift_g4"));
        answers().endTraining = true;
        services().log.stepMs = 100;
        window().startTraining();
        QVERIFY(!drift("drift_g4"));
        QTRY_VERIFY(drift("drift_g4"));
        // Discarded, the source is back.
        part<QAction>("stopDiscard")->trigger();
        QTRY_VERIFY(!drift("drift_g4"));
        open("other.pkl");
        QVERIFY(!drift("drift_g4"));
    }

    void aBreakdownIsToldAndPaused() {
        services().log.diverge = true;
        prepareRun(100.0);
        window().startTraining();
        QTRY_COMPARE(answers().errors.size(), 1);
        QVERIFY(answers().errors[0].contains(QStringLiteral("broke down")));
        QTRY_COMPARE(window().controller().state(), SessionState::Paused);
        QTRY_COMPARE(part<QPushButton>("startButton")->text(), QStringLiteral("Resume"));
    }

    void theForecastKnowsTheTimeAfterARun() {
        finishRun();
        auto* words = part<QLabel>("forecastWords");
        QVERIFY(words->isVisible());
        part<QDoubleSpinBox>("setting_kimg")->setValue(5.0);
        // The fake does 42 images a second.
        QVERIFY(words->text().endsWith(QStringLiteral("5\u00a0kimg take about 2 minutes.")));
        shoot("forecast");
        part<QDoubleSpinBox>("setting_kimg")->setValue(50.0);
        shoot("hint");
        part<QDoubleSpinBox>("setting_batch")->setValue(16.0);
        QVERIFY(words->text().endsWith(QStringLiteral("is known after the first steps.")));
    }

    void aRunIsResumed() {
        window().resumeRun(QStringLiteral("/runs/empty"));
        QTRY_COMPARE(answers().errors.size(), 1);
        window().resumeRun(QStringLiteral("/runs/one"));
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        QVERIFY(window().hasModel());
        QVERIFY(services().log.config().resume != nullptr);
        QCOMPARE(services().log.config().runFolder.string(), std::string("/runs/one"));
        // Its past is on the curves before its first new step arrives.
        QVERIFY(part<CurvesView>("curvesView")->points(CurvesView::G) >= 3);
        QVERIFY(part<CurvesView>("curvesView")->marks() >= 2);
    }

    void theCurvesAreSaved() {
        startLongRun();
        auto* curves = part<CurvesView>("curvesView");
        auto* saveNumbers = part<QAction>("curvesSaveNumbers");
        QTRY_VERIFY(curves->points(CurvesView::G) > 50);
        // Nothing is written when the question is cancelled.
        saveNumbers->trigger();
        QCOMPARE(answers().lastSuggestion, QStringLiteral("face-curves.csv"));
        const QTemporaryDir folder;
        QSignalSpy exported(&window(), &MainWindow::exported);
        answers().file = folder.filePath(QStringLiteral("numbers.csv"));
        saveNumbers->trigger();
        QTRY_COMPARE(exported.count(), 1);
        QFile numbers(answers().file);
        QVERIFY(numbers.open(QIODevice::ReadOnly));
        QVERIFY(numbers.readLine().startsWith("step,kimg,seconds,"));
        QVERIFY(numbers.readLine().startsWith("1,0.00"));
        answers().file = folder.filePath(QStringLiteral("picture.png"));
        part<QAction>("curvesSavePicture")->trigger();
        QTRY_COMPARE(exported.count(), 2);
        QCOMPARE(answers().lastSuggestion, QStringLiteral("face-curves.png"));
        QCOMPARE(QImage(answers().file).size(), part<QWidget>("curvesPlot")->size() * 2);
        QVERIFY(answers().errors.isEmpty());
        // A failure names the file, and the training goes on.
        answers().file = QStringLiteral("/nowhere/numbers.csv");
        saveNumbers->trigger();
        QTRY_COMPARE(answers().errors.size(), 1);
        QVERIFY(answers().errors[0].contains(QStringLiteral("/nowhere/numbers.csv")));
        QCOMPARE(window().controller().state(), SessionState::Running);
        part<QSlider>("fader_g8")->setValue(10);
        part<QAction>("curvesByTime")->trigger();
        QTRY_VERIFY(curves->marks() >= 1);
        shoot("curves-by-time");
        part<QAction>("curvesLogarithmic")->trigger();
        shoot("curves-logarithmic");
    }

    void newRunsGetAFolder() {
        window().setRunsFolder(QStringLiteral("/runs"));
        startLongRun();
        const auto folder = QString::fromStdString(services().log.config().runFolder.string());
        QVERIFY(folder.startsWith(QStringLiteral("/runs/20")));
        QVERIFY(folder.endsWith(QStringLiteral(" face")));
    }

    void aRefusedStartIsShown() {
        prepareRun(0.2);
        services().log.failStart = true;
        window().startTraining();
        QCOMPARE(answers().errors.size(), 1);
        QCOMPARE(window().controller().state(), SessionState::Idle);
    }

    void seedsStayAndMayWalkWhileATrainingRuns() {
        std::shared_ptr<const PreviewFrame> newest;
        connect(
            &window().controller(),
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) { newest = frame; });
        part<QSpinBox>("firstSeed")->setValue(40);
        startLongRun();
        QTRY_COMPARE(services().log.budget(), 0.05);
        QTRY_VERIFY(newest->kimg > 0.0);
        QCOMPARE(newest->pins.seeds.front(), 40U);
        QVERIFY(newest->pins.turns.empty());
        QTest::mouseClick(part<QToolButton>("walkButton"), Qt::LeftButton);
        QCOMPARE(services().log.budget(), 0.25);
        QTRY_VERIFY(!newest->pins.turns.empty() && newest->pins.turns.front() > 0.0);
        QCOMPARE(newest->pins.seeds.front(), 40U);
        shoot("walk");
        QTest::mouseClick(part<QToolButton>("walkButton"), Qt::LeftButton);
        QCOMPARE(services().log.budget(), 0.05);
        QTest::mouseClick(part<QToolButton>("walkBack"), Qt::LeftButton);
        QTRY_VERIFY(newest->pins.turns.empty());
        QCOMPARE(newest->pins.seeds.front(), 40U);
    }
};

} // namespace sg

QTEST_MAIN(sg::TrainingInWindowTest)
#include "training_in_window_test.moc"
