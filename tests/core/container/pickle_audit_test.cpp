// What a pickle carries besides numbers.

#include "core/io/container/pickle_audit.h"
#include "core/io/container/pickle_reader.h"
#include "tests/core/container/malformed.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

#include <array>

using namespace sg;
using namespace sg::test;

namespace {

Result<pickle::Audit> audited(const std::string& file) {
    const auto document = pickle::read(bytesOf(file));
    return document ? pickle::audit(*document) : fail(document.error());
}

} // namespace

class PickleAuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void programsAreCountedOnce() {
        const auto module = [](const std::string& source) {
            return call(
                global("torch_utils.persistence", "_reconstruct_persistent_obj"),
                {dict({text("module_src"), source, text("state"), "}"})});
        };
        const auto found = audited(pickled(tuple(
            {module(text("import this") + put(1)),
             module(recall(1)),
             module(text("")),
             tuple({module(text("another"))})})));
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QCOMPARE(found->programs, 2);
        QCOMPARE(audited(pickled("}"))->programs, 0);
    }

    void ourOwnTextsAreNotCounted() {
        const auto module = [](const std::string& source) {
            return call(
                global("torch_utils.persistence", "_reconstruct_persistent_obj"),
                {dict({text("module_src"), text(source)})});
        };
        const std::string file =
            pickled(tuple({module("import ours"), module("import ours "), module("x")}));
        const auto document = pickle::read(bytesOf(file)); // looks into it
        QVERIFY(document);
        const std::array<std::string_view, 2> ours{"import ours", "import nothing"};
        const auto found = pickle::audit(*document, ours);
        QVERIFY(found);
        QCOMPARE(found->programs, 2); // one more character and it is a stranger's
    }

    void dangerInAStorageNobodyNeeds() {
        const auto blob = legacyMagic() + pickled(call(global("posix", "system"), {text("ls")}));
        const auto found = audited(pickled(dict({text("unused"), loadFromBytes(blob)})));
        QVERIFY(!found);
        QVERIFY(found.error().code == ErrorCode::Refused);
        QVERIFY(found.error().message.find("posix.system") != std::string::npos);
        // A damaged one is a matter for whoever needs it.
        QVERIFY(audited(pickled(dict({text("unused"), loadFromBytes("x")}))));
    }

    void manyMentionsCostLittle() {
        const auto call = global("torch_utils.persistence", "_reconstruct_persistent_obj") +
                          put(1) + "0}(" + repeated("K\x01K\x02", 40'000) + "u" + code(0x85) +
                          put(2) + "0";
        const auto file = pickled(call + "(" + repeated(recall(1) + recall(2) + "R", 30'000) + "t");
        const Stopwatch stopwatch;
        QVERIFY(audited(file));
        QVERIFY(stopwatch.withinLimit());
    }
};

QTEST_GUILESS_MAIN(PickleAuditTest)
#include "pickle_audit_test.moc"
