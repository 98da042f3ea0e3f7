#include "core/train/run/run_lock.h"

#include "core/base/core_text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace sg {

Result<RunLock> RunLock::take(const std::filesystem::path& folder) {
    RunLock lock;
    lock.m_fd = ::open((folder / kLockFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock.m_fd >= 0 && ::flock(lock.m_fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "%1 is being trained by another Stylegraft now; stop that one first, or begin a "
                "branch",
                folder));
    }
    return lock;
}

RunLock::~RunLock() {
    if (m_fd >= 0) {
        ::close(m_fd); // and with it goes the lock
    }
}

} // namespace sg
