#pragma once

/// Writes models on a thread of its own, so that a slow disk does not hold up training.

#include "core/base/result.h"
#include "core/model/model.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace sg {

class CheckpointWriter {
public:
    /// Called on the writer's thread after each file: the error, or nothing when it is on the disk.
    using Done = std::function<void(const std::filesystem::path&, double kimg, Result<void>)>;

    explicit CheckpointWriter(Done done);

    /// Writes everything that waits, then ends.
    ~CheckpointWriter();

    /// Queues a model that nobody changes any more; an existing file is replaced.
    void write(std::shared_ptr<const Model> model, std::filesystem::path path, double kimg);

    /// Waits until the queue is empty.
    void flush();

private:
    struct Job {
        std::shared_ptr<const Model> model;
        std::filesystem::path path;
        double kimg = 0.0;
    };

    void run(const std::stop_token& token);

    Done m_done;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Job> m_queue;
    bool m_busy = false;
    std::jthread m_thread; // last: joined before the rest is destroyed
};

} // namespace sg
