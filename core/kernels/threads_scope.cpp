#include "core/kernels/threads_scope.h"

#include <ATen/Parallel.h>

#include <omp.h>

namespace sg {

// LibTorch's first question for the number also sets it; after that OpenMP's own, which belongs to
// the thread, is what counts.
ThreadsScope::ThreadsScope(int count) : m_before(at::get_num_threads()) {
    omp_set_num_threads(count);
}

ThreadsScope::~ThreadsScope() {
    omp_set_num_threads(m_before);
}

} // namespace sg
