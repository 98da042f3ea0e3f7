#pragma once

/// How many threads an operation of LibTorch uses, said for one thread.

namespace sg {

/// For what is drawn or measured while a training may run, which has the other cores.
inline constexpr int kThreadsBesideTraining = 1;

/// While one lives, the operations that the calling thread begins use `count` threads each; those
/// of other threads use as many as before. (torch::set_num_threads() hands its number on to every
/// thread that computes for the first time later.)
///
/// No two threads may be inside such scopes of different counts above one at the same time:
/// OpenBLAS, told another number, makes its buffers anew while others use them.
class ThreadsScope {
public:
    explicit ThreadsScope(int count);
    ~ThreadsScope();
    ThreadsScope(const ThreadsScope&) = delete;
    ThreadsScope& operator=(const ThreadsScope&) = delete;

private:
    int m_before;
};

} // namespace sg
