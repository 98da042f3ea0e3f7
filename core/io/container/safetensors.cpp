#include "core/io/container/safetensors.h"

#include "core/base/core_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sg {

namespace {

/// Room for some 40,000 tensors; JSON takes many times its length in memory.
constexpr std::uint64_t kMaxHeader = 4'000'000;
constexpr std::uint64_t kMaxSide = std::uint64_t{1} << 40U;
/// Header, entry, list of numbers; metadata may hold one more level.
constexpr int kMaxNesting = 4;

constexpr std::array<std::pair<std::string_view, DType>, 13> kNames{{
    {"F64", DType::F64},
    {"F32", DType::F32},
    {"F16", DType::F16},
    {"BF16", DType::BF16},
    {"I64", DType::I64},
    {"I32", DType::I32},
    {"I16", DType::I16},
    {"I8", DType::I8},
    {"U64", DType::U64},
    {"U32", DType::U32},
    {"U16", DType::U16},
    {"U8", DType::U8},
    {"BOOL", DType::Bool},
}};

std::optional<DType> typeOf(const std::string& name) {
    for (const auto& [text, type] : kNames) {
        if (text == name) {
            return type;
        }
    }
    return std::nullopt;
}

std::string nameOf(DType type) {
    for (const auto& [text, candidate] : kNames) {
        if (candidate == type) {
            return std::string(text);
        }
    }
    return "F32";
}

std::uint64_t headerLength(std::span<const std::byte> bytes) {
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), 8);
    return length;
}

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorCode::BadFormat, Core::tr("the safetensors file is damaged: %1", what));
}

/// Brackets inside brackets, outside of strings: looked at before the parser spends memory on them.
bool nestedTooDeep(std::string_view json) {
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\') {
                ++i;
            }
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxNesting) {
                return true;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

/// One entry of the header, against the data that follows it.
Result<RawTensor>
entry(const std::string& name, const nlohmann::json& json, std::span<const std::byte> data) {
    if (!json.is_object() || !json.contains("dtype") || !json["dtype"].is_string() ||
        !json.contains("shape") || !json["shape"].is_array() || json["shape"].size() > 8 ||
        !json.contains("data_offsets") || !json["data_offsets"].is_array() ||
        json["data_offsets"].size() != 2) {
        return damaged(Core::tr("the entry %1 is incomplete", name));
    }
    const auto type = typeOf(json["dtype"].get_ref<const std::string&>());
    if (!type) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "the entry %1 has the number type '%2'; F64, F32, F16, BF16, integers and BOOL can "
                "be read",
                name,
                pickle::printable(json["dtype"].get_ref<const std::string&>())));
    }
    RawTensor tensor;
    tensor.type = *type;
    std::uint64_t count = 1;
    for (const auto& side : json["shape"]) {
        if (!side.is_number_unsigned() || side.get<std::uint64_t>() > kMaxSide ||
            __builtin_mul_overflow(count, side.get<std::uint64_t>(), &count) ||
            count > data.size()) {
            return damaged(Core::tr("the entry %1 has an impossible shape", name));
        }
        tensor.shape.push_back(side.get<std::int64_t>());
    }
    const auto& offsets = json["data_offsets"];
    if (!offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) {
        return damaged(Core::tr("the entry %1 has no place", name));
    }
    const auto begin = offsets[0].get<std::uint64_t>();
    const auto end = offsets[1].get<std::uint64_t>();
    if (begin > end || end > data.size() || end - begin != count * byteSize(*type)) {
        return damaged(Core::tr("the entry %1 lies outside the file", name));
    }
    tensor.storage = data.subspan(begin, end - begin);
    tensor.strides.assign(tensor.shape.size(), 1);
    std::int64_t step = 1;
    for (std::size_t i = tensor.shape.size(); i > 0; --i) {
        tensor.strides[i - 1] = step;
        if (__builtin_mul_overflow(step, std::max<std::int64_t>(tensor.shape[i - 1], 1), &step)) {
            return damaged(Core::tr("the entry %1 has an impossible shape", name));
        }
    }
    return tensor;
}

} // namespace

bool looksLikeSafetensors(std::span<const std::byte> bytes) {
    return bytes.size() > 9 && headerLength(bytes) >= 2 &&
           headerLength(bytes) <= bytes.size() - 8 && bytes[8] == std::byte{'{'};
}

Result<SafetensorsView> readSafetensors(std::span<const std::byte> bytes) {
    if (!looksLikeSafetensors(bytes) || headerLength(bytes) > kMaxHeader) {
        return damaged(Core::tr("its header is missing"));
    }
    const auto length = static_cast<std::size_t>(headerLength(bytes));
    const auto* text = reinterpret_cast<const char*>(bytes.data()) + 8;
    if (nestedTooDeep({text, length})) {
        return damaged(Core::tr("its header is nested too deeply"));
    }
    const auto header = nlohmann::json::parse(text, text + length, nullptr, false);
    if (!header.is_object()) {
        return damaged(Core::tr("its header is no JSON object"));
    }
    const auto data = bytes.subspan(8 + length);
    SafetensorsView view;
    std::uint64_t total = 0;
    for (const auto& [name, json] : header.items()) {
        if (name == "__metadata__") {
            if (!json.is_object()) {
                return damaged(Core::tr("its metadata is no JSON object"));
            }
            for (const auto& [key, item] : json.items()) {
                if (item.is_string()) {
                    view.metadata[key] = item.get<std::string>();
                }
            }
            continue;
        }
        auto tensor = entry(pickle::printable(name), json, data);
        if (!tensor) {
            return fail(tensor.error());
        }
        total += tensor->storage.size();
        if (total > data.size()) {
            return damaged(Core::tr("its entries overlap"));
        }
        view.tensors.emplace(name, std::move(*tensor));
    }
    return view;
}

Result<void> writeSafetensors(
    const std::filesystem::path& path,
    const std::map<std::string, TensorToWrite>& tensors,
    const std::map<std::string, std::string>& metadata,
    Replace replace) {
    // The widest numbers first: then every tensor begins at a multiple of its number size.
    std::vector<std::pair<std::string_view, const TensorToWrite*>> order;
    for (const auto& [name, tensor] : tensors) {
        order.emplace_back(name, &tensor);
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& item) {
        return byteSize(item.second->type);
    });
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) {
        header["__metadata__"] = metadata;
    }
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : order) {
        const std::uint64_t end = offset + tensor->bytes.size();
        header[std::string(name)] = {
            {"dtype", nameOf(tensor->type)},
            {"shape", tensor->shape},
            {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' '); // keeps the data aligned
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    const std::uint64_t length = text.size();
    Result<void> written = file->write(std::as_bytes(std::span(&length, 1)));
    if (written) {
        written = file->write(text);
    }
    for (const auto& [name, tensor] : order) {
        if (written) {
            written = file->write(tensor->bytes);
        }
    }
    return written ? file->commit() : written;
}

} // namespace sg
