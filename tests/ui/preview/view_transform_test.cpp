#include "ui/preview/view_transform.h"

#include <QTest>

using namespace sg;

namespace {

constexpr QSize kTile(64, 64);

ViewTransform made(QSize viewport, TileGrid grid, double scale = 1.0) {
    ViewTransform transform;
    transform.setViewport(viewport, scale);
    transform.setGrid(grid);
    return transform;
}

/// The atlas coordinate (in tiles) under a screen position, from the public numbers alone.
double tileUnder(double px, double origin, int tilePx, int gapPx) {
    const double relative = px - origin;
    const double tile = std::floor(relative / (tilePx + gapPx));
    return tile + (relative - tile * (tilePx + gapPx)) / tilePx;
}

} // namespace

class ViewTransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fitShowsTheWholeGridCentred_data() {
        QTest::addColumn<QSize>("viewport");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QSize>("tile");
        QTest::newRow("enlarged") << QSize(800, 600) << 3 << 3 << QSize(64, 64);
        QTest::newRow("reduced") << QSize(801, 599) << 3 << 3 << QSize(1024, 1024);
        QTest::newRow("wide") << QSize(1200, 300) << 16 << 1 << QSize(256, 256);
        QTest::newRow("not square") << QSize(640, 640) << 2 << 5 << QSize(100, 37);
    }

    void fitShowsTheWholeGridCentred() {
        QFETCH(QSize, viewport);
        QFETCH(int, columns);
        QFETCH(int, rows);
        QFETCH(QSize, tile);
        const ViewTransform view = made(viewport, {columns, rows, tile});
        QVERIFY(view.isFitted());
        const QSize px = view.tilePx(tile);
        const QSize content(
            columns * px.width() + (columns - 1) * view.gapPx(),
            rows * px.height() + (rows - 1) * view.gapPx());
        QVERIFY(content.width() <= viewport.width());
        QVERIFY(content.height() <= viewport.height());
        const QSize spare = viewport - content;
        QCOMPARE(view.originPx(), QPoint(spare.width() / 2, spare.height() / 2));
        // One pixel more a tile would not fit: it is as large as it goes.
        QVERIFY(
            content.width() + columns > viewport.width() - 16 ||
            content.height() + rows > viewport.height() - 16);
    }

    void fitFollowsResizesUntilTheFirstMove() {
        ViewTransform view = made(QSize(400, 400), {2, 2, kTile});
        const double small = view.zoom();
        view.setViewport(QSize(800, 800), 1.0);
        QVERIFY(view.zoom() > 1.8 * small);
        view.panBy(QPointF(3, 0));
        QVERIFY(!view.isFitted());
        const double zoom = view.zoom();
        const QPoint origin = view.originPx();
        view.setViewport(QSize(600, 900), 1.0);
        QCOMPARE(view.zoom(), zoom);
        QCOMPARE(view.originPx(), origin + QPoint(-100, 50));
        view.fit();
        QVERIFY(view.isFitted());
    }

    void zoomKeepsThePointUnderTheCursor() {
        ViewTransform view = made(QSize(900, 700), {3, 3, kTile});
        const QPointF cursor(611.0, 402.0);
        const auto under = [&] {
            const QSize px = view.tilePx(kTile);
            return QPointF(
                tileUnder(cursor.x(), view.originPx().x(), px.width(), view.gapPx()),
                tileUnder(cursor.y(), view.originPx().y(), px.height(), view.gapPx()));
        };
        const QPointF before = under();
        for (int i = 0; i < 6; ++i) {
            view.zoomAt(cursor, 1.25);
            const double onePixel = 1.0 / view.tilePx(kTile).width();
            QVERIFY(std::abs(under().x() - before.x()) <= onePixel);
            QVERIFY(std::abs(under().y() - before.y()) <= onePixel);
        }
        for (int i = 0; i < 6; ++i) {
            view.zoomAt(cursor, 0.8);
        }
        const double onePixel = 1.0 / view.tilePx(kTile).width();
        QVERIFY(std::abs(under().x() - before.x()) <= 1.5 * onePixel);
    }

    void zoomIsClamped() {
        ViewTransform view = made(QSize(900, 700), {3, 3, kTile});
        view.setZoom(1e9);
        QCOMPARE(view.zoom(), ViewTransform::kMaxZoom);
        view.setZoom(0.0);
        QCOMPARE(view.zoom(), ViewTransform::kMinZoom);
        QCOMPARE(view.tilePx(kTile), QSize(2, 2));
    }

    void fullSizeIsOnePixelForOnePixel() {
        ViewTransform view = made(QSize(900, 700), {3, 3, QSize(256, 200)}, 2.0);
        view.setZoom(1.0);
        QCOMPARE(view.tilePx(QSize(256, 200)), QSize(256, 200));
    }

    void panNeverLosesTheGrid() {
        ViewTransform view = made(QSize(900, 700), {3, 3, kTile});
        view.setZoom(2.0);
        view.panBy(QPointF(1e6, -1e6));
        QCOMPARE(view.originPx().x(), 900 - 48);
        const int height = 3 * 128 + 2 * view.gapPx();
        QCOMPARE(view.originPx().y(), 48 - height);
    }

    void gapsAreInLogicalPixels() {
        QCOMPARE(made(QSize(100, 100), {2, 2, kTile}, 1.0).gapPx(), 2);
        QCOMPARE(made(QSize(100, 100), {2, 2, kTile}, 1.5).gapPx(), 3);
        QCOMPARE(made(QSize(100, 100), {2, 2, kTile}, 2.0).gapPx(), 4);
    }

    void anEmptyGridIsHarmless() {
        ViewTransform view = made(QSize(0, 0), {});
        view.setZoom(3.0);
        view.zoomAt(QPointF(5, 5), 1.5);
        view.panBy(QPointF(1, 1));
        view.fit();
        QCOMPARE(view.zoom(), 4.5);
        view.setViewport(QSize(300, 300), 1.0);
        view.setGrid({1, 1, kTile});
        QVERIFY(view.isFitted());
        QVERIFY(view.zoom() > 4.3); // (300 - 16) / 64
    }
};

QTEST_GUILESS_MAIN(ViewTransformTest)
#include "view_transform_test.moc"
