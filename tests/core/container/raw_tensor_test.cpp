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
        // Big-endian data is not what it looks like.
        QCOMPARE(
            number(call(
                global("numpy.core.multiarray", "scalar"),
                {numpyType("f8", ">"), bytes(little(1.0))})),
            -999.0);
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
