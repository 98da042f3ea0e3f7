#pragma once

/// Undo for the runs that wait: queued, taken out, moved. It goes with how the next run is set up,
/// because both are done in turns.

#include "ui/queue/run_queue.h"

#include <QObject>

namespace sg {

class SetupHistory;

class QueueHistory final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    QueueHistory(RunQueue& queue, SetupHistory& setup, QObject* parent);
};

} // namespace sg
