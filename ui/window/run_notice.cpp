#include "ui/window/run_notice.h"

#include "ui/session/training_controller.h"
#include "ui/window/attention.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"

#include <QWidget>

namespace sg {

RunNotice::RunNotice(
    TrainingController& controller,
    RunControl& run,
    const Attention& attention,
    Prompts& prompts,
    QWidget& window)
    : QObject(&window), m_attention(attention), m_prompts(prompts), m_window(window) {
    connect(&run, &RunControl::stateChanged, this, [this, &run](SessionState state) {
        if (state == SessionState::Finished && !run.discarded()) {
            tell(
                tr("The training has finished"),
                run.queue().empty() || !run.queue().heldBecause().isEmpty()
                    ? tr("Compare, export, or train on.")
                    : tr("The next run of the queue begins."));
        }
    });
    connect(&controller, &TrainingController::failed, this, [this](const Error& error) {
        tell(tr("The training stopped with an error"), QString::fromStdString(error.message));
    });
    connect(&controller, &TrainingController::diverged, this, [this](double kimg, double) {
        tell(
            tr("The training broke down"),
            tr("The numbers broke down at %1 kimg. The last good state is back, and the training "
               "waits for you.")
                .arg(kimg, 0, 'f', 2));
    });
}

void RunNotice::tellTasted() {
    tell(tr("The taste has ended"), tr("Choose the pictures you like best."));
}

void RunNotice::tell(const QString& title, const QString& text) {
    if (!m_attention.here() && m_window.isVisible()) {
        m_prompts.notify(&m_window, title, text);
    }
}

} // namespace sg
