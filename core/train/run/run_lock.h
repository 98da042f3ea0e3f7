#pragma once

/// One training a branch: two that write the same states and curves would ruin both.

#include "core/base/result.h"

#include <filesystem>
#include <utility>

namespace sg {

/// File of a branch's folder.
inline constexpr const char* kLockFile = ".lock";

/// Held while it lives; a program that is killed lets go of it, too.
class RunLock {
public:
    /// `folder` is the branch's, which must exist. Fails when somebody else trains there. Where the
    /// file system knows no locks there is none, and no error.
    static Result<RunLock> take(const std::filesystem::path& folder);

    RunLock() = default;

    RunLock(RunLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

    RunLock& operator=(RunLock&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

    ~RunLock();

private:
    int m_fd = -1; ///< -1 = none
};

} // namespace sg
