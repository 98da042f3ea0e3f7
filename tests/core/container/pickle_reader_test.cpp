// The restricted pickle machine: what it understands, and what each opcode leaves behind.

#include "core/io/container/pickle_reader.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

#include <limits>

using namespace sg;
using namespace std::string_literals;
using namespace sg::test;
using pickle::Kind;

namespace {

/// Reads `body` as a pickle and keeps the bytes its values look at.
struct Loaded {
    explicit Loaded(const std::string& body, unsigned char protocol = 3)
        : bytes(pickled(body, protocol)), document(pickle::read(bytesOf(bytes))) {}

    [[nodiscard]] const pickle::Value& root() const { return *document->root; }

    std::string bytes;
    Result<pickle::Document> document;
};

} // namespace

class PickleReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void integers_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qlonglong>("value");
        const auto row = [](const char* name, const std::string& body, qlonglong value) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << value;
        };
        row("BININT1", "K\xff", 255);
        row("BININT2", "M\xff\xff", 65535);
        row("BININT", "J\xfe\xff\xff\xff", -2);
        row("LONG1 of nothing", code(0x8a) + code(0), 0);
        row("LONG1 negative", code(0x8a) + code(1) + "\x80", -128);
        row("LONG1 of three bytes", code(0x8a) + code(3) + "\xff\xff\x7f", 0x7fffff);
        row("LONG1 of eight bytes",
            integer(std::numeric_limits<qlonglong>::min()),
            std::numeric_limits<qlonglong>::min());
        row("LONG4", code(0x8b) + little(std::int32_t{2}) + "\x00\x80"s, -32768);
        row("NEWTRUE", code(0x88), 1);
        row("NEWFALSE", code(0x89), 0);
    }

    void integers() {
        QFETCH(QByteArray, body);
        QFETCH(qlonglong, value);
        const Loaded loaded(body.toStdString());
        QVERIFY(loaded.document);
        QCOMPARE(qlonglong(pickle::toInt(&loaded.root()).value()), value);
    }

    void longIntegersStayBytes() {
        const Loaded loaded(code(0x8a) + code(10) + "0123456789");
        QVERIFY(loaded.document);
        QVERIFY(loaded.root().kind == Kind::Bytes);
        QCOMPARE(loaded.root().bytes.size(), std::size_t(10));
    }

    void floatsAreBigEndian() {
        const Loaded loaded("G\x3f\xf8\x00\x00\x00\x00\x00\x00"s);
        QVERIFY(loaded.document);
        QVERIFY(loaded.root().kind == Kind::Float);
        QCOMPARE(loaded.root().real, 1.5);
    }

    void texts_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isText");
        const auto row = [](const char* name, const std::string& body, bool isText) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << isText;
        };
        const auto two32 = little(std::uint32_t{2}) + "ab";
        const auto two64 = little(std::uint64_t{2}) + "ab";
        row("SHORT_BINUNICODE", code(0x8c) + code(2) + "ab", true);
        row("BINUNICODE", "X" + two32, true);
        row("BINUNICODE8", code(0x8d) + two64, true);
        row("SHORT_BINSTRING", "U" + code(2) + "ab", true);
        row("BINSTRING", "T" + two32, true);
        row("SHORT_BINBYTES", "C" + code(2) + "ab", false);
        row("BINBYTES", "B" + two32, false);
        row("BINBYTES8", code(0x8e) + two64, false);
        row("BYTEARRAY8", code(0x96) + two64, false);
        row("encoded text of protocol 2",
            call(global("_codecs", "encode"), {text("ab"), text("latin1")}),
            false);
    }

    void texts() {
        QFETCH(QByteArray, body);
        QFETCH(bool, isText);
        const Loaded loaded(body.toStdString());
        QVERIFY(loaded.document);
        QVERIFY(loaded.root().kind == (isText ? Kind::String : Kind::Bytes));
        const auto content = isText ? std::string(loaded.root().text)
                                    : std::string(
                                          reinterpret_cast<const char*>(loaded.root().bytes.data()),
                                          loaded.root().bytes.size());
        QCOMPARE(content, std::string("ab"));
    }

    void encodedBytesOfProtocolTwo() {
        // 0x00, 0x7f, 0x80 and 0xff as Python 3 spells them in protocol 2.
        const Loaded loaded(
            call(global("_codecs", "encode"), {text("\x00\x7f\xc2\x80\xc3\xbf"s), text("latin1")}),
            2);
        QVERIFY(loaded.document);
        const auto bytes = loaded.root().bytes;
        QCOMPARE(bytes.size(), std::size_t(4));
        QCOMPARE(int(bytes[0]), 0x00);
        QCOMPARE(int(bytes[1]), 0x7f);
        QCOMPARE(int(bytes[2]), 0x80);
        QCOMPARE(int(bytes[3]), 0xff);
        QVERIFY(
            !Loaded(call(global("_codecs", "encode"), {text("\xe2\x82\xac"), text("latin1")}), 2)
                 .document);
        QVERIFY(
            !Loaded(call(global("_codecs", "encode"), {text("\xc3"), text("latin1")}), 2).document);
    }

    void containers_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("items");
        const auto row = [](const char* name, const std::string& body, Kind kind, int items) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << int(kind) << items;
        };
        row("EMPTY_LIST", "]", Kind::List, 0);
        row("LIST", "(NNl", Kind::List, 2);
        row("APPEND", "]Na", Kind::List, 1);
        row("APPENDS", "](NNNe", Kind::List, 3);
        row("EMPTY_TUPLE", ")", Kind::Tuple, 0);
        row("TUPLE", "(NNt", Kind::Tuple, 2);
        row("TUPLE1", "N" + code(0x85), Kind::Tuple, 1);
        row("TUPLE2", "NN" + code(0x86), Kind::Tuple, 2);
        row("TUPLE3", "NNN" + code(0x87), Kind::Tuple, 3);
        row("EMPTY_DICT", "}", Kind::Dict, 0);
        row("DICT", "(NNd", Kind::Dict, 2);
        row("SETITEM", "}NNs", Kind::Dict, 2);
        row("SETITEMS", "}(NNNNu", Kind::Dict, 4);
        row("EMPTY_SET", code(0x8f), Kind::Set, 0);
        row("ADDITEMS", code(0x8f) + "(NN" + code(0x90), Kind::Set, 2);
        row("FROZENSET", "(NN" + code(0x91), Kind::Set, 2);
        row("FRAME", code(0x95) + little(std::uint64_t{2}) + "]", Kind::List, 0);
        row("POP", "]N0", Kind::List, 0);
        row("POP of a mark", "](0", Kind::List, 0);
        row("POP_MARK", "](NN1", Kind::List, 0);
        row("DUP", "]2a", Kind::List, 1);
        row("NEWOBJ",
            global("dnnlib.util", "EasyDict") + ")" + code(0x81) + "(NNu",
            Kind::Object,
            2);
        row("NEWOBJ_EX", global("dnnlib.util", "EasyDict") + ")}" + code(0x92), Kind::Object, 0);
    }

    void containers() {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(int, items);
        const Loaded loaded(body.toStdString(), 4);
        QVERIFY(loaded.document);
        QCOMPARE(int(loaded.root().kind), kind);
        QCOMPARE(int(loaded.root().items.size()), items);
    }

    void memoHoldsReferences() {
        // Remembered before it is filled: both members are the one list that gets its item later.
        const Loaded loaded(
            "]" + put(70'000) + recall(70'000) + recall(70'000) + "Na0" + code(0x85));
        QVERIFY(loaded.document);
        QCOMPARE(loaded.root().items.at(0)->items.size(), std::size_t(1));
        const Loaded numbered("]" + code(0x94) + "0h" + code(0), 4);
        QVERIFY(numbered.document);
        QVERIFY(numbered.root().kind == Kind::List);
    }

    void laterKeysWin() {
        const Loaded loaded(dict({text("a"), integer(1), text("a"), integer(2)}));
        QVERIFY(loaded.document);
        QCOMPARE(int(pickle::toInt(pickle::find(loaded.root(), "a")).value()), 2);
        QVERIFY(pickle::find(loaded.root(), "b") == nullptr);
    }

    void callsAreNotMade() {
        const Loaded loaded(call(global("torch", "Size"), {integer(3)}) + text("state") + "b");
        QVERIFY(loaded.document);
        const auto& object = loaded.root();
        QVERIFY(object.isCallOf("torch Size"));
        QCOMPARE(int(object.args->items.size()), 1);
        QVERIFY(object.state != nullptr && object.state->text == "state");
        QVERIFY(loaded.document->unknownGlobals.empty());
    }

    void unknownNamesStayInertAndAreCountedOnce() {
        const Loaded loaded(
            "](" + call(global("timm.models", "VisionTransformer"), {}) +
            global("timm.models", "VisionTransformer") + global("numpy", "ndarray") + "e");
        QVERIFY(loaded.document);
        QCOMPARE(loaded.document->unknownGlobals.size(), std::size_t(1));
        QCOMPARE(
            loaded.document->unknownGlobals.front(), std::string("timm.models.VisionTransformer"));
        QCOMPARE(loaded.root().items.size(), std::size_t(3));
    }

    void dangerousNamesAreRefused_data() {
        QTest::addColumn<QByteArray>("module");
        QTest::addColumn<QByteArray>("name");
        for (const auto& [module, name] : std::vector<std::pair<const char*, const char*>>{
                 {"os", "system"},
                 {"posix", "system"},
                 {"nt", "system"},
                 {"subprocess", "Popen"},
                 {"sys", "exit"},
                 {"shutil", "rmtree"},
                 {"socket", "socket"},
                 {"runpy", "_run_code"},
                 {"importlib", "import_module"},
                 {"importlib.util", "find_spec"},
                 {"builtins", "eval"},
                 {"builtins", "exec"},
                 {"builtins", "compile"},
                 {"builtins", "getattr"},
                 {"builtins", "__import__"},
                 {"__builtin__", "eval"},
                 {"builtins", "open"},
                 {"webbrowser", "open"},
                 {"ctypes", "CDLL"},
                 {"pickle", "loads"},
                 {"dill._dill", "_create_type"},
                 {"operator", "attrgetter"},
                 {"os.path", "join"},
                 {"torch", "os.system"},
                 {"torch.hub", "os"},
                 {"torch.utils.subprocess", "run"},
                 {"numpy", "core.os.system"},
                 {"builtins", "list.__class__"},
                 {"torch", "load"},
                 {"io", "open"}}) {
            QTest::addRow("%s.%s", module, name) << QByteArray(module) << QByteArray(name);
        }
    }

    void dangerousNamesAreRefused() {
        QFETCH(QByteArray, module);
        QFETCH(QByteArray, name);
        const auto m = module.toStdString();
        const auto n = name.toStdString();
        // Called, only mentioned, and spelled the way of protocol 4.
        for (const auto& body :
             {call(global(m, n), {text("ls")}),
              tuple({global(m, n)}),
              text(m) + text(n) + code(0x93),
              "(i" + m + "\n" + n + "\n"}) {
            const Loaded loaded(body, 4);
            QVERIFY(!loaded.document);
            const Error& error = loaded.document.error();
            QVERIFY(error.code == ErrorCode::Refused);
            QVERIFY2(error.message.find(m + "." + n) != std::string::npos, error.message.c_str());
        }
    }

    void harmlessNamesAreLeftInert() {
        for (const auto& [module, name] : std::vector<std::pair<const char*, const char*>>{
                 {"functools", "partial"},
                 {"pathlib", "PosixPath"},
                 {"io", "BytesIO"},
                 {"torch.nn.modules.linear", "Linear"},
                 {"my.positions", "Codec"}}) {
            const Loaded loaded(call(global(module, name), {}));
            QVERIFY2(loaded.document, module);
            QCOMPARE(loaded.document->unknownGlobals.size(), std::size_t(1));
        }
        for (const auto& [module, name] : std::vector<std::pair<const char*, const char*>>{
                 {"torch", "float32"},
                 {"torch", "ComplexFloatStorage"},
                 {"torch.storage", "UntypedStorage"},
                 {"torch.cuda", "DoubleStorage"}}) {
            const Loaded loaded(global(module, name));
            QVERIFY2(loaded.document, module);
            QVERIFY(loaded.document->unknownGlobals.empty());
        }
    }

    void protocols() {
        for (const int protocol : {2, 3, 4, 5}) {
            QVERIFY(Loaded("N", static_cast<unsigned char>(protocol)).document);
        }
        for (const int protocol : {0, 1, 6, 255}) {
            const Loaded loaded("N", static_cast<unsigned char>(protocol));
            QVERIFY(!loaded.document);
            QVERIFY(loaded.document.error().code == ErrorCode::Unsupported);
        }
    }

    void lengthEndsAtStop() {
        const auto bytes = pickled("N") + "trailing";
        const auto document = pickle::read(bytesOf(bytes));
        QVERIFY(document);
        QCOMPARE(document->length, std::size_t(4));
    }

    void persistentIdsOnlyWhereAllowed() {
        const auto bytes = storageId("FloatStorage", 3);
        QVERIFY(!pickle::read(bytesOf(bytes)));
        pickle::ReadOptions options;
        options.allowPersistentIds = true;
        const auto document = pickle::read(bytesOf(bytes), options);
        QVERIFY(document);
        QVERIFY(document->root->kind == Kind::Persistent);
        QCOMPARE(document->root->args->items.size(), std::size_t(6));
    }

    void messagesShowPlainText() {
        QCOMPARE(pickle::printable("a\nb\xff"), std::string("a?b?"));
        QCOMPARE(pickle::printable(std::string(200, 'x')).size(), std::size_t(83));
        const Loaded loaded(text("os") + text("sys\x1b[31mtem") + code(0x93), 4);
        QVERIFY(!loaded.document);
        QVERIFY(loaded.document.error().message.find('\x1b') == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PickleReaderTest)
#include "pickle_reader_test.moc"
