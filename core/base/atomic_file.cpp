#include "core/base/atomic_file.h"

#include "core/base/core_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sg {

namespace {

std::string reason() {
    return std::strerror(errno);
}

/// What a link leads to, there or not: the link stays, and the file behind it is replaced.
std::filesystem::path behindLinks(const std::filesystem::path& path) {
    constexpr int kLinks = 40; // as the kernel has it; links may lead in a circle
    std::filesystem::path target = path;
    std::error_code ignored; // what does not exist is no link
    for (int i = 0; i < kLinks && std::filesystem::is_symlink(target, ignored); ++i) {
        std::error_code error;
        target = target.parent_path() / std::filesystem::read_symlink(target, error);
        if (error) {
            return path;
        }
    }
    return target;
}

/// The process's mask as the kernel tells it, which changes nothing; nothing where /proc is not
/// there.
std::optional<mode_t> toldMask() {
    constexpr std::string_view kKey = "Umask:";
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(kKey)) {
            return mode_t(std::strtoul(line.c_str() + kKey.size(), nullptr, 8) & 0777U);
        }
    }
    return std::nullopt;
}

/// Read once. umask() can only be asked by setting it: between its two calls another thread would
/// make files that anybody may write, and two that ask at once could leave the mask at nothing.
mode_t processMask() {
    static const mode_t mask = [] {
        if (const auto told = toldMask()) {
            return *told;
        }
        const mode_t asked = ::umask(0);
        ::umask(asked);
        return asked;
    }();
    return mask;
}

/// Those of the file that is replaced, else those that an ordinary new file would have.
mode_t permissionsFor(const std::filesystem::path& target) {
    struct stat old {};

    if (::stat(target.c_str(), &old) == 0) {
        return old.st_mode & 07777U;
    }
    return static_cast<mode_t>(0666U & ~processMask());
}

/// link() instead of rename() keeps the promise of Replace::Never even if somebody created the file
/// in the meantime. Memory sticks (FAT) know no links; there a look before must do.
bool moveToFreeName(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return true;
    }
    const bool linksAreUnknown = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS;
    if (linksAreUnknown && ::access(to.c_str(), F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    return linksAreUnknown && ::rename(from.c_str(), to.c_str()) == 0;
}

} // namespace

Result<void> checkName(const std::filesystem::path& path, Replace replace) {
    std::error_code ignored;
    if (replace == Replace::Never && std::filesystem::exists(path, ignored)) {
        return fail(
            ErrorCode::FileExists, Core::tr("%1 exists already; choose another name", path));
    }
    if (std::filesystem::is_directory(path, ignored)) {
        return fail(
            ErrorCode::Io, Core::tr("%1 is a folder, not a file; choose a file name", path));
    }
    return {};
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path, Replace replace) {
    if (auto checked = checkName(path, replace); !checked) {
        return fail(checked.error());
    }
    AtomicFile file;
    file.m_path = path;
    file.m_target = replace == Replace::Always ? behindLinks(path) : path;
    file.m_replace = replace;
    std::string name = file.m_target.string() + ".XXXXXX";
    std::vector<char> buffer(name.begin(), name.end());
    buffer.push_back('\0');
    file.m_fd = ::mkostemp(buffer.data(), O_CLOEXEC);
    if (file.m_fd < 0) {
        return fail(ErrorCode::Io, Core::tr("Cannot write %1: %2", path, reason()));
    }
    file.m_temporary = buffer.data();
    ::fchmod(file.m_fd, permissionsFor(file.m_target)); // mkostemp makes a private file
    return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_target(std::move(other.m_target)),
      m_temporary(std::move(other.m_temporary)),
      m_replace(other.m_replace),
      m_fd(std::exchange(other.m_fd, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this != &other) {
        discard();
        m_path = std::move(other.m_path);
        m_target = std::move(other.m_target);
        m_temporary = std::move(other.m_temporary);
        m_replace = other.m_replace;
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() {
    discard();
}

void AtomicFile::discard() noexcept {
    if (m_fd >= 0) {
        ::close(m_fd);
        m_fd = -1;
        ::unlink(m_temporary.c_str());
    }
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_fd, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return fail(ErrorCode::Io, Core::tr("Cannot write %1: %2", m_path, reason()));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::write(std::string_view text) {
    return write(std::as_bytes(std::span(text.data(), text.size())));
}

Result<void> AtomicFile::commit() {
    const bool flushed = ::fsync(m_fd) == 0;
    const bool closed = ::close(std::exchange(m_fd, -1)) == 0;
    bool moved = false;
    if (flushed && closed) {
        moved = m_replace == Replace::Always ? ::rename(m_temporary.c_str(), m_target.c_str()) == 0
                                             : moveToFreeName(m_temporary, m_target);
    }
    if (!moved) {
        const std::string why = reason();
        const bool taken = errno == EEXIST;
        ::unlink(m_temporary.c_str());
        return fail(
            taken ? ErrorCode::FileExists : ErrorCode::Io,
            Core::tr("Cannot write %1: %2", m_path, why));
    }
    const std::filesystem::path folder = m_target.has_parent_path() ? m_target.parent_path() : ".";
    const int folderFd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folderFd >= 0) {
        ::fsync(folderFd);
        ::close(folderFd);
    }
    return {};
}

Result<void>
writeFile(const std::filesystem::path& path, std::span<const std::byte> bytes, Replace replace) {
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    if (auto written = file->write(bytes); !written) {
        return written;
    }
    return file->commit();
}

Result<void> writeFile(const std::filesystem::path& path, std::string_view text, Replace replace) {
    return writeFile(path, std::as_bytes(std::span(text.data(), text.size())), replace);
}

} // namespace sg
