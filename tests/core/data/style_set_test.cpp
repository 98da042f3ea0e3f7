#include "core/base/sha256.h"
#include "core/data/style_set.h"
#include "tests/core/data/picture_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace fs = std::filesystem;
using namespace sg::test;

class StyleSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneFileIsDescribed();
    void foldersAreSortedAndRecursive();
    void contentCountsNotTheExtension();
    void whatIsNoPictureIsListed();
    void companionsAndHiddenFilesAreSilent();
    void zipArchives();
    void zipNamesNeverBecomePaths();
    void damagedZips();
    void duplicatesByPixels();
    void duplicatesInOtherKindsOfPixels();
    void zipBombs();
    void appendingKnowsTheSet();
    void symbolicLinkLoops();
    void missingPathsAreErrors();
    void unreadableFoldersAreErrors();
    void pipesAreNotWaitedFor();
    void unicodeNames();
    void cancelling();
    void progressEndsAtTheTotal();
    void thumbnails();
    void decodesCroppedAndHalved();
    void decodesOverTheBackground();
    void decodesToGrey();
    void vanishedAndChangedFilesAreNamed();
    void nothingIsWrittenBesideTheFiles();
    void manyEntriesInOneArchive();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path at(const char* name) const { return fs::path(m_folder->path().toStdString()) / name; }

    /// A PNG whose pixels depend on `number`.
    static QByteArray png(int number, int width = 8, int height = 8) {
        QImage image = gradient(width, height);
        image.setPixelColor(0, 0, QColor(number % 256, number / 256, 77));
        return encoded(image, "png");
    }

    static std::vector<std::string> names(const sg::StyleSet& set) {
        std::vector<std::string> result;
        for (const sg::StylePicture& picture : set.pictures) {
            result.push_back(picture.name);
        }
        return result;
    }
};

using Names = std::vector<std::string>;

void StyleSetTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void StyleSetTest::oneFileIsDescribed() {
    const QByteArray bytes = png(1, 20, 10);
    writeBytes(at("fox.png"), bytes);
    const auto set = sg::importStyle({at("fox.png")});
    QVERIFY(set);
    QCOMPARE(set->pictures.size(), std::size_t(1));
    const sg::StylePicture& picture = set->pictures[0];
    QCOMPARE(picture.name, std::string("fox.png"));
    QCOMPARE(picture.file, at("fox.png"));
    QVERIFY(picture.archiveEntry.empty());
    QCOMPARE(picture.original, (sg::Extent{20, 10}));
    QCOMPARE(picture.originalChannels, 3);
    QCOMPARE(picture.sha256, sg::sha256Hex(bytesOf(bytes)));
}

void StyleSetTest::foldersAreSortedAndRecursive() {
    writeBytes(at("set/b.png"), png(1));
    writeBytes(at("set/a/z.png"), png(2));
    writeBytes(at("set/c/d/e.png"), png(3));
    writeBytes(at("set/a.png"), png(4));
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"a/z.png", "a.png", "b.png", "c/d/e.png"}));
    // Inputs keep the order in which they were given.
    const auto given = sg::importStyle({at("set/b.png"), at("set/a.png")});
    QVERIFY(given);
    QCOMPARE(names(*given), (Names{"b.png", "a.png"}));
}

void StyleSetTest::contentCountsNotTheExtension() {
    writeBytes(at("set/picture.txt"), png(1));
    writeBytes(at("set/jpeg.png"), encoded(gradient(9, 9), "jpg"));
    writeZip(at("archive.png"), {{QStringLiteral("a"), png(2)}});
    const auto set = sg::importStyle({at("set"), at("archive.png")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"jpeg.png", "picture.txt", "archive.png/a"}));
}

