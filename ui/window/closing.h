#pragma once

/// Closing the window while something would be lost: asks, lets the step in progress end, saves if
/// that was the answer, and closes.

#include "core/model/model_info.h"
#include "core/train/session.h"

#include <QObject>
#include <QString>

class QWidget;

namespace sg {

class Prompts;
class RunControl;

class Closing final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive it.
    Closing(RunControl& run, Prompts& prompts, QWidget& window);

    /// The window was asked to close. False = not now; it closes itself later if that was the
    /// answer. `info` is of the source model.
    bool mayClose(const ModelInfo& info);

    /// After `saveRequested`, and after any other export.
    void exported(bool written);

Q_SIGNALS:
    void saveRequested(const QString& path);

private:
    void follow(SessionState state);
    void finish();

    RunControl& m_run;
    Prompts& m_prompts;
    QWidget& m_window;
    QString m_savePath;
    bool m_closing = false;      ///< the answer was given
    bool m_keeps = false;        ///< and the training is to be kept
    bool m_saving = false;       ///< `saveRequested` was not answered yet
    bool m_queueGivenUp = false; ///< with the answer
};

} // namespace sg
