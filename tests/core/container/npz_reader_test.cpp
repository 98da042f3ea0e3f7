// numpy's own files.

#include "core/io/container/npz_reader.h"
#include "tests/core/container/zip_fragments.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;
using namespace std::string_literals;

namespace {

using Ints = std::vector<std::int64_t>;

std::string npy(const std::string& header, const std::string& data, unsigned char version = 1) {
    const auto length = version == 1 ? little(static_cast<std::uint16_t>(header.size()))
                                     : little(static_cast<std::uint32_t>(header.size()));
    return "\x93NUMPY" + code(version) + code(0) + length + header + data;
}

std::string header(const char* type, const char* order, const char* shape) {
    return "{'descr': '"s + type + "', 'fortran_order': " + order + ", 'shape': " + shape +
           ", }          \n";
}

std::string projectedW() {
    return npy(header("<f4", "False", "(1, 2, 3)"), counting(6));
}

} // namespace

class NpzReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void versions() {
        for (const int version : {1, 2, 3}) {
            const auto file =
                npy(header("<f4", "False", "(1, 2, 3)"),
                    counting(6),
                    static_cast<unsigned char>(version));
            const auto array = readNpy(bytesOf(file));
            QVERIFY2(array, array ? "" : array.error().message.c_str());
            QVERIFY(array->type == DType::F32);
            QCOMPARE(array->shape, (Ints{1, 2, 3}));
            QCOMPARE(array->strides, (Ints{6, 3, 1}));
            float last = 0;
            std::memcpy(&last, array->storage.data() + 20, 4);
            QCOMPARE(last, 5.0F);
        }
    }

    void types() {
        const auto type = [](const char* code, bool bigEndian, DType expected) {
            const auto file = npy(header(code, "True", "(1, 2)"), std::string(16, '\0'));
            const auto array = readNpy(bytesOf(file));
            return array && array->type == expected && array->bigEndian == bigEndian &&
                   array->strides == Ints{1, 1};
        };
        QVERIFY(type("<f8", false, DType::F64));
        QVERIFY(type(">f8", true, DType::F64));
        QVERIFY(type("<f2", false, DType::F16));
        QVERIFY(type("|u1", false, DType::U8));
        QVERIFY(type("<u2", false, DType::U16));
        QVERIFY(type(">u4", true, DType::U32));
        QVERIFY(type("<u8", false, DType::U64));
        QVERIFY(type("<i8", false, DType::I64));
        QVERIFY(type("|b1", false, DType::Bool));
    }

    void scalarsAndLongNumbers() {
        const auto scalar = npy(header("<f4", "False", "()"), counting(1));
        QCOMPARE(readNpy(bytesOf(scalar))->elements(), std::int64_t(1));
        const auto python2 = npy(header("<f4", "False", "(2L, 3L)"), counting(6));
        QCOMPARE(readNpy(bytesOf(python2))->shape, (Ints{2, 3}));
    }

    void damaged_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("code");
        const auto row =
            [](const char* name, const std::string& file, ErrorCode code = ErrorCode::BadFormat) {
                QTest::newRow(name) << QByteArray::fromStdString(file) << int(code);
            };
        row("nothing", "");
        row("another file", "GIF89a, and so on");
        row("cut in the header", projectedW().substr(0, 40));
        row("cut in the data", projectedW().substr(0, projectedW().size() - 1));
        row("the header's length lies", "\x93NUMPY\x02\0\xff\xff\xff\xff{"s);
        row("version 9", npy(header("<f4", "False", "()"), counting(1), 9), ErrorCode::Unsupported);
        row("objects", npy(header("|O", "False", "(1,)"), pickled("N")), ErrorCode::Refused);
        row("complex", npy(header("<c8", "False", "(1,)"), counting(2)), ErrorCode::Unsupported);
        row("records",
            npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", counting(1)));
        row("2^60 elements", npy(header("<f4", "False", "(1152921504606846976,)"), counting(1)));
        row("a size beyond 64 bits",
            npy(header("<f4", "False", "(99999999999999999999,)"), counting(1)));
        row("a product that overflows",
            npy(header("<f4", "False", "(4294967296, 4294967296, 0)"), ""));
        row("a negative size", npy(header("<f4", "False", "(-1,)"), counting(1)));
        row("nine axes", npy(header("<f4", "False", "(1,1,1,1,1,1,1,1,1)"), counting(1)));
        row("no shape", npy("{'descr': '<f4', 'fortran_order': False}", counting(1)));
        row("a key twice",
            npy("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': ()}",
                counting(1)));
        row("an unknown key",
            npy("{'x': '<f4', 'fortran_order': False, 'shape': ()}", counting(1)));
        row("a program", npy("{'descr': __import__('os').system('true'), }", counting(1)));
    }

    void damaged() {
        QFETCH(QByteArray, file);
        QFETCH(int, code);
        const auto content = file.toStdString();
        const auto array = readNpy(bytesOf(content));
        QVERIFY(!array);
        QCOMPARE(int(array.error().code), code);
    }

    void archives() {
        for (const bool deflate : {false, true}) {
            const auto file =
                zipped({{"w.npy", projectedW(), deflate}, {"readme.txt", "text", deflate}});
            auto npz = NpzFile::open(bytesOf(file));
            QVERIFY2(npz, npz ? "" : npz.error().message.c_str());
            QCOMPARE(npz->names(), (std::vector<std::string>{"w"}));
            const auto w = npz->array("w");
            QVERIFY(w);
            QCOMPARE(w->shape, (Ints{1, 2, 3}));
            const auto missing = npz->array("noise");
            QVERIFY(!missing);
            QVERIFY(missing.error().message.find("holds w") != std::string::npos);
        }
        const auto slip = zipped({{"../w.npy", projectedW()}});
        QVERIFY(!NpzFile::open(bytesOf(slip)));
        QVERIFY(!NpzFile::open(bytesOf("no zip"s)));
    }
};

QTEST_GUILESS_MAIN(NpzReaderTest)
#include "npz_reader_test.moc"
