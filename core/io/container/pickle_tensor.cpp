// PyTorch's tensors and storages inside a pickle (formats.md 1.5, 1.6).

#include "core/base/core_text.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/container/raw_tensor.h"

#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace sg::pickle {

namespace {

template <std::size_t N>
std::optional<DType>
lookUp(const std::array<std::pair<std::string_view, DType>, N>& types, std::string_view wanted) {
    for (const auto& [name, type] : types) {
        if (name == wanted) {
            return type;
        }
    }
    return std::nullopt;
}

std::optional<DType> storageType(std::string_view global) {
    constexpr std::array<std::pair<std::string_view, DType>, 12> kTypes{{
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
        {"UntypedStorage", DType::U8},
        {"_UntypedStorage", DType::U8},
    }};
    const auto space = global.find(' ');
    const auto module = global.substr(0, space);
    if (module != "torch" && module != "torch.cuda" && module != "torch.storage") {
        return std::nullopt;
    }
    return lookUp(kTypes, global.substr(space + 1));
}

/// torch.float32 and the like, as `_rebuild_tensor_v3` names them.
std::optional<DType> torchType(const Value* value) {
    constexpr std::array<std::pair<std::string_view, DType>, 18> kTypes{{
        {"torch float64", DType::F64},
        {"torch double", DType::F64},
        {"torch float32", DType::F32},
        {"torch float", DType::F32},
        {"torch float16", DType::F16},
        {"torch half", DType::F16},
        {"torch bfloat16", DType::BF16},
        {"torch int64", DType::I64},
        {"torch long", DType::I64},
        {"torch int32", DType::I32},
        {"torch int", DType::I32},
        {"torch int16", DType::I16},
        {"torch int8", DType::I8},
        {"torch uint64", DType::U64},
        {"torch uint32", DType::U32},
        {"torch uint16", DType::U16},
        {"torch uint8", DType::U8},
        {"torch bool", DType::Bool},
    }};
    return value != nullptr && value->kind == Kind::Global ? lookUp(kTypes, value->text)
                                                           : std::nullopt;
}

/// A call that rebuilds a tensor: which one, and with what.
struct Rebuild {
    std::string_view function;
    const Value* args = nullptr;

    [[nodiscard]] bool isTensor() const {
        return function == "torch._utils _rebuild_tensor" ||
               function == "torch._utils _rebuild_tensor_v2" ||
               function == "torch._utils _rebuild_tensor_v3";
    }
};

/// Takes the wrappers off; what is left need not be a tensor.
Rebuild unwrap(const Value& value) {
    const Value* inner = &value;
    for (int depth = 0; depth < 8 && inner != nullptr && inner->kind == Kind::Object &&
                        inner->callee->kind == Kind::Global && inner->args != nullptr;
         ++depth) {
        Rebuild call{inner->callee->text, inner->args};
        if (call.function == "torch._tensor _rebuild_from_type_v2") {
            // (function, type, args, state): the function is one of the others.
            const Value* function = at(*call.args, 0);
            const Value* args = at(*call.args, 2);
            if (function == nullptr || function->kind != Kind::Global || args == nullptr) {
                return {};
            }
            call = {function->text, args};
        }
        if (call.function != "torch._utils _rebuild_parameter" &&
            call.function != "torch._utils _rebuild_parameter_with_state" &&
            call.function != "torch.jit._pickle restore_type_tag" &&
            call.function != "torch.nn.parameter Parameter") {
            return call;
        }
        inner = at(*call.args, 0);
    }
    return {};
}

Result<RawStorage> storageOf(const Value* holder, const StorageSource& source) {
    if (holder != nullptr && holder->kind == Kind::Persistent && source) {
        const auto id = storageIdOf(*holder);
        return id ? source(*id) : fail(id.error());
    }
    if (holder != nullptr && holder->isCallOf("torch.storage _load_from_bytes") &&
        holder->args != nullptr) {
        const Value* blob = at(*holder->args, 0);
        if (blob != nullptr && blob->kind == Kind::Bytes) {
            return storageIn(blob->bytes);
        }
    }
    return fail(ErrorCode::BadFormat, Core::tr("a tensor has no storage in this file"));
}

} // namespace

Result<std::vector<std::int64_t>> sizesOf(const Value* value) {
    if (value != nullptr && value->isCallOf("torch Size") && value->args != nullptr) {
        value = at(*value->args, 0);
    }
    if (value == nullptr || (value->kind != Kind::Tuple && value->kind != Kind::List) ||
        value->items.size() > 8) {
        return fail(ErrorCode::BadFormat, Core::tr("a tensor is damaged: it has no shape"));
    }
    std::vector<std::int64_t> ints;
    for (const Value* item : value->items) {
        const auto number = toInt(item);
        if (!number) {
            return fail(
                ErrorCode::BadFormat,
                Core::tr("a tensor is damaged: its shape is no list of numbers"));
        }
        ints.push_back(*number);
    }
    return ints;
}

