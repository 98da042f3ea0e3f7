#pragma once

/// Tensors as files hold them: a data type, a shape, strides, and bytes somewhere in the file.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sg {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, Bool };

std::size_t byteSize(DType type);

struct RawTensor {
    DType type = DType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;  ///< in elements
    std::int64_t offset = 0;            ///< of the first element, in elements
    std::span<const std::byte> storage; ///< whole elements; every index lies inside
    bool bigEndian = false;             ///< each element has its most significant byte first

    [[nodiscard]] std::int64_t elements() const;

    /// Elements from the first to the last one, whatever lies between them; 0 when there are none.
    [[nodiscard]] std::int64_t reach() const;
};

/// Checks that shape, strides and offset stay inside the storage, without overflow.
Result<void> checkBounds(const RawTensor& tensor);

/// Turns the bytes of every element of `size` bytes around.
void swapBytes(std::span<std::byte> bytes, std::size_t size);

namespace pickle {

/// The numbers of one storage.
struct RawStorage {
    DType type = DType::U8;           ///< U8 for an untyped one
    std::span<const std::byte> bytes; ///< whole elements
    bool bigEndian = false;
};

/// What the persistent id of a storage says (formats.md 1.6, 3.1).
struct StorageId {
    DType type = DType::U8;      ///< U8 for an untyped storage
    std::string_view key;        ///< names the record that holds the bytes
    std::int64_t elements = 0;   ///< of `type`; 0 or more
    const Value* view = nullptr; ///< (key, offset, size) of very old files; null when there is none
};

/// Errors: BadFormat when the value is no persistent id of a storage of numbers.
Result<StorageId> storageIdOf(const Value& value);

/// The one storage of a complete legacy torch.save, the way it lies inside a byte string.
Result<RawStorage> storageIn(std::span<const std::byte> blob);

/// Finds the bytes behind a persistent id; given by the torch container that holds them.
using StorageSource = std::function<Result<RawStorage>(const StorageId&)>;

/// True for the calls that rebuild a tensor or a parameter.
bool isTensor(const Value& value);

/// The tensor behind `torch._utils._rebuild_*` (formats.md 1.5): its storage is a nested legacy
/// torch.save (1.6), or a persistent id that `source` knows. The bytes remain those of the file.
/// Errors: BadFormat; a value that something unknown would have to build is Refused by name.
Result<RawTensor> tensorOf(const Value& value, const StorageSource& source = {});

/// A number: Int, Bool, Float, or a numpy scalar (formats.md 1.7).
std::optional<double> numberOf(const Value* value);

/// True for what `arrayOf` takes.
bool isArray(const Value& value);

/// A numpy array of numbers as a tensor, in C or Fortran order, also by protocol 5's `_frombuffer`.
Result<RawTensor> arrayOf(const Value& value);

/// A tuple, list or torch.Size of at most 8 whole numbers.
Result<std::vector<std::int64_t>> sizesOf(const Value* value);

} // namespace pickle

} // namespace sg
