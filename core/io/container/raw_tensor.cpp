#include "core/io/container/raw_tensor.h"

#include "core/io/container/pickle_reader.h"

#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace sg {

namespace {

constexpr std::int64_t kMaxElements = std::int64_t{1} << 40;

} // namespace

std::size_t byteSize(DType type) {
    switch (type) {
    case DType::F64:
    case DType::I64:
        return 8;
    case DType::F32:
    case DType::I32:
        return 4;
    case DType::F16:
    case DType::BF16:
    case DType::I16:
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

Result<void> checkBounds(const RawTensor& tensor) {
    const auto available = static_cast<std::int64_t>(tensor.storage.size() / byteSize(tensor.type));
    const auto bad = [](const char* what) {
        return fail(ErrorCode::BadFormat, std::string("a tensor is damaged: ") + what);
    };
    if (tensor.shape.size() != tensor.strides.size() || tensor.shape.size() > 8) {
        return bad("its shape and strides do not fit");
    }
    if (tensor.offset < 0 || tensor.offset > available) {
        return bad("it starts outside its storage");
    }
    std::int64_t count = 1;
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const auto side = tensor.shape[i];
        const auto stride = tensor.strides[i];
        if (side < 0 || stride < 0 || side > kMaxElements || stride > kMaxElements) {
            return bad("it has an impossible size");
        }
        if (__builtin_mul_overflow(count, side, &count) || count > kMaxElements) {
            return bad("it has an impossible size");
        }
        std::int64_t reach = 0;
        if (side > 0 && (__builtin_mul_overflow(side - 1, stride, &reach) ||
                         __builtin_add_overflow(last, reach, &last))) {
            return bad("it has an impossible size");
        }
    }
    if (count > 0 && last >= available) {
        return bad("it reaches beyond its storage");
    }
    // Every element must be stored: a stride of 0 could blow up a few bytes into gigabytes.
    if (count > available) {
        return bad("it is larger than its storage");
    }
    return {};
}

namespace pickle {

namespace {

std::optional<DType> storageType(std::string_view global) {
    constexpr std::array<std::pair<std::string_view, DType>, 10> kTypes{{
        {"FloatStorage", DType::F32},
        {"DoubleStorage", DType::F64},
        {"HalfStorage", DType::F16},
        {"BFloat16Storage", DType::BF16},
        {"LongStorage", DType::I64},
        {"IntStorage", DType::I32},
        {"ShortStorage", DType::I16},
        {"CharStorage", DType::I8},
        {"ByteStorage", DType::U8},
        {"BoolStorage", DType::Bool},
    }};
    const auto space = global.find(' ');
    const auto module = global.substr(0, space);
    if (module != "torch" && module != "torch.cuda") {
        return std::nullopt;
    }
    for (const auto& [name, type] : kTypes) {
        if (global.substr(space + 1) == name) {
            return type;
        }
    }
    return std::nullopt;
}

/// numpy's short code of a type, e.g. "f4" or "<f4".
std::optional<DType> numpyType(std::string_view code) {
    if (!code.empty() && (code[0] == '<' || code[0] == '|' || code[0] == '=')) {
        code.remove_prefix(1);
    }
    constexpr std::array<std::pair<std::string_view, DType>, 9> kTypes{{
        {"f2", DType::F16},
        {"f4", DType::F32},
        {"f8", DType::F64},
        {"i1", DType::I8},
        {"i2", DType::I16},
        {"i4", DType::I32},
        {"i8", DType::I64},
        {"u1", DType::U8},
        {"b1", DType::Bool},
    }};
    for (const auto& [name, type] : kTypes) {
        if (code == name) {
            return type;
        }
    }
    return std::nullopt;
}

std::optional<DType> dtypeOf(const Value* value) {
    if (value == nullptr || !value->isCallOf("numpy dtype") || value->args == nullptr) {
        return std::nullopt;
    }
    const Value* code = at(*value->args, 0);
    // Big-endian data would have to be swapped; no StyleGAN file has any.
    if (const Value* state = value->state) {
        const Value* order = at(*state, 1);
        if (order != nullptr && order->kind == Kind::String && order->text == ">") {
            return std::nullopt;
        }
    }
    return code != nullptr && code->kind == Kind::String ? numpyType(code->text) : std::nullopt;
}

Result<std::vector<std::int64_t>> intsOf(const Value* value) {
    if (value != nullptr && value->isCallOf("torch Size") && value->args != nullptr) {
        value = at(*value->args, 0);
    }
    if (value == nullptr || (value->kind != Kind::Tuple && value->kind != Kind::List) ||
        value->items.size() > 8) {
        return fail(ErrorCode::BadFormat, "a tensor is damaged: it has no shape");
    }
    std::vector<std::int64_t> ints;
    for (const Value* item : value->items) {
        const auto number = toInt(item);
        if (!number) {
            return fail(
                ErrorCode::BadFormat, "a tensor is damaged: its shape is no list of numbers");
        }
        ints.push_back(*number);
    }
    return ints;
}

struct Storage {
    DType type = DType::F32;
    std::span<const std::byte> bytes;
};

/// The complete legacy torch.save of one storage inside a byte string.
Result<Storage> legacyStorage(std::span<const std::byte> blob) {
    constexpr std::array<unsigned char, 15> kMagic{
        0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E};
    const auto damagedStorage = [](const char* what) {
        return fail(ErrorCode::BadFormat, std::string("a tensor's storage is damaged: ") + what);
    };
    if (blob.size() < kMagic.size() ||
        std::memcmp(blob.data(), kMagic.data(), kMagic.size()) != 0) {
        return damagedStorage("it does not begin as one");
    }
    blob = blob.subspan(kMagic.size());
    ReadOptions options;
    options.allowPersistentIds = true;
    options.maxOperations = 200; // a bare storage has some 60 operations and 30 values
    options.maxValues = 100;
    options.maxStack = 100;
    options.maxItems = 100;
    options.maxGlobals = 10;
    std::array<Document, 4> parts; // version, system, storage, keys
    for (Document& part : parts) {
        auto read = pickle::read(blob, options);
        if (!read) {
            return fail(read.error());
        }
        part = std::move(*read);
        blob = blob.subspan(part.length);
    }
    const Value& id = *parts[2].root;
    if (id.kind != Kind::Persistent || id.args == nullptr) {
        return damagedStorage("it is no storage");
    }
    const Value* type = at(*id.args, 1);
    const auto dtype =
        type != nullptr && type->kind == Kind::Global ? storageType(type->text) : std::nullopt;
    if (!dtype) {
        return damagedStorage("its type is unknown");
    }
    if (const Value* view = at(*id.args, 5); view != nullptr && !view->isNone()) {
        return fail(ErrorCode::Unsupported, "a tensor is a view of a very old PyTorch format");
    }
    if (blob.size() < 8) {
        return damagedStorage("it ends too early");
    }
    std::int64_t count = 0;
    std::memcpy(&count, blob.data(), 8);
    blob = blob.subspan(8);
    if (count < 0 || static_cast<std::uint64_t>(count) > blob.size() / byteSize(*dtype)) {
        return damagedStorage("it ends too early");
    }
    return Storage{*dtype, blob.first(static_cast<std::size_t>(count) * byteSize(*dtype))};
}

/// Wrappers around a tensor: the argument that holds it.
const Value* unwrap(const Value& value) {
    const Value* inner = &value;
    for (int depth = 0; depth < 8 && inner != nullptr && inner->args != nullptr; ++depth) {
        if (inner->isCallOf("torch._utils _rebuild_parameter") ||
            inner->isCallOf("torch._utils _rebuild_parameter_with_state") ||
            inner->isCallOf("torch.jit._pickle restore_type_tag") ||
            inner->isCallOf("torch.nn.parameter Parameter")) {
            inner = at(*inner->args, 0);
        } else {
            break;
        }
    }
    return inner;
}

bool isPlainTensor(const Value& value) {
    return value.isCallOf("torch._utils _rebuild_tensor_v2") ||
           value.isCallOf("torch._utils _rebuild_tensor_v3") ||
           value.isCallOf("torch._utils _rebuild_tensor") ||
           value.isCallOf("torch._tensor _rebuild_from_type_v2");
}

} // namespace

bool isTensor(const Value& value) {
    const Value* inner = unwrap(value);
    return inner != nullptr && isPlainTensor(*inner);
}

Result<RawTensor> tensorOf(const Value& value) {
    const Value* inner = unwrap(value);
    if (inner == nullptr || !isPlainTensor(*inner) || inner->args == nullptr) {
        return fail(ErrorCode::BadFormat, "something that should be a tensor is none");
    }
    const Value* args = inner->args;
    if (inner->isCallOf("torch._tensor _rebuild_from_type_v2")) {
        // (function, type, args, state): the function is one of the others.
        args = at(*args, 2);
        if (args == nullptr) {
            return fail(ErrorCode::BadFormat, "a tensor is damaged");
        }
    }
    const Value* holder = at(*args, 0);
    if (holder == nullptr || !holder->isCallOf("torch.storage _load_from_bytes") ||
        holder->args == nullptr) {
        return fail(ErrorCode::BadFormat, "a tensor has no storage in this file");
    }
    const Value* blob = at(*holder->args, 0);
    if (blob == nullptr || blob->kind != Kind::Bytes) {
        return fail(ErrorCode::BadFormat, "a tensor has no storage in this file");
    }
    const auto storage = legacyStorage(blob->bytes);
    if (!storage) {
        return fail(storage.error());
    }
    RawTensor tensor;
    tensor.type = storage->type;
    tensor.storage = storage->bytes;
    const auto offset = at(*args, 1) != nullptr ? toInt(at(*args, 1)) : std::nullopt;
    auto shape = intsOf(at(*args, 2));
    auto strides = intsOf(at(*args, 3));
    if (!offset || !shape || !strides) {
        return fail(ErrorCode::BadFormat, "a tensor is damaged: it has no shape");
    }
    tensor.offset = *offset;
    tensor.shape = std::move(*shape);
    tensor.strides = std::move(*strides);
    if (auto inside = checkBounds(tensor); !inside) {
        return fail(inside.error());
    }
    return tensor;
}

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
    const bool scalar = value->isCallOf("numpy.core.multiarray scalar") ||
                        value->isCallOf("numpy._core.multiarray scalar");
    if (!scalar || value->args == nullptr) {
        return std::nullopt;
    }
    const auto type = dtypeOf(at(*value->args, 0));
    const Value* data = at(*value->args, 1);
    if (!type || data == nullptr || data->kind != Kind::Bytes ||
        data->bytes.size() != byteSize(*type)) {
        return std::nullopt;
    }
    const auto as = [&]<typename T>(T number) {
        std::memcpy(&number, data->bytes.data(), sizeof(T));
        return double(number);
    };
    switch (*type) {
    case DType::F64:
        return as(double{});
    case DType::F32:
        return as(float{});
    case DType::I64:
        return as(std::int64_t{});
    case DType::I32:
        return as(std::int32_t{});
    case DType::I16:
        return as(std::int16_t{});
    case DType::I8:
        return as(std::int8_t{});
    case DType::U8:
    case DType::Bool:
        return as(std::uint8_t{});
    case DType::F16:
    case DType::BF16:
        return std::nullopt; // no attribute of a network is stored so
    }
    return std::nullopt;
}

Result<RawTensor> arrayOf(const Value& value) {
    const bool array = value.isCallOf("numpy.core.multiarray _reconstruct") ||
                       value.isCallOf("numpy._core.multiarray _reconstruct");
    if (!array || value.state == nullptr) {
        return fail(ErrorCode::BadFormat, "something that should be a numpy array is none");
    }
    auto shape = intsOf(at(*value.state, 1));
    const auto type = dtypeOf(at(*value.state, 2));
    const auto fortran = toInt(at(*value.state, 3));
    const Value* data = at(*value.state, 4);
    if (!shape || !type || !fortran || data == nullptr || data->kind != Kind::Bytes) {
        return fail(
            ErrorCode::BadFormat, "a numpy array is damaged or does not hold plain numbers");
    }
    RawTensor tensor;
    tensor.type = *type;
    tensor.shape = std::move(*shape);
    tensor.storage = data->bytes;
    tensor.strides.assign(tensor.shape.size(), 1);
    std::int64_t step = 1;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const std::size_t axis = *fortran != 0 ? i : tensor.shape.size() - 1 - i;
        tensor.strides[axis] = step;
        if (__builtin_mul_overflow(step, tensor.shape[axis], &step)) {
            return fail(ErrorCode::BadFormat, "a numpy array has an impossible size");
        }
    }
    if (auto inside = checkBounds(tensor); !inside) {
        return fail(inside.error());
    }
    return tensor;
}

} // namespace pickle

} // namespace sg
