#include "core/io/container/raw_tensor.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <string>

namespace sg {

namespace {

constexpr std::int64_t kMaxElements = std::int64_t{1} << 40;

} // namespace

std::size_t byteSize(DType type) {
    switch (type) {
    case DType::F64:
    case DType::I64:
    case DType::U64:
        return 8;
    case DType::F32:
    case DType::I32:
    case DType::U32:
        return 4;
    case DType::F16:
    case DType::BF16:
    case DType::I16:
    case DType::U16:
        return 2;
    case DType::I8:
    case DType::U8:
    case DType::Bool:
        return 1;
    }
    return 1;
}

std::int64_t RawTensor::elements() const {
    std::int64_t count = 1;
    for (const auto side : shape) {
        count *= side;
    }
    return count;
}

std::int64_t RawTensor::reach() const {
    std::int64_t last = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 0) {
            return 0;
        }
        last += (shape[i] - 1) * strides[i];
    }
    return last + 1;
}

void swapBytes(std::span<std::byte> bytes, std::size_t size) {
    for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
        std::ranges::reverse(bytes.subspan(at, size));
    }
}

Result<void> checkBounds(const RawTensor& tensor) {
    const auto available = static_cast<std::int64_t>(tensor.storage.size() / byteSize(tensor.type));
    const auto bad = [](const std::string& what) {
        return fail(ErrorCode::BadFormat, Core::tr("a tensor is damaged: %1", what));
    };
    if (tensor.shape.size() != tensor.strides.size() || tensor.shape.size() > 8) {
        return bad(Core::tr("its shape and strides do not fit"));
    }
    if (tensor.offset < 0 || tensor.offset > available) {
        return bad(Core::tr("it starts outside its storage"));
    }
    std::int64_t count = 1;
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const auto side = tensor.shape[i];
        const auto stride = tensor.strides[i];
        if (side < 0 || stride < 0 || side > kMaxElements || stride > kMaxElements) {
            return bad(Core::tr("it has an impossible size"));
        }
        if (__builtin_mul_overflow(count, side, &count) || count > kMaxElements) {
            return bad(Core::tr("it has an impossible size"));
        }
        std::int64_t reach = 0;
        if (side > 0 && (__builtin_mul_overflow(side - 1, stride, &reach) ||
                         __builtin_add_overflow(last, reach, &last))) {
            return bad(Core::tr("it has an impossible size"));
        }
    }
    if (count > 0 && last >= available) {
        return bad(Core::tr("it reaches beyond its storage"));
    }
    // Every element must be stored: a stride of 0 could blow up a few bytes into gigabytes.
    if (count > available) {
        return bad(Core::tr("it is larger than its storage"));
    }
    return {};
}

} // namespace sg
