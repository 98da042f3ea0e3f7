// Pickled modules: names, attributes and tensors wherever a file keeps them.

#include "core/io/container/pickle_reader.h"
#include "core/io/persistent_module.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

#include <limits>

using namespace sg;
using namespace sg::test;

namespace {

struct Loaded {
    explicit Loaded(const std::string& body)
        : bytes(pickled(body)), document(pickle::read(bytesOf(bytes))) {}

    [[nodiscard]] std::optional<PersistentModule> module() const {
        return document ? PersistentModule::from(document->root) : std::nullopt;
    }

    std::string bytes;
    Result<pickle::Document> document;
};

constexpr std::size_t kPlenty = 1'000'000;

} // namespace

class PersistentModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tensorsHaveDottedNames() {
        const auto layer = persistentModule(
            "Layer",
            {text("weight"), filledTensor({2, 3}), text("bias"), "N"},
            {},
            {},
            "program one",
            {text("filter"), filledTensor({4})});
        const Loaded loaded(persistentModule(
            "Network",
            {text("const"), filledTensor({5})},
            {text("fc0"), layer, text("none"), "N"},
            {},
            "program two"));
        const auto module = loaded.module();
        QVERIFY(module);
        QCOMPARE(module->className(), std::string("Network"));
        QCOMPARE(module->sourceText(), std::string_view("program two"));
        const auto contents = module->contents(kPlenty);
        QVERIFY2(contents, contents ? "" : contents.error().message.c_str());
        QCOMPARE(contents->tensors.size(), std::size_t(3));
        QCOMPARE(contents->tensors.at("fc0.weight").shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(contents->tensors.at("fc0.filter").elements(), std::int64_t(4));
        QCOMPARE(contents->tensors.at("const").elements(), std::int64_t(5));
        QCOMPARE(contents->tensorBytes, std::size_t((6 + 4 + 5) * 4));
        QCOMPARE(contents->sourceTexts.size(), std::size_t(2));
        QCOMPARE(module->children().size(), std::size_t(1));
        QVERIFY(module->child("fc0") && !module->child("none") && !module->child("fc1"));
        QVERIFY(!module->contents(59));
    }

    void frozenWeightsAreFoundAmongTheBuffers() {
        const Loaded loaded(persistentModule(
            "Conv2dLayer",
            {},
            {},
            {},
            "",
            {text("weight"), filledTensor({2, 2}), text("bias"), filledTensor({2})}));
        const auto contents = loaded.module()->contents(kPlenty);
        QVERIFY(contents);
        QVERIFY(contents->tensors.contains("weight") && contents->tensors.contains("bias"));
    }

    void attributesMayBeNumpyNumbers() {
        const Loaded loaded(persistentModule(
            "Layer",
            {},
            {},
            {text("up"),
             integer(2),
             text("gain"),
             numpyScalar("f8", little(0.125)),
             text("use_fp16"),
             numpyScalar("b1", code(1)),
             text("clamp"),
             "N",
             text("bad"),
             numpyScalar("f8", little(std::numeric_limits<double>::quiet_NaN())),
             text("large"),
             integer(std::int64_t{1} << 40),
             text("activation"),
             text("lrelu")}));
        const auto module = loaded.module();
        QCOMPARE(module->integer("up", -1), 2);
        QCOMPARE(module->real("gain", 0.0), 0.125);
        QCOMPARE(module->integer("use_fp16", -1), 1);
        QVERIFY(!module->optionalReal("clamp"));
        QCOMPARE(module->real("bad", 3.0), 3.0);
        QCOMPARE(module->integer("large", -1), -1);
        QCOMPARE(module->integer("gain", -1), -1);
        QCOMPARE(module->text("activation", ""), std::string("lrelu"));
        QCOMPARE(module->text("up", "no text"), std::string("no text"));
        QVERIFY(module->attribute("missing") == nullptr);
    }

    void whatIsNoModule() {
        QVERIFY(!PersistentModule::from(nullptr));
        QVERIFY(!Loaded("N").module());
        QVERIFY(
            !Loaded(call(global("torch_utils.persistence", "_reconstruct_persistent_obj"), {"}"}))
                 .module());
        QVERIFY(!Loaded(call(global("torch", "Size"), {dict({text("state"), "}"})})).module());
    }

    void errorsNameTheTensor() {
        const Loaded loaded(persistentModule(
            "Network",
            {},
            {text("fc0"), persistentModule("Layer", {text("weight"), integer(1)}, {})}));
        const auto contents = loaded.module()->contents(kPlenty);
        QVERIFY(!contents);
        QVERIFY2(
            contents.error().message.starts_with("fc0.weight: "), contents.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(PersistentModuleTest)
#include "persistent_module_test.moc"
