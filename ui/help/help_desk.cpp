#include "ui/help/help_desk.h"

#include "ui/help/about_dialog.h"
#include "ui/help/diagnostics.h"
#include "ui/help/diagnostics_dialog.h"
#include "ui/help/guide_dialog.h"
#include "ui/window/prompts.h"

#include <QAction>
#include <QDate>
#include <QMenu>

#include <utility>

namespace sg {

HelpDesk::HelpDesk(Prompts& prompts, QWidget& window, Facts facts)
    : QObject(&window), m_prompts(prompts), m_window(window), m_facts(std::move(facts)) {}

void HelpDesk::fill(QMenu& menu) {
    const auto add = [&](const char* name, const QString& text, void (HelpDesk::*slot)()) {
        QAction* action = menu.addAction(text, this, slot);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    add("showGuide", tr("&Guide"), &HelpDesk::showGuide)->setShortcut(QKeySequence::HelpContents);
    menu.addSeparator();
    add("showDiagnostics", tr("Save &diagnostics..."), &HelpDesk::showDiagnostics);
    add("about", tr("&About Stylegraft"), &HelpDesk::showAbout);
}

void HelpDesk::showGuide() {
    if (auto* open = m_window.findChild<GuideDialog*>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    (new GuideDialog(&m_window))->show();
}

void HelpDesk::showAbout() {
    auto* about = new AboutDialog(m_parts, &m_window);
    connect(about, &AboutDialog::guideRequested, this, [this, about] {
        about->close();
        showGuide();
    });
    about->open();
}

void HelpDesk::showDiagnostics() {
    auto* dialog = new DiagnosticsDialog(
        gatherDiagnostics({m_parts, m_facts.devices(), m_facts.run(), m_settings, m_log}),
        &m_window);
    connect(dialog, &DiagnosticsDialog::saveRequested, this, [this, dialog] {
        const QString name = QStringLiteral("stylegraft-diagnostics-%1.zip")
                                 .arg(QDate::currentDate().toString(Qt::ISODate));
        const QString path =
            m_prompts.savePath(dialog, tr("Save diagnostics"), name, tr("Zip files (*.zip)"));
        if (path.isEmpty()) {
            return;
        }
        const auto written = writeDiagnostics(dialog->texts(), path.toStdString());
        if (!written) {
            Q_EMIT failed(written.error());
            return;
        }
        dialog->accept();
        Q_EMIT said(tr("Saved %1").arg(path));
    });
    dialog->open();
}

} // namespace sg
