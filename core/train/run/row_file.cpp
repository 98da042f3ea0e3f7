#include "core/train/run/row_file.h"

#include "core/base/atomic_file.h"
#include "core/base/core_text.h"

#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannotWrite(const fs::path& path) {
    return fail(ErrorCode::Io, Core::tr("Cannot write %1", path));
}

} // namespace

Result<RowFile> RowFile::create(fs::path path, std::string_view header) {
    RowFile file;
    file.m_path = std::move(path);
    file.m_stream.open(file.m_path, std::ios::trunc);
    if (!header.empty()) {
        file.m_stream << header << '\n';
        file.m_stream.flush();
        file.m_bytes = header.size() + 1;
    }
    if (!file.m_stream.good()) {
        return cannotWrite(file.m_path);
    }
    return file;
}

Result<RowFile> RowFile::continueAt(fs::path path, std::string_view header, std::int64_t rows) {
    std::string kept;
    RowFile file;
    std::ifstream old(path);
    std::string line;
    bool isHeader = !header.empty();
    while ((isHeader || file.m_rows < rows) && std::getline(old, line)) {
        if (old.eof()) {
            break; // the line has no end: it was being written when the power went
        }
        kept += line + '\n';
        file.m_rows += isHeader ? 0 : 1;
        isHeader = false;
    }
    if (isHeader) {
        kept = std::string(header) + '\n';
    }
    old.close();
    if (auto written = writeFile(path, kept, Replace::Always); !written) {
        return fail(written.error());
    }
    file.m_bytes = kept.size();
    file.m_path = std::move(path);
    file.m_stream.open(file.m_path, std::ios::app);
    if (!file.m_stream.good()) {
        return cannotWrite(file.m_path);
    }
    return file;
}

void RowFile::add(std::string_view line) {
    m_stream << line << '\n';
    m_stream.flush();
    m_good = m_stream.good();
    if (m_good) {
        ++m_rows;
        m_bytes += line.size() + 1;
    } else {
        cutToWholeLines();
    }
}

/// A part of a line that was written before the disk was full would run into the next one.
void RowFile::cutToWholeLines() {
    m_stream.close();
    std::error_code error;
    fs::resize_file(m_path, m_bytes, error);
    m_stream.clear();
    m_stream.open(m_path, std::ios::app);
}

} // namespace sg
