#pragma once

/// Pickles spelled out opcode by opcode, as strings that are put together:
/// `pickled(dict({text("a"), integer(1)}))`. Well-formed and hostile files of the tests are made
/// with these.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg::test {

inline std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}

template <typename T>
std::string little(T value) {
    return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

inline std::string code(unsigned char value) {
    return std::string(1, static_cast<char>(value));
}

inline std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts) {
        all += part;
    }
    return all;
}

inline std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    all.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += part;
    }
    return all;
}

/// A whole pickle around what leaves one value on the stack.
inline std::string pickled(const std::string& body, unsigned char protocol = 3) {
    return code(0x80) + code(protocol) + body + ".";
}

inline std::string integer(std::int64_t value) {
    return code(0x8a) + code(8) + little(value);
}

inline std::string text(std::string_view value) {
    return "X" + little(static_cast<std::uint32_t>(value.size())) + std::string(value);
}

inline std::string bytes(std::string_view value) {
    return "B" + little(static_cast<std::uint32_t>(value.size())) + std::string(value);
}

inline std::string put(std::uint32_t index) {
    return "r" + little(index);
}

inline std::string recall(std::uint32_t index) {
    return "j" + little(index);
}

inline std::string global(std::string_view module, std::string_view name) {
    return "c" + std::string(module) + "\n" + std::string(name) + "\n";
}

inline std::string tuple(const std::vector<std::string>& items) {
    return "(" + joined(items) + "t";
}

/// key, value, key, value ...
inline std::string dict(const std::vector<std::string>& items) {
    return "}(" + joined(items) + "u";
}

inline std::string call(const std::string& callee, const std::vector<std::string>& args) {
    return callee + tuple(args) + "R";
}

inline std::string orderedDict(const std::vector<std::string>& items) {
    return global("collections", "OrderedDict") + ")R(" + joined(items) + "u";
}

inline std::string integers(const std::vector<std::int64_t>& values) {
    std::vector<std::string> items;
    for (const auto value : values) {
        items.push_back(integer(value));
    }
    return tuple(items);
}

inline std::string legacyMagic() {
    return {"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15};
}

/// The object pickle of a legacy storage: its persistent id.
inline std::string storageId(const std::string& type, std::int64_t count) {
    return pickled(
        tuple(
            {text("storage"),
             global("torch", type),
             text("1"),
             text("cuda:0"),
             integer(count),
             "N"}) +
            "Q",
        2);
}

/// A legacy torch.save of one storage (formats.md 1.6); `count` may lie about `data`.
inline std::string
storageBlob(const std::string& data, std::int64_t count, const std::string& type = "FloatStorage") {
    return legacyMagic() + pickled("M\xe9\x03", 2) +
           pickled(dict({text("little_endian"), "\x88"}), 2) + storageId(type, count) +
           pickled("](" + text("1") + "e", 2) + little(count) + data;
}

/// Numbers 0, 1, 2 ... as float32.
inline std::string counting(std::size_t count) {
    std::string data;
    for (std::size_t i = 0; i < count; ++i) {
        data += little(static_cast<float>(i));
    }
    return data;
}

inline std::string loadFromBytes(const std::string& blob) {
    return call(global("torch.storage", "_load_from_bytes"), {bytes(blob)});
}

/// torch._utils._rebuild_tensor_v2 with anything as its storage.
inline std::string rebuiltTensor(
    const std::string& storage,
    std::int64_t offset,
    const std::vector<std::int64_t>& shape,
    const std::vector<std::int64_t>& strides) {
    return call(
        global("torch._utils", "_rebuild_tensor_v2"),
        {storage, integer(offset), integers(shape), integers(strides), "\x89", orderedDict({})});
}

/// A contiguous float32 tensor of any content.
inline std::string filledTensor(const std::vector<std::int64_t>& shape) {
    std::vector<std::int64_t> strides(shape.size(), 1);
    std::int64_t count = 1;
    for (std::size_t i = shape.size(); i > 0; --i) {
        strides[i - 1] = count;
        count *= shape[i - 1];
    }
    const std::string data(static_cast<std::size_t>(count) * sizeof(float), '\0');
    return rebuiltTensor(loadFromBytes(storageBlob(data, count)), 0, shape, strides);
}

inline std::string numpyType(std::string_view numberCode, std::string_view order = "<") {
    return call(global("numpy", "dtype"), {text(numberCode), "\x89", "\x88"}) +
           tuple({integer(3), text(order), "N", "N", "N", integer(-1), integer(-1), integer(0)}) +
           "b";
}

inline std::string numpyScalar(std::string_view numberCode, const std::string& data) {
    return call(global("numpy.core.multiarray", "scalar"), {numpyType(numberCode), bytes(data)});
}

inline std::string numpyArray(
    std::string_view numberCode,
    const std::vector<std::int64_t>& shape,
    bool fortran,
    const std::string& data) {
    return call(
               global("numpy.core.multiarray", "_reconstruct"),
               {global("numpy", "ndarray"), integers({0}), bytes("b")}) +
           tuple(
               {integer(1),
                integers(shape),
                numpyType(numberCode),
                fortran ? "\x88" : "\x89",
                bytes(data)}) +
           "b";
}

/// A module of NVIDIA's persistence layer: its tensors, sub-modules and attributes are fragments of
/// key, value, key, value ...
inline std::string persistentModule(
    std::string_view className,
    const std::vector<std::string>& tensors,
    const std::vector<std::string>& children,
    const std::vector<std::string>& attributes = {},
    std::string_view source = "",
    const std::vector<std::string>& buffers = {}) {
    return call(
        global("torch_utils.persistence", "_reconstruct_persistent_obj"),
        {dict(
            {text("type"),
             text("class"),
             text("version"),
             integer(6),
             text("module_src"),
             text(source),
             text("class_name"),
             text(className),
             text("state"),
             dict(
                 {text("_parameters"),
                  orderedDict(tensors),
                  text("_buffers"),
                  orderedDict(buffers),
                  text("_modules"),
                  orderedDict(children),
                  joined(attributes)})})});
}

} // namespace sg::test
