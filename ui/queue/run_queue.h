#pragma once

/// Runs that wait for the present one to end, in order. Only a list: who starts them is RunControl
/// (ui/window/run_control.h). It lives as long as the window and is not stored.

#include "ui/session/services.h"

#include <QObject>
#include <QString>

#include <set>
#include <vector>

namespace sg {

/// Everything that was set up for a run. `config.model` is `source.model`; the folder is chosen
/// when it starts.
struct PlannedRun {
    OpenedModel source;
    TrainConfig config;
    int id = 0; ///< given by the queue
};

/// What a person did with a run: where it stood before and after, -1 = not in the queue.
struct QueueEdit {
    PlannedRun run;
    int from = -1;
    int to = -1;
};

class RunQueue final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<PlannedRun>& runs() const { return m_runs; }

    [[nodiscard]] bool empty() const { return m_runs.empty(); }

    [[nodiscard]] int size() const { return static_cast<int>(m_runs.size()); }

    [[nodiscard]] bool wasStarted(const PlannedRun& run) const {
        return m_started.contains(run.id);
    }

    /// What a person does. Indices out of range do nothing.
    void add(PlannedRun run);
    void remove(int index);
    void move(int from, int to);

    /// The first run was started.
    void dropFirst();

    /// Does the edit once more, or backwards; false = its run was started meanwhile.
    bool repeat(const QueueEdit& edit) { return place(edit.run, edit.from, edit.to); }

    bool revert(const QueueEdit& edit) { return place(edit.run, edit.to, edit.from); }

    /// From now on the next run only starts when somebody asks for it; `reason` is a sentence.
    void hold(const QString& reason);
    void release();

    /// Empty when the next run may start by itself.
    [[nodiscard]] const QString& heldBecause() const { return m_heldBecause; }

Q_SIGNALS:
    void changed();
    void edited(const sg::QueueEdit& edit);

private:
    bool place(const PlannedRun& run, int from, int to);

    [[nodiscard]] bool holds(int index) const { return index >= 0 && index < size(); }

    std::vector<PlannedRun> m_runs;
    std::set<int> m_started; ///< ids of runs that left by dropFirst()
    int m_lastId = 0;
    QString m_heldBecause;
};

} // namespace sg
