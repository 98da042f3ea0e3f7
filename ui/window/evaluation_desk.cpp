#include "ui/window/evaluation_desk.h"

#include "ui/evaluate/evaluate_dialog.h"
#include "ui/habits/kept_choices.h"
#include "ui/session/services.h"
#include "ui/style/style_panel.h"
#include "ui/window/export_desk.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

#include <utility>

namespace sg {

EvaluationDesk::EvaluationDesk(StudioServices& services, const Parts& parts, QWidget& window)
    : QObject(&window), m_services(services), m_parts(parts), m_window(window) {
    connect(&m_parts.style, &StylePanel::picturesChanged, this, &EvaluationDesk::refresh);
    connect(&m_parts.run, &RunControl::stateChanged, this, &EvaluationDesk::refresh);
}

EvaluationDesk::~EvaluationDesk() {
    delete m_dialog;
}

void EvaluationDesk::open() {
    if (!m_dialog) {
        m_dialog = new EvaluateDialog(
            m_services.evaluation(), m_parts.prompts, [this] { return subject(); }, &m_window);
        connect(m_dialog, &EvaluateDialog::said, this, &EvaluationDesk::said);
        if (m_settings != nullptr) {
            keepChoices(*m_settings, *m_dialog, {QStringLiteral("evaluationSamples")});
        }
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void EvaluationDesk::refresh() {
    if (m_dialog && m_dialog->isVisible()) { // it asks again when it is shown
        m_dialog->refresh();
    }
}

EvaluationSubject EvaluationDesk::subject() const {
    ExportSubject judged = m_parts.exports.subject();
    EvaluationSubject subject;
    subject.model = std::move(judged.model);
    subject.source = m_parts.setup.source().model;
    subject.name = QString::fromStdString(judged.info.name);
    subject.tuned = judged.tuned;
    subject.kimg = m_parts.run.kimg();
    subject.pictures = m_parts.style.pictures();
    subject.own = m_parts.setup.ownPictures();
    return subject;
}

} // namespace sg
