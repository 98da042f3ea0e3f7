#pragma once

/// The whole window over the fake engine, with a model and six pictures when asked.

#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "ui/session/training_controller.h"
#include "ui/window/main_window.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace sg {

class WholeWindow {
public:
    /// Without Vulkan the preview draws in software.
    explicit WholeWindow(QVulkanInstance* vulkan = nullptr) {
        // A quit posted by one test's closed window would close the window of the next.
        QGuiApplication::setQuitOnLastWindowClosed(false);
        window = std::make_unique<MainWindow>(services, vulkan, answers);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
    }

    /// False when something did not come.
    [[nodiscard]] bool fill() {
        QSignalSpy opened(window.get(), &MainWindow::modelOpened);
        window->openModel(QStringLiteral("/models/face.pkl"));
        if (!QTest::qWaitFor([&] { return opened.count() == 1; })) {
            return false;
        }
        QStringList paths;
        for (int i = 0; i < 6; ++i) {
            paths << QStringLiteral("/pictures/drawing-%1.png").arg(i);
        }
        window->addPictures(paths);
        return QTest::qWaitFor([&] { return part<QListWidget>("pictureList")->count() == 6; });
    }

    template <typename T>
    [[nodiscard]] T* part(const char* name) const {
        return window->findChild<T*>(QString::fromLatin1(name));
    }

    /// An event loop's turn, in which edits are noted.
    static void turn() { QTest::qWait(1); }

    FakeStudioServices services;
    ScriptedAnswers answers;
    std::unique_ptr<MainWindow> window;
};

} // namespace sg
