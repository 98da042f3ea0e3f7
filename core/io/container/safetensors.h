#pragma once

/// The .safetensors container: 8-byte little-endian header length, JSON header, raw data.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/io/container/raw_tensor.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace sg {

/// The content of a file: nothing is copied.
struct SafetensorsView {
    std::map<std::string, RawTensor> tensors;    ///< views into the bytes
    std::map<std::string, std::string> metadata; ///< of "__metadata__"
};

/// True when the bytes begin like a safetensors file.
bool looksLikeSafetensors(std::span<const std::byte> bytes);

/// Parses a whole file; the view must not outlive `bytes`. Every tensor lies inside the file and no
/// two overlap. Errors: BadFormat for damage, Unsupported for a number type we have no name for;
/// messages do not name the file.
Result<SafetensorsView> readSafetensors(std::span<const std::byte> bytes);

/// One contiguous tensor to be written.
struct TensorToWrite {
    DType type = DType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

/// Writes a file atomically. Each tensor's bytes must be those of its shape; the header is padded
/// so that all numbers are aligned.
Result<void> writeSafetensors(
    const std::filesystem::path& path,
    const std::map<std::string, TensorToWrite>& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace);

} // namespace sg
