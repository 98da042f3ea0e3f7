// Writes the hand-made part of the seed corpus: `make_corpus FOLDER` fills FOLDER/pickle,
// FOLDER/safetensors and so on. Well-formed files that reach every reader, and hostile ones.

#include "tests/core/container/pickle_fragments.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace sg::test;
using namespace std::string_literals;

namespace {

/// Files of one target, each under its name.
class Folder {
public:
    explicit Folder(std::filesystem::path path) : m_path(std::move(path)) {
        std::filesystem::create_directories(m_path);
    }

    void add(const std::string& name, const std::string& content) const {
        std::ofstream file(m_path / name, std::ios::binary | std::ios::trunc);
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.flush();
        if (!file) {
            std::fprintf(stderr, "make_corpus: cannot write %s\n", (m_path / name).c_str());
            std::exit(1);
        }
    }

private:
    std::filesystem::path m_path;
};

constexpr std::int64_t kHuge = std::int64_t{1} << 60;

/// A generator of one mapping layer, in the way NVIDIA's persistence layer pickles it.
std::string model(const std::string& weight) {
    const auto layer = persistentModule(
        "FullyConnectedLayer",
        {text("weight"), weight},
        {},
        {text("activation"), text("lrelu"), text("weight_gain"), numpyScalar("f8", little(0.5))},
        "source");
    const auto mapping = persistentModule("MappingNetwork", {}, {text("fc0"), layer});
    return pickled(
        dict({text("G_ema"), persistentModule("Generator", {}, {text("mapping"), mapping})}));
}

void wellFormedPickles(const Folder& folder) {
    folder.add("model", model(filledTensor({2, 2})));
    folder.add(
        "parameter",
        pickled(call(
            global("torch._utils", "_rebuild_parameter"),
            {filledTensor({3}), "\x89", orderedDict({})})));
    folder.add(
        "channels_last",
        pickled(rebuiltTensor(
            loadFromBytes(storageBlob(counting(24), 24)), 0, {1, 2, 3, 4}, {24, 1, 8, 2})));
    for (const char* type :
         {"DoubleStorage",
          "HalfStorage",
          "BFloat16Storage",
          "LongStorage",
          "IntStorage",
          "ShortStorage",
          "CharStorage",
          "ByteStorage",
          "BoolStorage"}) {
        folder.add(
            type,
            pickled(rebuiltTensor(
                loadFromBytes(storageBlob(std::string(16, '\1'), 2, type)), 0, {2}, {1})));
    }
    folder.add(
        "tensor_v1",
        pickled(call(
            global("torch._utils", "_rebuild_tensor"),
            {loadFromBytes(storageBlob(counting(2), 2)),
             integer(0),
             integers({2}),
             integers({1})})));
    folder.add(
        "tensor_v3",
        pickled(call(
            global("torch._utils", "_rebuild_tensor_v3"),
            {loadFromBytes(storageBlob(counting(2), 8, "ByteStorage")),
             integer(0),
             integers({2}),
             integers({1}),
             "\x89",
             orderedDict({}),
             global("torch", "float32")})));
    folder.add("persistent_id", storageId("FloatStorage", 3));
    folder.add(
        "state_dict",
        pickled(
            orderedDict(
                {text("a"),
                 rebuiltTensor(
                     tuple(
                         {text("storage"),
                          global("torch", "FloatStorage"),
                          text("0"),
                          text("cpu"),
                          integer(4)}) +
                         "Q",
                     0,
                     {2, 2},
                     {2, 1})}) +
            dict({text("_metadata"), orderedDict({})}) + "b"));
    for (const char* number : {"f8", "f4", "i8", "i4", "i2", "u1", "b1"}) {
        folder.add(
            "array_"s + number, pickled(numpyArray(number, {1}, false, std::string(8, '\1'))));
    }
    folder.add("array_fortran", pickled(numpyArray("f4", {2, 3}, true, counting(6))));
    folder.add(
        "array_big_endian",
        pickled(
            call(
                global("numpy.core.multiarray", "_reconstruct"),
                {global("numpy", "ndarray"), integers({0}), bytes("b")}) +
            tuple({integer(1), integers({2}), numpyType("f4", ">"), "\x89", bytes(counting(2))}) +
            "b"));
    folder.add(
        "array_frombuffer",
        pickled(
            call(
                global("numpy.core.numeric", "_frombuffer"),
                {code(0x96) + little(std::uint64_t{8}) + counting(2),
                 numpyType("f4"),
                 integers({2}),
                 text("C")}),
            5));
    folder.add("scalar", pickled(numpyScalar("f8", little(1.5))));
    folder.add(
        "encoded",
        pickled(call(global("_codecs", "encode"), {text("a\xc3\xbf"), text("latin1")}), 2));
    folder.add(
        "every_kind",
        pickled(
            code(0x95) + little(std::uint64_t{60}) + code(0x8c) + code(2) + "os" + "0" +
                code(0x8f) + "(K\x01M\x02\x01J\x01\x01\x01\x01" + code(0x90) + "0" +
                "(K\x01K\x02l0(K\x01K\x02" + "d0(K\x01" + code(0x91) + "0" +
                "G\x3f\xf0\0\0\0\0\0\0"s + code(0x94) + "h\0"s + code(0x86) + code(0x85) + "N" +
                code(0x87).substr(0, 0) + "(1U\1xT\1\0\0\0x0000"s + code(0x8b) +
                little(std::int32_t{3}) + "abc2" + code(0x87),
            4));
    folder.add(
        "stack_global",
        pickled(
            code(0x8c) + code(11) + "collections" + code(0x94) + code(0x8c) + code(11) +
                "OrderedDict" + code(0x94) + code(0x93) + ")R",
            4));
    folder.add(
        "newobj",
        pickled(global("dnnlib.util", "EasyDict") + ")" + code(0x81) + "(" + text("a") + "K\x01u"));
    folder.add("newobj_ex", pickled(global("dnnlib.util", "EasyDict") + ")}" + code(0x92), 4));
}

void hostilePickles(const Folder& folder) {
    const auto max32 = little(std::uint32_t{0xffffffff});
    const auto max64 = little(~std::uint64_t{0});
    folder.add("text_of_4_gib", pickled("X" + max32 + "x"));
    folder.add("bytes_of_2_64", pickled(code(0x8e) + max64 + "x", 4));
    folder.add("bytearray_of_2_63", pickled(code(0x96) + little(std::uint64_t{1} << 63U), 5));
    folder.add("long4_giant", pickled(code(0x8b) + little(std::int32_t{0x7fffffff})));
    folder.add("long4_negative", pickled(code(0x8b) + little(std::int32_t{-1})));
    folder.add("frame_too_long", pickled(code(0x95) + max64 + "N", 4));
    folder.add(
        "frame_too_short", pickled(code(0x95) + little(std::uint64_t{0}) + "(K\x01K\x02l", 4));
    folder.add(
        "frame_in_frame",
        pickled(
            code(0x95) + little(std::uint64_t{10}) + code(0x95) + little(std::uint64_t{1}) + "N",
            4));
    folder.add("put_far_away", pickled("N" + put(0xffffffff) + "0" + recall(0xffffffff)));
    folder.add("get_never_put", pickled(recall(7)));
    folder.add("put_of_nothing", pickled(put(0)));
    folder.add("memoize_many", pickled(repeated("N" + code(0x94) + "0", 500) + "N", 4));
    folder.add("pop_below_mark", pickled("N(0000"));
    folder.add("build_on_list", pickled("]Nb"));
    folder.add("build_on_global", pickled(global("collections", "OrderedDict") + "Nb"));
    folder.add(
        "build_on_itself",
        pickled(global("argparse", "Namespace") + ")" + code(0x81) + put(1) + recall(1) + "b"));
    folder.add("setitems_odd", pickled("}(K\x01K\x02K\x03u"));
    folder.add("list_in_itself", pickled("]" + put(1) + recall(1) + "a"));
    folder.add("dict_in_itself", pickled("}" + put(1) + text("a") + recall(1) + "s"));
    folder.add("tuple_in_itself", pickled("]" + put(1) + "(" + recall(1) + "t" + put(2) + "a"));
    folder.add(
        "object_of_itself",
        pickled(global("collections", "OrderedDict") + "](" + put(1) + recall(1) + "t" + "R"));
    folder.add("billion_laughs", [] {
        std::string body = "]" + put(0) + "0";
        for (std::uint32_t level = 1; level < 30; ++level) {
            body += "](" + repeated(recall(level - 1), 10) + "e" + put(level) + "0";
        }
        return pickled(body + recall(29));
    }());
    folder.add("nested_lists", pickled(repeated("]", 1'000) + repeated("a", 999)));
    folder.add("nested_tuples", pickled("N" + repeated(code(0x85), 1'000)));
    folder.add("marks", pickled(repeated("(", 1'000)));
    folder.add(
        "encoded_again_and_again",
        pickled(
            text(std::string(200, 'a')) + put(1) +
                repeated(
                    global("_codecs", "encode") + recall(1) + text("latin1") + code(0x86) + "R0",
                    20),
            2));
    folder.add("os_system", pickled(call(global("os", "system"), {text("true")})));
    folder.add(
        "dotted",
        pickled(
            code(0x8c) + code(5) + "torch" + code(0x8c) + code(9) + "os.system" + code(0x93), 4));
    folder.add("eval", pickled(call(global("builtins", "eval"), {text("1")})));
    folder.add("unknown_global", pickled(call(global("timm.models", "Thing"), {})));

    const auto storage = loadFromBytes(storageBlob(counting(4), 4));
    folder.add("tensor_2_60", pickled(rebuiltTensor(storage, 0, {kHuge}, {1})));
    folder.add("tensor_2_60_in_one_place", pickled(rebuiltTensor(storage, 0, {kHuge}, {0})));
    folder.add(
        "tensor_overflow",
        pickled(rebuiltTensor(storage, 0, {1 << 30, 1 << 30, 1 << 30}, {0, 0, 0})));
    folder.add("tensor_negative_stride", pickled(rebuiltTensor(storage, 3, {4}, {-1})));
    folder.add("tensor_negative_size", pickled(rebuiltTensor(storage, 0, {-4}, {1})));
    folder.add("tensor_negative_offset", pickled(rebuiltTensor(storage, -1, {1}, {1})));
    folder.add(
        "tensor_offset_2_62", pickled(rebuiltTensor(storage, std::int64_t{1} << 62, {1}, {1})));
    folder.add("tensor_empty_outside", pickled(rebuiltTensor(storage, 5, {0}, {1})));
    folder.add(
        "storage_lies",
        pickled(rebuiltTensor(loadFromBytes(storageBlob(counting(4), kHuge)), 0, {4}, {1})));
    folder.add(
        "storage_negative",
        pickled(rebuiltTensor(loadFromBytes(storageBlob(counting(4), -4)), 0, {4}, {1})));
    folder.add(
        "blob_in_blob",
        pickled(rebuiltTensor(loadFromBytes(storageBlob(storage, 4)), 0, {4}, {1})));
    folder.add("array_huge", pickled(numpyArray("f4", {kHuge, kHuge}, false, counting(1))));
    folder.add("array_negative", pickled(numpyArray("f4", {-1, -1}, false, counting(1))));
    folder.add("module_in_itself", [] {
        const auto module = call(
            global("torch_utils.persistence", "_reconstruct_persistent_obj"),
            {dict({text("state"), dict({text("_modules"), "}" + put(1)})})});
        return pickled(
            module + put(2) + "0" + recall(1) + text("self") + recall(2) + "s0" +
            dict({text("G_ema"), recall(2)}));
    }());
}

std::string safetensorsFile(const std::string& header, std::size_t dataBytes) {
    return little(static_cast<std::uint64_t>(header.size())) + header +
           std::string(dataBytes, '\1');
}

void safetensorsFiles(const Folder& folder) {
    const auto entry = [](const char* type, const char* shape, const char* place) {
        return R"({"a":{"dtype":")"s + type + R"(","shape":)" + shape + R"(,"data_offsets":)" +
               place + "}}";
    };
    for (const char* type :
         {"F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL", "F8_E4M3"}) {
        folder.add("type_"s + type, safetensorsFile(entry(type, "[1]", "[0,4]"), 8));
    }
    folder.add("scalar", safetensorsFile(entry("F32", "[]", "[0,4]"), 4));
    folder.add(
        "metadata",
        safetensorsFile(
            R"({"__metadata__":{"a":"b","c":1},"x":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"y":{"dtype":"U8","shape":[0],"data_offsets":[16,16]}})",
            16));
    folder.add("huge_shape", safetensorsFile(entry("F32", "[1152921504606846976]", "[0,4]"), 4));
    folder.add(
        "overflowing_shape",
        safetensorsFile(entry("F32", "[4294967296,4294967296,0]", "[0,0]"), 4));
    folder.add("negative_shape", safetensorsFile(entry("F32", "[-1]", "[0,4]"), 4));
    folder.add("float_shape", safetensorsFile(entry("F32", "[1.5]", "[0,4]"), 4));
    folder.add("backwards", safetensorsFile(entry("F32", "[1]", "[8,4]"), 8));
    folder.add(
        "outside",
        safetensorsFile(entry("F32", "[1]", "[18446744073709551612,18446744073709551615]"), 8));
    folder.add(
        "overlap",
        safetensorsFile(
            R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})",
            6));
    folder.add(
        "twice",
        safetensorsFile(
            R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
            4));
    folder.add("nested", safetensorsFile("{" + repeated("\"a\":[", 1'000), 4));
    folder.add("header_lies", little(~std::uint64_t{0}) + "{}");
    folder.add("bad_utf8", safetensorsFile("{\"\xff\xfe\":{}}", 4));
    folder.add(
        "escape", safetensorsFile(R"({"\u0000\ud800":{"dtype":"F32"},"__metadata__":[]})", 4));
    folder.add("nothing", "");
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: make_corpus FOLDER\n");
        return 2;
    }
    const std::filesystem::path root(argv[1]);
    const Folder pickles(root / "pickle");
    wellFormedPickles(pickles);
    hostilePickles(pickles);
    safetensorsFiles(Folder(root / "safetensors"));
    return 0;
}
