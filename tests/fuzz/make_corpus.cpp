// Writes the hand-made part of the seed corpus: `make_corpus FOLDER` fills FOLDER/pickle,
// FOLDER/safetensors and so on. Well-formed files that reach every reader, and hostile ones.

#include "tests/core/container/pickle_fragments.h"
#include "tests/core/container/zip_fragments.h"

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

/// A tensor whose storage lies beside the pickle.
std::string outsideTensor(const std::string& type, std::string_view key, std::int64_t count) {
    return rebuiltTensor(
        tuple({text("storage"), global("torch", type), text(key), text("cpu"), integer(count)}) +
            "Q",
        0,
        {count},
        {1});
}

std::string stateDict(const std::vector<std::string>& items) {
    return pickled(orderedDict(items) + dict({text("_metadata"), orderedDict({})}) + "b", 2);
}

/// A whole torch.save of the old layout: storages behind the pickles.
std::string legacyFile(
    const std::string& object, const std::vector<std::string>& keys, const std::string& storages) {
    std::string names;
    for (const auto& key : keys) {
        names += text(key);
    }
    return legacyMagic() + pickled("M\xe9\x03", 2) +
           pickled(dict({text("little_endian"), "\x88"}), 2) + object +
           pickled("](" + names + "e", 2) + storages;
}

