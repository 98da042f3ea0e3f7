#include "ui/window/workspace.h"

#include "ui/window/dock_title.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

namespace sg {

namespace {

constexpr int kLayoutVersion = 1; ///< another one when docks are added or renamed
constexpr int kLeftPx = 270;
constexpr int kMixerPx = 370;
constexpr int kQueuePx = 330;
constexpr int kBottomPx = 194;

} // namespace

Workspace::Workspace(QMainWindow& window, const Parts& parts) : QObject(&window), m_window(window) {
    window.setCentralWidget(&parts.centre);
    window.setDockNestingEnabled(true);
    // Pictures and settings need the height more than the curves need the width.
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    parts.pictures.setMinimumWidth(230);
    parts.mixer.setMinimumWidth(kMixerPx);
    parts.queue.setMinimumWidth(240);
    add(Pictures, "picturesDock", tr("Style pictures"), parts.pictures);
    add(Training, "trainingDock", tr("Training"), parts.training);
    add(Mixer, "mixerDock", tr("What may change"), parts.mixer);
    add(Curves, "curvesDock", tr("Curves"), parts.curves);
    add(Queue, "queueDock", tr("Queue"), parts.queue);
}

QDockWidget* Workspace::add(Place place, const char* name, const QString& title, QWidget& part) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setTitleBarWidget(new DockTitle(*dock));
    dock->setWidget(&part);
    dock->toggleViewAction()->setObjectName(QStringLiteral("show_") + QLatin1String(name));
    m_docks[place] = dock;
    return dock;
}

QList<QAction*> Workspace::dockActions() const {
    QList<QAction*> actions;
    for (QDockWidget* dock : m_docks) {
        actions << dock->toggleViewAction();
    }
    return actions;
}

void Workspace::reset() {
    for (QDockWidget* dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_docks[Pictures]);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_docks[Training]);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_docks[Mixer]);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_docks[Curves]);
    m_window.splitDockWidget(m_docks[Curves], m_docks[Queue], Qt::Horizontal);
    for (QDockWidget* dock : m_docks) {
        dock->show();
    }
    m_window.resizeDocks({m_docks[Pictures], m_docks[Mixer]}, {kLeftPx, kMixerPx}, Qt::Horizontal);
    m_window.resizeDocks(
        {m_docks[Curves], m_docks[Queue]},
        {m_window.width() - kLeftPx - kQueuePx, kQueuePx},
        Qt::Horizontal);
    m_window.resizeDocks({m_docks[Curves]}, {kBottomPx}, Qt::Vertical);
    leaveOnlyPreview();
}

void Workspace::setOnlyPreview(bool only) {
    if (only == m_onlyPreview) {
        return;
    }
    if (!only) {
        m_window.restoreState(m_beforeOnly, kLayoutVersion);
        leaveOnlyPreview();
        return;
    }
    m_beforeOnly = m_window.saveState(kLayoutVersion);
    for (QDockWidget* dock : m_docks) {
        dock->hide();
    }
    m_onlyPreview = true;
    Q_EMIT onlyPreviewChanged(true);
}

void Workspace::leaveOnlyPreview() {
    if (m_onlyPreview) {
        m_onlyPreview = false;
        Q_EMIT onlyPreviewChanged(false);
    }
}

QByteArray Workspace::save() const {
    return m_onlyPreview ? m_beforeOnly : m_window.saveState(kLayoutVersion);
}

bool Workspace::restore(const QByteArray& saved) {
    if (!m_window.restoreState(saved, kLayoutVersion)) {
        return false;
    }
    leaveOnlyPreview();
    return true;
}

} // namespace sg
