// Crops against what geometry says: on a picture whose red is x and whose green is y, every pixel
// of a crop tells where it was taken from.

#include "core/data/crop_picture.h"
#include "core/data/squeezed_aspect.h"
#include "core/data/style_set.h"
#include "tests/core/data/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace sg;
using namespace sg::test;

namespace {

constexpr auto kSqueeze = PictureCrop::Fit::Squeeze;

/// Red is the column, green the row, both in pixels.
Image places(int width, int height) {
    Image image({width, height}, 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = image.row(y) + x * 3;
            pixel[0] = static_cast<std::uint8_t>(x);
            pixel[1] = static_cast<std::uint8_t>(y);
        }
    }
    return image;
}

QPoint placeAt(const Image& image, int x, int y) {
    const std::uint8_t* pixel = image.row(y) + x * 3;
    return {pixel[0], pixel[1]};
}

QPointF turned(QPointF offset, double degrees) {
    const double angle = qDegreesToRadians(degrees);
    return {
        offset.x() * std::cos(angle) - offset.y() * std::sin(angle),
        offset.x() * std::sin(angle) + offset.y() * std::cos(angle)};
}

StyleSet squeezedSet(const std::vector<Extent>& sizes) {
    StyleSet set;
    for (const Extent size : sizes) {
        StylePicture& picture = set.pictures.emplace_back();
        picture.original = size;
        picture.crop.fit = kSqueeze;
    }
    return set;
}

} // namespace

class CropPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyPixelComesFromItsPlace_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("side");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<int>("result");
        QTest::newRow("reduced") << 0.5 << 0.5 << 0.5 << 0.0 << 10;
        QTest::newRow("moved") << 0.3 << 0.6 << 0.25 << 0.0 << 25;
        QTest::newRow("turned a little") << 0.5 << 0.5 << 0.6 << 10.0 << 30;
        QTest::newRow("turned back, enlarged") << 0.6 << 0.4 << 0.2 << -35.0 << 90;
        QTest::newRow("a quarter") << 0.4 << 0.5 << 0.4 << 90.0 << 40;
        QTest::newRow("upside down") << 0.5 << 0.5 << 0.7 << 180.0 << 16;
        QTest::newRow("turned and much reduced") << 0.5 << 0.5 << 0.7 << 45.0 << 8;
    }

    void everyPixelComesFromItsPlace() {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, side);
        QFETCH(double, degrees);
        QFETCH(int, result);
        const Image picture = places(250, 200);
        const PictureCrop crop{PictureCrop::Fit::Square, x, y, side, degrees, false};
        QCOMPARE(insidePicture(crop, picture.extent), crop);
        const Image square = cropPicture(picture, crop, result);
        QCOMPARE(square.extent, (Extent{result, result}));
        const double length = side * 200.0;
        for (const QPoint at :
             {QPoint(0, 0), QPoint(result - 1, 0), QPoint(result / 2, result / 3)}) {
            // The middle of a pixel lies at its half, in both pictures.
            const QPointF offset(
                ((at.x() + 0.5) / result - 0.5) * length, ((at.y() + 0.5) / result - 0.5) * length);
            const QPointF expected =
                QPointF(x * 250.0 - 0.5, y * 200.0 - 0.5) + turned(offset, degrees);
            const QPoint found = placeAt(square, at.x(), at.y());
            QVERIFY2(
                std::abs(found.x() - expected.x()) < 1.3 &&
                    std::abs(found.y() - expected.y()) < 1.3,
                qPrintable(QStringLiteral("%1 %2, expected %3 %4")
                               .arg(found.x())
                               .arg(found.y())
                               .arg(expected.x())
                               .arg(expected.y())));
        }
    }

    void mirroringComesLast() {
        const Image picture = places(200, 200);
        PictureCrop crop{PictureCrop::Fit::Square, 0.4, 0.5, 0.5, 20.0, false};
        const Image plain = cropPicture(picture, crop, 20);
        crop.mirrored = true;
        const Image mirrored = cropPicture(picture, crop, 20);
        for (int x = 0; x < 20; ++x) {
            QCOMPARE(placeAt(mirrored, x, 7), placeAt(plain, 19 - x, 7));
        }
    }

    void everyPixelOfThePictureCounts() {
        // A checkerboard of single pixels is grey from afar, also when turned.
        Image board({400, 400}, 1);
        for (int y = 0; y < 400; ++y) {
            for (int x = 0; x < 400; ++x) {
                board.row(y)[x] = (x + y) % 2 == 0 ? 255 : 0;
            }
        }
        for (const double degrees : {0.0, 17.0, 45.0}) {
            const PictureCrop crop{PictureCrop::Fit::Square, 0.5, 0.5, 0.7, degrees, false};
            const Image square = cropPicture(board, crop, 16);
            for (const std::uint8_t value : square.pixels) {
                QVERIFY2(std::abs(value - 127) < 12, qPrintable(QString::number(value)));
            }
        }
    }

    void noCornerIsEverEmpty() {
        Image white({90, 60}, 3);
        std::fill(white.pixels.begin(), white.pixels.end(), std::uint8_t(255));
        std::mt19937 random(7);
        std::uniform_real_distribution<double> share(-0.2, 1.2);
        for (int i = 0; i < 200; ++i) {
            const PictureCrop wild{
                PictureCrop::Fit::Square,
                share(random),
                share(random),
                share(random) * 1.5,
                share(random) * 360.0,
                false};
            const PictureCrop inside = insidePicture(wild, white.extent);
            for (const QPointF corner :
                 {QPointF(-1, -1), QPointF(1, -1), QPointF(1, 1), QPointF(-1, 1)}) {
                const QPointF at = QPointF(inside.x * 90, inside.y * 60) +
                                   turned(corner * inside.side * 30.0, inside.degrees);
                QVERIFY(at.x() > -1e-6 && at.x() < 90 + 1e-6);
                QVERIFY(at.y() > -1e-6 && at.y() < 60 + 1e-6);
            }
            const Image square = cropPicture(white, wild, 12);
            QVERIFY(std::all_of(square.pixels.begin(), square.pixels.end(), [](auto value) {
                return value == 255;
            }));
        }
    }

    void squeezingKeepsTheWholePicture() {
        const Image picture = places(240, 120);
        PictureCrop crop;
        crop.fit = kSqueeze;
        const Image square = cropPicture(picture, crop, 60);
        for (const QPoint at : {QPoint(0, 0), QPoint(59, 59), QPoint(30, 10)}) {
            const QPoint found = placeAt(square, at.x(), at.y());
            QVERIFY(std::abs(found.x() - ((at.x() + 0.5) * 4 - 0.5)) < 1.0);
            QVERIFY(std::abs(found.y() - ((at.y() + 0.5) * 2 - 0.5)) < 1.0);
        }
        // Also when one direction has to grow.
        const Image grown = cropPicture(places(240, 40), crop, 80);
        QVERIFY(std::abs(placeAt(grown, 79, 40).x() - 238) < 3);
        QVERIFY(std::abs(placeAt(grown, 10, 79).y() - 39) < 2);
    }

    void aSmallerCopyIsCroppedAlike() {
        const PictureCrop crop{PictureCrop::Fit::Square, 0.4, 0.55, 0.5, 12.0, true};
        const Image whole = places(240, 200);
        QImage half =
            toQImage(whole).scaled(120, 100, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        half = half.convertToFormat(QImage::Format_RGB888);
        Image smaller({120, 100}, 3);
        for (int y = 0; y < 100; ++y) {
            std::copy_n(half.constScanLine(y), 360, smaller.row(y));
        }
        const Image a = cropPicture(whole, crop, 24);
        const Image b = cropPicture(smaller, crop, 24);
        for (int i = 0; i < 24; ++i) {
            const QPoint difference = placeAt(a, i, 23 - i) - placeAt(b, i, 23 - i);
            QVERIFY(difference.manhattanLength() <= 3);
        }
    }

    void theSetIsDecodedThroughItsCrops() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("a.png")).toStdString();
        writeBytes(file, encoded(toQImage(places(120, 80)), "png"));
        auto set = importStyle({file});
        QVERIFY(set);
        set->pictures[0].crop = {PictureCrop::Fit::Square, 0.25, 0.5, 0.5, 0.0, false};
        const auto batch = decodePictures(*set, 40, 3);
        QVERIFY(batch);
        QCOMPARE(batch->aspect, 1.0);
        QCOMPARE(int(batch->pixels[0]), 10); // 0.25 of 120, less half of 40
        QCOMPARE(int(batch->pixels[1]), 20);
        set->pictures[0].crop.fit = kSqueeze;
        const auto squeezed = decodePictures(*set, 40, 3);
        QVERIFY(squeezed);
        QCOMPARE(squeezed->aspect, 1.5);
        QVERIFY(squeezed->pixels != batch->pixels);
        const auto view = viewPicture(set->pictures[0], 60);
        QVERIFY(view);
        QCOMPARE(view->extent, (Extent{60, 40}));
        const auto whole = viewPicture(set->pictures[0], 5000);
        QVERIFY(whole);
        QCOMPARE(whole->pixels, places(120, 80).pixels);
        writeBytes(file, "gone");
        QVERIFY(!viewPicture(set->pictures[0], 60));
    }

    void theAspectNeedsAgreement() {
        QCOMPARE(squeezedAspect({}), 1.0);
        StyleSet set = squeezedSet({{300, 200}, {601, 400}});
        QVERIFY(std::abs(squeezedAspect(set) - 1.5) < 0.01);
        set.pictures[1].original = {200, 300};
        QCOMPARE(squeezedAspect(set), 1.0);
        set.pictures[1].weight = 0.0; // is not learned from
        QCOMPARE(squeezedAspect(set), 1.5);
        set.pictures[1].weight = 1.0;
        set.pictures[1] = set.pictures[0];
        set.pictures[1].crop.fit = PictureCrop::Fit::Square;
        QCOMPARE(squeezedAspect(set), 1.0);
    }

    void pixelsAcrossTheSquare() {
        QCOMPARE(pixelsAcross({}, {300, 200}), 200.0);
        QCOMPARE(
            pixelsAcross({PictureCrop::Fit::Square, 0.5, 0.5, 0.25, 0, false}, {300, 200}), 50.0);
        QCOMPARE(pixelsAcross({kSqueeze, 0.5, 0.5, 0.25, 0, false}, {300, 200}), 200.0);
    }
};

QTEST_GUILESS_MAIN(CropPictureTest)
#include "crop_picture_test.moc"
