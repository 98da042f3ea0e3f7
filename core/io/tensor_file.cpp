#include "core/io/tensor_file.h"

#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "core/model/torch.h"

#include <cstring>
#include <utility>
#include <vector>

namespace sg {

namespace {

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
        return torch::kInt64;
    case DType::I32:
        return torch::kInt32;
    case DType::I16:
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

} // namespace

torch::Tensor toFloatTensor(const RawTensor& raw) {
    // The bytes in a file are not aligned: copy them first, then look at them with strides.
    const auto type = scalarType(raw.type);
    const auto elements = static_cast<std::int64_t>(raw.storage.size() / byteSize(raw.type));
    auto flat = torch::empty({elements}, type);
    if (elements > 0) {
        std::memcpy(flat.data_ptr(), raw.storage.data(), static_cast<std::size_t>(elements) * byteSize(raw.type));
    }
    return flat.as_strided(raw.shape, raw.strides, raw.offset).to(torch::kFloat32).contiguous().clone();
}

Result<StateDict> readTensors(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return fail(file.error());
    }
    const auto view = readSafetensors(file->bytes());
    if (!view) {
        return fail(view.error().wrap(path.string() + ": "));
    }
    StateDict tensors;
    for (const auto& [name, raw] : view->tensors) {
        tensors.emplace(name, toFloatTensor(raw));
    }
    return tensors;
}

Result<void> writeTensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace) {
    StateDict kept;
    std::map<std::string, TensorToWrite> entries;
    for (const auto& [name, tensor] : tensors) {
        const auto& own = kept[name] = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
        entries[name] = {
            DType::F32,
            own.sizes().vec(),
            std::as_bytes(std::span(own.data_ptr<float>(), static_cast<std::size_t>(own.numel())))};
    }
    return writeSafetensors(path, entries, metadata, replace);
}

} // namespace sg
