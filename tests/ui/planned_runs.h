#pragma once

/// Runs for a queue that are told apart by their model's name.

#include "ui/queue/run_queue.h"

#include <QString>

namespace sg::test {

inline PlannedRun named(const char* name) {
    PlannedRun run;
    run.source.info.name = name;
    return run;
}

/// The names in the queue's order, in one word.
inline QString namesIn(const RunQueue& queue) {
    QString names;
    for (const PlannedRun& run : queue.runs()) {
        names += QString::fromStdString(run.source.info.name);
    }
    return names;
}

} // namespace sg::test
