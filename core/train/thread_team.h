#pragma once

/// Threads that do one thing side by side, again and again.

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace sg {

class ThreadTeam {
public:
    /// `members` threads, whose LibTorch operations use `threadsEach` threads each.
    ThreadTeam(int members, int threadsEach);

    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    /// Calls job(0) ... job(members - 1), each in a thread of its own, always the same one, and
    /// waits for all. Throws again what the first of them in that order has thrown.
    void run(const std::function<void(int member)>& job);

private:
    void serve(const std::stop_token& token, int member, int threadsEach);

    std::mutex m_mutex;
    std::condition_variable_any m_begun;
    std::condition_variable m_ended;
    const std::function<void(int)>* m_job = nullptr;
    std::vector<std::exception_ptr> m_thrown;
    int m_round = 0;
    int m_busy = 0;
    std::vector<std::jthread> m_threads; // last: joined before the rest is destroyed
};

} // namespace sg