void torchArchives(const Folder& folder) {
    const auto two = stateDict(
        {text("a"),
         outsideTensor("FloatStorage", "0", 4),
         text("b"),
         outsideTensor("HalfStorage", "1", 2)});
    const std::vector<ZipEntry> good{
        {"archive/data.pkl", two},
        {"archive/data/0", counting(4)},
        {"archive/data/1", "abcd"},
        {"archive/version", "3\n"}};
    folder.add("good", zipped(good));
    folder.add("comment", zipped(good, "a comment PK\x05\x06"));
    const auto changed = [&](auto change) {
        auto entries = good;
        change(entries);
        return zipped(entries);
    };
    folder.add("deflated", changed([](auto& e) { e[0].deflate = e[1].deflate = true; }));
    folder.add(
        "sizes_follow", changed([](auto& e) { e[0].sizesFollow = e[1].sizesFollow = true; }));
    folder.add("zip64", changed([](auto& e) { e[1].zip64 = true; }));
    folder.add("big_endian", changed([](auto& e) { e.push_back({"archive/byteorder", "big"}); }));
    folder.add("torch_script", changed([](auto& e) {
                   e.push_back({"archive/constants.pkl", pickled(")")});
                   e.push_back({"archive/code/x.py", "pass"});
               }));
    folder.add("record_too_short", changed([](auto& e) { e[1].content.resize(3); }));
    folder.add("record_missing", changed([](auto& e) { e.erase(e.begin() + 1); }));
    folder.add("no_pickle", changed([](auto& e) { e.erase(e.begin()); }));
    folder.add("slip", changed([](auto& e) { e[1].name = "../../etc/passwd"; }));
    folder.add("slip_absolute", changed([](auto& e) { e[1].name = "/etc/passwd"; }));
    folder.add("slip_backslash", changed([](auto& e) { e[1].name = "..\\..\\x"; }));
    folder.add("name_with_nul", changed([](auto& e) { e[1].name = "a\0b"s; }));
    folder.add("two_of_a_name", changed([](auto& e) { e[2].name = e[1].name; }));
    folder.add("other_local_name", changed([](auto& e) { e[1].localName = "other"; }));
    folder.add("size_lies", changed([](auto& e) { e[1].size = 0x7fffffff; }));
    folder.add("packed_size_lies", changed([](auto& e) { e[1].packedSize = 0x7fffffff; }));
    folder.add("size_zip64", changed([](auto& e) { e[1].size = e[1].packedSize = 0xffffffff; }));
    folder.add("offset_lies", changed([](auto& e) { e[1].offset = 0xfffffff0; }));
    folder.add("overlap", changed([](auto& e) { e[1].offset = 0; }));
    folder.add("wrong_crc", changed([](auto& e) {
                   e[1].deflate = true;
                   e[1].crc = 1;
               }));
    folder.add("encrypted", changed([](auto& e) { e[1].flags = 1; }));
    folder.add("method_12", changed([](auto& e) { e[1].method = 12; }));
    folder.add("deflate_of_nothing", changed([](auto& e) { e[1].method = 8; }));
    const ZipEntry bomb{"archive/data/0", std::string(4'000'000, '\0'), true};
    folder.add("bomb", zipped({good[0], bomb}));
    folder.add("bomb_that_lies", [&] {
        auto b = bomb;
        b.size = 10;
        return zipped({good[0], b});
    }());
    folder.add("bomb_in_zip", zipped({{"a.zip", zipped({bomb}), true}}));
    folder.add("many_entries", [] {
        std::vector<ZipEntry> entries;
        for (int i = 0; i < 200; ++i) {
            entries.push_back({"a/data/" + std::to_string(i), ""});
        }
        return zipped(entries);
    }());
    folder.add("end_twice", zipped(good) + zipped({}));
    folder.add("empty", zipped({}));
    folder.add(
        "system", zipped({{"a/data.pkl", pickled(call(global("os", "system"), {text("x")}), 2)}}));
    folder.add(
        "huge_tensor",
        zipped(
            {{"a/data.pkl", stateDict({text("a"), outsideTensor("FloatStorage", "0", kHuge)})},
             {"a/data/0", counting(1)}}));
    folder.add(
        "untyped",
        zipped(
            {{"a/data.pkl",
              pickled(
                  call(
                      global("torch._utils", "_rebuild_tensor_v3"),
                      {tuple(
                           {text("storage"),
                            global("torch.storage", "UntypedStorage"),
                            text("0"),
                            text("cpu"),
                            integer(8)}) +
                           "Q",
                       integer(0),
                       integers({2}),
                       integers({1}),
                       "\x89",
                       orderedDict({}),
                       global("torch", "float32")}),
                  2)},
             {"a/data/0", counting(2)}}));

    const auto storage = little(std::int64_t{4}) + counting(4);
    const auto one = stateDict({text("a"), outsideTensor("FloatStorage", "7", 4)});
    folder.add("legacy", legacyFile(one, {"7"}, storage));
    folder.add("legacy_cut", legacyFile(one, {"7"}, storage.substr(0, 12)));
    folder.add("legacy_length_lies", legacyFile(one, {"7"}, little(kHuge) + counting(4)));
    folder.add("legacy_negative", legacyFile(one, {"7"}, little(std::int64_t{-4}) + counting(4)));
    folder.add("legacy_unknown_key", legacyFile(one, {"8"}, storage));
    folder.add("legacy_key_twice", legacyFile(one, {"7", "7"}, storage + storage));
    folder.add("legacy_many_keys", legacyFile(one, std::vector<std::string>(300, "7"), storage));
    folder.add(
        "legacy_view",
        legacyFile(
            pickled(
                rebuiltTensor(
                    tuple(
                        {text("storage"),
                         global("torch", "FloatStorage"),
                         text("7"),
                         text("cpu"),
                         integer(4),
                         tuple({text("9"), integer(1), integer(2)})}) +
                        "Q",
                    0,
                    {2},
                    {1}),
                2),
            {"7"},
            storage));
    folder.add(
        "legacy_module",
        legacyFile(
            pickled(
                tuple({text("module"), global("my", "Net"), text("net.py"), text("source")}) + "Q",
                2),
            {},
            ""));
}

std::string npy(const std::string& header, const std::string& data, unsigned char version = 1) {
    const auto length = version == 1 ? little(static_cast<std::uint16_t>(header.size()))
                                     : little(static_cast<std::uint32_t>(header.size()));
    return "\x93NUMPY" + code(version) + code(0) + length + header + data;
}

