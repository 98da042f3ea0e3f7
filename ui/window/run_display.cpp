#include "ui/window/run_display.h"

#include "core/base/log.h"
#include "core/train/run/run_history.h"
#include "ui/coach/coach_bar.h"
#include "ui/curves/curves_view.h"
#include "ui/help/run_words.h"
#include "ui/queue/queue_view.h"
#include "ui/session/training_controller.h"
#include "ui/train/time_words.h"
#include "ui/train/train_panel.h"
#include "ui/window/run_control.h"

#include <QHash>
#include <QLabel>

namespace sg {

RunDisplay::RunDisplay(const Parts& parts, QWidget& window)
    : QObject(&window),
      m_parts(parts),
      m_progressLabel(new QLabel(&window)),
      m_speedLabel(new QLabel(&window)) {
    m_progressLabel->setObjectName(QStringLiteral("progressLabel"));
    m_speedLabel->setObjectName(QStringLiteral("speedLabel"));
    connect(&m_parts.run, &RunControl::begun, this, &RunDisplay::begin);
    connect(&m_parts.run, &RunControl::stateChanged, this, &RunDisplay::showState);
    const TrainingController& controller = m_parts.controller;
    connect(&controller, &TrainingController::statsArrived, this, &RunDisplay::showStats);
    connect(&controller, &TrainingController::marked, this, &RunDisplay::showMark);
    connect(&controller, &TrainingController::advised, &m_parts.coach, &CoachBar::setAdvice);
    connect(&controller, &TrainingController::stateSaved, this, [this](double, double bytes) {
        m_progressLabel->setToolTip(
            tr("The states of this run take %1 MB on the disk").arg(bytes / 1e6, 0, 'f', 1));
    });
}

void RunDisplay::begin() {
    m_parts.curves.clear();
    m_parts.coach.setAdvice({});
}

void RunDisplay::forget() {
    begin();
    forgetProgress();
    m_speedLabel->clear();
}

void RunDisplay::forgetProgress() {
    m_progressLabel->clear();
}

void RunDisplay::showHistory(const RunHistory* history) {
    if (history == nullptr) {
        return;
    }
    m_parts.curves.append(history->steps);
    for (const Marked& mark : history->marks) {
        showMark(mark.kimg, QString::fromStdString(mark.kind));
    }
}

void RunDisplay::showState(SessionState state) {
    log(LogLevel::Info, "stylegraft.train", plainName(state));
    m_parts.queue.setState(state);
    if (state == SessionState::Paused) {
        m_parts.curves.mark(m_parts.run.kimg(), tr("pause"));
    }
    if (!isActive(state)) {
        m_parts.coach.setAdvice({});
        m_speedLabel->clear();
        showProgress(std::nullopt);
    }
}

void RunDisplay::showStats(const std::vector<StepStats>& stats) {
    m_parts.curves.append(stats);
    const StepStats& last = stats.back();
    m_parts.train.showProgress(last);
    m_speedLabel->setText(tr("%1 images/s").arg(last.imagesPerSecond, 0, 'f', 1));
    showProgress(last);
}

void RunDisplay::showProgress(const std::optional<StepStats>& last) {
    if (last) {
        m_progressLabel->setText(
            tr("%1 kimg, %2").arg(last->kimg, 0, 'f', 2).arg(timeLeftInWords(last->etaSeconds)));
    } else if (!m_progressLabel->text().isEmpty()) { // nothing is left to wait for
        m_progressLabel->setText(tr("%1 kimg").arg(m_parts.run.kimg(), 0, 'f', 2));
    }
}

void RunDisplay::showMark(double kimg, const QString& kind) {
    static const QHash<QString, QString> words{
        {QStringLiteral("freeze"), tr("fader")},
        {QStringLiteral("settings"), tr("setting")},
        {QStringLiteral("pictures"), tr("pictures")},
        {QStringLiteral("undo"), tr("back")},
        {QStringLiteral("redo"), tr("forward")},
        {QStringLiteral("resumed"), tr("resumed")},
        {QStringLiteral("diverged"), tr("broke down")},
        {QStringLiteral("advice"), tr("coach")}};
    m_parts.curves.mark(kimg, words.value(kind, kind));
}

} // namespace sg
