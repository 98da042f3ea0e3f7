#pragma once

/// Shows how a run goes: its curves and their marks, the coach's line, speed and progress in the
/// status bar and the training panel, the state the queue works from. The log is told as well.

#include "core/train/session.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QLabel;
class QWidget;

namespace sg {

class CoachBar;
class CurvesView;
class QueueView;
class RunControl;
struct RunHistory;
class TrainingController;
class TrainPanel;

class RunDisplay final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TrainingController& controller;
        RunControl& run;
        TrainPanel& train;
        CurvesView& curves;
        CoachBar& coach;
        QueueView& queue;
    };

    /// All of them must outlive it.
    RunDisplay(const Parts& parts, QWidget& window);

    /// For the status bar.
    [[nodiscard]] QLabel* progressLabel() const { return m_progressLabel; }

    [[nodiscard]] QLabel* speedLabel() const { return m_speedLabel; }

    /// What a run recorded of its past; null = nothing.
    void showHistory(const RunHistory* history);

    /// Another model is shown: nothing here is about it.
    void forget();

    /// What the run had come to is gone.
    void forgetProgress();

private:
    void begin();
    void showState(SessionState state);
    void showStats(const std::vector<StepStats>& stats);

    /// Without any: how far the run came.
    void showProgress(const std::optional<StepStats>& last);
    void showMark(double kimg, const QString& kind);

    Parts m_parts;
    QLabel* m_progressLabel;
    QLabel* m_speedLabel;
};

} // namespace sg
