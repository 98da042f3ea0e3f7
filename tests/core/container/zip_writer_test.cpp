// Archives as torch.save lays them out.

#include "core/io/container/zip_archive.h"
#include "core/io/container/zip_writer.h"
#include "tests/core/container/zip_fragments.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

class ZipWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void contentsBeginAtMultiplesOf64() {
        std::string file;
        ZipWriter writer([&file](std::span<const std::byte> part) -> Result<void> {
            file.append(reinterpret_cast<const char*>(part.data()), part.size());
            return {};
        });
        const std::vector<std::pair<std::string, std::string>> entries{
            {"archive/data.pkl", std::string(321, 'p')},
            {"archive/data/0", std::string(64, '0')},
            {"archive/data/1", ""},
            {"archive/version", "3\n"}};
        for (const auto& [name, content] : entries) {
            QVERIFY(writer.add(name, bytesOf(content)));
        }
        QVERIFY(writer.finish());
        auto zip = ZipArchive::open(bytesOf(file));
        QVERIFY2(zip, zip ? "" : zip.error().message.c_str());
        QCOMPARE(zip->entries().size(), entries.size());
        for (const auto& [name, content] : entries) {
            const auto& entry = zip->entries().at(name);
            QVERIFY(!entry.deflated);
            QCOMPARE(entry.crc, crcOf(content));
            QCOMPARE(
                std::string(
                    reinterpret_cast<const char*>(entry.packed.data()), entry.packed.size()),
                content);
            const auto place = reinterpret_cast<const char*>(entry.packed.data()) - file.data();
            QCOMPARE(place % 64, std::ptrdiff_t(0));
        }
    }

    void theSinkMayFail() {
        ZipWriter writer([](std::span<const std::byte>) -> Result<void> {
            return fail(ErrorCode::Io, "the disk is full");
        });
        const auto added = writer.add("name", {});
        QVERIFY(!added && added.error().code == ErrorCode::Io);
        QVERIFY(!writer.finish());
    }
};

QTEST_GUILESS_MAIN(ZipWriterTest)
#include "zip_writer_test.moc"
