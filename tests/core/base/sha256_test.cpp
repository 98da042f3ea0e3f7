#include "core/base/atomic_file.h"
#include "core/base/sha256.h"

#include <QTemporaryDir>
#include <QTest>

#include <string_view>

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownVectors_data();
    void knownVectors();
    void aFileLargerThanOnePiece();
    void aMissingFile();
};

namespace {

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

} // namespace

void Sha256Test::knownVectors_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("digest");
    // FIPS 180-2, appendix B, and the empty message.
    QTest::newRow("empty") << std::string()
                           << std::string("e3b0c44298fc1c149afbf4c8996fb924"
                                          "27ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << std::string("abc")
                         << std::string("ba7816bf8f01cfea414140de5dae2223"
                                        "b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks")
        << std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

void Sha256Test::knownVectors() {
    QFETCH(std::string, text);
    QFETCH(std::string, digest);
    QCOMPARE(sg::sha256Hex(bytesOf(text)), digest);
}

void Sha256Test::aFileLargerThanOnePiece() {
    // FIPS 180-2, appendix B.3: a million times the letter a.
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "million";
    QVERIFY(sg::writeFile(path, std::string(1'000'000, 'a'), sg::Replace::Never));
    const auto digest = sg::sha256File(path);
    QVERIFY(digest);
    QCOMPARE(
        *digest, std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

void Sha256Test::aMissingFile() {
    const auto digest = sg::sha256File("/no/such/file");
    QVERIFY(!digest);
    QCOMPARE(digest.error().code, sg::ErrorCode::FileNotFound);
    QVERIFY(digest.error().message.find("/no/such/file") != std::string::npos);
}

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
