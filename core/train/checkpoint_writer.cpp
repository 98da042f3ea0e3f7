#include "core/train/checkpoint_writer.h"

#include "core/base/guarded.h"

#include <utility>

namespace sg {

CheckpointWriter::CheckpointWriter()
    : m_thread([this](const std::stop_token& token) { run(token); }) {}

CheckpointWriter::~CheckpointWriter() {
    flush();
    m_thread.request_stop();
}

void CheckpointWriter::write(Job job, Done done) {
    {
        const std::lock_guard lock(m_mutex);
        m_queue.emplace_back(std::move(job), std::move(done));
    }
    m_changed.notify_all();
}

std::size_t CheckpointWriter::pending() const {
    const std::lock_guard lock(m_mutex);
    return m_queue.size() + (m_busy ? 1 : 0);
}

void CheckpointWriter::flush() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.empty() && !m_busy; });
}

void CheckpointWriter::run(const std::stop_token& token) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, token, [this] { return !m_queue.empty(); })) {
        const auto [job, done] = std::move(m_queue.front());
        m_queue.pop_front();
        m_busy = true;
        lock.unlock();
        done(guarded(job));
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

} // namespace sg
