#pragma once

/// The runs that wait: what they are, in which order, and why none of them starts if that is so.

#include "core/train/session.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace sg {

class RunQueue;
struct PlannedRun;

class QueueView : public QWidget {
    Q_OBJECT

public:
    /// The queue must outlive the view.
    explicit QueueView(RunQueue& queue, QWidget* parent = nullptr);

    /// Of the present run: while it is active the next one starts by itself, unless the queue is
    /// held.
    void setState(SessionState state);

    /// Why the next run cannot be started now; empty when it can.
    void setBlocked(const QString& reason);

Q_SIGNALS:
    void startNextRequested();

private:
    void refresh();
    void refreshButtons();
    void moveBy(int step);
    void removeSelected();

    RunQueue& m_queue;
    SessionState m_state = SessionState::Idle;
    QString m_blockedBecause;
    QLabel* m_words;
    QListWidget* m_list;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    QPushButton* m_startNext;
};

/// "6 pictures, Style offsets (S), 5 kimg".
QString planInWords(const PlannedRun& run);

} // namespace sg
