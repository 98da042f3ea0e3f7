#include "core/io/container/numpy_type.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sg {

namespace {

std::optional<DType> tensorType(const NumpyType& type) {
    constexpr std::array<std::pair<char, std::array<std::optional<DType>, 4>>, 4> kTypes{{
        {'f', {std::nullopt, DType::F16, DType::F32, DType::F64}},
        {'i', {DType::I8, DType::I16, DType::I32, DType::I64}},
        {'u', {DType::U8, DType::U16, DType::U32, DType::U64}},
        {'b', {DType::Bool, std::nullopt, std::nullopt, std::nullopt}},
    }};
    for (const auto& [kind, types] : kTypes) {
        if (kind == type.kind) {
            return types[type.size == 8 ? 3 : type.size / 2];
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<NumpyType> numpyType(std::string_view code) {
    NumpyType type;
    if (!code.empty() && std::string_view("<>|=").find(code[0]) != std::string_view::npos) {
        type.bigEndian = code[0] == '>';
        code.remove_prefix(1);
    }
    constexpr std::array<std::string_view, 12> kCodes{
        "f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"};
    if (std::ranges::find(kCodes, code) == kCodes.end()) {
        return std::nullopt;
    }
    type.kind = code[0];
    type.size = static_cast<std::size_t>(code[1] - '0');
    return type;
}

Result<RawTensor> numpyArray(
    const NumpyType& type,
    std::vector<std::int64_t> shape,
    bool fortran,
    std::span<const std::byte> bytes) {
    const auto stored = tensorType(type);
    if (!stored) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("a numpy array has a number type that is not supported"));
    }
    RawTensor tensor;
    tensor.type = *stored;
    tensor.bigEndian = type.bigEndian;
    tensor.shape = std::move(shape);
    tensor.storage = bytes;
    tensor.strides.assign(tensor.shape.size(), 1);
    std::int64_t step = 1;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const std::size_t axis = fortran ? i : tensor.shape.size() - 1 - i;
        tensor.strides[axis] = step;
        if (__builtin_mul_overflow(step, tensor.shape[axis], &step)) {
            return fail(ErrorCode::BadFormat, Core::tr("a numpy array has an impossible size"));
        }
    }
    if (auto inside = checkBounds(tensor); !inside) {
        return fail(inside.error());
    }
    return tensor;
}

} // namespace sg
