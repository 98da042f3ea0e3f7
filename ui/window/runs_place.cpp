#include "ui/window/runs_place.h"

#include "ui/window/prompts.h"
#include "ui/window/run_control.h"

#include <QDir>
#include <QLocale>
#include <QSettings>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QWidget>

namespace sg {

namespace {

const QString kKey = QStringLiteral("runs/folder");
const QString kDiskKey = QStringLiteral("runs/disk");

bool canWriteIn(const QString& folder) {
    QTemporaryFile trial(QDir(folder).filePath(QStringLiteral(".stylegraft-XXXXXX")));
    return trial.open();
}

} // namespace

RunsPlace::RunsPlace(RunControl& run, Prompts& prompts, QWidget& window)
    : QObject(&window), m_run(run), m_prompts(prompts), m_window(window) {}

void RunsPlace::keepIn(QSettings& settings) {
    m_settings = &settings;
    const QString chosen = settings.value(kKey).toString();
    // Also when it is not there now: the error of the next start names it and asks for another.
    if (!chosen.isEmpty()) {
        m_run.setRunsFolder(chosen, settings.value(kDiskKey).toString());
    }
}

void RunsPlace::choose() {
    const QString folder =
        m_prompts.openPath(&m_window, tr("Folder for new runs"), m_run.runsFolder(), {});
    if (folder.isEmpty()) {
        return;
    }
    if (!canWriteIn(folder)) {
        m_prompts.showProblem(
            &m_window,
            {tr("Stylegraft may not write to %1; choose another folder.").arg(folder), {}, {}, {}});
        return;
    }
    const QStorageInfo disk(folder);
    m_run.setRunsFolder(folder, disk.rootPath());
    if (m_settings != nullptr) {
        m_settings->setValue(kKey, folder);
        m_settings->setValue(kDiskKey, disk.rootPath());
    }
    const QString free = QLocale().formattedDataSize(disk.bytesAvailable());
    Q_EMIT said(tr("New runs are kept in %1, where %2 are free.").arg(folder, free));
}

} // namespace sg
