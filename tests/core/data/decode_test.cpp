#include "core/data/crop_picture.h"
#include "core/data/decode.h"
#include "core/data/picture_header.h"
#include "tests/core/data/picture_files.h"

#include <QFile>
#include <QTest>
#include <QTransform>

#include <opencv2/imgcodecs.hpp>

using namespace sg::test;

class DecodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losslessFormatsMatchQt_data();
    void losslessFormatsMatchQt();
    void sixteenBits_data();
    void sixteenBits();
    void greyWithAlpha();
    void oneBitGrey();
    void paletteWithTransparency();
    void webpAndTiff_data();
    void webpAndTiff();
    void cmykJpeg();
    void orientation_data();
    void orientation();
    void damagedExifIsIgnored();
    void refusals_data();
    void refusals();
    void hugeDeclaredSizeIsNotUnpacked();
    void hugeTiffAndJpeg2000AreNotUnpacked_data();
    void hugeTiffAndJpeg2000AreNotUnpacked();
    void otherHugePicturesAreNotUnpacked_data();
    void otherHugePicturesAreNotUnpacked();
    void declaredSizesAreTheRealOnes();
    void headersCutShortDeclareNothing();
    void everyPrefixOfAPictureIsRefused();
    void flattenMixesExactly();
    void centreCropIsExact_data();
    void centreCropIsExact();
    void halvingAveragesFourPixels();
    void enlargingKeepsFlatColours();
    void greyAndColour();
};

namespace {

constexpr std::int64_t kMaxPixels = 1'000'000;

sg::Result<sg::Image> decode(const QByteArray& bytes) {
    return sg::decodePicture(bytesOf(bytes), kMaxPixels);
}

std::vector<int> pixelAt(const sg::Image& image, int x, int y) {
    const std::uint8_t* pixel = image.row(y) + std::ptrdiff_t(x) * image.channels;
    return {pixel, pixel + image.channels};
}

} // namespace

void DecodeTest::losslessFormatsMatchQt_data() {
    QTest::addColumn<QImage>("image");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("channels");
    const QImage rgb = gradient(13, 7);
    QImage rgba = rgb.convertToFormat(QImage::Format_RGBA8888);
    rgba.setPixelColor(3, 2, QColor(10, 20, 30, 40));
    const QImage grey = rgb.convertToFormat(QImage::Format_Grayscale8);
    const QImage palette = rgb.convertToFormat(QImage::Format_Indexed8);
    QTest::newRow("PNG RGB") << rgb << QByteArray("png") << 3;
    QTest::newRow("PNG RGBA") << rgba << QByteArray("png") << 4;
    QTest::newRow("PNG grey") << grey << QByteArray("png") << 1;
    QTest::newRow("PNG palette") << palette << QByteArray("png") << 3;
    QTest::newRow("BMP") << rgb << QByteArray("bmp") << 3;
    QTest::newRow("PPM") << rgb << QByteArray("ppm") << 3;
}

void DecodeTest::losslessFormatsMatchQt() {
    QFETCH(QImage, image);
    QFETCH(QByteArray, format);
    QFETCH(int, channels);
    const auto decoded = decode(encoded(image, format.constData()));
    QVERIFY2(decoded, decoded ? "" : decoded.error().message.c_str());
    QCOMPARE(decoded->channels, channels);
    QCOMPARE(
        toQImage(*decoded).convertToFormat(QImage::Format_RGBA8888),
        image.convertToFormat(QImage::Format_RGBA8888));
}

void DecodeTest::sixteenBits_data() {
    QTest::addColumn<int>("colorType");
    QTest::addColumn<int>("channels");
    QTest::newRow("grey") << 0 << 1;
    QTest::newRow("RGB") << 2 << 3;
    QTest::newRow("RGBA") << 6 << 4;
}

void DecodeTest::sixteenBits() {
    QFETCH(int, colorType);
    QFETCH(int, channels);
    // 257 * v is v in 8 bits; a little more must not change it.
    QByteArray row;
    std::vector<int> expected;
    for (int c = 0; c < channels; ++c) {
        const int value = 50 + 60 * c;
        const int deep = value * 257 + 100;
        row += static_cast<char>(deep >> 8);
        row += static_cast<char>(deep & 0xff);
        expected.push_back(value);
    }
    const auto image = decode(rawPng(1, 1, 16, colorType, {row}));
    QVERIFY(image);
    QCOMPARE(pixelAt(*image, 0, 0), expected);
}

