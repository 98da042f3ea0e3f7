#pragma once

/// Writes files on a thread of its own, so that a slow disk does not hold up training.

#include "core/base/result.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace sg {

class CheckpointWriter {
public:
    /// Writes one file; owns what it writes.
    using Job = std::function<Result<void>()>;

    /// Called on the writer's thread after a job, with its outcome.
    using Done = std::function<void(Result<void>)>;

    CheckpointWriter();

    /// Writes everything that waits, then ends.
    ~CheckpointWriter();

    /// Queues a job. An exception inside it becomes an error.
    void write(Job job, Done done);

    /// Jobs that wait or run. Who writes at intervals leaves one out while this is not 0.
    [[nodiscard]] std::size_t pending() const;

    /// Waits until the queue is empty.
    void flush();

private:
    void run(const std::stop_token& token);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::pair<Job, Done>> m_queue;
    bool m_busy = false;
    std::jthread m_thread; // last: joined before the rest is destroyed
};

} // namespace sg
