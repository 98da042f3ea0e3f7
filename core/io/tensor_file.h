#pragma once

/// Torch tensors to and from raw tensors and safetensors files.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/io/container/raw_tensor.h"
#include "core/model/weights.h"

#include <filesystem>
#include <map>
#include <string>

namespace sg {

/// Copies the numbers into a tensor of the same shape (any numeric type is converted). The usual
/// case, plain float32, goes straight from the file without another copy.
void copyTo(const RawTensor& raw, torch::Tensor target);

/// An own, contiguous float32 copy (any numeric type is converted).
torch::Tensor toFloatTensor(const RawTensor& raw);

/// All tensors of a safetensors file as float32.
Result<StateDict> readTensors(const std::filesystem::path& path);

/// All tensors of a safetensors file with the numbers they have there, and its metadata.
struct ExactTensors {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};

Result<ExactTensors> readExactTensors(const std::filesystem::path& path);

/// Writes tensors of float, half, double, whole or truth values as they are.
Result<void> writeExactTensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace);

/// Writes float32 tensors.
Result<void> writeTensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace);

} // namespace sg
