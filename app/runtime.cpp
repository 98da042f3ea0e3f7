#include "app/runtime.h"

#include <opencv2/core/utility.hpp>
#include <torch/utils.h>

#include <malloc.h>
#include <sched.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <utility>

namespace sg {

namespace {

/// Cores, not hyper-threads: two convolutions on one core only get in each other's way.
int physicalCores() {
    std::ifstream cpuinfo("/proc/cpuinfo");
    std::set<std::pair<std::string, std::string>> cores;
    std::string package;
    for (std::string line; std::getline(cpuinfo, line);) {
        if (line.starts_with("physical id")) {
            package = line;
        } else if (line.starts_with("core id")) {
            cores.emplace(package, line);
        }
    }
    return static_cast<int>(cores.size());
}

} // namespace

int usableCores() {
    cpu_set_t set;
    int allowed = static_cast<int>(std::thread::hardware_concurrency());
    if (sched_getaffinity(0, sizeof(set), &set) == 0) {
        allowed = CPU_COUNT(&set);
    }
    const int physical = physicalCores();
    return std::max(1, physical > 0 ? std::min(allowed, physical) : allowed);
}

void prepareRuntime(bool keepMemory) {
    // Fresh pages cost more than the arithmetic on them. One arena that never shrinks keeps the
    // tensors of each step where those of the last one were.
    if (keepMemory) {
        mallopt(M_ARENA_MAX, 1);
        mallopt(M_MMAP_MAX, 0);
        mallopt(M_TRIM_THRESHOLD, INT32_MAX);
        mallopt(M_TOP_PAD, 64 << 20);
    }
    torch::set_num_threads(usableCores());
    cv::setNumThreads(1);
}

} // namespace sg
