#pragma once

/// What helps to find a fault, without anything private: versions, devices, settings, the end of
/// the log, and a run's numbers. Never pictures, weights, names of files or places of folders.

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

class QSettings;

namespace sg {

struct DiagnosticsSource {
    QStringList facts;                   ///< "Compute device: 2 cores", a line each
    const QSettings* settings = nullptr; ///< of the program
    QStringList log;
    std::filesystem::path run; ///< folder of the present or last run; empty = none
    std::string branch;        ///< of that; "main" or empty = the first
    QStringList privateNames;  ///< of pictures and models
};

struct DiagnosticsEntry {
    QString file; ///< in the archive
    QString what; ///< for a person
    QByteArray content;
};

/// Reads the run's files: call it off the GUI thread when they may be large.
[[nodiscard]] std::vector<DiagnosticsEntry> collectDiagnostics(const DiagnosticsSource& source);

/// Writes them as a zip archive, with a README that says what is inside; replaces `path`.
Result<void>
writeDiagnostics(const std::vector<DiagnosticsEntry>& entries, const std::filesystem::path& path);

} // namespace sg
