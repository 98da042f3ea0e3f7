// Zip archives in memory: what torch.save writes, what people re-pack, and what attackers send.

#include "core/io/container/zip_archive.h"
#include "tests/core/container/malformed.h"
#include "tests/core/container/zip_fragments.h"

#include <QtTest>

#include <functional>
#include <random>

using namespace sg;
using namespace sg::test;

namespace {

std::string textOf(const Result<std::span<const std::byte>>& content) {
    return content ? std::string(reinterpret_cast<const char*>(content->data()), content->size())
                   : "error: " + content.error().message;
}

struct Case {
    std::string bytes;
    ErrorCode code;
    std::string says;
};

/// The end of an archive of more than 65,535 entries or 4 GiB.
std::string with64BitEnd(
    const std::string& archive, std::uint64_t entries, std::uint64_t size, std::uint64_t offset) {
    const std::string before = archive.substr(0, archive.size() - 22);
    const auto end64 = "PK\x06\x06" + little<std::uint64_t>(44) + little<std::uint16_t>(45) +
                       little<std::uint16_t>(45) + little<std::uint64_t>(0) + little(entries) +
                       little(entries) + little(size) + little(offset);
    const auto locator = "PK\x06\x07" + little<std::uint32_t>(0) +
                         little<std::uint64_t>(before.size()) + little<std::uint32_t>(1);
    return before + end64 + locator + "PK\x05\x06" + std::string(4, '\0') +
           std::string(12, '\xff') + std::string(2, '\0');
}

} // namespace

class ZipArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void storedEntriesAreViews() {
        const auto bytes = zipped({{"a/data.pkl", "first"}, {"a/data/0", "second"}}, "a comment");
        QVERIFY(looksLikeZip(bytesOf(bytes)));
        auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY2(zip, zip ? "" : zip.error().message.c_str());
        QCOMPARE(zip->entries().size(), std::size_t(2));
        QCOMPARE(zip->totalSize(), std::uint64_t(11));
        const auto content = zip->read("a/data/0");
        QCOMPARE(textOf(content), std::string("second"));
        const auto* begin = reinterpret_cast<const char*>(content->data());
        QVERIFY(begin > bytes.data() && begin < bytes.data() + bytes.size());
        QVERIFY(!zip->read("a/data/1"));
        QVERIFY(zip->contains("a/data.pkl") && !zip->contains("data.pkl"));
    }

    void deflatedEntriesAreUnpackedOnce() {
        const std::string content(100'000, 'x');
        const auto bytes = zipped({{"long", content, true}, {"empty", "", true}});
        QVERIFY(bytes.size() < 1'000);
        auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY2(zip, zip ? "" : zip.error().message.c_str());
        const auto first = zip->read("long");
        QCOMPARE(textOf(first), content);
        QVERIFY(zip->read("long")->data() == first->data());
        QCOMPARE(textOf(zip->read("empty")), std::string());
    }

    void theDirectoryDecides() {
        // Local headers may leave sizes and checksum to what follows the data.
        ZipEntry later{"later", "content"};
        later.sizesFollow = true;
        ZipEntry wide{"wide", "more"};
        wide.zip64 = true;
        const auto bytes = zipped({later, wide, {"folder/", ""}});
        auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY2(zip, zip ? "" : zip.error().message.c_str());
        QCOMPARE(textOf(zip->read("later")), std::string("content"));
        QCOMPARE(textOf(zip->read("wide")), std::string("more"));
        QVERIFY(!zip->contains("folder/"));
    }

    void longArchives() {
        const auto plain = zipped({{"name", "content"}});
        const auto offset = std::uint64_t(30 + 4 + 7);
        const auto size = std::uint64_t(46 + 4);
        const auto bytes = with64BitEnd(plain, 1, size, offset);
        auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY2(zip, zip ? "" : zip.error().message.c_str());
        QCOMPARE(textOf(zip->read("name")), std::string("content"));
        for (const auto& damaged :
             {with64BitEnd(plain, ~0ULL, size, offset),
              with64BitEnd(plain, 1, ~0ULL, offset),
              with64BitEnd(plain, 1, size, ~0ULL),
              with64BitEnd(plain, 2, size, offset)}) {
            QVERIFY(!ZipArchive::open(bytesOf(damaged)));
        }
    }

    void checksums() {
        ZipEntry stored{"stored", "content"};
        stored.crc = 1;
        ZipEntry packed{"packed", "content", true};
        packed.crc = 1;
        const auto bytes = zipped({stored, packed});
        auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY(zip);
        QVERIFY(zip->read("stored")); // torch.save may leave it out
        QVERIFY(!zip->read("packed"));
    }

    void refused_data() {
        QTest::addColumn<int>("index");
        const auto row =
            [this](const char* name, ErrorCode code, const char* says, ZipEntry entry) {
                QTest::newRow(name) << int(m_cases.size());
                m_cases.push_back({zipped({std::move(entry)}), code, says});
            };
        for (const char* name :
             {"../a", "a/../../b", "/etc/passwd", "a\\b", "..", "C:/a", "a/.."}) {
            row(name, ErrorCode::Refused, "leads out of its folder", {name, "x"});
        }
        row("no name", ErrorCode::BadFormat, "impossible name", {"", "x"});
        row("a zero in a name",
            ErrorCode::BadFormat,
            "impossible name",
            {std::string("a\0b", 3), "x"});
        row("a long name", ErrorCode::BadFormat, "impossible name", {std::string(5'000, 'a'), "x"});
        ZipEntry entry{"name", "content"};
        entry.localName.emplace("eman");
        row("two names", ErrorCode::BadFormat, "two names", entry);
        entry = {"name", "content"};
        entry.size = 8;
        row("two sizes", ErrorCode::BadFormat, "two sizes", entry);
        entry = {"name", "content"};
        entry.packedSize = entry.size = 1'000'000;
        row("beyond the file", ErrorCode::BadFormat, "ends too early", entry);
        entry = {"name", "content"};
        entry.offset = 3;
        row("elsewhere", ErrorCode::BadFormat, "not where", entry);
        entry.offset = 0xfffffff0;
        row("far away", ErrorCode::BadFormat, "ends too early", entry);
        entry = {"name", "content"};
        entry.method = 12;
        row("another compression", ErrorCode::Unsupported, "compression method 12", entry);
        entry = {"name", "content"};
        entry.flags = 1;
        row("encrypted", ErrorCode::Unsupported, "encrypted", entry);
        entry = {"name", "content", true};
        entry.size = 0xfffffff0;
        row("a bomb", ErrorCode::Refused, "zip bombs", entry);
        row("a real bomb",
            ErrorCode::Refused,
            "zip bombs",
            {"name", std::string(40'000'000, 'a'), true});

        const auto twice =
            [this](const char* name, ErrorCode code, const char* says, auto entries) {
                QTest::newRow(name) << int(m_cases.size());
                m_cases.push_back({zipped(entries), code, says});
            };
        twice(
            "one name twice",
            ErrorCode::BadFormat,
            "same name",
            std::vector<ZipEntry>{{"a", "1"}, {"a", "2"}});
        // Two records for one place, as overlapping bombs have them.
        ZipEntry first{"a", "content"};
        ZipEntry second{"a", ""};
        second.offset = 0;
        second.size = second.packedSize = 7;
        second.name = "a";
        twice("one place twice", ErrorCode::BadFormat, "same name", std::vector{first, second});
        second.name = "b";
        ZipEntry disguised{"b", "content"};
        disguised.localName.emplace("a");
        disguised.offset = 0;
        twice(
            "one place under two names",
            ErrorCode::BadFormat,
            "two names",
            std::vector{first, disguised});
        // The second entry lies in the content of the first one.
        const auto inner = zipped({{"inner", "content"}});
        ZipEntry outer{"outer", inner.substr(0, 30 + 5 + 7)};
        ZipEntry overlapping{"inner", ""};
        overlapping.offset = 30 + 5;
        overlapping.size = overlapping.packedSize = 7;
        twice(
            "an entry in an entry",
            ErrorCode::Refused,
            "share their bytes",
            std::vector{outer, overlapping});
        std::vector<ZipEntry> many;
        for (int i = 0; i < 30'000; ++i) {
            many.push_back({std::to_string(i), ""});
        }
        twice("thirty thousand entries", ErrorCode::BadFormat, "more entries", many);
    }

    void refused() {
        QFETCH(int, index);
        const auto& [bytes, code, says] = m_cases.at(std::size_t(index));
        const Stopwatch stopwatch;
        const auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY(stopwatch.withinLimit());
        QVERIFY(!zip);
        const auto& message = zip.error().message;
        QVERIFY2(zip.error().code == code, message.c_str());
        QVERIFY2(isOneSentence(message), message.c_str());
        QVERIFY2(message.find(says) != std::string::npos, message.c_str());
    }

    void wrongStreams() {
        for (const std::uint32_t size : {0U, 1U, 999U, 1'001U, 5'000U}) {
            ZipEntry entry{"name", std::string(1'000, 'a'), true};
            entry.size = size;
            const auto bytes = zipped({entry});
            auto zip = ZipArchive::open(bytesOf(bytes));
            QVERIFY2(zip, zip ? "" : zip.error().message.c_str());
            QVERIFY(!zip->read("name"));
        }
        ZipEntry noise{"name", "this is no deflated stream"};
        noise.method = 8;
        const auto bytes = zipped({noise});
        auto zip = ZipArchive::open(bytesOf(bytes));
        QVERIFY(zip);
        QVERIFY(!zip->read("name"));
    }

    void cutAndFlippedArchives() {
        const auto whole =
            zipped({{"a/data.pkl", std::string(200, 'p'), true}, {"a/data/0", "0123"}});
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const auto cut = whole.substr(0, length);
            QVERIFY(!ZipArchive::open(bytesOf(cut)));
        }
        std::mt19937 random(1);
        for (int i = 0; i < 5'000; ++i) {
            auto flipped = whole;
            auto& byte = flipped[random() % flipped.size()];
            byte = static_cast<char>(byte ^ (1 << (random() % 8)));
            auto zip = ZipArchive::open(bytesOf(flipped));
            if (!zip) {
                QVERIFY(isOneSentence(zip.error().message));
                continue;
            }
            for (const auto& [name, entry] : zip->entries()) {
                static_cast<void>(zip->read(name)); // must neither crash nor hang
            }
        }
    }

    void whatIsNoArchive() {
        QVERIFY(!looksLikeZip(bytesOf(std::string("PK"))));
        QVERIFY(!looksLikeZip(bytesOf(std::string("a text, not an archive"))));
        QVERIFY(!ZipArchive::open({}));
        const std::string empty = zipped({});
        auto zip = ZipArchive::open(bytesOf(empty));
        QVERIFY(zip && zip->entries().empty());
    }

private:
    std::vector<Case> m_cases;
};

QTEST_GUILESS_MAIN(ZipArchiveTest)
#include "zip_archive_test.moc"