void StyleSetTest::whatIsNoPictureIsListed() {
    writeBytes(at("set/good.png"), png(1));
    writeBytes(at("set/cut.png"), png(2).left(30));
    writeBytes(at("set/empty.png"), {});
    writeBytes(at("set/notes.txt"), "call grandmother");
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    QCOMPARE(names(*set), Names{"good.png"});
    Names skipped;
    for (const sg::SkippedFile& file : set->skipped) {
        skipped.push_back(file.name + ": " + file.reason);
    }
    QCOMPARE(
        skipped,
        (Names{"cut.png: damaged", "empty.png: not a picture", "notes.txt: not a picture"}));

    const auto none = sg::importStyle({at("set/notes.txt")});
    QVERIFY(none);
    QVERIFY(none->empty());
    QCOMPARE(none->skipped.size(), std::size_t(1));
}

void StyleSetTest::companionsAndHiddenFilesAreSilent() {
    writeBytes(at("set/a.png"), png(1));
    writeBytes(at("set/.hidden.png"), png(2));
    writeBytes(at("set/.cache/b.png"), png(3));
    writeBytes(at("set/dataset.json"), "{}");
    writeBytes(at("set/LICENSE"), "CC0");
    writeZip(
        at("set.zip"),
        {{QStringLiteral("c.png"), png(4)},
         {QStringLiteral("dataset.json"), "{}"},
         {QStringLiteral("__MACOSX/._c.png"), "resource fork"}});
    // The folder that the user names may itself be a hidden one.
    fs::rename(at("set"), at(".set"));
    const auto set = sg::importStyle({at(".set"), at("set.zip")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"a.png", "set.zip/c.png"}));
    QVERIFY(set->skipped.empty());
}

void StyleSetTest::zipArchives() {
    writeZip(
        at("faces.zip"),
        {{QStringLiteral("b.png"), png(1)},
         {QStringLiteral("./sub/a.png"), png(2)},
         {QStringLiteral("絵/ü.png"), png(3)},
         {QStringLiteral("readable.txt"), "text"}});
    const auto set = sg::importStyle({at("faces.zip")});
    QVERIFY(set);
    QCOMPARE(
        names(*set), (Names{"faces.zip/./sub/a.png", "faces.zip/b.png", "faces.zip/絵/ü.png"}));
    QCOMPARE(set->skipped.size(), std::size_t(1));
    QCOMPARE(set->pictures[0].file, at("faces.zip"));
    QCOMPARE(set->pictures[0].archiveEntry, std::string("./sub/a.png"));
    const auto batch = sg::decodePictures(*set, 8, 3);
    QVERIFY(batch);
    QCOMPARE(batch->count(), 3);
    const QImage first = QImage::fromData(png(2)).convertToFormat(QImage::Format_RGB888);
    for (int x = 0; x < 8; ++x) {
        QCOMPARE(int(batch->pixels[std::size_t(3 * x)]), qRed(first.pixel(x, 0)));
    }
}

void StyleSetTest::zipNamesNeverBecomePaths() {
    writeZip(
        at("sub/evil.zip"),
        {{QStringLiteral("../../escaped.png"), png(1)},
         {QStringLiteral("/tmp/stylegraft-escaped.png"), png(2)}});
    const auto set = sg::importStyle({at("sub/evil.zip")});
    QVERIFY(set);
    QCOMPARE(set->pictures.size(), std::size_t(2));
    QVERIFY(sg::decodePictures(*set, 4, 3));
    QVERIFY(!fs::exists(at("escaped.png")));
    QVERIFY(!fs::exists(at("../escaped.png")));
    QVERIFY(!fs::exists("/tmp/stylegraft-escaped.png"));
    for (const sg::StylePicture& picture : set->pictures) {
        QCOMPARE(picture.file, at("sub/evil.zip"));
    }
}

