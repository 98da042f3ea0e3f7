#include "ui/project/project_menu.h"

#include "ui/project/project_control.h"
#include "ui/window/prompts.h"

#include <QAction>
#include <QFileInfo>
#include <QKeySequence>
#include <QMenu>

namespace sg {

ProjectMenu::ProjectMenu(QMenu& file, ProjectControl& project, Prompts& prompts, QWidget& window)
    : QObject(&window),
      m_project(project),
      m_prompts(prompts),
      m_window(window),
      m_file(file),
      m_before(file.actions().value(0)),
      m_recent(new QMenu(tr("Open &recent"), &file)) {
    add(
        tr("&New project"), QKeySequence::New, [this] { m_project.startNew(); }, "newProject");
    add(
        tr("&Open..."), QKeySequence::Open, [this] { open(); }, "openProject");
    m_recent->setObjectName(QStringLiteral("recentMenu"));
    m_file.insertMenu(m_before, m_recent);
    connect(m_recent, &QMenu::aboutToShow, this, [this] {
        fillRecent();
        m_project.recent().look();
    });
    connect(&m_project.recent(), &RecentFiles::changed, this, &ProjectMenu::fillRecent);
    fillRecent();
    add(
        tr("&Save project"), QKeySequence::Save, [this] { m_project.save(); }, "saveProject");
    add(
        tr("Save project &as..."),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        [this] { m_project.saveAs(); },
        "saveProjectAs");
    m_file.insertSeparator(m_before);
    add(
        tr("Start pa&ge"), {}, [this] { Q_EMIT startPageRequested(); }, "startPageAction");
    m_file.insertSeparator(m_before);
}

template <typename Slot>
QAction*
ProjectMenu::add(const QString& text, const QKeySequence& key, Slot slot, const char* objectName) {
    auto* action = new QAction(text, &m_file);
    action->setShortcut(key);
    action->setObjectName(QString::fromLatin1(objectName));
    connect(action, &QAction::triggered, this, slot);
    m_file.insertAction(m_before, action);
    return action;
}

void ProjectMenu::open() {
    const QString path = m_prompts.openPath(
        &m_window,
        tr("Open a project or a model"),
        {},
        tr("Projects and models (*.stylegraft *.pkl *.pt *.safetensors);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    if (isProjectFile(path.toStdString())) {
        m_project.open(path);
    } else {
        Q_EMIT modelChosen(path);
    }
}

void ProjectMenu::fillRecent() {
    m_recent->clear();
    const auto add = [this](const QString& file, const QString& words, auto slot) {
        // An ampersand in a name is no mnemonic.
        QString text = words;
        QAction* action = m_recent->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        const bool missing = m_project.recent().isMissing(file);
        action->setEnabled(!missing);
        action->setToolTip(missing ? tr("%1 is not there now").arg(file) : file);
        action->setData(file);
        connect(action, &QAction::triggered, this, slot);
    };
    const ProjectShelf* shelf = m_project.shelf();
    for (const QString& file : m_project.recent().projects()) {
        const QString name = QFileInfo(file).completeBaseName();
        const bool untitled = shelf != nullptr && shelf->isUntitled(file);
        add(file, untitled ? tr("Untitled, %1").arg(name) : name, [this, file] {
            m_project.open(file);
        });
    }
    m_recent->addSeparator();
    for (const QString& file : m_project.recent().models()) {
        add(file, tr("Model %1").arg(QFileInfo(file).fileName()), [this, file] {
            Q_EMIT modelChosen(file);
        });
    }
    m_recent->menuAction()->setEnabled(
        !m_project.recent().projects().isEmpty() || !m_project.recent().models().isEmpty());
    m_recent->setToolTipsVisible(true);
}

} // namespace sg
