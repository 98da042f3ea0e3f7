#pragma once

/// Writing model files: one door to all formats of core/io/model_formats.h.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/io/model_formats.h"
#include "core/model/model.h"

#include <filesystem>

namespace sg {

/// Writes a model atomically. Unsupported when the format has no room for this model.
Result<void> writeModel(
    const Model& model, const std::filesystem::path& path, ModelFormat format, Replace replace);

/// In the format that the extension of `path` names. An unknown extension is an error that lists
/// the known ones.
Result<void> writeModel(const Model& model, const std::filesystem::path& path, Replace replace);

} // namespace sg
