#pragma once

/// Tensors as files hold them: a data type, a shape, strides, and bytes somewhere in the file.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sg {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

std::size_t byteSize(DType type);

struct RawTensor {
    DType type = DType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;  ///< in elements
    std::int64_t offset = 0;            ///< of the first element, in elements
    std::span<const std::byte> storage; ///< whole elements; every index lies inside

    [[nodiscard]] std::int64_t elements() const;
};

/// Checks that shape, strides and offset stay inside the storage, without overflow.
Result<void> checkBounds(const RawTensor& tensor);

namespace pickle {

/// True for the calls that rebuild a tensor or a parameter.
bool isTensor(const Value& value);

/// The tensor behind `torch._utils._rebuild_*` with its nested legacy storage
/// (formats.md 1.5, 1.6). The bytes remain those of the file.
Result<RawTensor> tensorOf(const Value& value);

/// A number: Int, Bool, Float, or a numpy scalar (formats.md 1.7).
std::optional<double> numberOf(const Value* value);

/// A numpy array of numbers as a tensor, C order only.
Result<RawTensor> arrayOf(const Value& value);

} // namespace pickle

} // namespace sg
