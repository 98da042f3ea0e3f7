#include "ui/window/help_menu.h"

#include "ui/about/about_dialog.h"
#include "ui/about/component_versions.h"
#include "ui/common/background.h"
#include "ui/errors/diagnostics.h"
#include "ui/errors/diagnostics_dialog.h"
#include "ui/errors/log_tail.h"
#include "ui/errors/problem.h"
#include "ui/habits/shortcut_dialog.h"
#include "ui/looks/language.h"
#include "ui/session/services.h"
#include "ui/window/preview_panel.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"
#include "ui/window/window_menus.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <QStatusBar>

#include <utility>

namespace sg {

HelpMenu::HelpMenu(QMainWindow& window, const Parts& parts, WindowMenus& menus)
    : QObject(&menus), m_window(window), m_parts(parts), m_menus(menus) {}

void HelpMenu::fill(QMenu& help) {
    const auto add = [&](const char* name, const QString& text, auto slot) {
        QAction* action = help.addAction(text, this, slot);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    add("showShortcuts", tr("&Shortcuts..."), [this] {
        (new ShortcutDialog(m_menus.shortcuts(), &m_window))->open();
    })->setShortcut(Qt::Key_Question);
    help.addSeparator();
    add("collectDiagnostics", tr("Collect &diagnostics..."), [this] { collect(); });
    add("about", tr("&About Stylegraft"), [this] {
        const AboutDevices devices{
            QString::fromStdString(m_parts.services.computeDevice()),
            m_parts.preview.view().deviceName()};
        (new AboutDialog(devices, &m_window))->open();
    });
}

void HelpMenu::fillLanguages(QMenu& view) {
    m_languages = view.addMenu(tr("&Language"));
    auto* group = new QActionGroup(this);
    const std::pair<QString, QString> languages[]{
        {QString(), tr("As the system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("de"), QStringLiteral("Deutsch")}};
    for (const auto& [code, name] : languages) {
        QAction* action = group->addAction(name);
        action->setObjectName(QStringLiteral("language_") + code);
        action->setCheckable(true);
        action->setChecked(code.isEmpty());
        action->setData(code);
        m_languages->addAction(action);
    }
    connect(group, &QActionGroup::triggered, this, [this](const QAction* action) {
        if (m_settings != nullptr) {
            chooseLanguage(*m_settings, action->data().toString());
        }
        m_window.statusBar()->showMessage(tr("The language changes at the next start."));
    });
}

void HelpMenu::keepIn(QSettings& settings) {
    m_settings = &settings;
    for (QAction* action : m_languages->actions()) {
        action->setChecked(action->data().toString() == chosenLanguage(settings));
    }
}

void HelpMenu::collect() {
    DiagnosticsSource source;
    for (const auto& [name, version] : componentVersions()) {
        source.facts << name + QLatin1Char(' ') + version;
    }
    source.facts << systemFacts();
    source.facts << QStringLiteral("Compute device: %1")
                        .arg(QString::fromStdString(m_parts.services.computeDevice()));
    source.facts << QStringLiteral("Preview: %1").arg(m_parts.preview.view().deviceName());
    source.settings = m_settings;
    source.log = logTail();
    source.run = m_parts.run.folder();
    source.branch = m_parts.run.branch();
    if (m_parts.setup.source().model != nullptr) {
        const PlannedRun now = m_parts.setup.read();
        source.privateNames << QString::fromStdString(now.source.info.name)
                            << QString::fromStdString(now.source.info.path);
        for (const StylePicture& picture : now.config.pictures.pictures) {
            source.privateNames << QString::fromStdString(picture.name);
        }
    }
    auto* dialog = new DiagnosticsDialog(collectDiagnostics(source), &m_window);
    connect(dialog, &DiagnosticsDialog::saveRequested, this, [this](const auto& entries) {
        const QString path = m_parts.prompts.savePath(
            &m_window,
            tr("Save diagnostics"),
            QStringLiteral("stylegraft-diagnostics.zip"),
            tr("Archive (*.zip)"));
        if (path.isEmpty()) {
            return;
        }
        if (const auto written = writeDiagnostics(entries, path.toStdString()); !written) {
            m_parts.prompts.showProblem(&m_window, problemOf(written.error(), Task::Other));
        } else {
            m_window.statusBar()->showMessage(tr("Saved %1").arg(path));
        }
    });
    dialog->open();
}

} // namespace sg