void StyleSetTest::damagedZips() {
    writeZip(at("good.zip"), {{QStringLiteral("a.png"), png(1, 60, 60)}});
    QFile file(QString::fromStdString(at("good.zip").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    writeBytes(at("cut.zip"), good.left(good.size() / 2));
    const auto cut = sg::importStyle({at("cut.zip")});
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, sg::ErrorCode::BadFormat);
    QVERIFY(cut.error().message.find("cut.zip") != std::string::npos);

    QByteArray flipped = good;
    flipped[200] = static_cast<char>(flipped[200] ^ 0x55); // within the packed picture
    writeBytes(at("flipped.zip"), flipped);
    const auto set = sg::importStyle({at("flipped.zip")});
    QVERIFY(set);
    QVERIFY(set->empty());
    QCOMPARE(set->skipped.size(), std::size_t(1));
    QCOMPARE(set->skipped[0].reason, std::string("damaged in its archive"));
}

void StyleSetTest::duplicatesByPixels() {
    const QImage image = gradient(10, 10);
    writeBytes(at("set/1.png"), encoded(image, "png", 0));
    writeBytes(at("set/2.png"), encoded(image, "png", 100)); // packed differently
    writeBytes(at("set/3.bmp"), encoded(image, "bmp"));
    writeBytes(at("set/4.png"), png(5, 10, 10));
    writeBytes(at("set/5.png"), encoded(gradient(10, 11), "png"));
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"1.png", "4.png", "5.png"}));
    QCOMPARE(set->duplicates, (Names{"2.png", "3.bmp"}));
}

void StyleSetTest::duplicatesInOtherKindsOfPixels() {
    const QImage grey = gradient(10, 10).convertToFormat(QImage::Format_Grayscale8);
    QImage clear = grey.convertToFormat(QImage::Format_RGBA8888);
    clear.setPixelColor(4, 4, QColor(9, 9, 9, 254));
    writeBytes(at("set/1.png"), encoded(grey, "png"));
    writeBytes(at("set/2.bmp"), encoded(grey.convertToFormat(QImage::Format_RGB888), "bmp"));
    writeBytes(at("set/3.png"), encoded(grey.convertToFormat(QImage::Format_RGBA8888), "png"));
    writeBytes(at("set/4.png"), encoded(clear, "png"));
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"1.png", "4.png"}));
    QCOMPARE(set->duplicates, (Names{"2.bmp", "3.png"}));
}

void StyleSetTest::zipBombs() {
    const QByteArray bomb = "BM" + QByteArray(40 << 20, '\0');
    writeZip(at("bomb.zip"), {{QStringLiteral("a.bmp"), bomb}, {QStringLiteral("b.png"), png(1)}});
    QVERIFY(fs::file_size(at("bomb.zip")) < 100'000);
    const auto set = sg::importStyle({at("bomb.zip")});
    QVERIFY(set);
    QCOMPARE(names(*set), Names{"bomb.zip/b.png"});
    QCOMPARE(set->skipped.size(), std::size_t(1));
    QCOMPARE(set->skipped[0].reason, std::string("a zip bomb"));
}

void StyleSetTest::appendingKnowsTheSet() {
    writeBytes(at("a.png"), png(1));
    writeBytes(at("copy.png"), png(1));
    writeBytes(at("b.png"), png(2));
    auto set = sg::importStyle({at("a.png")});
    QVERIFY(set);
    set = sg::appendStyle(*set, {at("copy.png"), at("b.png")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"a.png", "b.png"}));
    QCOMPARE(set->duplicates, Names{"copy.png"});
}

void StyleSetTest::symbolicLinkLoops() {
    writeBytes(at("set/a.png"), png(1));
    writeBytes(at("elsewhere/b.png"), png(2));
    fs::create_directory_symlink(at("set"), at("set/loop"));
    fs::create_symlink(at("elsewhere/b.png"), at("set/b.png"));
    fs::create_symlink(at("nowhere"), at("set/broken.png"));
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    QCOMPARE(names(*set), (Names{"a.png", "b.png"})); // links to files count, to folders do not
}

void StyleSetTest::missingPathsAreErrors() {
    writeBytes(at("a.png"), png(1));
    const auto set = sg::importStyle({at("a.png"), at("missing.png")});
    QVERIFY(!set);
    QCOMPARE(set.error().code, sg::ErrorCode::FileNotFound);
    QVERIFY(set.error().message.find("missing.png") != std::string::npos);
}

