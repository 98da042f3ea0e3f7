#pragma once

/// A window with a fake engine whose projects live in a folder of the test's.

#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "ui/project/project_control.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTest>

#include <memory>

namespace sg {

struct ProjectWindow {
    FakeStudioServices services;
    ScriptedAnswers answers;
    QSettings settings;
    MainWindow window;

    explicit ProjectWindow(const QString& folder)
        : settings(QDir(folder).filePath(QStringLiteral("studio.ini")), QSettings::IniFormat),
          window(services, nullptr, answers) {
        window.resize(1280, 800);
        window.keepProjectsIn(settings, QDir(folder).filePath(QStringLiteral("projects")));
        window.project().setLookEvery(30);
    }

    /// As a person does with Save as; gives `file` back.
    QString saveAs(const QString& file) {
        QDir().mkpath(QFileInfo(file).path());
        answers.file = file;
        part<QAction>("saveProjectAs")->trigger();
        return file;
    }

    template <typename T>
    T* part(const char* name) {
        return window.findChild<T*>(QString::fromLatin1(name));
    }
};

/// Files for the fake engine; only their names and bytes matter.
inline QString putFile(const QString& folder, const QString& name) {
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(name.toUtf8()) < 0) {
        qFatal("a test cannot write %s", qPrintable(file.fileName()));
    }
    return file.fileName();
}

} // namespace sg