void dataFiles(const Folder& folder) {
    const auto header = [](const char* type, const char* order, const char* shape) {
        return "{'descr': '"s + type + "', 'fortran_order': " + order + ", 'shape': " + shape +
               ", }     \n";
    };
    const auto w = npy(header("<f4", "False", "(1, 2, 3)"), counting(6));
    folder.add("w.npy", w);
    folder.add("w.npz", zipped({{"w.npy", w}}));
    folder.add("w_deflated.npz", zipped({{"w.npy", w, true}, {"other.npy", w}}));
    folder.add("without_w.npz", zipped({{"x.npy", w}, {"readme", "text"}}));
    folder.add(
        "bomb.npz",
        zipped(
            {{"w.npy",
              npy(header("<f4", "False", "(1000000,)"), std::string(4'000'000, '\0')),
              true}}));
    folder.add("slip.npz", zipped({{"../w.npy", w}}));
    folder.add("f8.npy", npy(header("<f8", "True", "(2, 1)"), std::string(16, '\1'), 2));
    folder.add("utf8.npy", npy(header(">i2", "False", "()"), "ab", 3));
    folder.add("python2.npy", npy(header("|b1", "False", "(3L,)"), "\1\0\1"s));
    folder.add("objects.npy", npy(header("|O", "False", "(1,)"), pickled("N")));
    folder.add(
        "records.npy",
        npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }\n", counting(1)));
    folder.add("complex.npy", npy(header("<c8", "False", "(1,)"), counting(2)));
    folder.add(
        "too_large.npy", npy(header("<f4", "False", "(1152921504606846976, 4)"), counting(1)));
    folder.add("negative.npy", npy(header("<f4", "False", "(-1,)"), counting(1)));
    folder.add("overflow.npy", npy(header("<f4", "False", "(99999999999999999999,)"), counting(1)));
    folder.add("nine_axes.npy", npy(header("<f4", "False", "(1,1,1,1,1,1,1,1,1)"), counting(1)));
    folder.add("no_shape.npy", npy("{'descr': '<f4', 'fortran_order': False}", counting(1)));
    folder.add(
        "twice.npy",
        npy("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': ()}", counting(1)));
    folder.add("code.npy", npy("{'descr': __import__('os').system('true'), }", counting(1)));
    folder.add("header_lies.npy", "\x93NUMPY\x02\0\xff\xff\xff\xff{"s);
    folder.add("version_9.npy", npy(header("<f4", "False", "()"), counting(1), 9));

    folder.add(
        "classes.json",
        R"({"labels": [["00000/img00000000.png", 6], ["00000\\img00000001.png", 2.0]]})");
    folder.add(
        "vectors.json",
        R"({"labels": [["a.png", [0.5, -1e3]], ["b.png", [1, 2]]], "more": {"deep": [[1], null, true]}})");
    folder.add("null.json", R"({"labels": null})");
    folder.add("absent.json", R"({"x": "y"})");
    folder.add("mixed.json", R"({"labels": [["a.png", 1], ["b.png", [1]]]})");
    folder.add("lengths.json", R"({"labels": [["a.png", [1, 2]], ["b.png", [1]]]})");
    folder.add("negative.json", R"({"labels": [["a.png", -1]]})");
    folder.add(
        "huge_class.json", R"({"labels": [["a.png", 1e300], ["b.png", 18446744073709551615]]})");
    folder.add("infinite.json", R"({"labels": [["a.png", [1e39, 1e400]]]})");
    folder.add("triple.json", R"({"labels": [["a.png", 1, 2]]})");
    folder.add("single.json", R"({"labels": [["a.png"]]})");
    folder.add("flat.json", R"({"labels": ["a.png", 1]})");
    folder.add("object.json", R"({"labels": {"a.png": 1}})");
    folder.add("twice.json", R"({"labels": [["a.png", 1]], "labels": [["a.png", [1]]]})");
    folder.add("array.json", R"([1, 2])");
    folder.add("nested.json", "{\"x\": " + repeated("[", 1'000));
    folder.add("nested_labels.json", "{\"labels\": " + repeated("[", 1'000));
    folder.add("bad_utf8.json", "{\"labels\": [[\"\xff\xfe\", 1]]}");
    folder.add("cut.json", R"({"labels": [["a.png", 1], ["b)");
    folder.add("bom.json", "\xef\xbb\xbf{\"labels\": null}");
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
    torchArchives(Folder(root / "torch_archive"));
    dataFiles(Folder(root / "data_files"));
    return 0;
}
