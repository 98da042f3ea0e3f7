#include "core/train/run/row_file.h"

#include "core/base/atomic_file.h"
#include "core/base/core_text.h"

#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

Result<RowFile> opened(RowFile file, const fs::path& path) {
    if (!file.good()) {
        return fail(ErrorCode::Io, Core::tr("Cannot write %1", path));
    }
    return file;
}

} // namespace

Result<RowFile> RowFile::create(fs::path path, std::string_view header) {
    RowFile file;
    file.m_stream.open(path, std::ios::trunc);
    if (!header.empty()) {
        file.m_stream << header << '\n';
        file.m_stream.flush();
    }
    return opened(std::move(file), path);
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
    file.m_stream.open(path, std::ios::app);
    return opened(std::move(file), path);
}

void RowFile::add(std::string_view line) {
    m_stream << line << '\n';
    m_stream.flush();
    ++m_rows;
}

} // namespace sg
