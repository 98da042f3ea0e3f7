// The pictures under "Opened last" on a screen with two pixels a point.

#include "tests/ui/strict.h"
#include "ui/start/start_page.h"

#include <QApplication>
#include <QListWidget>
#include <QTest>

namespace sg {

class RecentIconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { failOnAnyWarning(); }

    void theyHaveThePixelsOfTheScreen() {
        StartPage page(nullptr);
        QCOMPARE(page.devicePixelRatio(), 2.0);
        QImage picture(160, 160, QImage::Format_RGB32);
        for (int y = 0; y < 160; ++y) {
            for (int x = 0; x < 160; ++x) {
                picture.setPixelColor(x, y, x / 2 % 2 == 0 ? Qt::white : Qt::black);
            }
        }
        page.setRecent({{QStringLiteral("/a.pkl"), QStringLiteral("a"), {}, picture, true}});
        const auto* list = page.findChild<QListWidget*>(QStringLiteral("recentList"));
        const QPixmap shown = list->item(0)->icon().pixmap(QSize(40, 40), 2.0);
        QCOMPARE(shown.size(), QSize(80, 80));
        QCOMPARE(shown.devicePixelRatio(), 2.0);
        // Stripes of a pixel: enlarged from 40 they would be one grey.
        const QImage image = shown.toImage();
        QVERIFY(image.pixelColor(40, 40).lightness() > image.pixelColor(41, 40).lightness() + 60);
    }
};

} // namespace sg

int main(int argc, char** argv) {
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    sg::RecentIconsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "recent_icons_test.moc"
