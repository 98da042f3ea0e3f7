#include "core/train/thread_team.h"

#include "core/kernels/threads_scope.h"

#include <algorithm>
#include <cstddef>

namespace sg {

ThreadTeam::ThreadTeam(int members, int threadsEach) : m_thrown(std::size_t(members)) {
    for (int i = 0; i < members; ++i) {
        m_threads.emplace_back(
            [this, i, threadsEach](const std::stop_token& token) { serve(token, i, threadsEach); });
    }
}

ThreadTeam::~ThreadTeam() = default;

void ThreadTeam::run(const std::function<void(int member)>& job) {
    std::unique_lock lock(m_mutex);
    std::ranges::fill(m_thrown, nullptr);
    m_job = &job;
    m_busy = int(m_threads.size());
    ++m_round;
    m_begun.notify_all();
    m_ended.wait(lock, [this] { return m_busy == 0; });
    m_job = nullptr;
    for (const auto& thrown : m_thrown) {
        if (thrown) {
            std::rethrow_exception(thrown);
        }
    }
}

void ThreadTeam::serve(const std::stop_token& token, int member, int threadsEach) {
    const ThreadsScope threads(threadsEach);
    int done = 0;
    std::unique_lock lock(m_mutex);
    while (m_begun.wait(lock, token, [&] { return m_round != done; })) {
        done = m_round;
        const auto* job = m_job;
        lock.unlock();
        std::exception_ptr thrown;
        try {
            (*job)(member);
        } catch (...) {
            thrown = std::current_exception();
        }
        lock.lock();
        m_thrown[std::size_t(member)] = thrown;
        if (--m_busy == 0) {
            m_ended.notify_one();
        }
    }
}

} // namespace sg
