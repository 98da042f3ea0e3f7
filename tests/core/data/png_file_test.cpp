#include "core/data/png_file.h"
#include "tests/core/data/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sg::test;

class PngFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void qtReadsThePixels_data();
    void qtReadsThePixels();
    void qtReadsTheText();
    void textRoundTrip();
    void readsCompressedTextOfOthers();
    void readsLatin1OfOthersAsUtf8();
    void textThatUnpacksToGigabytesIsBounded();
    void ourTextLeavesThePixelsAlone();
    void refusesWhatIsNoPicture();
    void keepsAFileNobodyAskedToReplace();
    void damagedFiles_data();
    void damagedFiles();
    void missingFile();

private:
    QTemporaryDir m_folder;

    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
};

namespace {

sg::Image picture(int channels) {
    sg::Image image({5, 3}, channels);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        image.pixels[i] = static_cast<std::uint8_t>(i * 4 + 1);
    }
    return image;
}

} // namespace

void PngFileTest::qtReadsThePixels_data() {
    QTest::addColumn<int>("channels");
    QTest::newRow("grey") << 1;
    QTest::newRow("RGB") << 3;
    QTest::newRow("RGBA") << 4;
}

void PngFileTest::qtReadsThePixels() {
    QFETCH(int, channels);
    const sg::Image image = picture(channels);
    const auto path = at("pixels ü 絵.png");
    QVERIFY(sg::writePng(path, image, {}, sg::Replace::Always));
    const QImage read(QString::fromStdString(path.string()));
    const QImage expected = toQImage(image);
    QCOMPARE(read.convertToFormat(expected.format()), expected);
    QCOMPARE(read.hasAlphaChannel(), channels == 4);
}

void PngFileTest::qtReadsTheText() {
    const auto path = at("text.png");
    const std::string recipe = R"({"seed":7,"name":"Füchsin 狐"})";
    QVERIFY(sg::writePng(path, picture(3), {{"stylegraft", recipe}}, sg::Replace::Never));
    const QImage read(QString::fromStdString(path.string()));
    QCOMPARE(read.text(QStringLiteral("stylegraft")), QString::fromStdString(recipe));
}