void DecodeTest::greyWithAlpha() {
    const auto image = decode(rawPng(
        2,
        1,
        8,
        4,
        {QByteArray::fromHex("64ff"
                             "c880")}));
    QVERIFY(image);
    QCOMPARE(image->channels, 4);
    QCOMPARE(pixelAt(*image, 0, 0), (std::vector{100, 100, 100, 255}));
    QCOMPARE(pixelAt(*image, 1, 0), (std::vector{200, 200, 200, 128}));
}

void DecodeTest::oneBitGrey() {
    const auto image = decode(rawPng(3, 1, 1, 0, {QByteArray::fromHex("a0")}));
    QVERIFY(image);
    const sg::Image grey = sg::withChannels(*image, 1);
    QCOMPARE(grey.pixels, (std::vector<std::uint8_t>{255, 0, 255}));
}

void DecodeTest::paletteWithTransparency() {
    const auto image = decode(rawPng(
        2,
        1,
        8,
        3,
        {QByteArray::fromHex("0001")},
        {{"PLTE",
          QByteArray::fromHex("ff8000"
                              "0040c0")},
         {"tRNS", QByteArray::fromHex("ff40")}}));
    QVERIFY(image);
    QCOMPARE(image->channels, 4);
    QCOMPARE(pixelAt(*image, 0, 0), (std::vector{255, 128, 0, 255}));
    QCOMPARE(pixelAt(*image, 1, 0), (std::vector{0, 64, 192, 64}));
}

void DecodeTest::webpAndTiff_data() {
    QTest::addColumn<QByteArray>("extension");
    QTest::addColumn<QList<int>>("parameters");
    // Quality above 100 is lossless.
    QTest::newRow("WebP") << QByteArray(".webp") << QList<int>{cv::IMWRITE_WEBP_QUALITY, 101};
    QTest::newRow("TIFF") << QByteArray(".tiff") << QList<int>{};
}

void DecodeTest::webpAndTiff() {
    QFETCH(QByteArray, extension);
    QFETCH(QList<int>, parameters);
    const QImage image = gradient(9, 6);
    const QImage bgr = image.convertToFormat(QImage::Format_BGR888);
    const cv::Mat mat(
        bgr.height(),
        bgr.width(),
        CV_8UC3,
        const_cast<uchar*>(bgr.constBits()),
        static_cast<std::size_t>(bgr.bytesPerLine()));
    std::vector<std::uint8_t> bytes;
    QVERIFY(
        cv::imencode(extension.toStdString(), mat, bytes, {parameters.begin(), parameters.end()}));
    const auto decoded = sg::decodePicture(std::as_bytes(std::span(bytes)), kMaxPixels);
    QVERIFY(decoded);
    QCOMPARE(toQImage(*decoded), image);
}

void DecodeTest::cmykJpeg() {
    // One colour, rgb(200, 60, 20), converted to CMYK by another program.
    QFile file(QStringLiteral(SG_SOURCE_DIR "/tests/core/data/files/cmyk.jpg"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto image = decode(file.readAll());
    QVERIFY(image);
    QCOMPARE(image->channels, 3);
    QCOMPARE(image->extent, (sg::Extent{16, 16}));
    const std::vector<int> pixel = pixelAt(*image, 8, 8);
    QVERIFY(std::abs(pixel[0] - 200) < 8);
    QVERIFY(std::abs(pixel[1] - 60) < 8);
    QVERIFY(std::abs(pixel[2] - 20) < 8);
}

void DecodeTest::orientation_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("littleEndian");
    QTest::addColumn<QTransform>("transform");
    // What must be done to the stored picture to see it upright (EXIF 2.3, tag 274).
    const QTransform mirror = QTransform::fromScale(-1, 1);
    const auto turned = [](int degrees) { return QTransform().rotate(degrees); };
    const std::vector<QTransform> transforms{
        QTransform(),
        mirror,
        turned(180),
        QTransform::fromScale(1, -1),
        mirror * turned(270), // transposed
        turned(90),
        mirror * turned(90),
        turned(270)};
    for (int i = 1; i <= 8; ++i) {
        for (const bool little : {true, false}) {
            QTest::addRow("%d %s", i, little ? "II" : "MM")
                << i << little << transforms[static_cast<std::size_t>(i - 1)];
        }
    }
}

void DecodeTest::orientation() {
    QFETCH(int, orientation);
    QFETCH(bool, littleEndian);
    QFETCH(QTransform, transform);
    // Four flat quarters of different grey on a grid of whole JPEG blocks.
    QImage stored(32, 16, QImage::Format_Grayscale8);
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 32; ++x) {
            const int grey = (x < 16 ? 40 : 100) + (y < 8 ? 0 : 120);
            stored.setPixelColor(x, y, QColor(grey, grey, grey));
        }
    }
    const QByteArray jpeg = withOrientation(encoded(stored, "jpg", 100), orientation, littleEndian);
    const QImage expected = stored.transformed(transform);
    const auto image = decode(jpeg);
    QVERIFY(image);
    const QImage seen = toQImage(*image);
    QCOMPARE(seen.size(), expected.size());
    for (const int y : {2, seen.height() - 3}) {
        for (const int x : {2, seen.width() - 3}) {
            QVERIFY(std::abs(qGray(seen.pixel(x, y)) - qGray(expected.pixel(x, y))) <= 2);
        }
    }
}

