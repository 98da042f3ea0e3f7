#include "ui/habits/queue_history.h"

#include "ui/habits/setup_history.h"

#include <memory>
#include <utility>

namespace sg {

namespace {

QString nameOf(const QueueEdit& edit) {
    return edit.from < 0 ? QueueHistory::tr("adding a run to the queue")
           : edit.to < 0 ? QueueHistory::tr("taking a run out of the queue")
                         : QueueHistory::tr("moving a run in the queue");
}

class QueueCommand final : public LastingEdit {
public:
    QueueCommand(RunQueue& queue, QueueEdit edit)
        : LastingEdit(nameOf(edit)), m_queue(queue), m_edit(std::move(edit)) {}

    void undo() override { setObsolete(!m_queue.revert(m_edit)); }

    void redo() override {
        if (std::exchange(m_done, true)) { // the first time, the person has done it
            setObsolete(!m_queue.repeat(m_edit));
        }
    }

    [[nodiscard]] std::unique_ptr<LastingEdit> copy() const override {
        return m_queue.wasStarted(m_edit.run) ? nullptr
                                              : std::make_unique<QueueCommand>(m_queue, m_edit);
    }

private:
    RunQueue& m_queue;
    QueueEdit m_edit;
    bool m_done = false;
};

} // namespace

QueueHistory::QueueHistory(RunQueue& queue, SetupHistory& setup, QObject* parent)
    : QObject(parent) {
    connect(&queue, &RunQueue::edited, this, [&queue, &setup](const QueueEdit& edit) {
        setup.record(std::make_unique<QueueCommand>(queue, edit));
    });
}

} // namespace sg