void PngFileTest::textRoundTrip() {
    const sg::PngText text{
        {"stylegraft", R"({"psi":0.7})"},
        {"Title", "naïve — 絵 \xf0\x9f\xa6\x8a"},
        {"Empty", ""},
        {"Long", std::string(100'000, 'x')}};
    QVERIFY(sg::writePng(at("round.png"), picture(1), text, sg::Replace::Never));
    const auto read = sg::readPngText(at("round.png"));
    QVERIFY(read);
    QVERIFY(*read == text);
}

void PngFileTest::readsCompressedTextOfOthers() {
    QImage image = gradient(4, 4);
    const QString longText = QString(5000, QLatin1Char('a')); // Qt writes long Latin-1 as zTXt
    image.setText(QStringLiteral("Comment"), longText);
    image.setText(QStringLiteral("Short"), QStringLiteral("hello"));
    writeBytes(at("qt.png"), encoded(image, "png"));
    const auto read = sg::readPngText(at("qt.png"));
    QVERIFY(read);
    QCOMPARE(read->at("Comment"), longText.toStdString());
    QCOMPARE(read->at("Short"), std::string("hello"));
}

void PngFileTest::readsLatin1OfOthersAsUtf8() {
    writeBytes(
        at("latin.png"),
        rawPng(1, 1, 8, 0, {QByteArray(1, '\0')}, {{"tEXt", QByteArray("Author\0J\xfcrg", 11)}}));
    const auto read = sg::readPngText(at("latin.png"));
    QVERIFY(read);
    QCOMPARE(read->at("Author"), std::string("Jürg"));
}

void PngFileTest::textThatUnpacksToGigabytesIsBounded() {
    // Each chunk holds 3.9 MB of one letter in 4 KB; all of them would be 1.5 GB.
    const QByteArray packed = qCompress(QByteArray(3'900'000, 'a'), 9).mid(4);
    std::vector<std::pair<QByteArray, QByteArray>> chunks;
    for (int i = 0; i < 400; ++i) {
        chunks.emplace_back("zTXt", QByteArray::number(i) + QByteArray(2, '\0') + packed);
    }
    writeBytes(at("bomb.png"), rawPng(1, 1, 8, 0, {QByteArray(1, '\0')}, chunks));
    const auto read = sg::readPngText(at("bomb.png"));
    QVERIFY(read);
    std::size_t total = 0;
    for (const auto& [key, value] : *read) {
        total += value.size();
    }
    QVERIFY(total > 0);
    QVERIFY(total <= 128'000'000);
}

void PngFileTest::ourTextLeavesThePixelsAlone() {
    const auto plain = sg::encodePng(picture(3));
    const auto texted = sg::encodePng(picture(3), {{"stylegraft", "{}"}});
    QVERIFY(plain && texted);
    QVERIFY(texted->size() > plain->size());
    const auto decoded = [](const std::vector<std::byte>& bytes) {
        return QImage::fromData(
            reinterpret_cast<const uchar*>(bytes.data()), static_cast<int>(bytes.size()), "PNG");
    };
    QVERIFY(!decoded(*plain).isNull());
    QCOMPARE(
        decoded(*plain).convertToFormat(QImage::Format_RGB888),
        decoded(*texted).convertToFormat(QImage::Format_RGB888));
}

void PngFileTest::refusesWhatIsNoPicture() {
    QVERIFY(!sg::encodePng(sg::Image()));
    QVERIFY(!sg::encodePng(sg::Image({2, 2}, 2)));
    const auto written = sg::writePng(at("none.png"), {}, {}, sg::Replace::Always);
    QVERIFY(!written);
    QVERIFY(written.error().message.find("none.png") != std::string::npos);
    QVERIFY(!std::filesystem::exists(at("none.png")));
    QVERIFY(sg::encodePng(picture(1), {{std::string(79, 'k'), "longest keyword"}}));
    QVERIFY(!sg::encodePng(picture(1), {{std::string(80, 'k'), "too long"}}));
    QVERIFY(!sg::encodePng(picture(1), {{"", "no keyword"}}));
}

void PngFileTest::keepsAFileNobodyAskedToReplace() {
    writeBytes(at("mine.png"), "mine");
    const auto written = sg::writePng(at("mine.png"), picture(1), {}, sg::Replace::Never);
    QVERIFY(!written);
    QCOMPARE(written.error().code, sg::ErrorCode::FileExists);
    QCOMPARE(std::filesystem::file_size(at("mine.png")), std::uintmax_t(4));
}

void PngFileTest::damagedFiles_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = encoded(gradient(8, 8), "png");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello, this is no picture at all");
    QTest::newRow("signature only") << good.left(8);
    QTest::newRow("cut in the header") << good.left(20);
    QByteArray flipped = good;
    flipped[17] = static_cast<char>(flipped[17] ^ 0x40); // the width: its checksum is wrong now
    QTest::newRow("damaged header") << flipped;
    QTest::newRow("jpeg") << encoded(gradient(8, 8), "jpg");
}

void PngFileTest::damagedFiles() {
    QFETCH(QByteArray, bytes);
    writeBytes(at("damaged.png"), bytes);
    const auto text = sg::readPngText(at("damaged.png"));
    QVERIFY(!text);
    QCOMPARE(text.error().code, sg::ErrorCode::BadFormat);
    QVERIFY(text.error().message.find("damaged.png") != std::string::npos);
}

void PngFileTest::missingFile() {
    const auto text = sg::readPngText(at("nowhere.png"));
    QVERIFY(!text);
    QCOMPARE(text.error().code, sg::ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(PngFileTest)
#include "png_file_test.moc"