void StyleSetTest::unreadableFoldersAreErrors() {
    const fs::path inner = at("shared/private");
    fs::create_directories(inner);
    writeBytes(at("shared/a.png"), png(1));
    writeBytes(inner / "b.png", png(2));
    fs::permissions(inner, fs::perms::none);
    std::error_code error;
    const bool denied = fs::directory_iterator(inner, error) == fs::directory_iterator() && error;
    const auto asked = sg::importStyle({inner});
    const auto below = sg::importStyle({inner / "b.png"});
    const auto around = sg::importStyle({at("shared")});
    fs::permissions(inner, fs::perms::owner_all); // or it could not be removed
    if (!denied) {
        QSKIP("root reads everything");
    }
    for (const auto* result : {&asked, &below}) {
        QVERIFY(!*result && result->error().code == sg::ErrorCode::Io);
        QVERIFY(result->error().message.find(inner.string()) != std::string::npos);
    }
    QVERIFY(around);
    QCOMPARE(names(*around), Names{"a.png"});
}

void StyleSetTest::pipesAreNotWaitedFor() {
    const auto set = sg::importStyle({"/dev/zero"});
    QVERIFY(set);
    QCOMPARE(set->skipped.size(), std::size_t(1));
}

void StyleSetTest::unicodeNames() {
    writeBytes(at("Bücher 絵本/füchsin 🦊.png"), png(1));
    const auto set = sg::importStyle({at("Bücher 絵本")});
    QVERIFY(set);
    QCOMPARE(names(*set), Names{"füchsin 🦊.png"});
    const auto batch = sg::decodePictures(*set, 4, 3);
    QVERIFY(batch);
    QCOMPARE(batch->names, Names{"füchsin 🦊.png"});
}

void StyleSetTest::cancelling() {
    for (int i = 0; i < 5; ++i) {
        writeBytes(at(("set/" + std::to_string(i) + ".png").c_str()), png(i));
    }
    const auto stopAtThree = [](int done, int) { return done < 3; };
    const auto cancelled = sg::importStyle({at("set")}, {}, stopAtThree);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, sg::ErrorCode::Cancelled);
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    const auto batch = sg::decodePictures(*set, 4, 3, {}, stopAtThree);
    QVERIFY(!batch);
    QCOMPARE(batch.error().code, sg::ErrorCode::Cancelled);
}

void StyleSetTest::progressEndsAtTheTotal() {
    writeBytes(at("set/a.png"), png(1));
    writeBytes(at("set/b.png"), png(2));
    std::vector<int> seen;
    const auto set = sg::importStyle({at("set")}, {}, [&](int done, int total) {
        seen.push_back(done);
        return total == 2;
    });
    QVERIFY(set);
    QCOMPARE(seen, (std::vector{0, 1, 2}));
}

void StyleSetTest::thumbnails() {
    writeBytes(at("a.png"), png(1, 40, 20));
    sg::StyleImportOptions options;
    options.thumbnailSide = 16;
    auto set = sg::importStyle({at("a.png")}, options);
    QVERIFY(set);
    QCOMPARE(set->pictures[0].thumbnail.extent, (sg::Extent{16, 16}));
    QCOMPARE(set->pictures[0].thumbnail.channels, 3);
    options.thumbnailSide = 0;
    set = sg::importStyle({at("a.png")}, options);
    QVERIFY(set);
    QVERIFY(set->pictures[0].thumbnail.empty());
}

void StyleSetTest::decodesCroppedAndHalved() {
    // 8 x 4: the middle 4 x 4 remains; each output pixel is the mean of 2 x 2.
    QImage image(8, 4, QImage::Format_RGB888);
    image.fill(Qt::black);
    for (int y = 0; y < 4; ++y) {
        for (int x = 2; x < 6; ++x) {
            image.setPixelColor(x, y, QColor(x * 20, y * 40, (x % 2) * 100));
        }
    }
    writeBytes(at("a.png"), encoded(image, "png"));
    const auto set = sg::importStyle({at("a.png")});
    QVERIFY(set);
    const auto batch = sg::decodePictures(*set, 2, 3);
    QVERIFY(batch);
    QCOMPARE(batch->resolution, 2);
    QCOMPARE(batch->channels, 3);
    QCOMPARE(
        batch->pixels,
        (std::vector<std::uint8_t>{50, 20, 50, 90, 20, 50, 50, 100, 50, 90, 100, 50}));
    QCOMPARE(batch->hashes, Names{set->pictures[0].sha256});
}