void DecodeTest::damagedExifIsIgnored() {
    const QByteArray good = withOrientation(encoded(gradient(32, 16), "jpg"), 6);
    const int tiff = static_cast<int>(good.indexOf("Exif")) + 6;
    QByteArray farDirectory = good;
    farDirectory.replace(tiff + 4, 4, QByteArray("\xf0\xff\xff\xff", 4));
    QByteArray manyEntries = good;
    manyEntries.replace(tiff + 8, 2, QByteArray("\xff\xff", 2));
    manyEntries.replace(tiff + 22, 2, QByteArray("\x13\x01", 2)); // no orientation to be found
    QByteArray nonsense = good;
    nonsense[tiff + 30] = 9;
    for (const QByteArray& bytes : {farDirectory, manyEntries, nonsense}) {
        const auto image = decode(bytes);
        QVERIFY(image);
        QCOMPARE(image->extent, (sg::Extent{32, 16}));
    }
}

void DecodeTest::refusals_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::string>("reason");
    const QByteArray png = encoded(gradient(40, 40), "png");
    QTest::newRow("empty") << QByteArray() << std::string("not a picture");
    QTest::newRow("text") << QByteArray("Dear diary") << std::string("not a picture");
    QTest::newRow("cut header") << png.left(20) << std::string("damaged");
    QTest::newRow("text like a BMP") << QByteArray("BMW is a car") << std::string("damaged");
    QTest::newRow("GIF") << QByteArray("GIF89a\x01\0\x01\0", 10)
                         << std::string("GIF pictures cannot be read; convert it to PNG");
    QTest::newRow("HEIC") << QByteArray(
                                 "\0\0\0\x18"
                                 "ftypheic\0\0\0\0",
                                 16)
                          << std::string("HEIF pictures cannot be read; convert it to PNG");
    QTest::newRow("too many pixels")
        << encoded(QImage(1001, 1000, QImage::Format_Grayscale8), "png")
        << std::string("too large");
    QTest::newRow("too many BMP pixels")
        << encoded(QImage(1001, 1000, QImage::Format_Grayscale8), "bmp")
        << std::string("too large");
}

void DecodeTest::refusals() {
    QFETCH(QByteArray, bytes);
    QFETCH(std::string, reason);
    const auto image = decode(bytes);
    QVERIFY(!image);
    QCOMPARE(image.error().message, reason);
}

void DecodeTest::hugeDeclaredSizeIsNotUnpacked() {
    // 30,000 x 30,000 pixels declared by 60 bytes: the header alone must be enough to refuse.
    const auto png = decode(rawPng(30'000, 30'000, 8, 6, {}));
    QVERIFY(!png);
    QCOMPARE(png.error().message, std::string("too large"));

    QByteArray jpeg = encoded(gradient(16, 16), "jpg");
    const auto frame = jpeg.indexOf(QByteArray("\xff\xc0", 2));
    QVERIFY(frame > 0);
    jpeg.replace(frame + 5, 4, QByteArray("\xff\xf0\xff\xf0", 4));
    const auto bomb = decode(jpeg);
    QVERIFY(!bomb);
    QCOMPARE(bomb.error().message, std::string("too large"));
}

