#pragma once

/// What every test of damaged files watches: time, memory, and messages a person can read.

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

namespace sg::test {

inline std::string contentsOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// One second a case, many times that under a sanitizer.
class Stopwatch {
public:
    [[nodiscard]] bool withinLimit() const {
#ifdef __SANITIZE_ADDRESS__
        constexpr std::chrono::seconds kLimit(20);
#else
        constexpr std::chrono::seconds kLimit(1);
#endif
        return std::chrono::steady_clock::now() - m_start < kLimit;
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// How far the peak of this process's memory rose since it was made.
class MemoryMeter {
public:
    [[nodiscard]] long grownMiB() const {
#ifdef __SANITIZE_ADDRESS__
        return 0; // freed memory stays in quarantine
#else
        return (peakKiB() - m_startKiB) / 1024;
#endif
    }

private:
    static long peakKiB() {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss;
    }

    long m_startKiB = peakKiB();
};

/// A message of a sensible length without line breaks or control characters.
inline bool isOneSentence(const std::string& message) {
    if (message.size() < 10 || message.size() > 400) {
        return false;
    }
    for (const char c : message) {
        if (static_cast<unsigned char>(c) < ' ') {
            return false;
        }
    }
    return true;
}

} // namespace sg::test
