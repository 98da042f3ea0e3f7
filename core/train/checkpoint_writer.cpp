#include "core/train/checkpoint_writer.h"

#include "core/base/guarded.h"
#include "core/io/model_writer.h"

#include <utility>

namespace sg {

CheckpointWriter::CheckpointWriter(Done done)
    : m_done(std::move(done)), m_thread([this](const std::stop_token& token) { run(token); }) {}

CheckpointWriter::~CheckpointWriter() {
    flush();
    m_thread.request_stop();
}

void CheckpointWriter::write(
    std::shared_ptr<const Model> model, std::filesystem::path path, double kimg) {
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({std::move(model), std::move(path), kimg});
    }
    m_changed.notify_all();
}

void CheckpointWriter::flush() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.empty() && !m_busy; });
}

void CheckpointWriter::run(const std::stop_token& token) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, token, [this] { return !m_queue.empty(); })) {
        const Job job = std::move(m_queue.front());
        m_queue.pop_front();
        m_busy = true;
        lock.unlock();
        m_done(job.path, job.kimg, guarded([&] {
                   return writeModel(*job.model, job.path, Replace::Always);
               }));
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

} // namespace sg
