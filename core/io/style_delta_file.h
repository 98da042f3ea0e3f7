#pragma once

/// .sgdelta files: a .safetensors container. Tensors `NAME:dense`, `NAME:pointwise`, or `NAME:out`
/// and `NAME:in` (low rank) for each changed parameter NAME; in float16, scaled by a power of two
/// per tensor so that small values survive, up to 64 numbers in float32. Metadata:
/// `stylegraft_delta` (format version), `parent`, `kind`, `strengths`, `exponents`, `training`.

#include "core/base/atomic_file.h"
#include "core/io/style_delta.h"

#include <filesystem>
#include <string_view>

namespace sg {

inline constexpr std::string_view kStyleDeltaExtension = ".sgdelta";

/// Writes a delta atomically. A change that is not a finite number everywhere is InvalidArgument:
/// the file could not be read.
Result<void>
writeStyleDelta(const std::filesystem::path& path, const StyleDelta& delta, Replace replace);

/// Reads one; everything in it is checked. Errors begin with the path: BadFormat for damage,
/// Unsupported for another kind of file or a newer version.
Result<StyleDelta> readStyleDelta(const std::filesystem::path& path);

} // namespace sg
