#include "ui/window/export_desk.h"

#include "ui/export/export_dialog.h"
#include "ui/habits/kept_choices.h"
#include "ui/session/export_services.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

#include <QStandardPaths>

namespace sg {

ExportDesk::ExportDesk(StudioServices& services, const Parts& parts, QWidget& window)
    : QObject(&window), m_services(services), m_parts(parts), m_window(window) {}

ExportDesk::~ExportDesk() {
    delete m_dialog;
}

void ExportDesk::open() {
    if (!m_dialog) {
        m_dialog = new ExportDialog(
            m_services, [this] { return subject(); }, &m_window);
        connect(m_dialog, &ExportDialog::exported, this, &ExportDesk::exported);
        connect(m_dialog, &ExportDialog::failed, this, &ExportDesk::failed);
        connect(m_dialog, &ExportDialog::modelWritten, this, [this](const auto& model) {
            m_parts.run.exported(model);
        });
        if (m_settings != nullptr) {
            keepChoices(
                *m_settings,
                *m_dialog,
                {QStringLiteral("pictureKind"),
                 QStringLiteral("pictureQuality"),
                 QStringLiteral("pictureGrid"),
                 QStringLiteral("stripRecipe"),
                 QStringLiteral("filmKind"),
                 QStringLiteral("filmSeconds"),
                 QStringLiteral("filmSpeed"),
                 QStringLiteral("passport")});
        }
    }
    if (m_dialog->isVisible()) {
        m_dialog->refresh(); // else it does so when it appears
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

ExportSubject ExportDesk::subject() const {
    const OpenedModel& source = m_parts.setup.source();
    const LateModel tuned = m_parts.run.tuned();
    ExportSubject subject;
    subject.model = tuned ? tuned : LateModel(source.model);
    subject.info = source.info;
    subject.tuned = bool(tuned);
    subject.pins = m_parts.preview.pins();
    subject.aspect = m_parts.setup.exportAspect();
    if (tuned) {
        subject.run = m_parts.run.folder();
        subject.branch = m_parts.run.branch();
        subject.delta = m_services.exports().hasDelta(subject.run, subject.branch);
    }
    subject.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return subject;
}

} // namespace sg
