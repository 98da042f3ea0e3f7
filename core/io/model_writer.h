#pragma once

/// Writing model files: one door to all formats of core/io/model_formats.h.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/io/model_formats.h"
#include "core/model/model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sg {

/// Writes a model atomically. Unsupported when the format has no room for this model, or for the
/// half precision of a model that halve() rounded.
Result<void> writeModel(
    const Model& model, const std::filesystem::path& path, ModelFormat format, Replace replace);

/// In the format that the extension of `path` names. An unknown extension is an error that lists
/// the known ones.
Result<void> writeModel(const Model& model, const std::filesystem::path& path, Replace replace);

/// What the format has no place for, so that the model written is not quite the same one: a
/// sentence each, for a person who saves in it. Which parts survive at all is in the table of
/// formats.
std::vector<std::string> lossesOf(const Model& model, ModelFormat format);

/// Rounds the networks to float16, in which .pkl and .safetensors then keep them: half the bytes.
/// Opened again they are float32 with those values. Not for drawing or training before.
void halve(Model& model);

} // namespace sg
