// One run after another, through the whole window with a fake engine.

#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/session/training_controller.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace sg {

class RunControlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }

    void init() {
        failOnAnyWarning();
        m_services = std::make_unique<FakeStudioServices>();
        m_answers = std::make_unique<ScriptedAnswers>();
        m_window = std::make_unique<MainWindow>(*m_services, nullptr, *m_answers);
        m_window->setRunsFolder(QStringLiteral("/runs"));
        m_window->resize(1280, 800);
        m_window->show();
        open("face");
        QSignalSpy added(m_window.get(), &MainWindow::picturesAdded);
        m_window->addPictures({QStringLiteral("/x/a.png"), QStringLiteral("/x/b.png")});
        QTRY_COMPARE(added.count(), 1);
    }

    void cleanup() {
        m_window.reset();
        m_answers.reset();
        m_services.reset();
    }

    void withoutARunsFolderThereIsNoQueue() {
        m_window->setRunsFolder({});
        QVERIFY(!part<QAction>("addToQueue")->isVisible());
        QVERIFY(part<QToolButton>("queueButton")->isHidden());
        m_window->setRunsFolder(QStringLiteral("/runs"));
        QVERIFY(part<QAction>("addToQueue")->isVisible());
        QVERIFY(!part<QToolButton>("queueButton")->isHidden());
    }

    void theNextRunStartsWhenTheFirstEnds() {
        queue(0.3);
        start(0.2);
        QVERIFY(part<QPushButton>("startNext")->isHidden());
        QTRY_COMPARE(m_services->log.runs, 2);
        QCOMPARE(m_services->log.config().settings.kimg, 0.3);
        const QString folder = QString::fromStdString(m_services->log.config().runFolder.string());
        QVERIFY(folder.startsWith(QStringLiteral("/runs/20")));
        const QString said = m_window->statusBar()->currentMessage();
        QVERIFY(said.contains(QStringLiteral("/runs/20")));
        QVERIFY(said.endsWith(QStringLiteral("final.pkl")));
        QTRY_COMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 0.3);
        QCOMPARE(part<QListWidget>("queueList")->count(), 0);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QCOMPARE(m_services->log.runs, 2);
        QCOMPARE(m_answers->questions, 0);
    }

    void stoppingAndKeepingGoesOn() {
        queue(100.0);
        queue(50.0);
        start(10.0);
        auto* list = part<QListWidget>("queueList");
        list->setCurrentRow(1);
        QTest::mouseClick(part<QToolButton>("queueUp"), Qt::LeftButton);
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(m_services->log.runs, 2);
        QCOMPARE(m_services->log.config().settings.kimg, 50.0);
        QCOMPARE(list->count(), 1);
        QCOMPARE(m_answers->questions, 0);
        shoot("queue");
    }

    void stoppingWithoutSavingWaits() {
        queue(100.0);
        start(10.0);
        part<QAction>("stopDiscard")->trigger();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QTest::qWait(50);
        QCOMPARE(m_services->log.runs, 1);
        QVERIFY(words().contains(QStringLiteral("without saving")));
        startNext();
        QTRY_COMPARE(m_services->log.runs, 2);
        QCOMPARE(m_answers->questions, 0);
    }

    void aFailedRunHoldsTheQueue() {
        queue(100.0);
        m_services->log.failTraining = true;
        part<QDoubleSpinBox>("setting_kimg")->setValue(10.0);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Failed);
        QTest::qWait(50);
        QCOMPARE(m_services->log.runs, 1);
        QVERIFY(words().contains(QStringLiteral("failed")));
        shoot("queue-held");
        m_services->log.failTraining = false;
        // What it had come to lies nowhere: that is asked about.
        startNext();
        QCOMPARE(m_answers->questions, 1);
        QCOMPARE(m_services->log.runs, 1);
        m_answers->endTraining = true;
        startNext();
        QTRY_COMPARE(m_services->log.runs, 2);
    }

    void aRunThatBrokeDownHoldsTheQueue() {
        queue(100.0);
        m_services->log.diverge = true;
        part<QDoubleSpinBox>("setting_kimg")->setValue(10.0);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Paused);
        QVERIFY(words().contains(QStringLiteral("broke down")));
        m_services->log.diverge = false;
        startNext();
        QTRY_COMPARE(m_services->log.runs, 2);
        QVERIFY(m_services->log.has("stop and save"));
    }

    void runsOfAnotherModelWaitToo() {
        queue(100.0);
        const auto face = m_window->windowTitle();
        open("other");
        queue(50.0);
        startNext();
        QTRY_COMPARE(m_services->log.runs, 1);
        QCOMPARE(m_window->windowTitle(), face);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        const auto first = m_services->log.config().model;
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(m_services->log.runs, 2);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("other")));
        QVERIFY(m_services->log.config().model != first);
    }

    void aRefusedRunStaysInTheQueue() {
        queue(100.0);
        m_services->log.failStart = true;
        startNext();
        QCOMPARE(m_answers->errors.size(), 1);
        QCOMPARE(part<QListWidget>("queueList")->count(), 1);
        QVERIFY(words().contains(QStringLiteral("could not be started")));
    }

    void quittingMentionsTheQueue() {
        queue(100.0);
        queue(100.0);
        m_window->close();
        QCOMPARE(m_answers->queuedRuns, 2);
        QVERIFY(!m_answers->somethingToSave);
        QVERIFY(m_window->isVisible());
        start(100.0);
        m_window->close();
        QVERIFY(m_answers->somethingToSave);
        m_answers->onClose = CloseChoice::QuitWithoutSaving;
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m_services->log.runs, 1);
    }

    void savingOnQuitDoesNotStartTheNext() {
        const QTemporaryDir folder;
        m_answers->modelPath = folder.filePath(QStringLiteral("kept.pkl"));
        m_answers->onClose = CloseChoice::SaveAndQuit;
        queue(100.0);
        start(100.0);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(QFile::exists(m_answers->modelPath));
        QCOMPARE(m_services->log.runs, 1);
    }

    void aKeptRunIsNotAskedAbout() {
        start(0.2);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        m_window->startTraining(); // its result lies in the run folder
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        open("other");
        QVERIFY(m_window->close());
        QCOMPARE(m_answers->questions, 0);
    }

    void aRunMayBeKeptOnQuitting() {
        m_answers->onClose = CloseChoice::KeepAndQuit;
        start(100.0);
        m_window->close();
        QCOMPARE(m_answers->kept, 1);
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(m_services->log.has("stop and save"));
        QVERIFY(m_answers->lastSuggestion.isEmpty()); // nobody asked where to
    }

    void aRunThatCannotBeKeptKeepsTheWindow() {
        m_answers->onClose = CloseChoice::KeepAndQuit;
        m_services->log.failKeeping = true;
        start(100.0);
        m_window->close();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Failed);
        QTest::qWait(50);
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_answers->errors.size(), 1);
        m_answers->onClose = CloseChoice::Cancel;
        m_window->close(); // what it had come to lies nowhere
        QCOMPARE(m_answers->questions, 2);
        QCOMPARE(m_answers->kept, 1);
    }

    void anotherModelKeepsTheRun() {
        queue(100.0);
        start(100.0);
        m_window->openModel(QStringLiteral("/models/other.pkl")); // and the answer is Cancel
        QCOMPARE(m_answers->kept, 1);
        QCOMPARE(m_window->controller().state(), SessionState::Running);
        m_answers->endTraining = true;
        open("other");
        QVERIFY(m_services->log.has("stop and save"));
        QVERIFY(!m_services->log.has("stop and discard"));
        QCOMPARE(m_services->log.runs, 1); // the queue waits
        QVERIFY(words().contains(QStringLiteral("Another model")));
        // One that cannot be kept stays.
        m_services->log.failKeeping = true;
        start(100.0);
        m_window->openModel(QStringLiteral("/models/face.pkl"));
        QTRY_COMPARE(m_window->controller().state(), SessionState::Failed);
        QTest::qWait(50);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("other")));
    }

    void theQueueStandsStillDuringAQuestion() {
        queue(100.0);
        start(0.4);
        m_answers->whileAsking = [this] {
            QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
            QCOMPARE(m_services->log.runs, 1);
        };
        m_window->close(); // and the answer is Cancel
        QTRY_COMPARE(m_services->log.runs, 2);
    }

    void theModelThatIsSavedIsTheOneThatWasAskedAbout() {
        QTemporaryDir folder;
        m_answers->modelPath = folder.filePath(QStringLiteral("kept.pkl"));
        queue(100.0);
        start(0.4);
        m_answers->whileSaving = [this] {
            QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
            QTest::qWait(50);
            QCOMPARE(m_services->log.runs, 1);
        };
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        QTRY_VERIFY(part<QSlider>("blend_g8")->isEnabled()); // there is something learned
        part<QAction>("exportModel")->trigger();
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-tuned.pkl"));
        QTRY_COMPARE(exported.count(), 1);
        QTRY_COMPARE(m_services->log.runs, 2);
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }

    QString words() { return part<QLabel>("queueWords")->text(); }

    void open(const char* name) {
        QSignalSpy opened(m_window.get(), &MainWindow::modelOpened);
        m_window->openModel(QStringLiteral("/models/%1.pkl").arg(QLatin1String(name)));
        QTRY_COMPARE(opened.count(), 1);
    }

    void queue(double kimg) {
        part<QDoubleSpinBox>("setting_kimg")->setValue(kimg);
        QTest::mouseClick(part<QToolButton>("queueButton"), Qt::LeftButton);
    }

    void start(double kimg) {
        part<QDoubleSpinBox>("setting_kimg")->setValue(kimg);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
    }

    void startNext() { QTest::mouseClick(part<QPushButton>("startNext"), Qt::LeftButton); }

    /// A picture of the window for a look, when SG_SCREENSHOTS names a folder.
    void shoot(const char* name) {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (!folder.isEmpty()) {
            QTest::qWait(300);
            QVERIFY(m_window->grab().save(
                QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name))));
        }
    }

    std::unique_ptr<FakeStudioServices> m_services;
    std::unique_ptr<ScriptedAnswers> m_answers;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sg

QTEST_MAIN(sg::RunControlTest)
#include "run_control_test.moc"
