// The committed corpus through the entry functions, in every build: hand-made hostile files and
// what fuzzing found worth keeping. No input may crash, take a second, or take 100 MB.

#include "tests/core/container/malformed.h"
#include "tests/fuzz/entries.h"

#include <QtTest>

#include <filesystem>
#include <functional>
#include <optional>

using namespace sg;
using namespace sg::test;

namespace {

struct Target {
    const char* name;
    void (*entry)(std::span<const std::byte>);
};

constexpr Target kTargets[] = {
    {"data_files", fuzz::data_files},
    {"pickle", fuzz::pickle},
    {"safetensors", fuzz::safetensors},
    {"torch_archive", fuzz::torch_archive},
};

} // namespace

class FuzzCorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_memory.emplace(); }

    void replay_data() {
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("path");
        int index = 0;
        for (const Target& target : kTargets) {
            const auto folder = std::filesystem::path(SG_TEST_DATA) / "fuzz" / target.name;
            int files = 0;
            for (const auto& file : std::filesystem::directory_iterator(folder)) {
                const auto name = std::string(target.name) + "/" + file.path().filename().string();
                QTest::newRow(name.c_str()) << index << QString::fromStdString(file.path());
                ++files;
            }
            QVERIFY2(files >= 20, target.name); // a corpus that went missing tests nothing
            ++index;
        }
    }

    void replay() {
        QFETCH(int, target);
        QFETCH(QString, path);
        const auto content = contentsOf(path.toStdString());
        const Stopwatch stopwatch;
        kTargets[target].entry(std::as_bytes(std::span(content)));
        QVERIFY2(stopwatch.withinLimit(), "too slow");
        const long grown = m_memory->grownMiB();
        QVERIFY2(grown < 100, qPrintable(QString::number(grown)));
    }

private:
    std::optional<MemoryMeter> m_memory;
};

QTEST_GUILESS_MAIN(FuzzCorpusTest)
#include "fuzz_corpus_test.moc"
