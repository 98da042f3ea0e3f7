#pragma once

/// One run after another: starts them, knows what came out and whether that would be lost, and lets
/// the queue go on. No widgets; what has to be shown is told by signals.

#include "core/base/result.h"
#include "ui/queue/run_queue.h"
#include "ui/session/services.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <string>

class QWidget;

namespace sg {

class Prompts;
class TrainingController;

class RunControl final : public QObject {
    Q_OBJECT

public:
    /// Controller and prompts must outlive it; questions are asked over `window`.
    RunControl(TrainingController& controller, Prompts& prompts, QWidget& window);

    /// Where new runs are kept, a folder a run; empty = nowhere, and then there is no queue. A
    /// folder on a `disk` (its mount point) is used only while that is there, and never made.
    void setRunsFolder(const QString& folder, const QString& disk = {}) {
        m_runsFolder = folder;
        m_runsDisk = disk;
    }

    [[nodiscard]] const QString& runsFolder() const { return m_runsFolder; }

    [[nodiscard]] RunQueue& queue() { return m_queue; }

    [[nodiscard]] bool active() const;

    /// Something else needs the memory that a run would take: until this is called with nothing,
    /// no run starts, and `reason` (a sentence) says why.
    void block(const QString& reason);

    [[nodiscard]] const QString& blockedBecause() const { return m_blockedBecause; }

    /// Starts what the window shows; asks first when a result would be lost.
    void start(PlannedRun run);

    /// Goes on with a run that the window shows already. True when it was started.
    bool resume(ResumableRun run);

    /// Starts the first run of the queue. When the present one is paused because it broke down, its
    /// good part is kept first.
    void startNext();

    void stop(StopMode mode);

    /// Before something takes the place of the present run and its result: asks when one of them
    /// would be lost. False = leave things as they are.
    bool mayEnd();

    /// While a question about the present run is on the screen the queue stands still, so that the
    /// answer is about that run.
    template <typename Question>
    auto asking(Question question) {
        ++m_questions;
        auto answer = question();
        --m_questions;
        // Whatever follows from the answer comes first.
        QMetaObject::invokeMethod(this, &RunControl::goOn, Qt::QueuedConnection);
        return answer;
    }

    /// What the present run has come to, or the result of the last one unless it was discarded;
    /// none = nothing yet.
    [[nodiscard]] LateModel tuned() const;

    /// A result is there that lies in no file: not exported, and not kept by a run folder.
    [[nodiscard]] bool unsaved() const { return m_unsaved; }

    /// The last run was stopped without saving.
    [[nodiscard]] bool discarded() const { return m_discarded; }

    /// Of the present run, or the last one.
    [[nodiscard]] double kimg() const { return m_kimg; }

    /// Where it is kept, empty = nowhere, and as which branch.
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    [[nodiscard]] const std::string& branch() const { return m_branch; }

    /// The present run has a folder: stopped with `Save` it can be taken up again.
    [[nodiscard]] bool keeps() const { return !m_folder.empty(); }

    /// How to stop a run so that nothing is lost that can be kept.
    [[nodiscard]] StopMode stopMode() const { return keeps() ? StopMode::Save : StopMode::Discard; }

    /// `model` was written to a file that the user chose.
    void exported(const LateModel& model);

    /// Another model is shown: the last result is gone.
    void forgetResult();

    /// The result of a run that was trained before, and is shown again, is there. While something
    /// trains nothing happens.
    void takeUp(LateModel result, std::filesystem::path folder, std::string branch);

Q_SIGNALS:
    /// A run of the queue is about to start: show it.
    void taken(const sg::PlannedRun& run);

    /// A run was started; its facts follow.
    void begun();

    void stateChanged(sg::SessionState state);
    void refused(const sg::Error& error);

    /// The queue went on by itself; in words, with the place of the finished model.
    void wentOn(const QString& words);

private:
    bool launch(PlannedRun run);
    bool launchNext();
    void follow(SessionState state);
    void goOn();
    [[nodiscard]] QString newRunFolder(const std::string& modelName) const;

    TrainingController& m_controller;
    Prompts& m_prompts;
    QWidget& m_window;
    RunQueue m_queue;
    QString m_runsFolder;
    QString m_runsDisk; ///< empty = wherever
    QString m_blockedBecause;
    LateModel m_tuned;
    QString m_finalModel; ///< the file that the present or last run left in its folder
    double m_kimg = 0.0;
    std::filesystem::path m_folder;
    std::string m_branch;
    int m_questions = 0; ///< on the screen
    bool m_discarded = false;
    bool m_unsaved = false;
    bool m_brokeDown = false; ///< the run is paused for that
    bool m_endedWell = false; ///< and the queue was not asked yet whether it goes on
};

} // namespace sg
