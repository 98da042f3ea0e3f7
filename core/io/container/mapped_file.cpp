#include "core/io/container/mapped_file.h"

#include "core/base/core_text.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sg {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return fail(
            ErrorCode::FileNotFound, Core::tr("Cannot open %1: %2", path, std::strerror(errno)));
    }

    struct stat info {};

    MappedFile file;
    Result<MappedFile> result = fail(ErrorCode::Io, Core::tr("Cannot read %1", path));
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        result =
            fail(ErrorCode::BadFormat, Core::tr("%1 is not a file; choose a model file", path));
    } else if (info.st_size == 0) {
        result = fail(ErrorCode::BadFormat, Core::tr("%1 is empty", path));
    } else {
        const auto size = static_cast<std::size_t>(info.st_size);
        void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data != MAP_FAILED) {
            ::madvise(data, size, MADV_WILLNEED); // read ahead; no harm when the system will not
            file.m_data = static_cast<const std::byte*>(data);
            file.m_size = size;
            result = std::move(file);
        }
    }
    ::close(fd);
    return result;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile() {
    if (m_data != nullptr) {
        ::munmap(const_cast<std::byte*>(m_data), m_size);
    }
}

} // namespace sg
