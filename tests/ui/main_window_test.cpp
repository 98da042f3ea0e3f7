// The whole window with a fake engine, by the events a person causes. Runs twice: offscreen, where
// the preview draws in software, and under Xvfb with Vulkan.

#include "core/project/presets.h"
#include "tests/ui/fake_gap.h"
#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "tests/ui/strict.h"
#include "ui/common/elided_label.h"
#include "ui/curves/curves_view.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/theme.h"
#include "ui/mixer/drift_strip.h"
#include "ui/preview/vulkan_instance.h"
#include "ui/session/training_controller.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

#include <algorithm>

namespace sg {

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        // A quit posted by one test's closed window would close the window of the next.
        QGuiApplication::setQuitOnLastWindowClosed(false);
        createVulkanInstance(m_vulkan);
    }

    void init() {
        failOnAnyWarning();
        m_services = std::make_unique<FakeStudioServices>();
        m_answers = std::make_unique<ScriptedAnswers>();
        m_window = std::make_unique<MainWindow>(*m_services, &m_vulkan, *m_answers);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() {
        m_window.reset();
        m_answers.reset();
        m_services.reset();
    }

    void saysWhatIsMissing() {
        shoot("empty");
        auto* words = part<QLabel>("trainWords");
        QVERIFY(words->text().startsWith(QStringLiteral("Drop a model to begin")));
        QVERIFY(!part<QPushButton>("startButton")->isEnabled());
        open("face.pkl");
        QVERIFY(words->text().startsWith(QStringLiteral("Drop pictures into the style panel")));
        addPictures();
        QVERIFY(part<QPushButton>("startButton")->isEnabled());
        shoot("ready");
    }

    void theGapCardAnswersBeforeTheStart() {
        FakeGap gap;
        m_window->offerGap(gap);
        auto* card = part<QWidget>("gapCard");
        addPictures();
        QVERIFY(!card->isVisible());
        open("face.pkl");
        QTRY_VERIFY(card->isVisible());
        QTest::mouseClick(part<QPushButton>("askGap"), Qt::LeftButton);
        auto* sentence = part<QLabel>("gapSentence");
        QTRY_VERIFY(sentence->text().startsWith(QStringLiteral("face and 6 pictures")));
        QTest::mouseClick(part<QPushButton>("gapMore"), Qt::LeftButton);
        QVERIFY(part<QWidget>("gapDetails")->isVisible());
        shoot("gap");
        auto* list = part<QListWidget>("pictureList");
        list->setCurrentRow(0);
        QTest::mouseClick(part<QPushButton>("removePictures"), Qt::LeftButton);
        QTRY_COMPARE(list->count(), 5);
        QVERIFY(!sentence->isVisible()); // it spoke of six
        m_window.reset();                // before the service
    }

    void aModelWithoutCriticCannotBeTuned() {
        open("no-critic.pkl");
        addPictures();
        QVERIFY(!part<QPushButton>("startButton")->isEnabled());
        QVERIFY(part<QLabel>("trainWords")->text().contains(QStringLiteral("no discriminator")));
    }

    void aDamagedModelIsAMessageAndNothingChanges() {
        open("face.pkl");
        drop(*m_window, {QStringLiteral("/models/damaged.pkl")});
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QVERIFY(m_answers->errors[0].contains(QStringLiteral("damaged.pkl")));
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("face")));
    }

    void hoveringFilesAreNamed() {
        auto* banner = part<QLabel>("dropBanner");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/models/face.pkl"))});
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(banner->isVisible());
        QTRY_COMPARE(banner->text(), QStringLiteral("Drop to open the model face.pkl"));
        shoot("drop");
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m_window.get(), &leave);
        QVERIFY(!banner->isVisible());
        QVERIFY(!m_window->hasModel());
    }

    void aMixedDropIsSorted() {
        drop(
            *m_window,
            {QStringLiteral("/x/a.png"),
             QStringLiteral("/x/face.pkl"),
             QStringLiteral("/x/b.png")});
        QTRY_VERIFY(m_window->hasModel());
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 2);
    }

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
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        const TrainConfig config = m_services->log.config();
        QVERIFY(config.freeze.isFrozen("g4"));
        QCOMPARE(config.pictures.pictures.size(), std::size_t(6));
        QCOMPARE(config.settings.kimg, 100.0);
        QVERIFY(part<QPushButton>("addPictures")->isEnabled()); // the set may change meanwhile
        auto* curves = m_window->findChild<CurvesView*>();
        QTRY_VERIFY(curves->points(CurvesView::G) > 100);
        QVERIFY(part<QLabel>("speedLabel")->text().contains(QStringLiteral("42.0 images/s")));
        shoot("running");

        // A fader while it runs.
        part<QSlider>("fader_g8")->setValue(10);
        QTRY_COMPARE(m_services->log.plan().factor("g8"), 0.5);
        QVERIFY(m_services->log.plan().isFrozen("g4"));
        QTRY_VERIFY(curves->marks() >= 1);

        // Pause and resume.
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Paused);
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
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QCOMPARE(start->text(), QStringLiteral("Start"));
        QVERIFY(part<QPushButton>("addPictures")->isEnabled());

        // Export.
        QTemporaryDir folder;
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        m_answers->modelPath = folder.filePath(QStringLiteral("tuned.pkl"));
        m_answers->folder = folder.filePath(QStringLiteral("pictures"));
        part<QAction>("exportModel")->trigger();
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-tuned.pkl"));
        QVERIFY(QFile::exists(m_answers->modelPath));
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(exported.count(), 2);
        QCOMPARE(exported[1][0].toStringList().size(), 9);
        QVERIFY(m_answers->errors.isEmpty());
        // Pictures are never replaced unasked.
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(m_answers->inTheWay.size(), 1);
        QCOMPARE(exported.count(), 2);
        m_answers->replaces = true;
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(exported.count(), 3);
        QVERIFY(m_answers->errors.isEmpty());
    }

    void whatMayChangeChangesWhileItRuns() {
        startLongRun();
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        QTRY_VERIFY(rate->isEnabled());
        QVERIFY(!part<QDoubleSpinBox>("setting_batch")->isEnabled());
        rate->setValue(0.001);
        Q_EMIT rate->editingFinished();
        QTRY_VERIFY(m_services->log.has("learning rate 0.001000"));
        auto* curves = m_window->findChild<CurvesView*>();
        QTRY_VERIFY(curves->marks() >= 1);
        // The set grows.
        drop(*m_window, {QStringLiteral("/x/seventh.png")});
        QTRY_VERIFY(m_services->log.has("pictures 7"));
        part<QAction>("sampleNow")->trigger();
        QTRY_VERIFY(m_services->log.has("sample now"));
        part<QAction>("saveNow")->trigger();
        QTRY_VERIFY(m_services->log.has("save now"));
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
        QTRY_VERIFY(m_services->log.has("pictures 6, drawing-2.png 2.000000"));
        // The drag was one change.
        const auto lines = m_services->log.lines();
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
        auto* canvas = m_window->findChild<QWidget*>(QStringLiteral("cropCanvas"));
        QVERIFY(canvas != nullptr);
        waitForBackground(); // for the picture
        QTRY_COMPARE(QApplication::focusWidget(), canvas);
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        shoot("crop");
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QTRY_VERIFY(m_services->log.has("pictures 6, drawing-2.png cropped"));
        // In the list Ctrl+Z is the pictures', elsewhere the training's.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_services->log.has("pictures 6"));
        QVERIFY(!m_services->log.has("undo"));
        QTRY_VERIFY(part<QAction>("undoTraining")->isEnabled());
        m_window->activateWindow(); // the dialog was in front
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->preview().setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_services->log.has("undo"));
    }

    void squeezedPicturesAskForTheirShapeAtExport() {
        open("face.pkl");
        addPictures();
        m_answers->folder = QDir::tempPath() + QStringLiteral("/sg-squeezed");
        QDir(m_answers->folder).removeRecursively();
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(m_services->fakeExports.lastImages().aspect, 1.0);
        QVERIFY(!m_answers->askedAspect);
        auto* list = part<QListWidget>("pictureList");
        list->selectAll();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(
            QApplication::focusWidget(),
            m_window->findChild<QWidget*>(QStringLiteral("cropCanvas")));
        waitForBackground();
        for (int i = 0; i < list->count(); ++i) {
            auto* squeezed = part<QCheckBox>("cropSqueezed");
            squeezed->setChecked(true);
            QTest::mouseClick(part<QPushButton>("cropNext"), Qt::LeftButton);
            waitForBackground();
        }
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QDir(m_answers->folder).removeRecursively();
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(m_services->fakeExports.lastImages().aspect, 4.0 / 3.0);
        QCOMPARE(m_answers->askedAspect, std::optional(4.0 / 3.0));
        QDir(m_answers->folder).removeRecursively();
    }

    void theTrainingStepsBackAndForward() {
        startLongRun();
        auto* undo = part<QAction>("undoTraining");
        auto* redo = part<QAction>("redoTraining");
        QTRY_VERIFY(undo->isEnabled());
        QVERIFY(!redo->isEnabled());
        part<QSlider>("fader_g8")->setValue(10);
        QTRY_COMPARE(m_services->log.plan().factor("g8"), 0.5);
        m_window->preview().setFocus(); // in a panel the keys are its own
        QCOMPARE(undo->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Z));
        undo->trigger();
        QTRY_VERIFY(m_services->log.has("undo"));
        QTRY_VERIFY(redo->isEnabled());
        QCOMPARE(redo->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
        redo->trigger();
        QTRY_VERIFY(m_services->log.has("redo"));
        QTRY_VERIFY(part<QLabel>("progressLabel")->text().contains(QStringLiteral("kimg, ")));
        m_window->controller().stop(StopMode::Discard);
        QTRY_VERIFY(!undo->isEnabled());
    }

    void theCoachSpeaksAndItsAdviceIsApplied() {
        m_services->log.giveAdvice = true;
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
        QTRY_VERIFY(m_services->log.has("learning rate 0.002000")); // the settings arrived
    }

    void theCoachMovesFadersAndSaysWhy() {
        m_services->log.adviseFaders = true;
        startLongRun();
        auto* apply = part<QPushButton>("coachApply");
        QTRY_VERIFY(apply->isVisible());
        QTest::mouseClick(part<QToolButton>("mute_g8"), Qt::LeftButton);
        auto* curves = m_window->findChild<CurvesView*>();
        QTRY_COMPARE(curves->marks(), 1);
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_VERIFY(m_services->log.plan().isFrozen("d64"));
        QVERIFY(m_services->log.plan().isFrozen("g8"));
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
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        QVERIFY(m_services->log.config().freeze.isFrozen("d16"));
        auto* curves = m_window->findChild<CurvesView*>();
        part<QSlider>("fader_g8")->setValue(10);
        QTRY_COMPARE(curves->marks(), 1); // two changes between two steps would be one
        QTest::mouseClick(part<QToolButton>("solo_g8"), Qt::LeftButton);
        QTRY_VERIFY(m_services->log.plan().isFrozen("g4"));
        QCOMPARE(m_services->log.plan().factor("g8"), 0.5);
        QVERIFY(!m_services->log.plan().isFrozen("d8"));
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
        m_window->startTraining();
        QTRY_VERIFY(drift("drift_g4") > 0.0);
        QTRY_COMPARE(drift("drift_g8"), std::optional(0.0));
        QTest::mouseClick(part<QToolButton>("solo_g32"), Qt::LeftButton);
        shoot("mixer");
        // Kept, the result has drifted; a new run begins at the source.
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QVERIFY(drift("drift_g4"));
        m_answers->endTraining = true;
        m_services->log.stepMs = 100;
        m_window->startTraining();
        QVERIFY(!drift("drift_g4"));
        QTRY_VERIFY(drift("drift_g4"));
        // Discarded, the source is back.
        part<QAction>("stopDiscard")->trigger();
        QTRY_VERIFY(!drift("drift_g4"));
        open("other.pkl");
        QVERIFY(!drift("drift_g4"));
    }

    void aBreakdownIsToldAndPaused() {
        m_services->log.diverge = true;
        prepareRun(100.0);
        m_window->startTraining();
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QVERIFY(m_answers->errors[0].contains(QStringLiteral("broke down")));
        QTRY_COMPARE(m_window->controller().state(), SessionState::Paused);
        QTRY_COMPARE(part<QPushButton>("startButton")->text(), QStringLiteral("Resume"));
    }

    /// As long as nobody has said anything, and with the number of pictures.
    void anIntentIsProposed() {
        auto* preset = part<QComboBox>("presetBox");
        const auto drop1 = [this](const char* name) {
            const int before = part<QListWidget>("pictureList")->count();
            drop(*part<QWidget>("stylePanel"), {QLatin1String(name)});
            QTRY_COMPARE(part<QListWidget>("pictureList")->count(), before + 1);
        };
        drop1("/pictures/alone.png");
        QCOMPARE(preset->currentIndex(), 0); // no model yet
        open("face.pkl");
        QCOMPARE(preset->currentData().toString(), QStringLiteral("faithful"));
        const auto* method = part<QComboBox>("methodBox");
        QCOMPARE(method->currentData().toString(), QStringLiteral("style-offsets"));
        addPictures();                                                              // drops six
        QCOMPARE(preset->currentData().toString(), QStringLiteral("strong-style")); // 64 pixels
        QCOMPARE(method->currentData().toString(), QStringLiteral("full"));
        QStringList many;
        for (int i = 0; i < 14; ++i) {
            many << QStringLiteral("/pictures/more-%1.png").arg(i);
        }
        m_window->addPictures(many);
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 21);
        QCOMPARE(preset->currentData().toString(), QStringLiteral("strong-style"));
        QCOMPARE(method->currentData().toString(), QStringLiteral("full"));
        preset->setFocus(); // of the set-up, not of the pictures, which were added by hand
        const auto* undo = part<QAction>("undoEdit");
        QVERIFY2(!undo->isEnabled(), qPrintable(undo->text())); // nobody's edit
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        rate->setValue(0.001);
        Q_EMIT rate->editingFinished();
        QCOMPARE(preset->currentIndex(), 0);
        drop1("/pictures/late.png");
        QCOMPARE(rate->value(), 0.001);
        QCOMPARE(preset->currentIndex(), 0);
    }

    void anIntentFillsTheForm() {
        open("face.pkl");
        addPictures();
        auto* preset = part<QComboBox>("presetBox");
        const int row = preset->findData(QStringLiteral("faithful"));
        QVERIFY(row > 0);
        preset->setCurrentIndex(row);
        Q_EMIT preset->activated(row);
        QVERIFY(part<QLabel>("intentWords")->isVisible());
        // Half of the critic is held, and it says why until a fader is moved.
        auto* reason = part<QLabel>("freezeReason");
        QCOMPARE(part<QSlider>("fader_d64")->value(), 0);
        QVERIFY(reason->isVisible());
        QVERIFY(reason->text().startsWith(QStringLiteral("Set by Faithful to the source: the")));
        shoot("intent");
        part<QSlider>("fader_d64")->setValue(10);
        QVERIFY(!reason->isVisible());
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        const auto chosen = presetFor("faithful", RunFacts{64, 6, 8, false, false, 2});
        QCOMPARE(m_services->log.config().settings.method, chosen->method);
    }

    void aTasteIsWatchedAndItsIntentTakenOver() {
        open("face.pkl");
        addPictures();
        QTest::mouseClick(part<QToolButton>("tasteButton"), Qt::LeftButton);
        auto* dialog = part<QDialog>("tasteDialog");
        QVERIFY(dialog->isVisible());
        QVERIFY(!dialog->isModal());
        part<QSpinBox>("tasteSteps")->setValue(20);
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        // Nothing can be started meanwhile, and the panel says so.
        auto* start = part<QPushButton>("startButton");
        QVERIFY(!start->isEnabled());
        QCOMPARE(start->text(), QStringLiteral("Tasting"));
        QVERIFY(part<QLabel>("trainWords")->text().startsWith(QStringLiteral("A taste goes on")));
        m_window->startTraining(); // as the menu would
        QCOMPARE(m_answers->errors.size(), 1);
        QCOMPARE(m_window->controller().state(), SessionState::Idle);
        QWidget* faithful = nullptr;
        for (auto* card : dialog->findChildren<QWidget*>()) {
            faithful = card->property("intent") == QStringLiteral("faithful") ? card : faithful;
        }
        QVERIFY(faithful != nullptr);
        auto* choose = faithful->findChild<QPushButton*>(QStringLiteral("chooseTaste"));
        QTRY_VERIFY(part<QWidget>("tasteCard1")
                        ->findChild<QPushButton*>(QStringLiteral("chooseTaste"))
                        ->isEnabled());
        shoot("taste");
        QTRY_VERIFY(choose->isEnabled());
        QTest::mouseClick(choose, Qt::LeftButton); // the rest is cancelled
        QVERIFY(!dialog->isVisible());
        auto* preset = part<QComboBox>("presetBox");
        QCOMPARE(preset->currentData().toString(), QStringLiteral("faithful"));
        QVERIFY(part<QLabel>("intentWords")->isVisible());
        QCOMPARE(part<QSlider>("fader_d64")->value(), 0);
        QVERIFY(part<QLabel>("freezeReason")
                    ->text()
                    .startsWith(QStringLiteral("Set by Faithful to the source: the")));
        const auto chosen = presetFor("faithful", RunFacts{64, 6, 8, false, false, 2});
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), *chosen->kimg); // the whole way
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        QCOMPARE(m_services->log.config().settings.method, chosen->method);
        QCOMPARE(m_services->log.mostActive, 1);
        QVERIFY(!part<QToolButton>("tasteButton")->isEnabled());
    }

    void aCancelledTasteChangesNothing() {
        prepareRun(3.5);
        part<QSlider>("fader_g8")->setValue(10);
        const int intent = part<QComboBox>("presetBox")->currentIndex();
        QTest::mouseClick(part<QToolButton>("tasteButton"), Qt::LeftButton);
        part<QSpinBox>("tasteSteps")->setValue(500);
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        QTRY_VERIFY(m_services->log.runs > 0);
        part<QDialog>("tasteDialog")->close(); // it goes on
        QTest::mouseClick(part<QToolButton>("tasteButton"), Qt::LeftButton);
        QTest::mouseClick(part<QPushButton>("tasteCancel"), Qt::LeftButton);
        QTRY_VERIFY(part<QPushButton>("startButton")->isEnabled());
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 3.5);
        QCOMPARE(part<QSlider>("fader_g8")->value(), 10);
        QCOMPARE(part<QComboBox>("presetBox")->currentIndex(), intent);
        // Another model: what was tasted is not about it. Also in the middle of a taste.
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        open("other.pkl");
        QVERIFY(!part<QDialog>("tasteDialog")->isVisible());
        QTRY_VERIFY(part<QPushButton>("startButton")->isEnabled());
        QTRY_VERIFY(part<QWidget>("tasteCard0") == nullptr);
    }

    void aSettingIsFoundByTyping() {
        open("face.pkl");
        addPictures();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        auto* search = part<QLineEdit>("settingSearch");
        QVERIFY(search->hasFocus());
        // Letters that are shortcuts elsewhere: C compares, R draws other seeds, T starts.
        const int seed = part<QSpinBox>("firstSeed")->value();
        QTest::keyClicks(search, QStringLiteral("critic"));
        QCOMPARE(m_window->controller().state(), SessionState::Idle);
        QCOMPARE(part<QSpinBox>("firstSeed")->value(), seed);
        QVERIFY(part<QDoubleSpinBox>("setting_instance_noise")->isVisible());
        QVERIFY(!part<QDoubleSpinBox>("setting_learning_rate")->isVisible());
        part<QDoubleSpinBox>("setting_head_warmup")->setValue(1000);
        shoot("find");
        QTest::keyClick(search, Qt::Key_Escape);
        QTest::keyClicks(search, QStringLiteral("unicorn"));
        shoot("find-nothing");
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(part<QDoubleSpinBox>("setting_learning_rate")->isVisible());
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
        m_window->resumeRun(QStringLiteral("/runs/empty"));
        QTRY_COMPARE(m_answers->errors.size(), 1);
        m_window->resumeRun(QStringLiteral("/runs/one"));
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        QVERIFY(m_window->hasModel());
        QVERIFY(m_services->log.config().resume != nullptr);
        QCOMPARE(m_services->log.config().runFolder.string(), std::string("/runs/one"));
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
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-curves.csv"));
        const QTemporaryDir folder;
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        m_answers->file = folder.filePath(QStringLiteral("numbers.csv"));
        saveNumbers->trigger();
        QTRY_COMPARE(exported.count(), 1);
        QFile numbers(m_answers->file);
        QVERIFY(numbers.open(QIODevice::ReadOnly));
        QVERIFY(numbers.readLine().startsWith("step,kimg,seconds,"));
        QVERIFY(numbers.readLine().startsWith("1,0.00"));
        m_answers->file = folder.filePath(QStringLiteral("picture.png"));
        part<QAction>("curvesSavePicture")->trigger();
        QTRY_COMPARE(exported.count(), 2);
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-curves.png"));
        QCOMPARE(QImage(m_answers->file).size(), part<QWidget>("curvesPlot")->size() * 2);
        QVERIFY(m_answers->errors.isEmpty());
        // A failure names the file, and the training goes on.
        m_answers->file = QStringLiteral("/nowhere/numbers.csv");
        saveNumbers->trigger();
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QVERIFY(m_answers->errors[0].contains(QStringLiteral("/nowhere/numbers.csv")));
        QCOMPARE(m_window->controller().state(), SessionState::Running);
        part<QSlider>("fader_g8")->setValue(10);
        part<QAction>("curvesByTime")->trigger();
        QTRY_VERIFY(curves->marks() >= 1);
        shoot("curves-by-time");
        part<QAction>("curvesLogarithmic")->trigger();
        shoot("curves-logarithmic");
    }

    void newRunsGetAFolder() {
        m_window->setRunsFolder(QStringLiteral("/runs"));
        startLongRun();
        const auto folder = QString::fromStdString(m_services->log.config().runFolder.string());
        QVERIFY(folder.startsWith(QStringLiteral("/runs/20")));
        QVERIFY(folder.endsWith(QStringLiteral(" face")));
    }

    void aRunEndsByItself() {
        prepareRun(0.2);
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QVERIFY(part<QLabel>("trainWords")->text().startsWith(QStringLiteral("Finished")));
        // Nothing is left to wait for.
        const QString progress = part<QLabel>("progressLabel")->text();
        static const QRegularExpression kimg(QStringLiteral("^0\\.\\d\\d kimg$"));
        QVERIFY2(kimg.match(progress).hasMatch(), qPrintable(progress));
        QVERIFY(part<QLabel>("speedLabel")->text().isEmpty());
    }

    void aFailureIsShownAndTheNextStartWorks() {
        prepareRun(0.2);
        m_services->log.failTraining = true;
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Failed);
        QTRY_COMPARE(m_answers->errors.size(), 1);
        // What was published before the failure can be exported.
        part<QAction>("exportModel")->trigger();
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-tuned.pkl"));
        m_services->log.failTraining = false;
        m_answers->endTraining = true;
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
    }

    void anUntunedModelIsExportedAsACopy() {
        open("face.pkl");
        part<QAction>("exportModel")->trigger();
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-copy.pkl"));
    }

    void anUnsavedResultIsNotLostUnasked() {
        finishRun();
        m_window->startTraining();
        QCOMPARE(m_answers->questions, 1);
        QCOMPARE(m_window->controller().state(), SessionState::Finished);
        m_window->openModel(QStringLiteral("/models/other.pkl"));
        QCOMPARE(m_answers->questions, 2);
        m_window->close();
        QCOMPARE(m_answers->questions, 3);
        QVERIFY(m_window->isVisible());
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("face")));

        // Once it is exported there is nothing to ask.
        const QTemporaryDir folder;
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        m_window->exportModel(folder.filePath(QStringLiteral("tuned.pkl")), false);
        QTRY_COMPARE(exported.count(), 1);
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_answers->questions, 3);
    }

    void anUnsavedResultMayBeSavedOnClosing() {
        const QTemporaryDir folder;
        m_answers->modelPath = folder.filePath(QStringLiteral("kept.pkl"));
        m_answers->onClose = CloseChoice::SaveAndQuit;
        finishRun();
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(QFile::exists(m_answers->modelPath));
        QCOMPARE(m_answers->questions, 1);
    }

    void anUnsavedResultMayBeThrownAwayOnClosing() {
        m_answers->onClose = CloseChoice::QuitWithoutSaving;
        finishRun();
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_answers->questions, 1);
    }

    void aTrainingThatEndsDuringTheQuestionDoesNotBlockTheNextModel() {
        prepareRun(0.4);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        m_answers->endTraining = true;
        m_answers->whileAsking = [this] {
            QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        };
        m_window->openModel(QStringLiteral("/models/other.pkl"));
        QTRY_VERIFY(m_window->windowTitle().startsWith(QStringLiteral("other")));
        QCOMPARE(m_answers->questions, 1);
    }

    void aRefusedStartIsShown() {
        prepareRun(0.2);
        m_services->log.failStart = true;
        m_window->startTraining();
        QCOMPARE(m_answers->errors.size(), 1);
        QCOMPARE(m_window->controller().state(), SessionState::Idle);
    }

    void comparisonAndPinsFollowTheTools() {
        open("face.pkl");
        QTest::mouseClick(part<QToolButton>("compare2"), Qt::LeftButton);
        QCOMPARE(m_window->preview().compareMode(), CompareMode::Split);
        shoot("split");
        part<QAction>("changeComparison")->trigger();
        QCOMPARE(m_window->preview().compareMode(), CompareMode::SideBySide);
        part<QAction>("changeComparison")->trigger();
        QCOMPARE(m_window->preview().compareMode(), CompareMode::Source);
        QVERIFY(part<QToolButton>("compare0")->isChecked());
        std::shared_ptr<const PreviewFrame> newest;
        connect(
            &m_window->controller(),
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) { newest = frame; });
        part<QSpinBox>("firstSeed")->setValue(100);
        QTRY_VERIFY(
            newest && newest->pins.seeds.front() == 100 && newest->pins.seeds.back() == 108);
        part<QSlider>("psiSlider")->setValue(40);
        QTRY_COMPARE(newest->pins.truncationPsi, 0.4);
        QTest::mouseClick(part<QToolButton>("newSeeds"), Qt::LeftButton);
        QTRY_VERIFY(newest->pins.seeds.front() != 100);
        QTest::mouseClick(part<QToolButton>("fullSizeButton"), Qt::LeftButton);
        QCOMPARE(m_window->preview().zoom(), 1.0);
    }

    void seedsStayAndMayWalkWhileATrainingRuns() {
        std::shared_ptr<const PreviewFrame> newest;
        connect(
            &m_window->controller(),
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) { newest = frame; });
        part<QSpinBox>("firstSeed")->setValue(40);
        startLongRun();
        QTRY_COMPARE(m_services->log.budget(), 0.05);
        QTRY_VERIFY(newest->kimg > 0.0);
        QCOMPARE(newest->pins.seeds.front(), 40U);
        QVERIFY(newest->pins.turns.empty());
        QTest::mouseClick(part<QToolButton>("walkButton"), Qt::LeftButton);
        QCOMPARE(m_services->log.budget(), 0.25);
        QTRY_VERIFY(!newest->pins.turns.empty() && newest->pins.turns.front() > 0.0);
        QCOMPARE(newest->pins.seeds.front(), 40U);
        shoot("walk");
        QTest::mouseClick(part<QToolButton>("walkButton"), Qt::LeftButton);
        QCOMPARE(m_services->log.budget(), 0.05);
        QTest::mouseClick(part<QToolButton>("walkBack"), Qt::LeftButton);
        QTRY_VERIFY(newest->pins.turns.empty());
        QCOMPARE(newest->pins.seeds.front(), 40U);
    }

    void theCompositeIsSaved() {
        open("face.pkl");
        const QTemporaryDir folder;
        m_answers->file = folder.filePath(QStringLiteral("mixed.png"));
        QTest::mouseClick(part<QToolButton>("compare4"), Qt::LeftButton);
        shoot("brush");
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        QTest::mouseClick(part<QToolButton>("brushSave"), Qt::LeftButton);
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-composite.png"));
        QCOMPARE(
            QImage(m_answers->file).convertToFormat(QImage::Format_RGB32),
            m_window->preview().composite());
        const QString recipe = QImage(m_answers->file).text(QStringLiteral("stylegraft"));
        QVERIFY2(
            recipe.contains(QStringLiteral("\"seeds\":[0,1,2,3,4,5,6,7,8]")), qPrintable(recipe));
    }

    void openingAnotherModelWhileTrainingAsksFirst() {
        startLongRun();
        m_window->openModel(QStringLiteral("/models/other.pkl"));
        QCOMPARE(m_answers->questions, 1);
        QCOMPARE(m_window->controller().state(), SessionState::Running);
        m_answers->endTraining = true;
        m_window->openModel(QStringLiteral("/models/other.pkl"));
        QTRY_VERIFY(m_window->windowTitle().startsWith(QStringLiteral("other")));
        QVERIFY(!isActive(m_window->controller().state()));
    }

    void closingWhileTrainingMayBeCancelled() {
        startLongRun();
        m_window->close();
        QCOMPARE(m_answers->questions, 1);
        QVERIFY(m_window->isVisible());
        QTest::qWait(50);
        QCOMPARE(m_window->controller().state(), SessionState::Running);
    }

    void closingWhileTrainingMaySaveFirst() {
        QTemporaryDir folder;
        m_answers->modelPath = folder.filePath(QStringLiteral("kept.pkl"));
        m_answers->onClose = CloseChoice::SaveAndQuit;
        startLongRun();
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(m_services->log.has("stop and save"));
        QVERIFY(QFile::exists(m_answers->modelPath));
    }

    void closingWhileTrainingMayDiscard() {
        m_answers->onClose = CloseChoice::QuitWithoutSaving;
        startLongRun();
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(m_services->log.has("stop and discard"));
    }

    void aFailureWhileSavingKeepsTheWindow() {
        m_answers->modelPath = QStringLiteral("/nowhere/kept.pkl");
        m_answers->onClose = CloseChoice::SaveAndQuit;
        startLongRun();
        m_window->close();
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QVERIFY(m_window->isVisible());
        // The result is still there, and still asked about.
        m_answers->onClose = CloseChoice::Cancel;
        m_window->close();
        QCOMPARE(m_answers->questions, 2);
        QVERIFY(m_window->isVisible());
    }

    void closingWithoutATrainingAsksNothing() {
        open("face.pkl");
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_answers->questions, 0);
    }

    void destroyingTheWindowInMidRunIsClean() {
        startLongRun();
        m_window->addPictures({QStringLiteral("/x/z.png")});
        m_window->exportImages(QDir::tempPath() + QStringLiteral("/sg-mid-run"), true);
        m_window.reset();
        QDir(QDir::tempPath() + QStringLiteral("/sg-mid-run")).removeRecursively();
    }

    void nothingIsClippedOnASmallScreen() {
        m_services->resolution = 1024;
        open("large.pkl");
        addPictures();
        m_window->resize(1280, 800);
        QTest::qWait(100);
        QCOMPARE(m_window->size(), QSize(1280, 800));
        for (const QLabel* label : m_window->findChildren<QLabel*>()) {
            const bool elides = qobject_cast<const ElidedLabel*>(label) != nullptr;
            if (label->isVisible() && !label->wordWrap() && !elides && !label->text().isEmpty()) {
                QVERIFY2(
                    label->width() >= label->sizeHint().width(),
                    qPrintable(label->objectName() + QStringLiteral(": ") + label->text()));
            }
        }
        QTest::mouseClick(part<QToolButton>("advancedFold"), Qt::LeftButton);
        QTest::qWait(100);
        QCOMPARE(m_window->size(), QSize(1280, 800));
        shoot("large");
        // The longest the mixer gets, and still nothing to scroll to below.
        QTest::mouseClick(part<QToolButton>("advancedFold"), Qt::LeftButton);
        auto* preset = part<QComboBox>("presetBox");
        preset->setCurrentIndex(preset->findData(QStringLiteral("faithful")));
        Q_EMIT preset->activated(preset->currentIndex());
        QTRY_VERIFY(part<QLabel>("freezeReason")->isVisible());
        QTest::qWait(100);
        QCOMPARE(m_window->size(), QSize(1280, 800));
        QCOMPARE(part<QScrollArea>("mixerScroll")->verticalScrollBar()->maximum(), 0);
        shoot("large-intent");
    }

