#include "core/io/tensor_file.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "core/model/torch.h"

#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sg {

namespace {

/// The type with which Torch holds the same bytes.
torch::ScalarType scalarType(DType type) {
    switch (type) {
    case DType::F64:
        return torch::kFloat64;
    case DType::F32:
        return torch::kFloat32;
    case DType::F16:
        return torch::kFloat16;
    case DType::BF16:
        return torch::kBFloat16;
    case DType::I64:
    case DType::U64:
        return torch::kInt64;
    case DType::I32:
    case DType::U32:
        return torch::kInt32;
    case DType::I16:
    case DType::U16:
        return torch::kInt16;
    case DType::I8:
        return torch::kInt8;
    case DType::U8:
        return torch::kUInt8;
    case DType::Bool:
        return torch::kBool;
    }
    return torch::kFloat32;
}

/// Torch knows no unsigned numbers of more than 8 bits: what numbers of this type mean, from a
/// tensor that holds their bytes.
torch::Tensor meaning(const torch::Tensor& flat, DType type) {
    switch (type) {
    case DType::U64: {
        const auto real = flat.to(torch::kFloat64);
        return torch::where(flat < 0, real + 18446744073709551616.0, real);
    }
    case DType::U32:
        return flat.to(torch::kInt64).bitwise_and_(std::int64_t{0xFFFFFFFF});
    case DType::U16:
        return flat.to(torch::kInt64).bitwise_and_(std::int64_t{0xFFFF});
    case DType::F64:
    case DType::F32:
    case DType::F16:
    case DType::BF16:
    case DType::I64:
    case DType::I32:
    case DType::I16:
    case DType::I8:
    case DType::U8:
    case DType::Bool:
        return flat;
    }
    return flat;
}

} // namespace

void copyTo(const RawTensor& raw, torch::Tensor target) {
    TORCH_CHECK(target.sizes() == torch::IntArrayRef(raw.shape), "a tensor of another shape");
    if (raw.elements() == 0) {
        return;
    }
    const std::size_t size = byteSize(raw.type);
    const auto bytes =
        raw.storage.subspan(std::size_t(raw.offset) * size, std::size_t(raw.reach()) * size);
    const bool asItLies = raw.type == DType::F32 && !raw.bigEndian &&
                          target.scalar_type() == torch::kFloat32 && target.is_contiguous() &&
                          target.strides() == torch::IntArrayRef(raw.strides);
    if (asItLies) {
        std::memcpy(target.data_ptr(), bytes.data(), bytes.size());
        return;
    }
    // The bytes in a file are not aligned: copy the reach of the tensor first, then look at it with
    // its strides.
    const auto flat = torch::empty({raw.reach()}, scalarType(raw.type));
    std::memcpy(flat.data_ptr(), bytes.data(), bytes.size());
    if (raw.bigEndian) {
        swapBytes({static_cast<std::byte*>(flat.data_ptr()), bytes.size()}, size);
    }
    target.copy_(meaning(flat, raw.type).as_strided(raw.shape, raw.strides));
}

torch::Tensor toFloatTensor(const RawTensor& raw) {
    auto tensor = torch::empty(raw.shape, torch::kFloat32);
    copyTo(raw, tensor);
    return tensor;
}

Result<StateDict> readTensors(const std::filesystem::path& path) {
    auto content = readExactTensors(path);
    if (!content) {
        return fail(content.error());
    }
    return guarded([&]() -> Result<StateDict> {
        for (auto& [name, tensor] : content->tensors) {
            tensor = tensor.to(torch::kFloat32);
        }
        return std::move(content->tensors);
    });
}

Result<void> writeTensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace) {
    StateDict floats;
    for (const auto& [name, tensor] : tensors) {
        floats.emplace(name, tensor.detach().to(torch::kCPU, torch::kFloat32));
    }
    return writeExactTensors(path, floats, metadata, replace);
}

namespace {

std::optional<DType> dtypeOf(torch::ScalarType type) {
    for (const DType candidate :
         {DType::F64,
          DType::F32,
          DType::F16,
          DType::BF16,
          DType::I64,
          DType::I32,
          DType::I16,
          DType::I8,
          DType::U8,
          DType::Bool}) {
        if (scalarType(candidate) == type) {
            return candidate;
        }
    }
    return std::nullopt;
}

} // namespace

Result<ExactTensors> readExactTensors(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return fail(file.error());
    }
    const auto view = readSafetensors(file->bytes());
    if (!view) {
        return fail(view.error().wrap(path.string() + ": "));
    }
    return guarded([&]() -> Result<ExactTensors> {
        ExactTensors content;
        content.metadata = view->metadata;
        for (const auto& [name, raw] : view->tensors) {
            auto tensor = torch::empty(raw.shape, scalarType(raw.type));
            copyTo(raw, tensor);
            content.tensors.emplace(name, std::move(tensor));
        }
        return content;
    });
}

Result<void> writeExactTensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace) {
    StateDict kept;
    std::map<std::string, TensorToWrite> entries;
    for (const auto& [name, tensor] : tensors) {
        const auto& own = kept[name] = tensor.detach().to(torch::kCPU).contiguous();
        const auto type = dtypeOf(own.scalar_type());
        if (!type) {
            return fail(
                ErrorCode::Internal,
                Core::tr("The tensor %1 is of a type that is not written", name));
        }
        entries[name] = {
            *type,
            own.sizes().vec(),
            std::span(
                static_cast<const std::byte*>(own.data_ptr()),
                static_cast<std::size_t>(own.numel()) * own.element_size())};
    }
    return writeSafetensors(path, entries, metadata, replace);
}

} // namespace sg