void StyleSetTest::decodesOverTheBackground() {
    QImage image(4, 4, QImage::Format_RGBA8888);
    image.fill(Qt::transparent);
    writeBytes(at("a.png"), encoded(image, "png"));
    sg::StyleImportOptions options;
    options.background = {10, 200, 30};
    const auto set = sg::importStyle({at("a.png")}, options);
    QVERIFY(set);
    QCOMPARE(set->pictures[0].originalChannels, 4);
    const auto batch = sg::decodePictures(*set, 1, 3, options);
    QVERIFY(batch);
    QCOMPARE(batch->pixels, (std::vector<std::uint8_t>{10, 200, 30}));
    QCOMPARE(
        set->pictures[0].thumbnail.pixels[1],
        std::uint8_t(200)); // the thumbnail shows the same colour
}

void StyleSetTest::decodesToGrey() {
    QImage red(2, 2, QImage::Format_RGB888);
    red.fill(Qt::red);
    QImage grey(2, 2, QImage::Format_Grayscale8);
    grey.fill(90);
    writeBytes(at("set/1.png"), encoded(red, "png"));
    writeBytes(at("set/2.png"), encoded(grey, "png"));
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    const auto one = sg::decodePictures(*set, 1, 1);
    QVERIFY(one);
    QCOMPARE(one->pixels, (std::vector<std::uint8_t>{76, 90}));
    const auto three = sg::decodePictures(*set, 1, 3);
    QVERIFY(three);
    QCOMPARE(three->pixels, (std::vector<std::uint8_t>{255, 0, 0, 90, 90, 90}));
}

void StyleSetTest::vanishedAndChangedFilesAreNamed() {
    writeBytes(at("set/gone.png"), png(1));
    writeBytes(at("set/kept.png"), png(2));
    const auto set = sg::importStyle({at("set")});
    QVERIFY(set);
    writeBytes(at("set/gone.png"), png(3));
    const auto changed = sg::decodePictures(*set, 4, 3);
    QVERIFY(!changed);
    QVERIFY(changed.error().message.find("gone.png has changed") != std::string::npos);
    fs::remove(at("set/gone.png"));
    const auto vanished = sg::decodePictures(*set, 4, 3);
    QVERIFY(!vanished);
    QVERIFY(vanished.error().message.find("gone.png") != std::string::npos);
}

void StyleSetTest::nothingIsWrittenBesideTheFiles() {
    writeBytes(at("set/a.png"), png(1));
    writeZip(at("set/b.zip"), {{QStringLiteral("c.png"), png(2)}});
    // A read-only folder is good enough, and nothing appears in it.
    fs::permissions(at("set"), fs::perms::owner_read | fs::perms::owner_exec);
    const auto set = sg::importStyle({at("set"), at("set/b.zip")});
    fs::permissions(at("set"), fs::perms::owner_all);
    QVERIFY(set);
    QCOMPARE(set->pictures.size(), std::size_t(2));
    QVERIFY(sg::decodePictures(*set, 4, 3));
    const auto entries =
        QDir(QString::fromStdString(at("set").string())).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(entries, (QStringList{QStringLiteral("a.png"), QStringLiteral("b.zip")}));
}

void StyleSetTest::manyEntriesInOneArchive() {
    std::vector<std::pair<QString, QByteArray>> entries;
    for (int i = 0; i < 3000; ++i) {
        entries.emplace_back(QStringLiteral("%1.png").arg(i, 5, 10, QLatin1Char('0')), png(i));
    }
    writeZip(at("many.zip"), entries);
    sg::StyleImportOptions options;
    options.thumbnailSide = 0;
    const auto set = sg::importStyle({at("many.zip")}, options);
    QVERIFY(set);
    QCOMPARE(set->pictures.size(), std::size_t(3000));
    const auto batch = sg::decodePictures(*set, 8, 3, options);
    QVERIFY(batch);
    QCOMPARE(batch->names.back(), std::string("many.zip/02999.png"));
}

QTEST_GUILESS_MAIN(StyleSetTest)
#include "style_set_test.moc"
