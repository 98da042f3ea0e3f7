#include "core/data/picture_remarks.h"
#include "tests/core/data/picture_files.h"

#include <QPainter>
#include <QTest>

using namespace sg;
using namespace sg::test;

namespace {

/// A face of sorts; `kind` moves and colours its parts.
QImage drawing(int kind, const QColor& ground = QColor(240, 220, 190)) {
    QImage image(96, 96, QImage::Format_RGB888);
    image.fill(ground);
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(200 - kind * 9, 120 + kind * 7, 90 + kind * 11));
    painter.drawEllipse(14 + kind * 5, 10 + (kind * 13) % 30, 44 + (kind * 7) % 20, 52);
    painter.setBrush(QColor(40, 30, 30 + kind * 13));
    painter.drawRect(8 + (kind * 17) % 50, 8 + (kind * 29) % 60, 22, 10 + (kind * 5) % 20);
    return image;
}

StylePicture pictureOf(const QImage& image, const std::string& name) {
    StylePicture picture;
    picture.name = name;
    picture.original = {image.width() * 4, image.height() * 4};
    picture.thumbnail = Image({image.width(), image.height()}, 3);
    for (int y = 0; y < image.height(); ++y) {
        std::copy_n(image.constScanLine(y), picture.thumbnail.stride(), picture.thumbnail.row(y));
    }
    return picture;
}

StyleSet setOf(int count) {
    StyleSet set;
    for (int i = 0; i < count; ++i) {
        set.pictures.push_back(pictureOf(drawing(i), "p" + std::to_string(i)));
    }
    return set;
}

QImage asQImage(const Image& image) {
    return toQImage(image).convertToFormat(QImage::Format_RGB888);
}

} // namespace

class PictureRemarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anOrdinarySetHasNone() {
        for (const PictureRemarks& remark : remarksOn(setOf(10), 256)) {
            QVERIFY(remark.empty());
        }
        QVERIFY(remarksOn({}, 64).empty());
    }

    void tooFewPixelsAreCounted() {
        StyleSet set = setOf(2);
        set.pictures[0].original = {100, 50};
        set.pictures[1].original = {1000, 512};
        set.pictures[1].crop.side = 0.25;
        auto remarks = remarksOn(set, 128);
        QCOMPARE(remarks[0].pixels, 50);
        QCOMPARE(remarks[1].pixels, 0); // 128 pixels are enough
        remarks = remarksOn(set, 256);
        QCOMPARE(remarks[1].pixels, 128);
        QCOMPARE(remarksOn(set, 0)[0].pixels, 0);
    }

    void nearDuplicatesNameEachOther_data() {
        QTest::addColumn<QImage>("twin");
        const QImage original = drawing(3);
        const QByteArray poor = encoded(original, "jpg", 30);
        QTest::newRow("as a poor JPEG")
            << QImage::fromData(poor).convertToFormat(QImage::Format_RGB888);
        QTest::newRow("enlarged from half")
            << original.scaled(48, 48, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .scaled(96, 96, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .convertToFormat(QImage::Format_RGB888);
        QTest::newRow("without its edge")
            << original.copy(1, 1, 94, 94).scaled(96, 96).convertToFormat(QImage::Format_RGB888);
    }

    void nearDuplicatesNameEachOther() {
        QFETCH(QImage, twin);
        StyleSet set = setOf(6);
        set.pictures.push_back(pictureOf(twin, "twin"));
        const auto remarks = remarksOn(set, 0);
        QCOMPARE(remarks[3].twin, std::string("twin"));
        QCOMPARE(remarks[6].twin, std::string("p3"));
        QVERIFY(remarks[2].twin.empty());
    }

    void theOneFarFromTheOthersIsFound() {
        StyleSet set = setOf(8);
        QImage photo(96, 96, QImage::Format_RGB888); // dark, blue, and full of edges
        for (int y = 0; y < 96; ++y) {
            for (int x = 0; x < 96; ++x) {
                const int value = (x * 37 + y * 59 + x * y * 11) % 120;
                photo.setPixelColor(x, y, QColor(value / 3, value / 2, 60 + value));
            }
        }
        set.pictures.insert(set.pictures.begin() + 4, pictureOf(photo, "photo"));
        auto remarks = remarksOn(set, 0);
        for (std::size_t i = 0; i < remarks.size(); ++i) {
            QCOMPARE(remarks[i].isFar, i == 4);
        }
        // Of few pictures nobody can say what is usual.
        set.pictures.erase(set.pictures.begin() + 5, set.pictures.end());
        QVERIFY(!remarksOn(set, 0)[4].isFar);
        // The largest number of pictures that is too few, and one more.
        set.pictures.resize(kFewestToCompare - 1);
        QVERIFY(!remarksOn(set, 0).back().isFar);
    }

    void picturesWithoutAThumbnailAreNotJudged() {
        StyleSet set = setOf(7);
        set.pictures[2].thumbnail = {};
        const auto remarks = remarksOn(set, 0);
        QCOMPARE(remarks.size(), std::size_t(7));
        QVERIFY(remarks[2].empty());
        QCOMPARE(asQImage(set.pictures[3].thumbnail), drawing(3));
    }
};

QTEST_GUILESS_MAIN(PictureRemarksTest)
#include "picture_remarks_test.moc"
