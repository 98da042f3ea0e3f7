#pragma once

// As if the disk were full.

#include <sys/resource.h>

#include <csignal>

namespace sg::test {

/// While it lives no file grows beyond so many bytes, in the whole process.
class LargestFile {
public:
    explicit LargestFile(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN); // or the process ends
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    LargestFile(const LargestFile&) = delete;
    LargestFile& operator=(const LargestFile&) = delete;

    ~LargestFile() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace sg::test
