#include "ui/window/closing.h"

#include "ui/window/prompts.h"
#include "ui/window/run_control.h"

#include <QWidget>

#include <utility>

namespace sg {

Closing::Closing(RunControl& run, Prompts& prompts, QWidget& window)
    : QObject(&window), m_run(run), m_prompts(prompts), m_window(window) {
    connect(&m_run, &RunControl::stateChanged, this, &Closing::follow);
}

bool Closing::mayClose(const ModelInfo& info) {
    const int waiting = m_queueGivenUp ? 0 : m_run.queue().size();
    const bool unsaved = m_run.unsaved() || m_run.active();
    if (!unsaved && waiting == 0) {
        return true;
    }
    if (m_closing) {
        return false; // the step in progress is being finished
    }
    const CloseChoice choice = m_run.asking([&] {
        if (m_run.active() && m_run.keeps()) {
            return m_prompts.closeKeepable(&m_window, waiting);
        }
        return waiting > 0 ? m_prompts.closeWithQueue(&m_window, waiting, unsaved)
                           : m_prompts.closeWhileTraining(&m_window);
    });
    switch (choice) {
    case CloseChoice::Cancel:
        return false;
    case CloseChoice::SaveAndQuit:
        m_savePath = m_run.asking([&] {
            return m_prompts.modelSavePath(
                &m_window, info, QString::fromStdString(info.name) + QStringLiteral("-tuned.pkl"));
        });
        if (m_savePath.isEmpty()) {
            return false;
        }
        break;
    case CloseChoice::KeepAndQuit:
    case CloseChoice::QuitWithoutSaving:
        m_savePath.clear();
        break;
    }
    const bool save = !m_savePath.isEmpty();
    m_keeps = choice != CloseChoice::QuitWithoutSaving;
    // Asked anew: the training may have ended while the question was on the screen.
    if (choice == CloseChoice::KeepAndQuit && m_run.unsaved()) {
        return false; // it failed, and was not kept
    }
    m_queueGivenUp = true;
    if (m_run.active()) {
        m_closing = true;
        m_run.stop(m_keeps ? StopMode::Save : StopMode::Discard);
    } else if (save) {
        m_closing = true;
        finish();
    }
    m_run.queue().hold(tr("The window was about to close. The queue waits."));
    if (!m_closing) {
        m_run.forgetResult();
    }
    return !m_closing;
}

void Closing::follow(SessionState state) {
    if (isActive(state) || !m_closing) {
        return;
    }
    if (state == SessionState::Failed && m_keeps) {
        // Stay, so that the reason can be read and what there is can be exported.
        m_savePath.clear();
        m_closing = false;
        m_queueGivenUp = false;
    } else {
        finish();
    }
}

void Closing::finish() {
    if (m_savePath.isEmpty()) {
        m_closing = false;
        m_window.close();
        return;
    }
    m_saving = true;
    Q_EMIT saveRequested(std::exchange(m_savePath, {}));
}

void Closing::exported(bool written) {
    if (!std::exchange(m_saving, false)) {
        return;
    }
    m_closing = false;
    if (written) {
        m_window.close();
    } else {
        m_queueGivenUp = false;
    }
}

} // namespace sg
