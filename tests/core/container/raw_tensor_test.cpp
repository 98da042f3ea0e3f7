// Tensors, numpy numbers and their bounds.

#include "core/io/container/pickle_reader.h"
#include "core/io/container/raw_tensor.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

namespace {

using Ints = std::vector<std::int64_t>;

/// The pickle of one value, read; keeps the bytes alive.
struct Loaded {
    explicit Loaded(const std::string& body, unsigned char protocol = 3)
        : bytes(pickled(body, protocol)), document(pickle::read(bytesOf(bytes))) {}

    [[nodiscard]] Result<RawTensor> tensor() const {
        return document ? pickle::tensorOf(*document->root) : fail(document.error());
    }

    std::string bytes;
    Result<pickle::Document> document;
};

std::string storage(std::size_t count = 12) {
    return loadFromBytes(storageBlob(counting(count), std::int64_t(count)));
}

std::string wrapped(const char* function, const std::string& first) {
    return call(global("torch._utils", function), {first, "\x89", orderedDict({})});
}

} // namespace

class RawTensorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void contiguous() {
        const auto loaded = Loaded(rebuiltTensor(storage(), 0, {3, 4}, {4, 1}));
        const auto tensor = loaded.tensor();
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QCOMPARE(tensor->shape, (Ints{3, 4}));
        QCOMPARE(tensor->strides, (Ints{4, 1}));
        QCOMPARE(tensor->storage.size(), std::size_t(48));
    }

    void viewsAndScalars() {
        const Loaded view(rebuiltTensor(storage(), 5, {2, 2}, {1, 4}));
        QVERIFY(view.tensor());
        QCOMPARE(view.tensor()->offset, std::int64_t(5));
        const Loaded scalar(rebuiltTensor(storage(1), 0, {}, {}));
        QVERIFY(scalar.tensor());
        QCOMPARE(scalar.tensor()->elements(), std::int64_t(1));
        const Loaded empty(rebuiltTensor(storage(), 0, {0, 4}, {4, 1}));
        QVERIFY(empty.tensor());
        QCOMPARE(empty.tensor()->elements(), std::int64_t(0));
    }

    void wrappers() {
        const auto plain = rebuiltTensor(storage(), 0, {12}, {1});
        for (const auto& body :
             {wrapped("_rebuild_parameter", plain),
              wrapped("_rebuild_parameter_with_state", plain),
              call(global("torch.nn.parameter", "Parameter"), {plain}),
              call(global("torch.jit._pickle", "restore_type_tag"), {plain, text("Tensor")}),
              call(
                  global("torch._utils", "_rebuild_tensor"),
                  {storage(), integer(0), integers({12}), integers({1})}),
              call(
                  global("torch._tensor", "_rebuild_from_type_v2"),
                  {global("torch._utils", "_rebuild_tensor_v2"),
                   global("torch", "Tensor"),
                   tuple({storage(), integer(0), integers({12}), integers({1})}),
                   "}"})}) {
            const Loaded loaded(body);
            QVERIFY(pickle::isTensor(*loaded.document->root));
            QVERIFY2(
                loaded.tensor(), loaded.tensor() ? "" : loaded.tensor().error().message.c_str());
            QCOMPARE(loaded.tensor()->elements(), std::int64_t(12));
        }
        QVERIFY(!pickle::isTensor(*Loaded("N").document->root));
    }

    void storageTypes() {
        for (const auto& [name, type] : std::vector<std::pair<const char*, DType>>{
                 {"DoubleStorage", DType::F64},
                 {"FloatStorage", DType::F32},
                 {"HalfStorage", DType::F16},
                 {"BFloat16Storage", DType::BF16},
                 {"LongStorage", DType::I64},
                 {"IntStorage", DType::I32},
                 {"ShortStorage", DType::I16},
                 {"CharStorage", DType::I8},
                 {"ByteStorage", DType::U8},
                 {"BoolStorage", DType::Bool}}) {
            const std::string data(3 * byteSize(type), '\x01');
            const Loaded loaded(
                rebuiltTensor(loadFromBytes(storageBlob(data, 3, name)), 0, {3}, {1}));
            QVERIFY2(loaded.tensor(), name);
            QVERIFY(loaded.tensor()->type == type);
        }
    }

    void bytesSpelledAsTextInProtocolTwo() {
        // Every byte value, so that the two-byte spellings are covered.
        std::string data;
        std::string spelled;
        const auto spell = [&spelled](const std::string& raw) {
            for (const char c : raw) {
                const auto byte = static_cast<unsigned char>(c);
                if (byte < 0x80) {
                    spelled += c;
                } else {
                    spelled += code(static_cast<unsigned char>(0xC0U | byte >> 6U));
                    spelled += code(static_cast<unsigned char>(0x80U | (byte & 0x3FU)));
                }
            }
        };
        for (int i = 0; i < 256; ++i) {
            data += code(static_cast<unsigned char>(i));
        }
        spell(storageBlob(data, 64));
        const auto encoded = call(global("_codecs", "encode"), {text(spelled), text("latin1")});
        const Loaded loaded(
            rebuiltTensor(
                call(global("torch.storage", "_load_from_bytes"), {encoded}), 0, {64}, {1}),
            2);
        const auto tensor = loaded.tensor();
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QCOMPARE(std::string(reinterpret_cast<const char*>(tensor->storage.data()), 256), data);
    }

    void impossibleTensors_data() {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const std::string& body) {
            QTest::newRow(name) << QByteArray::fromStdString(body);
        };
        const std::int64_t huge = std::int64_t{1} << 60;
        const auto shaped = [](const Ints& shape, const Ints& strides, std::int64_t offset = 0) {
            return rebuiltTensor(storage(), offset, shape, strides);
        };
        row("2^60 elements", shaped({huge}, {1}));
        row("2^60 elements in one place", shaped({huge}, {0}));
        row("a product that overflows", shaped({1 << 30, 1 << 30, 1 << 30}, {0, 0, 0}));
        row("a reach that overflows", shaped({3, 2}, {huge * 7, 1}));
        row("negative size", shaped({-3}, {1}));
        row("negative stride", shaped({3}, {-1}, 11));
        row("negative offset", shaped({3}, {1}, -1));
        row("offset behind the end", shaped({1}, {1}, 12));
        row("offset far behind the end", shaped({0}, {1}, huge));
        row("one element too many", shaped({13}, {1}));
        row("stride behind the end", shaped({2}, {12}));
        row("more elements than stored", shaped({100}, {0}));
        row("nine dimensions", shaped({1, 1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 1}));
        row("shape without strides", shaped({3, 4}, {1}));
        row("no shape",
            call(global("torch._utils", "_rebuild_tensor_v2"), {storage(), integer(0), "N", "N"}));
        row("no arguments", call(global("torch._utils", "_rebuild_tensor_v2"), {}));
        row("arguments are no tuple", global("torch._utils", "_rebuild_tensor_v2") + "NR");
        row("a text as shape",
            call(
                global("torch._utils", "_rebuild_tensor_v2"),
                {storage(), integer(0), tuple({text("3")}), integers({1})}));
        row("no storage", rebuiltTensor("N", 0, {3}, {1}));
        row("a text as storage",
            rebuiltTensor(
                call(global("torch.storage", "_load_from_bytes"), {text("x")}), 0, {3}, {1}));
        row("another call", call(global("torch", "Size"), {storage()}));
        row("a parameter of itself",
            global("torch._utils", "_rebuild_parameter") + "]" + put(1) + code(0x85) + "R0" +
                recall(1));
        row("from_type without arguments",
            call(global("torch._tensor", "_rebuild_from_type_v2"), {"N", "N"}));

        const auto stored = [](const std::string& blob) {
            return rebuiltTensor(loadFromBytes(blob), 0, {3}, {1});
        };
        const auto good = storageBlob(counting(3), 3);
        row("empty blob", stored(""));
        row("a wrong magic", stored("x" + good));
        row("a pickle instead of a blob", stored(pickled("N")));
        row("the length says too much", stored(storageBlob(counting(3), 4)));
        row("the length says 2^61", stored(storageBlob(counting(3), std::int64_t{1} << 61)));
        row("the length is negative", stored(storageBlob(counting(3), -1)));
        row("an unknown type", stored(storageBlob(counting(3), 3, "QInt8Storage")));
        row("a type of another module",
            stored(
                legacyMagic() + pickled("N") + pickled("N") +
                pickled(tuple({text("storage"), global("numpy", "FloatStorage")}) + "Q") +
                pickled("]") + little(std::int64_t{3}) + counting(3)));
        row("a view of old times",
            stored(
                legacyMagic() + pickled("N") + pickled("N") +
                pickled(
                    tuple(
                        {text("storage"),
                         global("torch", "FloatStorage"),
                         text("1"),
                         text("cpu"),
                         integer(3),
                         tuple({text("1"), integer(0), integer(3)})}) +
                    "Q") +
                pickled("]") + little(std::int64_t{3}) + counting(3)));
        row("an object instead of a storage",
            stored(
                legacyMagic() + pickled("N") + pickled("N") + pickled("N") + pickled("]") +
                little(std::int64_t{3}) + counting(3)));
        row("a blob in the blob",
            stored(storageBlob(good, std::int64_t(good.size()), "ByteStorage").substr(15)));
        row("endless work in the blob", stored(legacyMagic() + repeated("(1", 100'000) + good));
        row("a program in the blob",
            stored(legacyMagic() + pickled(call(global("os", "system"), {text("ls")})) + good));
        for (const double part : {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99}) {
            row(qPrintable(QStringLiteral("a blob cut at %1").arg(part)),
                stored(good.substr(0, std::size_t(part * double(good.size())))));
        }
    }

    void impossibleTensors() {
        QFETCH(QByteArray, body);
        const Loaded loaded(body.toStdString());
        QVERIFY2(loaded.document, loaded.document ? "" : loaded.document.error().message.c_str());
        const auto tensor = loaded.tensor();
        QVERIFY(!tensor);
        QVERIFY(!tensor.error().message.empty());
    }

    void numbers() {
        const auto number = [](const std::string& body) {
            const Loaded loaded(body);
            return pickle::numberOf(loaded.document->root).value_or(-999.0);
        };
        QCOMPARE(number(integer(5)), 5.0);
        QCOMPARE(number(code(0x88)), 1.0);
        QCOMPARE(number(numpyScalar("f8", little(0.25))), 0.25);
        QCOMPARE(number(numpyScalar("f4", little(0.5F))), 0.5);
        QCOMPARE(number(numpyScalar("i8", little(std::int64_t{-7}))), -7.0);
        QCOMPARE(number(numpyScalar("i4", little(std::int32_t{-8}))), -8.0);
        QCOMPARE(number(numpyScalar("i2", little(std::int16_t{-9}))), -9.0);
        QCOMPARE(number(numpyScalar("i1", little(std::int8_t{-10}))), -10.0);
        QCOMPARE(number(numpyScalar("u1", little(std::uint8_t{200}))), 200.0);
        QCOMPARE(number(numpyScalar("b1", code(1))), 1.0);
        QCOMPARE(number(numpyScalar("f8", little(0.5F))), -999.0); // too few bytes
        QCOMPARE(number(numpyScalar("O", little(0.5F))), -999.0);
        QCOMPARE(number(text("5")), -999.0);
        QVERIFY(!pickle::numberOf(nullptr));
        QCOMPARE(number(numpyScalar("u2", little(std::uint16_t{65'000}))), 65'000.0);
        QCOMPARE(number(numpyScalar("u4", little(std::uint32_t{4'000'000'000}))), 4e9);
        QCOMPARE(number(numpyScalar("u8", little(std::uint64_t{1} << 63U))), 9223372036854775808.0);
        const auto scalar = global("numpy.core.multiarray", "scalar");
        const std::string one("\x3f\xf0\0\0\0\0\0\0", 8);
        QCOMPARE(number(call(scalar, {numpyType("f8", ">"), bytes(one)})), 1.0);
        QCOMPARE(number(call(scalar, {numpyType(">i2", "|"), bytes("\x01\x02")})), 258.0);
        // Python 2 pickled bytes as text.
        QCOMPARE(number(call(scalar, {numpyType("f8"), "U" + code(8) + little(0.125)})), 0.125);
    }

    void arrays() {
        const auto array = [](const std::string& body) {
            const Loaded loaded(body);
            auto tensor = pickle::arrayOf(*loaded.document->root);
            return tensor ? std::optional(tensor->strides) : std::nullopt;
        };
        QCOMPARE(array(numpyArray("f4", {2, 3}, false, counting(6))), std::optional(Ints{3, 1}));
        QCOMPARE(array(numpyArray("f4", {2, 3}, true, counting(6))), std::optional(Ints{1, 2}));
        QVERIFY(!array(numpyArray("f4", {2, 4}, false, counting(6))));
        QVERIFY(!array(numpyArray("f4", {-2, 3}, false, counting(6))));
        QVERIFY(!array(numpyArray("f4", {1LL << 40, 1LL << 40}, false, counting(6))));
        QVERIFY(!array(numpyArray("O", {6}, false, counting(6))));
        QVERIFY(!array(call(global("torch", "Size"), {})));
        const auto fromBuffer = [](const char* order) {
            return call(
                global("numpy.core.numeric", "_frombuffer"),
                {code(0x96) + little(std::uint64_t{24}) + counting(6),
                 numpyType("f4"),
                 integers({2, 3}),
                 text(order)});
        };
        QCOMPARE(array(fromBuffer("C")), std::optional(Ints{3, 1}));
        QCOMPARE(array(fromBuffer("F")), std::optional(Ints{1, 2}));
    }

    void byteOrder() {
        const Loaded array(
            call(
                global("numpy.core.multiarray", "_reconstruct"),
                {global("numpy", "ndarray"), integers({0}), bytes("b")}) +
            tuple({integer(1), integers({2}), numpyType("f4", ">"), "\x89", bytes(counting(2))}) +
            "b");
        const auto tensor = pickle::arrayOf(*array.document->root);
        QVERIFY(tensor);
        QVERIFY(tensor->bigEndian);
        std::vector<std::byte> data{std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4}};
        swapBytes(data, 2);
        QCOMPARE(int(data[0]), 2);
        QCOMPARE(int(data[3]), 3);
        // A storage says so in its second part.
        const auto blob = legacyMagic() + pickled("M\xe9\x03", 2) +
                          pickled(dict({text("little_endian"), "\x89"}), 2) +
                          storageId("FloatStorage", 2) + pickled("](" + text("1") + "e", 2) +
                          little(std::int64_t{2}) + counting(2);
        const Loaded old(rebuiltTensor(loadFromBytes(blob), 0, {2}, {1}));
        QVERIFY(old.tensor());
        QVERIFY(old.tensor()->bigEndian);
    }

    void channelsLast() {
        const Loaded loaded(rebuiltTensor(storage(24), 0, {1, 2, 3, 4}, {24, 1, 8, 2}));
        const auto tensor = loaded.tensor();
        QVERIFY(tensor);
        QCOMPARE(tensor->strides, (Ints{24, 1, 8, 2}));
        QCOMPARE(tensor->reach(), std::int64_t(24));
        QVERIFY(!Loaded(rebuiltTensor(storage(24), 1, {1, 2, 3, 4}, {24, 1, 8, 2})).tensor());
    }

    void thirdVersion() {
        // Bytes of a storage without a type, read as the type that the call names.
        const auto rebuilt = [](const char* type, const char* stored, std::int64_t count) {
            return Loaded(call(
                global("torch._utils", "_rebuild_tensor_v3"),
                {loadFromBytes(storageBlob(counting(3), count, stored)),
                 integer(1),
                 integers({2}),
                 integers({1}),
                 "\x89",
                 orderedDict({}),
                 global("torch", type)}));
        };
        const auto loaded = rebuilt("float32", "UntypedStorage", 12);
        const auto tensor = loaded.tensor();
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QVERIFY(tensor->type == DType::F32);
        QCOMPARE(tensor->offset, std::int64_t(1));
        QVERIFY(rebuilt("bfloat16", "ByteStorage", 12).tensor());
        QVERIFY(!rebuilt("float64", "UntypedStorage", 12).tensor()); // reaches beyond 12 bytes
        QVERIFY(!rebuilt("float8_e5m2", "UntypedStorage", 12).tensor());
        QVERIFY(loaded.document->unknownGlobals.empty());
    }

    void storagesOutside() {
        const auto body = rebuiltTensor(
            tuple(
                {text("storage"),
                 global("torch", "HalfStorage"),
                 text("7"),
                 text("cuda:0"),
                 integer(6)}) +
                "Q",
            0,
            {2, 3},
            {3, 1});
        const auto file = pickled(body);
        pickle::ReadOptions options;
        options.allowPersistentIds = true;
        const auto document = pickle::read(bytesOf(file), options);
        QVERIFY(document);
        const std::string data(12, '\x01');
        const auto found = pickle::tensorOf(*document->root, [&](const pickle::StorageId& id) {
            return id.key == "7" && id.elements == 6
                       ? Result<pickle::RawStorage>(pickle::RawStorage{id.type, bytesOf(data)})
                       : fail(ErrorCode::BadFormat, "another key");
        });
        QVERIFY(found);
        QVERIFY(found->type == DType::F16);
        QVERIFY(!pickle::tensorOf(*document->root)); // nobody knows where it is
    }

    void unknownBuildersAreNamed() {
        const Loaded loaded(call(global("my.tools", "rebuild"), {storage()}));
        const auto tensor = loaded.tensor();
        QVERIFY(!tensor);
        QVERIFY(tensor.error().code == ErrorCode::Refused);
        QVERIFY(tensor.error().message.find("my.tools.rebuild") != std::string::npos);
    }

    void boundsOfPlainTensors() {
        const std::string data = counting(4);
        const RawTensor good{DType::F32, {2, 2}, {2, 1}, 0, bytesOf(data)};
        QVERIFY(checkBounds(good));
        RawTensor bad = good;
        bad.offset = 1;
        QVERIFY(!checkBounds(bad));
        bad = good;
        bad.type = DType::F64;
        QVERIFY(!checkBounds(bad));
    }
};

QTEST_GUILESS_MAIN(RawTensorTest)
#include "raw_tensor_test.moc"