private:
    /// What runs beside the window has ended and was delivered.
    static void waitForBackground() {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

    template <typename T>
    T* part(const char* name) {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }

    static void drop(QWidget& target, const QStringList& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths) {
            urls << QUrl::fromLocalFile(path);
        }
        data.setUrls(urls);
        const QPoint centre = target.rect().center();
        QDragEnterEvent enter(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &event);
    }

    void open(const char* name) {
        QSignalSpy opened(m_window.get(), &MainWindow::modelOpened);
        QSignalSpy frames(m_window.get(), &MainWindow::frameReceived);
        drop(*m_window, {QStringLiteral("/models/") + QString::fromLatin1(name)});
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(frames.count() >= 2);
    }

    void addPictures() {
        QStringList paths;
        for (int i = 0; i < 6; ++i) {
            paths << QStringLiteral("/pictures/drawing-%1.png").arg(i);
        }
        drop(*part<QWidget>("stylePanel"), paths);
        QTRY_VERIFY(part<QListWidget>("pictureList")->count() >= 6);
    }

    void prepareRun(double kimg) {
        open("face.pkl");
        addPictures();
        part<QDoubleSpinBox>("setting_kimg")->setValue(kimg);
    }

    void finishRun() {
        prepareRun(0.2);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
    }

    void startLongRun() {
        prepareRun(100.0);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
    }

    /// Pictures of the window for a look, when SG_SCREENSHOTS names a folder.
    void shoot(const char* name) {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (folder.isEmpty()) {
            return;
        }
        applyTheme(*qApp, themeNamed(qEnvironmentVariable("SG_THEME")));
        for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)}) {
            m_window->move(0, 0);
            m_window->resize(size);
            QTest::qWait(400);
            const QRect frame = m_window->geometry();
            const QString file = QStringLiteral("%1/%2-%3.png")
                                     .arg(folder, QString::fromLatin1(name))
                                     .arg(size.width());
            QVERIFY(m_window->screen()
                        ->grabWindow(0, frame.x(), frame.y(), frame.width(), frame.height())
                        .save(file));
        }
        m_window->resize(1280, 800);
    }

    QVulkanInstance m_vulkan;
    std::unique_ptr<FakeStudioServices> m_services;
    std::unique_ptr<ScriptedAnswers> m_answers;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sg

QTEST_MAIN(sg::MainWindowTest)
#include "main_window_test.moc"
