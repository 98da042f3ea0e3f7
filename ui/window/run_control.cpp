#include "ui/window/run_control.h"

#include "ui/session/training_controller.h"
#include "ui/window/prompts.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QWidget>

#include <utility>

namespace sg {

RunControl::RunControl(TrainingController& controller, Prompts& prompts, QWidget& window)
    : QObject(&window), m_controller(controller), m_prompts(prompts), m_window(window) {
    connect(&m_controller, &TrainingController::stateChanged, this, &RunControl::follow);
    connect(&m_controller, &TrainingController::statsArrived, this, [this](const auto& stats) {
        m_kimg = stats.back().kimg;
    });
    connect(&m_controller, &TrainingController::checkpointSaved, this, [this](const QString& path) {
        m_finalModel = path;
    });
    connect(&m_controller, &TrainingController::diverged, this, [this] {
        m_brokeDown = true;
        m_queue.hold(tr("The run broke down and is paused. The queue waits for what you decide."));
    });
}

bool RunControl::active() const {
    return isActive(m_controller.state());
}

void RunControl::block(const QString& reason) {
    m_blockedBecause = reason;
    goOn();
}

QString RunControl::newRunFolder(const std::string& modelName) const {
    if (m_runsFolder.isEmpty()) {
        return {};
    }
    const QString stem =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss ")) +
        QString::fromStdString(modelName);
    QString folder = QDir(m_runsFolder).filePath(stem);
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = QDir(m_runsFolder).filePath(stem + QStringLiteral(" %1").arg(i));
    }
    return folder;
}

void RunControl::start(PlannedRun run) {
    if (m_unsaved && !asking([this] { return m_prompts.mayEndTraining(&m_window); })) {
        return;
    }
    run.config.runFolder = newRunFolder(run.source.info.name).toStdString();
    launch(std::move(run));
}

bool RunControl::resume(ResumableRun run) {
    const double kimg = run.kimg;
    if (!launch({std::move(run.source), std::move(run.config)})) {
        return false;
    }
    m_kimg = kimg;
    return true;
}

bool RunControl::launch(PlannedRun run) {
    if (!m_blockedBecause.isEmpty()) {
        Q_EMIT refused({ErrorCode::InvalidArgument, m_blockedBecause.toStdString()});
        return false;
    }
    const std::filesystem::path folder = run.config.runFolder;
    const bool diskIsThere =
        m_runsDisk.isEmpty() ||
        (QFileInfo::exists(m_runsFolder) && QStorageInfo(m_runsFolder).rootPath() == m_runsDisk);
    if (!diskIsThere && !run.config.resume) {
        const QString why = tr("The folder for new runs, %1, is not there; is its disk connected?")
                                .arg(m_runsFolder);
        Q_EMIT refused({ErrorCode::Io, why.toStdString()});
        return false;
    }
    const std::string branch = run.config.branch;
    if (auto started = m_controller.start(std::move(run.config)); !started) {
        Q_EMIT refused(started.error());
        return false;
    }
    // Facts of the new run arrive later, by the event loop.
    m_kimg = 0.0;
    m_folder = folder;
    m_branch = branch;
    m_finalModel.clear();
    m_discarded = false;
    m_brokeDown = false;
    forgetResult();
    m_queue.release();
    Q_EMIT begun();
    return true;
}

bool RunControl::launchNext() {
    PlannedRun next = m_queue.runs().front();
    Q_EMIT taken(next);
    next.config.runFolder = newRunFolder(next.source.info.name).toStdString();
    if (!launch(std::move(next))) {
        m_queue.hold(tr("The first run could not be started. Take it out, or try again."));
        return false;
    }
    m_queue.dropFirst();
    return true;
}

void RunControl::startNext() {
    if (m_queue.empty() || !m_blockedBecause.isEmpty()) {
        return;
    }
    if (active()) {
        if (m_brokeDown) {
            stop(StopMode::Save); // and then the queue goes on by itself
        }
        return;
    }
    if (m_unsaved && !asking([this] { return m_prompts.mayEndTraining(&m_window); })) {
        return;
    }
    launchNext();
}

void RunControl::stop(StopMode mode) {
    m_discarded = mode == StopMode::Discard;
    if (m_discarded) {
        m_queue.hold(tr("The run was stopped without saving. The queue waits."));
    } else {
        m_queue.release();
    }
    m_controller.stop(mode);
}

bool RunControl::mayEnd() {
    if (active() && keeps()) {
        const bool agreed = asking([this] { return m_prompts.mayKeepTraining(&m_window); });
        if (!agreed || m_unsaved) { // it may have failed during the question: then nothing is kept
            return false;
        }
    } else if ((m_unsaved || active()) && !asking([this] {
                   return m_prompts.mayEndTraining(&m_window);
               })) {
        return false;
    }
    m_unsaved = false;
    m_endedWell = false; // the queue does not go on behind what takes this run's place
    return true;
}

void RunControl::follow(SessionState state) {
    using enum SessionState;
    if (state == Running && std::exchange(m_brokeDown, false)) {
        m_queue.release(); // somebody let it go on
    }
    if (state == Finished || state == Failed) {
        // A failed run keeps what it had published.
        m_tuned = m_discarded ? LateModel() : m_controller.lateResult();
        m_unsaved = m_tuned && m_finalModel.isEmpty();
        m_endedWell = state == Finished && !m_discarded;
    }
    if (state == Failed) {
        m_queue.hold(tr("The last run failed. The queue waits."));
    }
    Q_EMIT stateChanged(state);
    goOn();
}

void RunControl::goOn() {
    if (m_questions > 0 || !m_blockedBecause.isEmpty() || !std::exchange(m_endedWell, false)) {
        return;
    }
    if (m_queue.empty() || !m_queue.heldBecause().isEmpty()) {
        return;
    }
    const QString finished = m_finalModel;
    if (launchNext()) {
        Q_EMIT wentOn(
            finished.isEmpty()
                ? tr("The next run has begun.")
                : tr("The next run has begun. The finished model: %1").arg(finished));
    }
}

LateModel RunControl::tuned() const {
    return m_tuned || !active() ? m_tuned : m_controller.lateResult();
}

void RunControl::exported(const LateModel& model) {
    m_unsaved = m_unsaved && model != m_tuned;
}

void RunControl::takeUp(LateModel result, std::filesystem::path folder, std::string branch) {
    if (active()) {
        return;
    }
    m_tuned = std::move(result);
    m_unsaved = false; // it lies in the run's folder
    m_folder = std::move(folder);
    m_branch = std::move(branch);
}

void RunControl::forgetResult() {
    m_tuned = {};
    m_unsaved = false;
    m_endedWell = false;
}

} // namespace sg