void DecodeTest::hugeTiffAndJpeg2000AreNotUnpacked_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto tiff = [](bool little, int type) -> QByteArray {
        const auto number = [little](unsigned value, int size) {
            QByteArray bytes(size, '\0');
            for (int i = 0; i < size; ++i) {
                bytes[little ? i : size - 1 - i] = static_cast<char>(value >> (8 * i) & 0xffU);
            }
            return bytes;
        };
        const auto entry = [&](unsigned tag) -> QByteArray {
            const int size = type == 3 ? 2 : 4;
            return number(tag, 2) + number(static_cast<unsigned>(type), 2) + number(1, 4) +
                   number(30'000, size) + QByteArray(4 - size, '\0');
        };
        return (little ? QByteArray("II") : QByteArray("MM")) + number(42, 2) + number(8, 4) +
               number(2, 2) + entry(0x0100) + entry(0x0101) + number(0, 4);
    };
    QTest::newRow("TIFF, Intel, short") << tiff(true, 3);
    QTest::newRow("TIFF, Intel, long") << tiff(true, 4);
    QTest::newRow("TIFF, Motorola, short") << tiff(false, 3);
    QTest::newRow("TIFF, Motorola, long") << tiff(false, 4);
    const QByteArray stream = QByteArray::fromHex("ff4fff51002f0000"
                                                  "00007530"
                                                  "00007530");
    QTest::newRow("JPEG 2000 stream") << stream;
    QTest::newRow("JPEG 2000 file")
        << QByteArray::fromHex("0000000c6a5020200d0a870a") + QByteArray(20, 'x') + stream;
}

void DecodeTest::hugeTiffAndJpeg2000AreNotUnpacked() {
    QFETCH(QByteArray, bytes);
    const auto image = decode(bytes);
    QVERIFY(!image);
    QCOMPARE(image.error().message, std::string("too large"));
}

void DecodeTest::otherHugePicturesAreNotUnpacked_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray begin = "BM" + QByteArray(12, '\0');
    const QByteArray planes = QByteArray::fromHex("01001800") + QByteArray(24, '\0');
    const QByteArray side = QByteArray::fromHex("30750000"); // 30,000
    const QByteArray below = QByteArray::fromHex("d08affff");
    const QByteArray header = QByteArray::fromHex("28000000");
    QTest::newRow("BMP") << begin + header + side + side + planes;
    QTest::newRow("BMP from the top") << begin + header + side + below + planes;
    QTest::newRow("BMP of OS/2") << begin + QByteArray::fromHex("0c000000") + side.left(2) +
                                        side.left(2) + planes.left(4);
    QTest::newRow("PPM") << QByteArray("P6\n30000 30000\n255\n");
    QTest::newRow("PGM with remarks") << QByteArray("P5 # 1 1\r\n#2\n30000\n#3\n\t30000 255 ");
    QTest::newRow("bitmap in words") << QByteArray("P1 30000 30000 0");
    QTest::newRow("a number without end") << QByteArray("P6 99999999999999999999999 2 255 ");
    const auto webp = [](const char* kind, const QByteArray& rest) -> QByteArray {
        return "RIFF" + QByteArray(4, '\x20') + "WEBP" + kind + QByteArray(4, '\x20') + rest;
    };
    QTest::newRow("WebP") << webp("VP8 ", QByteArray::fromHex("9001009d012aff3fff3f"));
    QTest::newRow("WebP without loss") << webp("VP8L", QByteArray::fromHex("2fffffff0f"));
    QTest::newRow("WebP with parts") << webp("VP8X", QByteArray::fromHex("00000000ffffffffffff"));
    QTest::newRow("Radiance") << QByteArray(
        "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 30000 +X 30000\n");
    QTest::newRow("Radiance below zero")
        << QByteArray("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y -1 +X 30000\n");
}

void DecodeTest::otherHugePicturesAreNotUnpacked() {
    QFETCH(QByteArray, bytes);
    const auto image = decode(bytes);
    QVERIFY(!image);
    QCOMPARE(image.error().message, std::string("too large"));
}

void DecodeTest::declaredSizesAreTheRealOnes() {
    const cv::Mat pixels(7, 13, CV_8UC3, cv::Scalar(10, 20, 30));
    for (const char* ending :
         {".png", ".jpg", ".bmp", ".ppm", ".pgm", ".pbm", ".webp", ".tiff", ".jp2"}) {
        std::vector<uchar> bytes;
        try {
            cv::Mat like = pixels;
            if (ending == std::string(".pgm") || ending == std::string(".pbm")) {
                like = cv::Mat(7, 13, CV_8UC1, cv::Scalar(0));
            }
            if (!cv::imencode(ending, like, bytes)) {
                continue;
            }
        } catch (const cv::Exception&) {
            continue; // this OpenCV does not write it
        }
        const auto size = sg::declaredSize(std::as_bytes(std::span(bytes)));
        QVERIFY2(size, ending);
        QVERIFY2((*size == sg::Extent{13, 7}), ending);
    }
    std::vector<uchar> lossless;
    QVERIFY(cv::imencode(".webp", pixels, lossless, {cv::IMWRITE_WEBP_QUALITY, 101}));
    QCOMPARE(
        sg::declaredSize(std::as_bytes(std::span(lossless))), std::optional(sg::Extent{13, 7}));
}

