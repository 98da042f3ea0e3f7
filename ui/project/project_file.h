#pragma once

/// `.stylegraft` files: a project as JSON. docs/project-format.md describes them.

#include "core/base/result.h"
#include "ui/project/project_document.h"

#include <filesystem>
#include <string>

namespace sg {

inline constexpr int kProjectVersion = 1;
inline constexpr std::uintmax_t kLargestProjectFile = 16U << 20U; ///< bytes

/// A project as it was read. Pictures that are only where the project's own folder leads to are
/// named there; of the model both places are told, because it is checked by its content.
struct StoredProject {
    ProjectDocument document;
    std::filesystem::path modelBeside; ///< where the model lay, seen from the project's folder
};

/// Slow. Errors are one sentence that names the file.
Result<StoredProject> readProject(const std::filesystem::path& file);

/// Slow. A reader sees either the old file or the whole new one.
Result<void> writeProject(const ProjectDocument& document, const std::filesystem::path& file);

/// By the ending of its name.
bool isProjectFile(const std::filesystem::path& file);

} // namespace sg
