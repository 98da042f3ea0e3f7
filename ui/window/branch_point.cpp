#include "ui/window/branch_point.h"

#include "ui/common/background.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"

#include <QWidget>

#include <utility>

namespace sg {

namespace {

QString freeName(const QStringList& taken) {
    for (int i = 2;; ++i) {
        QString name = QStringLiteral("branch-%1").arg(i);
        if (!taken.contains(name)) {
            return name;
        }
    }
}

} // namespace

BranchPoint::BranchPoint(RunArchive& archive, RunControl& run, Prompts& prompts, QWidget& window)
    : QObject(&window), m_archive(archive), m_run(run), m_prompts(prompts), m_window(window) {
    connect(&m_run, &RunControl::stateChanged, this, [this](SessionState state) {
        if (state == SessionState::Failed) {
            m_wish.reset(); // it was not kept: stay
        }
        goOn();
    });
}

void BranchPoint::begin(BranchWish wish, const QStringList& taken) {
    if (const QString why = m_run.blockedBecause(); !why.isEmpty()) {
        Q_EMIT failed({ErrorCode::InvalidArgument, why.toStdString()});
        return; // a name for nothing
    }
    const BranchQuestion question{wish.kimg, freeName(taken), taken, m_run.active()};
    const QString name = m_run.asking([&] { return m_prompts.branchName(&m_window, question); });
    if (name.isEmpty()) {
        return;
    }
    wish.name = name.toStdString();
    m_wish = std::move(wish);
    // Asked anew: the training may have ended while the question was on the screen.
    if (m_run.active()) {
        m_run.stop(StopMode::Save);
        m_run.queue().hold(tr("A branch is about to begin. The queue waits."));
    } else {
        goOn();
    }
}

void BranchPoint::forget() {
    m_asked.ask();
    m_wish.reset();
}

void BranchPoint::goOn() {
    if (m_run.active() || !m_wish) {
        return;
    }
    inBackground(
        this,
        [&archive = m_archive, wish = *std::exchange(m_wish, {})] {
            return archive.beginBranch(wish);
        },
        [this, number = m_asked.ask()](Result<ResumableRun> run) {
            if (!m_asked.isLast(number)) {
                return; // something else is shown by now
            }
            if (run) {
                Q_EMIT opened(*run);
            } else {
                Q_EMIT failed(run.error());
            }
        });
}

} // namespace sg