Result<StorageId> storageIdOf(const Value& value) {
    const auto bad = [](const std::string& what) {
        return fail(ErrorCode::BadFormat, Core::tr("a tensor's storage is damaged: %1", what));
    };
    if (value.kind != Kind::Persistent || value.args == nullptr) {
        return bad(Core::tr("it is no storage"));
    }
    const Value* tag = at(*value.args, 0);
    const Value* type = at(*value.args, 1);
    const Value* key = at(*value.args, 2);
    const auto elements = toInt(at(*value.args, 4));
    if (tag == nullptr || tag->kind != Kind::String || tag->text != "storage") {
        return bad(Core::tr("it is no storage"));
    }
    const auto number =
        type != nullptr && type->kind == Kind::Global ? storageType(type->text) : std::nullopt;
    if (!number) {
        return bad(Core::tr("its type is unknown"));
    }
    if (key == nullptr || key->kind != Kind::String || !elements || *elements < 0) {
        return bad(Core::tr("its key or its length is missing"));
    }
    const Value* view = at(*value.args, 5);
    return StorageId{
        *number, key->text, *elements, view != nullptr && !view->isNone() ? view : nullptr};
}

Result<RawStorage> storageIn(std::span<const std::byte> blob) {
    constexpr std::array<unsigned char, 15> kMagic{
        0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E};
    const auto damagedStorage = [](const std::string& what) {
        return fail(ErrorCode::BadFormat, Core::tr("a tensor's storage is damaged: %1", what));
    };
    if (blob.size() < kMagic.size() ||
        std::memcmp(blob.data(), kMagic.data(), kMagic.size()) != 0) {
        return damagedStorage(Core::tr("it does not begin as one"));
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
    const auto id = storageIdOf(*parts[2].root);
    if (!id) {
        return fail(id.error());
    }
    if (id->view != nullptr) {
        return fail(
            ErrorCode::Unsupported, Core::tr("a tensor is a view of a very old PyTorch format"));
    }
    if (blob.size() < 8) {
        return damagedStorage(Core::tr("it ends too early"));
    }
    std::int64_t count = 0;
    std::memcpy(&count, blob.data(), 8);
    blob = blob.subspan(8);
    if (count < 0 || static_cast<std::uint64_t>(count) > blob.size() / byteSize(id->type)) {
        return damagedStorage(Core::tr("it ends too early"));
    }
    const Value* little = find(*parts[1].root, "little_endian");
    return RawStorage{
        id->type,
        blob.first(static_cast<std::size_t>(count) * byteSize(id->type)),
        little != nullptr && little->kind == Kind::Bool && little->integer == 0};
}

bool isTensor(const Value& value) {
    return unwrap(value).isTensor();
}

Result<RawTensor> tensorOf(const Value& value, const StorageSource& source) {
    const Rebuild call = unwrap(value);
    if (!call.isTensor()) {
        if (const auto maker = calleeName(value); !maker.empty()) {
            return fail(
                ErrorCode::Refused,
                Core::tr(
                    "a tensor would have to be made by %1, which Stylegraft never runs", maker));
        }
        return fail(ErrorCode::BadFormat, Core::tr("something that should be a tensor is none"));
    }
    const Value& args = *call.args;
    const auto storage = storageOf(at(args, 0), source);
    if (!storage) {
        return fail(storage.error());
    }
    RawTensor tensor;
    tensor.type = storage->type;
    tensor.storage = storage->bytes;
    tensor.bigEndian = storage->bigEndian;
    if (call.function == "torch._utils _rebuild_tensor_v3") {
        // (storage, offset, size, stride, requires_grad, hooks, number type): the storage may be
        // plain bytes.
        const auto type = torchType(at(args, 6));
        if (!type) {
            return fail(
                ErrorCode::Unsupported,
                Core::tr("a tensor has a number type that is not supported"));
        }
        tensor.type = *type;
    }
    const auto offset = toInt(at(args, 1));
    auto shape = sizesOf(at(args, 2));
    auto strides = sizesOf(at(args, 3));
    if (!offset || !shape || !strides) {
        return fail(ErrorCode::BadFormat, Core::tr("a tensor is damaged: it has no shape"));
    }
    tensor.offset = *offset;
    tensor.shape = std::move(*shape);
    tensor.strides = std::move(*strides);
    if (auto inside = checkBounds(tensor); !inside) {
        return fail(inside.error());
    }
    return tensor;
}

} // namespace sg::pickle
