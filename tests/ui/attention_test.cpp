// Somebody at the window or not, and what follows: notices and quiet. By activating windows, as
// people do.

#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/session/training_controller.h"
#include "ui/window/attention.h"
#include "ui/window/desktop_notice.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSystemTrayIcon>
#include <QTest>
#include <QToolButton>

namespace sg {

class AttentionTest : public QObject {
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
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() {
        m_window.reset();
        m_answers.reset();
        m_services.reset();
    }

    void leavingAndComingBack() {
        QSignalSpy changed(&attention(), &Attention::changed);
        QVERIFY(attention().here());
        leave();
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_window->controller().quiet());
        comeBack();
        QCOMPARE(changed.count(), 2);
        QVERIFY(attention().here());
        QVERIFY(!m_window->controller().quiet()); // at once
    }

    void aDialogOfTheProgramIsNotLeaving() {
        QSignalSpy changed(&attention(), &Attention::changed);
        QDialog dialog(m_window.get());
        dialog.show();
        QApplication::setActiveWindow(&dialog);
        QTest::qWait(500);
        QCOMPARE(changed.count(), 0);
        QVERIFY(attention().here());
    }

    void aMinimisedWindowIsLeft() {
        m_window->setWindowState(Qt::WindowMinimized);
        QTRY_VERIFY(!attention().here());
        m_window->setWindowState(Qt::WindowNoState);
        comeBack();
        QTRY_VERIFY(attention().here());
    }

    void whoDrivesTheWindowIsAlwaysThere() {
        attention().pin();
        QApplication::setActiveWindow(nullptr);
        QTest::qWait(500);
        QVERIFY(attention().here());
    }

    void theEndIsToldToThoseWhoLeft() {
        leave();
        startRun(0.2);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QCOMPARE(m_answers->notices, QStringList{QStringLiteral("The training has finished")});
    }

    void theEndIsNotToldToThoseWhoWatch() {
        startRun(0.2);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QVERIFY(m_answers->notices.isEmpty());
    }

    void theEndOfATasteIsTold() {
        fill();
        m_window->findChild<QToolButton*>(QStringLiteral("tasteButton"))->click();
        m_window->setWindowState(Qt::WindowMinimized);
        QTRY_VERIFY(!attention().here());
        auto* steps = m_window->findChild<QSpinBox*>(QStringLiteral("tasteSteps"));
        steps->setValue(steps->minimum());
        m_window->findChild<QPushButton*>(QStringLiteral("tasteStart"))->click();
        QTRY_COMPARE(m_answers->notices, QStringList{QStringLiteral("The taste has ended")});
    }

    void aFailureIsTold() {
        leave();
        m_services->log.failTraining = true;
        startRun(0.2);
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QCOMPARE(
            m_answers->notices, QStringList{QStringLiteral("The training stopped with an error")});
        QCOMPARE(m_answers->noticeText, m_answers->errors[0]);
    }

    void aBreakdownIsTold() {
        leave();
        m_services->log.diverge = true;
        startRun(100.0);
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QCOMPARE(m_answers->notices, QStringList{QStringLiteral("The training broke down")});
    }

    /// The offscreen platform has no tray, and nothing shall come of that.
    void withoutATrayThereIsOnlyTheAlert() {
        DesktopNotice notice;
        notice.show(*m_window, QStringLiteral("title"), QStringLiteral("text"));
        QVERIFY(m_window->findChildren<QSystemTrayIcon*>().isEmpty());
    }

    void previewsRestWhileNobodyLooks() {
        startRun(100.0);
        QSignalSpy frames(m_window.get(), &MainWindow::frameReceived);
        QTRY_VERIFY(frames.count() >= 3);
        leave();
        QTest::qWait(200); // those on their way
        frames.clear();
        QTest::qWait(600); // a dozen publications of the fake training
        QVERIFY(frames.count() <= 1);
        QCOMPARE(m_window->controller().state(), SessionState::Running);
        comeBack();
        QTRY_VERIFY(frames.count() >= 3);
    }

    void theNewestPictureIsThereWhenTheTrainingEndsUnwatched() {
        double kimg = 0.0;
        connect(
            &m_window->controller(),
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) { kimg = frame->kimg; });
        startRun(2.0);
        leave();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QTRY_VERIFY(kimg > 1.9);
    }

private:
    Attention& attention() { return m_window->attention(); }

    void leave() {
        QApplication::setActiveWindow(nullptr);
        QTRY_VERIFY(!attention().here());
    }

    void comeBack() { QApplication::setActiveWindow(m_window.get()); }

    void fill() {
        QSignalSpy opened(m_window.get(), &MainWindow::modelOpened);
        m_window->openModel(QStringLiteral("/models/face.pkl"));
        QTRY_COMPARE(opened.count(), 1);
        QSignalSpy added(m_window.get(), &MainWindow::picturesAdded);
        m_window->addPictures({QStringLiteral("/x/a.png")});
        QTRY_COMPARE(added.count(), 1);
    }

    void startRun(double kimg) {
        fill();
        m_window->findChild<QDoubleSpinBox*>(QStringLiteral("setting_kimg"))->setValue(kimg);
        m_window->startTraining();
    }

    std::unique_ptr<FakeStudioServices> m_services;
    std::unique_ptr<ScriptedAnswers> m_answers;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sg

QTEST_MAIN(sg::AttentionTest)
#include "attention_test.moc"
