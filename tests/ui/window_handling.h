#pragma once

/// What tests of the whole window share that handle it as a person does. Each of them runs twice:
/// offscreen, where the preview draws in software, and under Xvfb with Vulkan.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/theme.h"
#include "ui/preview/vulkan_instance.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QVulkanInstance>

#include <memory>

namespace sg {

/// A new window for every test function.
class WindowHandling : public QObject {
protected:
    void setUp() {
        setUpApplication(*qApp);
        createVulkanInstance(m_vulkan);
    }

    void openWindow() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>(&m_vulkan);
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }

    void closeWindow() { m_studio.reset(); }

    [[nodiscard]] MainWindow& window() { return *m_studio->window; }

    [[nodiscard]] FakeStudioServices& services() { return m_studio->services; }

    [[nodiscard]] ScriptedAnswers& answers() { return m_studio->answers; }

    template <typename T>
    [[nodiscard]] T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    /// What runs beside the window has ended and was delivered.
    static void waitForBackground() {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
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
        QSignalSpy opened(&window(), &MainWindow::modelOpened);
        QSignalSpy frames(&window(), &MainWindow::frameReceived);
        drop(window(), {QStringLiteral("/models/") + QString::fromLatin1(name)});
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
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Finished);
    }

    void startLongRun() {
        prepareRun(100.0);
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
    }

    /// Pictures of the window for a look, when SG_SCREENSHOTS names a folder.
    void shoot(const char* name) {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (folder.isEmpty()) {
            return;
        }
        applyTheme(*qApp, themeNamed(qEnvironmentVariable("SG_THEME")));
        for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)}) {
            window().move(0, 0);
            window().resize(size);
            QTest::qWait(400);
            const QRect frame = window().geometry();
            const QString file = QStringLiteral("%1/%2-%3.png")
                                     .arg(folder, QString::fromLatin1(name))
                                     .arg(size.width());
            QVERIFY(window()
                        .screen()
                        ->grabWindow(0, frame.x(), frame.y(), frame.width(), frame.height())
                        .save(file));
        }
        window().resize(1280, 800);
    }

    QVulkanInstance m_vulkan;
    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg
