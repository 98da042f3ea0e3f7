#include "tests/ui/preview/test_frames.h"
#include "ui/preview/preview_raster.h"
#include "ui/preview/preview_scene.h"
#include "ui/preview/scene_raster.h"

#include <QTest>

#include <array>

using namespace sg;
using namespace sg::test;

namespace {

PreviewScene sceneWith(std::shared_ptr<const PreviewFrame> frame, double zoom) {
    PreviewScene scene;
    scene.setViewport(QSize(320, 240), 1.0);
    scene.setFrame(std::move(frame));
    scene.transform().setZoom(zoom);
    return scene;
}

/// The mean of a tile's texels over a screen pixel, straight from its definition.
std::array<double, 3> meanOver(const PreviewFrame& frame, int cellX, int cellY, QRectF area) {
    std::array<double, 3> sum{};
    for (int y = 0; y < frame.tile.height; ++y) {
        for (int x = 0; x < frame.tile.width; ++x) {
            const QRectF covered = area.intersected(QRectF(x, y, 1, 1));
            const double weight = covered.width() * covered.height() / area.width() / area.height();
            const QRgb rgb =
                texel(frame, cellX * frame.tile.width + x, cellY * frame.tile.height + y);
            sum[0] += weight * qRed(rgb);
            sum[1] += weight * qGreen(rgb);
            sum[2] += weight * qBlue(rgb);
        }
    }
    return sum;
}

} // namespace

class PreviewRasterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fullSizeShowsEveryPixelAndTheGaps() {
        const auto frame = makeFrame(PreviewKind::Tuned, {.columns = 2, .rows = 2, .missing = 1});
        const PreviewScene scene = sceneWith(frame, 1.0);
        const QImage image = SceneRaster().draw(scene);
        const QPoint origin = scene.transform().originPx();
        const int pitch = 64 + scene.transform().gapPx();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QPoint p = QPoint(x, y) - origin;
                const int column = p.x() < 0 ? -1 : p.x() / pitch;
                const int row = p.y() < 0 ? -1 : p.y() / pitch;
                const bool inTile = column >= 0 && row >= 0 && column < 2 && row < 2 &&
                                    2 * row + column < 3 && p.x() % pitch < 64 &&
                                    p.y() % pitch < 64;
                const QRgb expected =
                    inTile ? texel(*frame, 64 * column + p.x() % pitch, 64 * row + p.y() % pitch)
                           : kPreviewBackground;
                QCOMPARE(image.pixel(x, y), expected);
            }
        }
    }

    void enlargedPixelsAreBlocks() {
        const auto frame =
            makeFrame(PreviewKind::Tuned, {.columns = 1, .rows = 1, .tile = {16, 16}});
        const PreviewScene scene = sceneWith(frame, 4.0);
        const QImage image = SceneRaster().draw(scene);
        const QPoint origin = scene.transform().originPx();
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                QCOMPARE(image.pixel(origin + QPoint(x, y)), texel(*frame, x / 4, y / 4));
            }
        }
    }

    void reducedPixelsAreMeans_data() {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("tile");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("almost full size") << 0.9 << 64 << 0.51;
        QTest::newRow("half") << 0.5 << 64 << 0.51;
        QTest::newRow("a size that does not halve") << 0.3 << 51 << 0.51;
        // Below half size a pixel is the mean over texels of a smaller level, of which those at its
        // edges count by their share: within an eighth of the step from pixel to pixel.
        QTest::newRow("between two levels") << 0.37 << 64 << 6.0;
        QTest::newRow("tiny") << 0.11 << 64 << 15.0;
    }

    void reducedPixelsAreMeans() {
        QFETCH(double, zoom);
        QFETCH(int, tile);
        QFETCH(double, tolerance);
        const auto frame =
            makeFrame(PreviewKind::Source, {.columns = 2, .rows = 1, .tile = {tile, tile}}, wave);
        PreviewScene scene = sceneWith(frame, zoom);
        scene.setCompareMode(CompareMode::Source);
        const QImage image = SceneRaster().draw(scene);
        const QPoint origin = scene.transform().originPx();
        const int side = scene.transform().tilePx(QSize(tile, tile)).width();
        const double step = double(tile) / side;
        double worst = 0.0;
        for (int column = 0; column < 2; ++column) {
            const QPoint corner = origin + QPoint(column * (side + scene.transform().gapPx()), 0);
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const auto mean =
                        meanOver(*frame, column, 0, QRectF(x * step, y * step, step, step));
                    const QRgb pixel = image.pixel(corner + QPoint(x, y));
                    worst = std::max(
                        {worst,
                         std::abs(qRed(pixel) - mean[0]),
                         std::abs(qGreen(pixel) - mean[1]),
                         std::abs(qBlue(pixel) - mean[2])});
                }
            }
        }
        QVERIFY2(worst <= tolerance, qPrintable(QString::number(worst)));
    }

    void splitShowsSourceThenHandleThenTuned() {
        const auto source = makeFrame(PreviewKind::Source, {.columns = 1, .rows = 1});
        const auto tuned = makeFrame(PreviewKind::Tuned, {.columns = 1, .rows = 1});
        PreviewScene scene = sceneWith(source, 1.0);
        scene.setFrame(tuned);
        scene.setCompareMode(CompareMode::Split);
        const QImage split = SceneRaster().draw(scene);
        scene.setCompareMode(CompareMode::Source);
        const QImage left = SceneRaster().draw(scene);
        scene.setCompareMode(CompareMode::Tuned);
        const QImage right = SceneRaster().draw(scene);
        for (int y = 0; y < split.height(); ++y) {
            for (int x = 0; x < split.width(); ++x) {
                const QRgb expected = x >= 159 && x < 161 ? kPreviewHandle
                                      : x < 160           ? left.pixel(x, y)
                                                          : right.pixel(x, y);
                QCOMPARE(split.pixel(x, y), expected);
            }
        }
        QVERIFY(left != right);
    }

    void nothingToShowIsBackground() {
        PreviewScene scene;
        scene.setViewport(QSize(30, 20), 1.0);
        scene.setCompareMode(CompareMode::Split);
        QImage expected(30, 20, QImage::Format_RGB32);
        expected.fill(kPreviewBackground);
        QCOMPARE(SceneRaster().draw(scene), expected);
    }

    void aRasterFollowsNewFrames() {
        SceneRaster raster;
        PreviewScene scene = sceneWith(makeFrame(PreviewKind::Tuned), 0.4);
        const QImage before = raster.draw(scene);
        scene.setFrame(makeFrame(PreviewKind::Tuned, {}, wave));
        const QImage after = raster.draw(scene);
        QVERIFY(before != after);
        QCOMPARE(after, SceneRaster().draw(scene));
        scene.transform().setZoom(0.1); // needs a smaller level than the raster holds
        QCOMPARE(raster.draw(scene), SceneRaster().draw(scene));
    }
};

QTEST_GUILESS_MAIN(PreviewRasterTest)
#include "preview_raster_test.moc"
