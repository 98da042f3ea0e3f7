#pragma once

/// What helps to find a fault, as plain texts, and the zip file of them. Never pictures, models or
/// lists of what was opened.

#include "core/base/result.h"
#include "ui/help/program_part.h"

#include <QString>

#include <filesystem>
#include <vector>

class QSettings;

namespace sg {

class LogKeeper;

struct DiagnosticsText {
    QString name; ///< of the file in the zip; ASCII
    QString text;
};

struct DiagnosticsSources {
    std::vector<ProgramPart> parts;
    QString devices;                     ///< what trains and what draws, a line each
    QString run;                         ///< the model in numbers, the settings, the state
    const QSettings* settings = nullptr; ///< may be null
    const LogKeeper* log = nullptr;      ///< may be null
};

/// The home folder is written as "~".
[[nodiscard]] std::vector<DiagnosticsText> gatherDiagnostics(const DiagnosticsSources& sources);

/// Replaces `path`.
Result<void>
writeDiagnostics(const std::vector<DiagnosticsText>& texts, const std::filesystem::path& path);

/// "Qt 6.4.2 (LGPL-3.0-only)" and so on, a line each; the program itself first.
[[nodiscard]] QString partsInWords(const std::vector<ProgramPart>& parts);

} // namespace sg
