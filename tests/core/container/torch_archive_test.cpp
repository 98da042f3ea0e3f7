// torch.save's two containers, made by hand and as the golden files have them.

#include "core/io/container/mapped_file.h"
#include "core/io/container/torch_archive.h"
#include "tests/core/container/malformed.h"
#include "tests/core/container/zip_fragments.h"

#include <QtTest>

#include <cstring>
#include <limits>
#include <random>

using namespace sg;
using namespace sg::test;

namespace {

/// A persistent id of the zip container.
std::string idOf(const std::string& type, const std::string& key, std::int64_t count) {
    return tuple(
               {text("storage"),
                global("torch", type),
                text(key),
                text("cuda:0"),
                integer(count)}) +
           "Q";
}

/// The same of the legacy container, which knows views.
std::string legacyIdOf(
    const std::string& type,
    const std::string& key,
    std::int64_t count,
    const std::string& view = "N") {
    return tuple(
               {text("storage"),
                global("torch", type),
                text(key),
                text("cpu"),
                integer(count),
                view}) +
           "Q";
}

struct Stored {
    std::string key;
    std::string data;
    std::int64_t count;
};

std::string legacyFile(
    const std::string& object, const std::vector<Stored>& storages, bool littleEndian = true) {
    std::vector<std::string> keys;
    std::string data;
    for (const auto& storage : storages) {
        keys.push_back(text(storage.key));
        data += little(storage.count) + storage.data;
    }
    return legacyMagic() + pickled("M\xe9\x03", 2) +
           pickled(dict({text("little_endian"), littleEndian ? "\x88" : "\x89"}), 2) +
           pickled(object, 2) + pickled("](" + joined(keys) + "e", 2) + data;
}

std::string zipFile(const std::string& object, const std::string& data, bool deflate = false) {
    return zipped(
        {{"model/data.pkl", pickled(object, 2), deflate},
         {"model/data/0", data, deflate},
         {"model/version", "3\n"}});
}

std::vector<float> numbersOf(const RawTensor& tensor) {
    std::vector<float> numbers(tensor.storage.size() / sizeof(float));
    std::memcpy(numbers.data(), tensor.storage.data(), numbers.size() * sizeof(float));
    return numbers;
}

std::string errorOf(const Result<TorchArchive>& archive) {
    return archive ? "it opened" : archive.error().message;
}

} // namespace

class TorchArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void zipContainer_data() {
        QTest::addColumn<bool>("deflate");
        QTest::newRow("stored") << false;
        QTest::newRow("packed again") << true;
    }

    void zipContainer() {
        QFETCH(bool, deflate);
        const auto object =
            dict({text("a"), rebuiltTensor(idOf("FloatStorage", "0", 6), 1, {2, 2}, {2, 1})});
        const auto bytes = zipFile(object, counting(6), deflate);
        QVERIFY(TorchArchive::recognises(bytesOf(bytes)));
        auto archive = TorchArchive::open(bytesOf(bytes));
        QVERIFY2(archive, errorOf(archive).c_str());
        const auto tensor = archive->tensorOf(*pickle::find(archive->root(), "a"));
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QCOMPARE(tensor->offset, std::int64_t(1));
        QCOMPARE(tensor->shape, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(numbersOf(*tensor), (std::vector<float>{0, 1, 2, 3, 4, 5}));
        QVERIFY(archive->storageBytes() >= 24);
    }

    void halfAndParameterTensors() {
        const auto half = rebuiltTensor(idOf("HalfStorage", "0", 12), 0, {12}, {1});
        const auto parameter =
            call(global("torch._utils", "_rebuild_parameter"), {half, "\x89", orderedDict({})});
        const auto bytes = zipFile(dict({text("a"), parameter}), counting(6));
        auto archive = TorchArchive::open(bytesOf(bytes));
        QVERIFY2(archive, errorOf(archive).c_str());
        const auto tensor = archive->tensorOf(*pickle::find(archive->root(), "a"));
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QVERIFY(tensor->type == DType::F16);
        QCOMPARE(tensor->elements(), std::int64_t(12));
    }

    void untypedStorages() {
        const auto id = tuple(
                            {text("storage"),
                             global("torch.storage", "UntypedStorage"),
                             text("0"),
                             text("cpu"),
                             integer(24)}) +
                        "Q";
        const auto tensorCall = call(
            global("torch._utils", "_rebuild_tensor_v3"),
            {id,
             integer(0),
             integers({6}),
             integers({1}),
             "\x89",
             orderedDict({}),
             global("torch", "float32")});
        const auto bytes = zipFile(dict({text("a"), tensorCall}), counting(6));
        auto archive = TorchArchive::open(bytesOf(bytes));
        QVERIFY2(archive, errorOf(archive).c_str());
        const auto tensor = archive->tensorOf(*pickle::find(archive->root(), "a"));
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QVERIFY(tensor->type == DType::F32);
        QCOMPARE(numbersOf(*tensor).at(5), 5.0F);
    }

    void legacyContainer() {
        const auto object = dict(
            {text("a"),
             rebuiltTensor(legacyIdOf("FloatStorage", "77", 4), 0, {4}, {1}),
             text("b"),
             rebuiltTensor(legacyIdOf("DoubleStorage", "5", 1), 0, {}, {}),
             text("part of a"),
             rebuiltTensor(
                 legacyIdOf("FloatStorage", "77", 4, tuple({text("9"), integer(1), integer(2)})),
                 0,
                 {2},
                 {1})});
        const auto bytes = legacyFile(object, {{"5", little(2.5), 1}, {"77", counting(4), 4}});
        QVERIFY(TorchArchive::recognises(bytesOf(bytes)));
        auto archive = TorchArchive::open(bytesOf(bytes));
        QVERIFY2(archive, errorOf(archive).c_str());
        const auto a = archive->tensorOf(*pickle::find(archive->root(), "a"));
        QVERIFY2(a, a ? "" : a.error().message.c_str());
        QCOMPARE(numbersOf(*a), (std::vector<float>{0, 1, 2, 3}));
        const auto b = archive->tensorOf(*pickle::find(archive->root(), "b"));
        QVERIFY(b && b->type == DType::F64 && b->shape.empty());
        const auto part = archive->tensorOf(*pickle::find(archive->root(), "part of a"));
        QVERIFY2(part, part ? "" : part.error().message.c_str());
        QCOMPARE(numbersOf(*part), (std::vector<float>{1, 2}));
    }

    void bigEndianLegacyFilesSaySo() {
        const auto object =
            dict({text("a"), rebuiltTensor(legacyIdOf("FloatStorage", "1", 1), 0, {1}, {1})});
        const auto bytes = legacyFile(object, {{"1", counting(1), 1}}, false);
        auto archive = TorchArchive::open(bytesOf(bytes));
        QVERIFY2(archive, errorOf(archive).c_str());
        const auto tensor = archive->tensorOf(*pickle::find(archive->root(), "a"));
        QVERIFY(tensor && tensor->bigEndian);
    }

    void goldenFiles_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("zip") << "ros_64.pt";
        QTest::newRow("legacy") << "ros_64.legacy.pt";
    }

    void goldenFiles() {
        QFETCH(QString, file);
        const auto mapped = MappedFile::open(SG_TEST_DATA "/golden/" + file.toStdString());
        QVERIFY(mapped && TorchArchive::recognises(mapped->bytes()));
        auto archive = TorchArchive::open(mapped->bytes());
        QVERIFY2(archive, errorOf(archive).c_str());
        QVERIFY(archive->document().unknownGlobals.empty());
        const auto* ema = pickle::find(archive->root(), "g_ema");
        QVERIFY(ema != nullptr);
        const auto constant = archive->tensorOf(*pickle::find(*ema, "input.input"));
        QVERIFY2(constant, constant ? "" : constant.error().message.c_str());
        QCOMPARE(constant->shape, (std::vector<std::int64_t>{1, 32, 4, 4}));
        QVERIFY(constant->storage.data() > mapped->bytes().data()); // nothing was copied
        QVERIFY(constant->storage.data() < mapped->bytes().data() + mapped->bytes().size());
    }

    void declined_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row =
            [](const char* name, const std::string& bytes, ErrorCode code, const char* says) {
                QTest::newRow(name) << QByteArray::fromStdString(bytes) << int(code) << says;
            };
        row("pictures", zipped({{"a.png", "x"}}), ErrorCode::BadFormat, "without a PyTorch model");
        row("TorchScript",
            zipped({{"m/data.pkl", pickled("N")}, {"m/constants.pkl", pickled("N")}}),
            ErrorCode::Unsupported,
            "TorchScript");
        row("big-endian",
            zipped({{"m/data.pkl", pickled("N")}, {"m/byteorder", "big"}}),
            ErrorCode::Unsupported,
            "big-endian");
        row("a program",
            zipFile(call(global("os", "system"), {text("true")}), ""),
            ErrorCode::Refused,
            "os.system");
        row("a program in a legacy file",
            legacyFile(call(global("builtins", "eval"), {text("1")}), {}),
            ErrorCode::Refused,
            "builtins.eval");
        row("zip slip",
            zipped({{"m/data.pkl", pickled("N")}, {"../m", ""}}),
            ErrorCode::Refused,
            "leads out");
        row("no pickle", zipped({{"m/data.pkl", "text"}}), ErrorCode::BadFormat, "damaged");
        row("an empty pickle", zipped({{"m/data.pkl", ""}}), ErrorCode::BadFormat, "damaged");
        row("another protocol",
            legacyMagic() + pickled("M\xe8\x03", 2) + pickled("}", 2) + pickled("N", 2) +
                pickled("]", 2),
            ErrorCode::Unsupported,
            "protocol version");
        row("storages nobody asked for",
            legacyFile("N", {{"1", counting(1), 1}}),
            ErrorCode::BadFormat,
            "belongs to no tensor");
        const auto tensor = rebuiltTensor(legacyIdOf("FloatStorage", "1", 4), 0, {4}, {1});
        row("fewer numbers than said",
            legacyFile(tensor, {{"1", counting(2), 4}}),
            ErrorCode::BadFormat,
            "ends too early");
        for (const std::int64_t count :
             {std::int64_t{-1}, std::int64_t{1} << 60, std::numeric_limits<std::int64_t>::max()}) {
            row(("a count of " + std::to_string(count)).c_str(),
                legacyFile(tensor, {{"1", counting(4), count}}),
                ErrorCode::BadFormat,
                "ends too early");
        }
        row("only the magic", legacyMagic(), ErrorCode::BadFormat, "damaged");
    }

    void declined() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        QFETCH(QString, says);
        const auto content = bytes.toStdString();
        const Stopwatch stopwatch;
        const auto archive = TorchArchive::open(bytesOf(content));
        QVERIFY(stopwatch.withinLimit());
        QVERIFY(!archive);
        QVERIFY2(int(archive.error().code) == code, errorOf(archive).c_str());
        QVERIFY2(isOneSentence(errorOf(archive)), errorOf(archive).c_str());
        QVERIFY2(
            errorOf(archive).find(says.toStdString()) != std::string::npos,
            errorOf(archive).c_str());
    }

    void wrongTensors() {
        constexpr std::int64_t kHuge = std::int64_t{1} << 60;
        const auto storage = idOf("FloatStorage", "0", 4);
        const std::vector<std::string> tensors{
            rebuiltTensor(storage, 0, {kHuge}, {1}),
            rebuiltTensor(storage, 0, {kHuge}, {0}),
            rebuiltTensor(storage, 0, {kHuge, kHuge}, {1, 1}),
            rebuiltTensor(storage, 3, {4}, {-1}),
            rebuiltTensor(storage, 0, {-4}, {1}),
            rebuiltTensor(storage, -1, {1}, {1}),
            rebuiltTensor(storage, 5, {0}, {1}),
            rebuiltTensor(storage, 0, {5}, {1}),
            rebuiltTensor(storage, 0, {2, 2}, {4, 1}),
            rebuiltTensor(storage, 0, {4}, {}),
            rebuiltTensor(idOf("FloatStorage", "1", 4), 0, {4}, {1}),
            rebuiltTensor(idOf("FloatStorage", "../0", 4), 0, {4}, {1}),
            rebuiltTensor(idOf("NoStorage", "0", 4), 0, {4}, {1}),
            rebuiltTensor("N", 0, {4}, {1}),
            rebuiltTensor(text("0"), 0, {4}, {1}),
            call(global("torch._utils", "_rebuild_tensor_v2"), {}),
            call(global("my", "tensor"), {storage}),
            text("no tensor"),
            "N",
            "}"};
        for (const auto& tensor : tensors) {
            const auto bytes = zipFile(dict({text("a"), tensor}), counting(4));
            auto archive = TorchArchive::open(bytesOf(bytes));
            QVERIFY2(archive, errorOf(archive).c_str());
            const Stopwatch stopwatch;
            const auto raw = archive->tensorOf(*pickle::find(archive->root(), "a"));
            QVERIFY(!raw);
            QVERIFY(stopwatch.withinLimit());
            QVERIFY2(isOneSentence(raw.error().message), raw.error().message.c_str());
        }
        // Views of old files, out of their storage.
        for (const auto& view :
             {tuple({text("9"), integer(3), integer(2)}),
              tuple({text("9"), integer(-1), integer(2)}),
              tuple({text("9"), integer(0), integer(kHuge)}),
              tuple({text("9")}),
              text("view")}) {
            const auto bytes = legacyFile(
                dict(
                    {text("a"),
                     rebuiltTensor(legacyIdOf("FloatStorage", "1", 4, view), 0, {1}, {1})}),
                {{"1", counting(4), 4}});
            auto archive = TorchArchive::open(bytesOf(bytes));
            QVERIFY2(archive, errorOf(archive).c_str());
            QVERIFY(!archive->tensorOf(*pickle::find(archive->root(), "a")));
        }
    }

    void cutAndFlippedFiles() {
        const auto object =
            dict({text("a"), rebuiltTensor(idOf("FloatStorage", "0", 6), 1, {2, 2}, {2, 1})});
        const auto old =
            dict({text("a"), rebuiltTensor(legacyIdOf("FloatStorage", "1", 4), 0, {4}, {1})});
        for (const auto& whole :
             {zipFile(object, counting(6)),
              zipFile(object, counting(6), true),
              legacyFile(old, {{"1", counting(4), 4}})}) {
            for (std::size_t length = 0; length < whole.size(); ++length) {
                const auto cut = whole.substr(0, length);
                QVERIFY(!TorchArchive::open(bytesOf(cut)));
            }
            std::mt19937 random(7);
            for (int i = 0; i < 3'000; ++i) {
                auto flipped = whole;
                auto& byte = flipped[random() % flipped.size()];
                byte = static_cast<char>(byte ^ (1 << (random() % 8)));
                auto archive = TorchArchive::open(bytesOf(flipped));
                if (!archive) {
                    QVERIFY2(isOneSentence(errorOf(archive)), errorOf(archive).c_str());
                    continue;
                }
                if (const auto* a = pickle::find(archive->root(), "a")) {
                    static_cast<void>(archive->tensorOf(*a)); // must neither crash nor hang
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TorchArchiveTest)
#include "torch_archive_test.moc"
