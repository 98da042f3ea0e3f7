#pragma once

/// A text file that grows by lines while a run goes on, and can be cut back to its first lines when
/// the run goes back: curves.csv, events.jsonl.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace sg {

class RowFile {
public:
    /// A new file with `header` as its first line (none when empty); an existing one is replaced.
    static Result<RowFile> create(std::filesystem::path path, std::string_view header);

    /// Opens a file to go on after its first `rows` lines (the header not counted); later and
    /// unfinished lines are cut off. A missing file, or one with fewer lines, is no error: what a
    /// power cut took is gone.
    static Result<RowFile>
    continueAt(std::filesystem::path path, std::string_view header, std::int64_t rows);

    /// Adds a line, without its end. It is in the system's hands when this returns. One that cannot
    /// be written is left out whole, and the next one is tried as if nothing had happened.
    void add(std::string_view line);

    /// Lines in the file, the header not counted.
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

    /// False when the last line could not be written (disk full).
    [[nodiscard]] bool good() const { return m_good; }

private:
    void cutToWholeLines();

    std::filesystem::path m_path;
    std::ofstream m_stream;
    std::int64_t m_rows = 0;
    std::uintmax_t m_bytes = 0; ///< of the header and the whole lines
    bool m_good = true;
};

} // namespace sg
