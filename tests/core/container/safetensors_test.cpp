// Safetensors: written, read back, and damaged.

#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

#include <cstring>

using namespace sg;
using namespace sg::test;
using namespace std::string_literals;

namespace {

/// A file of this header and data.
std::string file(const std::string& header, const std::string& data = {}) {
    return little(static_cast<std::uint64_t>(header.size())) + header + data;
}

std::filesystem::path in(const QTemporaryDir& folder, const char* name) {
    return std::filesystem::path(folder.path().toStdString()) / name;
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void roundTrip() {
        const QTemporaryDir folder;
        const auto path = in(folder, "all.safetensors");
        const std::vector<std::pair<std::string, DType>> types{
            {"byte", DType::U8},
            {"flag", DType::Bool},
            {"f64", DType::F64},
            {"f32", DType::F32},
            {"f16", DType::F16},
            {"bf16", DType::BF16},
            {"i64", DType::I64},
            {"i32", DType::I32},
            {"i16", DType::I16},
            {"i8", DType::I8}};
        std::map<std::string, std::string> data;
        std::map<std::string, TensorToWrite> tensors;
        char fill = 1;
        for (const auto& [name, type] : types) {
            data[name] = std::string(3 * byteSize(type), fill++);
            tensors[name] = {type, {3, 1}, bytesOf(data[name])};
        }
        tensors["scalar"] = {DType::F32, {}, bytesOf(data["f32"]).first(4)};
        tensors["nothing"] = {DType::F32, {0, 4}, {}};
        const std::map<std::string, std::string> metadata{
            {"format", "pt"}, {"note", "\"quoted\"\n\xc3\xa9"}};
        const auto written = writeSafetensors(path, tensors, metadata, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());

        const auto mapped = MappedFile::open(path);
        QVERIFY(mapped);
        QVERIFY(looksLikeSafetensors(mapped->bytes()));
        const auto view = readSafetensors(mapped->bytes());
        QVERIFY2(view, view ? "" : view.error().message.c_str());
        QCOMPARE(view->metadata, metadata);
        QCOMPARE(view->tensors.size(), tensors.size());
        for (const auto& [name, type] : types) {
            const RawTensor& tensor = view->tensors.at(name);
            QVERIFY(tensor.type == type);
            QCOMPARE(tensor.shape, (std::vector<std::int64_t>{3, 1}));
            QCOMPARE(tensor.storage.size(), data[name].size());
            QVERIFY(std::memcmp(tensor.storage.data(), data[name].data(), data[name].size()) == 0);
            QVERIFY(checkBounds(tensor));
            // Numbers lie at multiples of their size, so that readers can map them.
            QCOMPARE(
                std::size_t(tensor.storage.data() - mapped->bytes().data()) % byteSize(type),
                std::size_t(0));
        }
        QCOMPARE(view->tensors.at("scalar").elements(), std::int64_t(1));
        QCOMPARE(view->tensors.at("nothing").elements(), std::int64_t(0));
    }

    void neverReplacesUnasked() {
        const QTemporaryDir folder;
        const auto path = in(folder, "a.safetensors");
        QVERIFY(writeSafetensors(path, {}, {}, Replace::Never));
        const auto again = writeSafetensors(path, {}, {}, Replace::Never);
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::FileExists);
        QVERIFY(writeSafetensors(path, {}, {}, Replace::Always));
    }

    void goldenFileOpens() {
        const auto mapped = MappedFile::open(SG_TEST_DATA "/golden/sg2_64.ref.safetensors");
        QVERIFY(mapped);
        const auto view = readSafetensors(mapped->bytes());
        QVERIFY(view);
        QCOMPARE(view->tensors.at("img_psi1").shape, (std::vector<std::int64_t>{4, 3, 64, 64}));
    }

    void damaged_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const auto entry =
            [](const std::string& dtype, const std::string& shape, const std::string& place) {
                return file(
                    R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" +
                        place + "}}",
                    std::string(16, 'x'));
            };
        QVERIFY(
            readSafetensors(bytesOf(entry("F32", "[2,2]", "[0,16]")))); // the base of the others
        row("empty", "");
        row("nine bytes", "\x01\0\0\0\0\0\0\0{"s);
        row("no header", file(""));
        row("header longer than the file", little(std::uint64_t{1} << 40) + "{}");
        row("header length overflows", little(~std::uint64_t{0}) + "{}");
        row("header is a list", file("[]"));
        row("header is cut", file(R"({"a":)"));
        row("header is huge", file("{" + std::string(5'000'000, ' ') + "}"));
        row("header is nested deeply", file(R"({"a":)" + std::string(1'000'000, '[') + "}"));
        row("entry is a number", file(R"({"a":1})"));
        row("entry is a list", file(R"({"a":[1,2]})"));
        row("entry is empty", file(R"({"a":{}})"));
        row("metadata is a number", file(R"({"__metadata__":3})"));
        row("unknown type", entry("F8_E4M3", "[16]", "[0,16]"));
        row("type is a number",
            file(R"({"a":{"dtype":7,"shape":[],"data_offsets":[0,4]}})", "xxxx"));
        row("negative size", entry("F32", "[-2,2]", "[0,16]"));
        row("fractional size", entry("F32", "[2.0,2]", "[0,16]"));
        row("2^60 elements", entry("F32", "[1152921504606846976]", "[0,16]"));
        row("sizes overflow", entry("F32", "[4294967296,4294967296,4]", "[0,16]"));
        row("nothing, very wide", entry("F32", "[0,18446744073709551615]", "[0,0]"));
        row("nothing, wide twice", entry("F32", "[0,1099511627776,1099511627776]", "[0,0]"));
        row("nine dimensions", entry("U8", "[1,1,1,1,1,1,1,1,16]", "[0,16]"));
        row("place behind the end", entry("F32", "[2,2]", "[16,32]"));
        row("place reversed", entry("F32", "[2,2]", "[16,0]"));
        row("place negative", entry("F32", "[2,2]", "[-16,0]"));
        row("place of another size", entry("F32", "[2,2]", "[0,12]"));
        row("place of three numbers", entry("F32", "[2,2]", "[0,8,16]"));
        row("two tensors in one place",
            file(
                R"({"a":{"dtype":"U8","shape":[16],"data_offsets":[0,16]},"b":{"dtype":"U8","shape":[16],"data_offsets":[0,16]}})",
                std::string(16, 'x')));
    }

    void damaged() {
        QFETCH(QByteArray, bytes);
        const auto content = bytes.toStdString();
        const auto view = readSafetensors(bytesOf(content));
        QVERIFY(!view);
        QVERIFY(!view.error().message.empty());
    }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
