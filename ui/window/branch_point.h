#pragma once

/// Begins a branch of the present run: asks for its name, stops and keeps the training that runs,
/// and opens the branch off the GUI thread.

#include "core/base/result.h"
#include "ui/common/last_asked.h"
#include "ui/session/services.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QWidget;

namespace sg {

class Prompts;
class RunControl;

class BranchPoint final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive it, and the archive also what it started (finishBackground()).
    BranchPoint(RunArchive& archive, RunControl& run, Prompts& prompts, QWidget& window);

    /// `wish.name` is asked for. `taken` are the names of the run's branches. Fails at once while
    /// no run can start (RunControl::block()).
    void begin(BranchWish wish, const QStringList& taken);

    /// Something else is shown: a branch that was not opened yet will not be.
    void forget();

Q_SIGNALS:
    /// Ready to be shown and started.
    void opened(const sg::ResumableRun& run);
    void failed(const sg::Error& error);

private:
    void goOn();

    RunArchive& m_archive;
    RunControl& m_run;
    Prompts& m_prompts;
    QWidget& m_window;
    std::optional<BranchWish> m_wish; ///< waits until the training has stopped
    LastAsked m_asked;
};

} // namespace sg
