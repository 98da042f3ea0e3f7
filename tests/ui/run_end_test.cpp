// How a run in the whole window ends, and what becomes of its result.

#include "tests/ui/window_handling.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace sg {

class RunEndTest : public WindowHandling {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUp(); }

    void init() { openWindow(); }

    void cleanup() { closeWindow(); }

    void aRunEndsByItself() {
        prepareRun(0.2);
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(window().controller().state(), SessionState::Finished);
        QVERIFY(part<QLabel>("trainWords")->text().startsWith(QStringLiteral("Finished")));
        // Nothing is left to wait for.
        const QString progress = part<QLabel>("progressLabel")->text();
        static const QRegularExpression kimg(QStringLiteral("^0\\.\\d\\d kimg$"));
        QVERIFY2(kimg.match(progress).hasMatch(), qPrintable(progress));
        QVERIFY(part<QLabel>("speedLabel")->text().isEmpty());
    }

    void aFailureIsShownAndTheNextStartWorks() {
        prepareRun(0.2);
        services().log.failTraining = true;
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Failed);
        QTRY_COMPARE(answers().errors.size(), 1);
        // What was published before the failure can be exported.
        part<QAction>("exportModel")->trigger();
        QCOMPARE(answers().lastSuggestion, QStringLiteral("face-tuned.pkl"));
        services().log.failTraining = false;
        answers().endTraining = true;
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(window().controller().state(), SessionState::Finished);
    }

    void anUnsavedResultIsNotLostUnasked() {
        finishRun();
        window().startTraining();
        QCOMPARE(answers().questions, 1);
        QCOMPARE(window().controller().state(), SessionState::Finished);
        window().openModel(QStringLiteral("/models/other.pkl"));
        QCOMPARE(answers().questions, 2);
        window().close();
        QCOMPARE(answers().questions, 3);
        QVERIFY(window().isVisible());
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("face")));

        // Once it is exported there is nothing to ask.
        const QTemporaryDir folder;
        QSignalSpy exported(&window(), &MainWindow::exported);
        window().exportModel(folder.filePath(QStringLiteral("tuned.pkl")), false);
        QTRY_COMPARE(exported.count(), 1);
        window().close();
        QVERIFY(!window().isVisible());
        QCOMPARE(answers().questions, 3);
    }

    void anUnsavedResultMayBeSavedOnClosing() {
        const QTemporaryDir folder;
        answers().modelPath = folder.filePath(QStringLiteral("kept.pkl"));
        answers().onClose = CloseChoice::SaveAndQuit;
        finishRun();
        window().close();
        QTRY_VERIFY(!window().isVisible());
        QVERIFY(QFile::exists(answers().modelPath));
        QCOMPARE(answers().questions, 1);
    }

    void anUnsavedResultMayBeThrownAwayOnClosing() {
        answers().onClose = CloseChoice::QuitWithoutSaving;
        finishRun();
        window().close();
        QVERIFY(!window().isVisible());
        QCOMPARE(answers().questions, 1);
    }

    void aTrainingThatEndsDuringTheQuestionDoesNotBlockTheNextModel() {
        prepareRun(0.4);
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        answers().endTraining = true;
        answers().whileAsking = [this] {
            QTRY_COMPARE(window().controller().state(), SessionState::Finished);
        };
        window().openModel(QStringLiteral("/models/other.pkl"));
        QTRY_VERIFY(window().windowTitle().startsWith(QStringLiteral("other")));
        QCOMPARE(answers().questions, 1);
    }

    void openingAnotherModelWhileTrainingAsksFirst() {
        startLongRun();
        window().openModel(QStringLiteral("/models/other.pkl"));
        QCOMPARE(answers().questions, 1);
        QCOMPARE(window().controller().state(), SessionState::Running);
        answers().endTraining = true;
        window().openModel(QStringLiteral("/models/other.pkl"));
        QTRY_VERIFY(window().windowTitle().startsWith(QStringLiteral("other")));
        QVERIFY(!isActive(window().controller().state()));
    }

    void closingWhileTrainingMayBeCancelled() {
        startLongRun();
        window().close();
        QCOMPARE(answers().questions, 1);
        QVERIFY(window().isVisible());
        QTest::qWait(50);
        QCOMPARE(window().controller().state(), SessionState::Running);
    }

    void closingWhileTrainingMaySaveFirst() {
        QTemporaryDir folder;
        answers().modelPath = folder.filePath(QStringLiteral("kept.pkl"));
        answers().onClose = CloseChoice::SaveAndQuit;
        startLongRun();
        window().close();
        QTRY_VERIFY(!window().isVisible());
        QVERIFY(services().log.has("stop and save"));
        QVERIFY(QFile::exists(answers().modelPath));
    }

    void closingWhileTrainingMayDiscard() {
        answers().onClose = CloseChoice::QuitWithoutSaving;
        startLongRun();
        window().close();
        QTRY_VERIFY(!window().isVisible());
        QVERIFY(services().log.has("stop and discard"));
    }

    void aFailureWhileSavingKeepsTheWindow() {
        answers().modelPath = QStringLiteral("/nowhere/kept.pkl");
        answers().onClose = CloseChoice::SaveAndQuit;
        startLongRun();
        window().close();
        QTRY_COMPARE(answers().errors.size(), 1);
        QVERIFY(window().isVisible());
        // The result is still there, and still asked about.
        answers().onClose = CloseChoice::Cancel;
        window().close();
        QCOMPARE(answers().questions, 2);
        QVERIFY(window().isVisible());
    }

    void closingWithoutATrainingAsksNothing() {
        open("face.pkl");
        window().close();
        QVERIFY(!window().isVisible());
        QCOMPARE(answers().questions, 0);
    }

    void destroyingTheWindowInMidRunIsClean() {
        startLongRun();
        window().addPictures({QStringLiteral("/x/z.png")});
        const QTemporaryDir folder;
        window().exportImages(folder.path(), true);
        m_studio->window.reset();
    }
};

} // namespace sg

QTEST_MAIN(sg::RunEndTest)
#include "run_end_test.moc"
