#pragma once

/// numpy's number types and arrays, as pickles and .npy files describe them.

#include "core/base/result.h"
#include "core/io/container/raw_tensor.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sg {

/// A number type as numpy spells it: "f4", "<f4", ">i8".
struct NumpyType {
    char kind = 'f'; ///< f, i, u or b
    std::size_t size = 4;
    bool bigEndian = false;
};

/// Nothing for text, objects, records and complex numbers.
std::optional<NumpyType> numpyType(std::string_view code);

/// An array over `bytes`, its last axis the fastest, or its first one when `fortran`. Errors:
/// Unsupported for a number type that `numpyType` does not give, BadFormat when the shape does not
/// fit the bytes.
Result<RawTensor> numpyArray(
    const NumpyType& type,
    std::vector<std::int64_t> shape,
    bool fortran,
    std::span<const std::byte> bytes);

} // namespace sg
