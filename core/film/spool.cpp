#include "core/film/spool.h"

#include "core/base/core_text.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <span>

extern "C" {
#include <libavformat/avio.h>
#include <libavutil/error.h>
#include <libavutil/mem.h>
}

namespace sg {

namespace {

constexpr int kBufferBytes = 64 * 1024;

int writeBytes(void* file, std::uint8_t* bytes, int count) {
    const auto wanted = std::size_t(count);
    return std::fwrite(bytes, 1, wanted, static_cast<std::FILE*>(file)) == wanted ? count
                                                                                  : AVERROR(EIO);
}

std::int64_t seekTo(void* opaque, std::int64_t offset, int whence) {
    auto* file = static_cast<std::FILE*>(opaque);
    if (whence == AVSEEK_SIZE) {
        const auto here = ftello(file);
        if (fseeko(file, 0, SEEK_END) != 0) {
            return AVERROR(EIO);
        }
        const auto size = ftello(file);
        return fseeko(file, here, SEEK_SET) == 0 ? std::int64_t(size) : AVERROR(EIO);
    }
    return fseeko(file, offset, whence & ~AVSEEK_FORCE) == 0 ? std::int64_t(ftello(file))
                                                             : AVERROR(EIO);
}

} // namespace

Spool::Spool() : m_file(std::tmpfile()) {
    auto* buffer =
        m_file != nullptr ? static_cast<std::uint8_t*>(av_malloc(kBufferBytes)) : nullptr;
    if (buffer != nullptr) {
        m_io = avio_alloc_context(buffer, kBufferBytes, 1, m_file, nullptr, writeBytes, seekTo);
        if (m_io == nullptr) {
            av_free(buffer);
        }
    }
}

Spool::~Spool() {
    if (m_io != nullptr) {
        av_freep(&m_io->buffer);
        avio_context_free(&m_io);
    }
    if (m_file != nullptr) {
        std::fclose(m_file);
    }
}

Result<void> Spool::copyTo(AtomicFile& file) {
    std::rewind(m_file);
    std::array<std::byte, kBufferBytes> bytes;
    for (;;) {
        const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), m_file);
        if (count == 0) {
            break;
        }
        if (auto written = file.write(std::span(bytes).first(count)); !written) {
            return written;
        }
    }
    if (std::ferror(m_file) != 0) {
        return fail(ErrorCode::Io, Core::tr("The film could not be read back; is the disk full?"));
    }
    return {};
}

} // namespace sg
