#pragma once

/// A nameless temporary file that FFmpeg writes and seeks in: some formats fill in their head at
/// the end.

#include "core/base/atomic_file.h"
#include "core/base/result.h"

#include <cstdio>
#include <memory>

struct AVIOContext;

namespace sg {

class Spool {
public:
    Spool();
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Null when there is no room for it.
    [[nodiscard]] AVIOContext* io() const { return m_io; }

    /// Everything that was written.
    Result<void> copyTo(AtomicFile& file);

private:
    std::FILE* m_file = nullptr;
    AVIOContext* m_io = nullptr;
};

} // namespace sg
