#pragma once

/// Writing model files.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>

namespace sg {

/// Writes a model in the format that the extension of `path` names (".pkl"), atomically. An unknown
/// extension is an error that lists the known ones.
Result<void> writeModel(const Model& model, const std::filesystem::path& path, Replace replace);

} // namespace sg
