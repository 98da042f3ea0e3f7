// What the writer says is what the reader understands.

#include "core/io/container/pickle_reader.h"
#include "core/io/container/pickle_writer.h"
#include "core/io/container/raw_tensor.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

#include <cstring>
#include <limits>

using namespace sg;
using namespace sg::test;
using pickle::Kind;

namespace {

std::string written(const std::function<void(pickle::Writer&)>& body) {
    std::string all;
    pickle::Writer out([&all](std::span<const std::byte> piece) -> Result<void> {
        all.append(reinterpret_cast<const char*>(piece.data()), piece.size());
        return {};
    });
    body(out);
    return out.finish() ? all : std::string();
}

} // namespace

class PickleWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyKindComesBack() {
        const auto bytes = written([](pickle::Writer& out) {
            out.list([&] {
                out.none();
                out.boolean(true);
                out.real(-0.1);
                out.text("twice");
                out.text("twice");
                out.emptyList();
                out.emptyTuple();
                out.tuple([&] { out.integer(1); });
                out.dict([&] {
                    out.text("key");
                    out.integer(7);
                });
                out.orderedDict([&] {
                    out.text("ordered");
                    out.boolean(false);
                });
                out.set();
                out.call("torch", "Size", [&] { out.emptyTuple(); });
            });
        });
        const auto document = pickle::read(bytesOf(bytes));
        QVERIFY(document);
        const auto& items = document->root->items;
        QCOMPARE(items.size(), std::size_t(12));
        QVERIFY(items[0]->isNone());
        QVERIFY(items[1]->kind == Kind::Bool && items[1]->integer == 1);
        QVERIFY(items[2]->kind == Kind::Float && items[2]->real == -0.1);
        QVERIFY(items[3]->text == "twice" && items[3] == items[4]); // written once
        QVERIFY(items[5]->kind == Kind::List && items[5]->items.empty());
        QVERIFY(items[6]->kind == Kind::Tuple && items[6]->items.empty());
        QVERIFY(items[7]->kind == Kind::Tuple && items[7]->items.size() == 1);
        QCOMPARE(int(pickle::toInt(pickle::find(*items[8], "key")).value()), 7);
        QVERIFY(items[9]->isCallOf("collections OrderedDict"));
        QVERIFY(pickle::find(*items[9], "ordered") != nullptr);
        QVERIFY(items[10]->isCallOf("builtins set"));
        QVERIFY(items[11]->isCallOf("torch Size"));
        QVERIFY(document->unknownGlobals.empty());
    }

    void integersOfEverySize() {
        for (const std::int64_t value :
             {std::int64_t{0},
              std::int64_t{255},
              std::int64_t{256},
              std::int64_t{-1},
              std::int64_t{1} << 31,
              std::numeric_limits<std::int64_t>::min(),
              std::numeric_limits<std::int64_t>::max()}) {
            const auto bytes = written([&](pickle::Writer& out) { out.integer(value); });
            const auto document = pickle::read(bytesOf(bytes));
            QVERIFY(document);
            QCOMPARE(pickle::toInt(document->root).value(), value);
        }
    }

    void storageHeaderFitsItsNumbers_data() {
        QTest::addColumn<bool>("half");
        QTest::newRow("float32") << false;
        QTest::newRow("float16") << true;
    }

    void storageHeaderFitsItsNumbers() {
        QFETCH(bool, half);
        std::string numbers = counting(6);
        numbers.resize(half ? 12 : 24);
        const auto bytes = written([&](pickle::Writer& out) {
            const auto header = pickle::legacyStorageHeader(half, 6, "42");
            out.call("torch._utils", "_rebuild_tensor_v2", [&] {
                out.call("torch.storage", "_load_from_bytes", [&] {
                    out.bytes({header, bytesOf(numbers)});
                });
                out.integer(0);
                out.tuple([&] {
                    out.integer(2);
                    out.integer(3);
                });
                out.tuple([&] {
                    out.integer(3);
                    out.integer(1);
                });
            });
        });
        const auto document = pickle::read(bytesOf(bytes));
        QVERIFY(document);
        const auto tensor = pickle::tensorOf(*document->root);
        QVERIFY2(tensor, tensor ? "" : tensor.error().message.c_str());
        QVERIFY(tensor->type == (half ? DType::F16 : DType::F32));
        QCOMPARE(tensor->elements(), std::int64_t(6));
        QCOMPARE(tensor->storage.size(), numbers.size());
        QVERIFY(std::memcmp(tensor->storage.data(), numbers.data(), numbers.size()) == 0);
    }

    void largePiecesArriveInOrder() {
        const std::string large(300'000, 'L');
        const std::string small(1'000, 's');
        const auto bytes = written([&](pickle::Writer& out) {
            out.list([&] {
                for (int i = 0; i < 100; ++i) {
                    out.bytes({bytesOf(small), bytesOf(i % 10 == 0 ? large : small)});
                }
            });
        });
        const auto document = pickle::read(bytesOf(bytes));
        QVERIFY(document);
        QCOMPARE(document->root->items.size(), std::size_t(100));
        QCOMPARE(document->root->items[10]->bytes.size(), large.size() + small.size());
        QVERIFY(document->root->items[10]->bytes.front() == std::byte{'s'});
        QVERIFY(document->root->items[10]->bytes.back() == std::byte{'L'});
    }

    void aFailingSinkIsReported() {
        int calls = 0;
        pickle::Writer out([&calls](std::span<const std::byte>) -> Result<void> {
            ++calls;
            return fail(ErrorCode::Io, "disk full");
        });
        const std::string large(200'000, 'L');
        out.bytes({bytesOf(large)});
        out.bytes({bytesOf(large)});
        const auto finished = out.finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error().message, std::string("disk full"));
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(PickleWriterTest)
#include "pickle_writer_test.moc"
