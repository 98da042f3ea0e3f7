// numpy's scalars and arrays (formats.md 1.7).

#include "core/base/core_text.h"
#include "core/io/container/numpy_type.h"
#include "core/io/container/raw_tensor.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace sg::pickle {

namespace {

std::optional<NumpyType> typeOf(const Value* value) {
    if (value == nullptr || !value->isCallOf("numpy dtype") || value->args == nullptr) {
        return std::nullopt;
    }
    const Value* code = at(*value->args, 0);
    if (code == nullptr || code->kind != Kind::String) {
        return std::nullopt;
    }
    auto type = numpyType(code->text);
    // The byte order comes afterwards, by BUILD.
    const Value* order = value->state != nullptr ? at(*value->state, 1) : nullptr;
    if (type && order != nullptr && order->kind == Kind::String && order->text == ">") {
        type->bigEndian = true;
    }
    return type;
}

/// The bytes of an array; files of Python 2 hold them as text.
std::optional<std::span<const std::byte>> dataOf(const Value* value) {
    if (value != nullptr && value->kind == Kind::Bytes) {
        return value->bytes;
    }
    if (value != nullptr && value->kind == Kind::String) {
        return std::as_bytes(std::span(value->text));
    }
    return std::nullopt;
}

template <typename T>
double readAs(const std::array<std::byte, 8>& bytes) {
    T number{};
    std::memcpy(&number, bytes.data(), sizeof(T));
    return double(number);
}

std::optional<double> scalarOf(const Value& value) {
    const auto type = typeOf(at(*value.args, 0));
    const auto data = dataOf(at(*value.args, 1));
    if (!type || !data || data->size() != type->size) {
        return std::nullopt;
    }
    std::array<std::byte, 8> bytes{};
    std::ranges::copy(*data, bytes.begin());
    if (type->bigEndian) {
        swapBytes(std::span(bytes).first(type->size), type->size);
    }
    const bool isSigned = type->kind == 'i';
    if (type->kind == 'f') {
        // No attribute of a network is stored in half precision.
        return type->size == 8   ? std::optional(readAs<double>(bytes))
               : type->size == 4 ? std::optional(readAs<float>(bytes))
                                 : std::nullopt;
    }
    switch (type->size) {
    case 1:
        return isSigned ? readAs<std::int8_t>(bytes) : readAs<std::uint8_t>(bytes);
    case 2:
        return isSigned ? readAs<std::int16_t>(bytes) : readAs<std::uint16_t>(bytes);
    case 4:
        return isSigned ? readAs<std::int32_t>(bytes) : readAs<std::uint32_t>(bytes);
    default:
        return isSigned ? readAs<std::int64_t>(bytes) : readAs<std::uint64_t>(bytes);
    }
}

/// What both spellings of an array come down to.
Result<RawTensor>
arrayFrom(const Value* shape, const Value* type, bool fortran, const Value* bytes) {
    auto sizes = sizesOf(shape);
    const auto number = typeOf(type);
    const auto data = dataOf(bytes);
    if (!sizes || !number || !data) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr("a numpy array is damaged or does not hold plain numbers"));
    }
    return numpyArray(*number, std::move(*sizes), fortran, *data);
}

bool isCallOfEither(const Value& value, std::string_view first, std::string_view second) {
    return value.isCallOf(first) || value.isCallOf(second);
}

bool isReconstructed(const Value& value) {
    return value.state != nullptr &&
           isCallOfEither(
               value, "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct");
}

bool isFromBuffer(const Value& value) {
    return value.args != nullptr &&
           isCallOfEither(
               value, "numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer");
}

} // namespace

std::optional<double> numberOf(const Value* value) {
    if (value == nullptr) {
        return std::nullopt;
    }
    if (value->kind == Kind::Float) {
        return value->real;
    }
    if (value->kind == Kind::Int || value->kind == Kind::Bool) {
        return double(value->integer);
    }
    const bool scalar =
        isCallOfEither(*value, "numpy.core.multiarray scalar", "numpy._core.multiarray scalar");
    return scalar && value->args != nullptr ? scalarOf(*value) : std::nullopt;
}

bool isArray(const Value& value) {
    return isReconstructed(value) || isFromBuffer(value);
}

Result<RawTensor> arrayOf(const Value& value) {
    if (isReconstructed(value)) {
        // The state: version, shape, type, Fortran order, data.
        const Value& state = *value.state;
        const auto fortran = toInt(at(state, 3));
        return arrayFrom(at(state, 1), at(state, 2), fortran.value_or(0) != 0, at(state, 4));
    }
    if (isFromBuffer(value)) {
        const Value* order = at(*value.args, 3);
        return arrayFrom(
            at(*value.args, 2),
            at(*value.args, 1),
            order != nullptr && order->text == "F",
            at(*value.args, 0));
    }
    return fail(ErrorCode::BadFormat, Core::tr("something that should be a numpy array is none"));
}

} // namespace sg::pickle