void DecodeTest::headersCutShortDeclareNothing() {
    for (const QByteArray& whole : std::vector<QByteArray>{
             "BM" + QByteArray(24, '\x01'),
             QByteArray("P6 1 1"),
             QByteArray("P4 # no end"),
             "RIFF    WEBPVP8X    " + QByteArray(10, '\x01'),
             "RIFF    WEBPVP8L    " + QByteArray(5, '\x01'),
             "RIFF    WEBPVP8     " + QByteArray(10, '\x01'),
             "#?RADIANCE\n\n-Y 1 +X 1"}) {
        for (qsizetype length = 0; length < whole.size(); ++length) {
            QVERIFY2(!sg::declaredSize(bytesOf(whole.left(length))), whole.constData());
        }
    }
}

void DecodeTest::everyPrefixOfAPictureIsRefused() {
    // A JPEG cut in its pixels would otherwise come out half grey, and be learnt.
    const QByteArray jpeg = withOrientation(encoded(gradient(24, 16), "jpg"), 6);
    const QByteArray png = encoded(gradient(16, 24), "png");
    for (const QByteArray& bytes : {jpeg, png}) {
        for (qsizetype length = 0; length < bytes.size() - 12; ++length) {
            QVERIFY(!decode(bytes.left(length)));
        }
        QVERIFY(decode(bytes));
        QVERIFY(decode(bytes + "appended by a camera"));
    }
    QVERIFY(!decode(jpeg.left(jpeg.size() - 1)));
}

void DecodeTest::flattenMixesExactly() {
    sg::Image image({3, 1}, 4);
    image.pixels = {200, 100, 0, 0, 200, 100, 0, 255, 200, 100, 0, 51};
    const sg::Image flat = sg::flatten(image, {10, 20, 30});
    QCOMPARE(flat.channels, 3);
    // 51 / 255 = 0.2: 200 * 0.2 + 10 * 0.8 = 48, and so on.
    QCOMPARE(flat.pixels, (std::vector<std::uint8_t>{10, 20, 30, 200, 100, 0, 48, 36, 24}));
    sg::Image grey({1, 1}, 1);
    QCOMPARE(sg::flatten(grey, {10, 20, 30}).channels, 1);
}

void DecodeTest::centreCropIsExact_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QRect>("expected");
    QTest::newRow("wide") << 10 << 4 << QRect(3, 0, 4, 4);
    QTest::newRow("tall") << 4 << 10 << QRect(0, 3, 4, 4);
    QTest::newRow("odd rest") << 7 << 4 << QRect(1, 0, 4, 4);
    QTest::newRow("square") << 5 << 5 << QRect(0, 0, 5, 5);
}

void DecodeTest::centreCropIsExact() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QRect, expected);
    const QImage whole = gradient(width, height);
    const auto image = decode(encoded(whole, "png"));
    QVERIFY(image);
    QCOMPARE(toQImage(sg::cropPicture(*image, {}, expected.width())), whole.copy(expected));
}

void DecodeTest::halvingAveragesFourPixels() {
    sg::Image image({2, 2}, 3);
    image.pixels = {0, 10, 255, 100, 10, 255, 200, 30, 255, 40, 30, 251};
    const sg::Image half = sg::resizeSquare(image, 1);
    QCOMPARE(half.pixels, (std::vector<std::uint8_t>{85, 20, 254}));
}

void DecodeTest::enlargingKeepsFlatColours() {
    sg::Image image({3, 3}, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        image.pixels[i] = static_cast<std::uint8_t>(i % 3 * 100);
    }
    const sg::Image large = sg::resizeSquare(image, 16);
    QCOMPARE(large.extent, (sg::Extent{16, 16}));
    for (std::size_t i = 0; i < large.pixels.size(); ++i) {
        QCOMPARE(int(large.pixels[i]), int(i % 3 * 100));
    }
}

void DecodeTest::greyAndColour() {
    sg::Image grey({1, 1}, 1);
    grey.pixels = {90};
    QCOMPARE(sg::withChannels(grey, 3).pixels, (std::vector<std::uint8_t>{90, 90, 90}));
    sg::Image colour({1, 1}, 3);
    colour.pixels = {255, 0, 0};
    // Rec. 601 luma of pure red.
    QCOMPARE(sg::withChannels(colour, 1).pixels, (std::vector<std::uint8_t>{76}));
    QCOMPARE(sg::withChannels(colour, 3).pixels, colour.pixels);
}

QTEST_GUILESS_MAIN(DecodeTest)
#include "decode_test.moc"
