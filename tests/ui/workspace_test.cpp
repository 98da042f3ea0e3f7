// Panels can be closed, floated, put back, and are where they were at the next start.

#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/workspace.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace sg {

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }

    void init() {
        failOnAnyWarning();
        applyTheme(*qApp, Theme::Dark);
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = settings();
        m_window = window(*m_settings);
    }

    void cleanup() {
        m_window.reset();
        m_settings.reset();
        applyTheme(*qApp, Theme::Dark);
    }

    void everyPanelIsThere() {
        for (const char* name : kDocks) {
            QVERIFY2(dock(name)->isVisible(), name);
            QVERIFY2(!dock(name)->isFloating(), name);
        }
        const int middle = centre()->mapTo(m_window.get(), QPoint()).x();
        QVERIFY(dock("picturesDock")->x() < middle);
        QVERIFY(dock("trainingDock")->x() < middle);
        QVERIFY(dock("trainingDock")->y() > dock("picturesDock")->y());
        QVERIFY(dock("mixerDock")->x() > middle);
        QVERIFY(dock("curvesDock")->y() > centre()->geometry().center().y());
        QVERIFY(centre()->width() >= 400);
    }

    void aClosedOrFloatingPanelComesBack() {
        QTest::mouseClick(
            dock("queueDock")
                ->titleBarWidget()
                ->findChild<QToolButton*>(QStringLiteral("closeDock")),
            Qt::LeftButton);
        QVERIFY(!dock("queueDock")->isVisible());
        QTest::mouseClick(
            dock("mixerDock")
                ->titleBarWidget()
                ->findChild<QToolButton*>(QStringLiteral("floatDock")),
            Qt::LeftButton);
        QVERIFY(dock("mixerDock")->isFloating());
        const QPoint usual = dock("picturesDock")->pos();
        m_window->addDockWidget(Qt::RightDockWidgetArea, dock("picturesDock"));
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ShiftModifier);
        QTRY_VERIFY(dock("queueDock")->isVisible());
        QVERIFY(!dock("mixerDock")->isFloating());
        QTRY_COMPARE(dock("picturesDock")->pos(), usual);
    }

    void thePreviewAloneAndBack() {
        action("onlyPreview")->trigger();
        for (const char* name : kDocks) {
            QVERIFY2(!dock(name)->isVisible(), name);
        }
        QTRY_COMPARE(centre()->width(), m_window->width());
        action("onlyPreview")->trigger();
        for (const char* name : kDocks) {
            QTRY_VERIFY2(dock(name)->isVisible(), name);
        }
        QVERIFY(!action("onlyPreview")->isChecked());
    }

    void whatWasClosedStaysClosedAfterThePreviewAlone() {
        dock("queueDock")->close();
        action("onlyPreview")->trigger();
        action("onlyPreview")->trigger();
        QTRY_VERIFY(dock("curvesDock")->isVisible());
        QVERIFY(!dock("queueDock")->isVisible());
    }

    void theNextStartLooksTheSame() {
        dock("queueDock")->close();
        action("theme_light")->trigger();
        QCOMPARE(currentTheme(), Theme::Light);
        m_window->resize(1300, 820);
        m_window->close();
        m_window.reset();
        m_settings.reset();
        applyTheme(*qApp, Theme::Dark);

        m_settings = settings();
        m_window = window(*m_settings);
        QCOMPARE(currentTheme(), Theme::Light);
        QVERIFY(action("theme_light")->isChecked());
        QVERIFY(!dock("queueDock")->isVisible());
        QVERIFY(dock("curvesDock")->isVisible());
        QCOMPARE(m_window->size(), QSize(1300, 820));
    }

    void settingsOfAnotherKindAreLeftAlone() {
        m_window.reset();
        m_settings->setValue(QStringLiteral("looks/layout"), QByteArray("nonsense"));
        m_settings->setValue(QStringLiteral("looks/theme"), QStringLiteral("plaid"));
        m_window = window(*m_settings);
        for (const char* name : kDocks) {
            QVERIFY2(dock(name)->isVisible(), name);
        }
        QCOMPARE(currentTheme(), Theme::Dark);
    }

private:
    static constexpr const char* kDocks[]{
        "picturesDock", "trainingDock", "mixerDock", "curvesDock", "queueDock"};

    [[nodiscard]] std::unique_ptr<QSettings> settings() const {
        return std::make_unique<QSettings>(
            m_folder->filePath(QStringLiteral("studio.ini")), QSettings::IniFormat);
    }

    std::unique_ptr<MainWindow> window(QSettings& settings) {
        auto window = std::make_unique<MainWindow>(m_services, nullptr, m_answers);
        window->keepLooksIn(settings);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get())) {
            qFatal("the window did not appear");
        }
        return window;
    }

    [[nodiscard]] QDockWidget* dock(const char* name) const {
        return m_window->findChild<QDockWidget*>(QString::fromLatin1(name));
    }

    [[nodiscard]] QAction* action(const char* name) const {
        return m_window->findChild<QAction*>(QString::fromLatin1(name));
    }

    [[nodiscard]] QWidget* centre() const { return m_window->centralWidget(); }

    FakeStudioServices m_services;
    ScriptedAnswers m_answers;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sg

QTEST_MAIN(sg::WorkspaceTest)
#include "workspace_test.moc"
