#include "tests/ui/preview/test_frames.h"
#include "ui/preview/preview_scene.h"

#include <QTest>

using namespace sg;
using sg::test::makeFrame;

class PreviewSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void framesReplaceTheirOwnKind() {
        PreviewScene scene;
        const auto source = makeFrame(PreviewKind::Source);
        const auto tuned = makeFrame(PreviewKind::Tuned);
        const auto newer = makeFrame(PreviewKind::Tuned);
        QVERIFY(scene.setFrame(source));
        QVERIFY(scene.setFrame(tuned));
        QVERIFY(scene.setFrame(newer));
        QVERIFY(scene.frame(PreviewKind::Source) == source);
        QVERIFY(scene.frame(PreviewKind::Tuned) == newer);
        scene.clearFrames();
        QVERIFY(!scene.frame(PreviewKind::Source));
        QVERIFY(!scene.frame(PreviewKind::Tuned));
    }

    void aFrameOfTheWrongSizeIsRefused() {
        PreviewScene scene;
        auto frame = makeFrame(PreviewKind::Tuned);
        frame->rows += 1;
        QVERIFY(!scene.setFrame(frame));
        QVERIFY(!scene.setFrame(nullptr));
        frame = makeFrame(PreviewKind::Tuned);
        frame->atlas.pixels.pop_back();
        QVERIFY(!scene.setFrame(frame));
        QVERIFY(!scene.frame(PreviewKind::Tuned));
    }

    void theModeDecidesWhichSidesHaveTiles() {
        PreviewScene scene;
        scene.setViewport(QSize(600, 400), 1.0);
        scene.setFrame(makeFrame(PreviewKind::Source));
        scene.setFrame(makeFrame(PreviewKind::Tuned, {.missing = 2}));
        scene.setCompareMode(CompareMode::Source);
        QCOMPARE(scene.layout().source.count, 6);
        QCOMPARE(scene.layout().tuned.count, 0);
        QVERIFY(scene.layout().splitX >= 600);
        scene.setCompareMode(CompareMode::Tuned);
        QCOMPARE(scene.layout().source.count, 0);
        QCOMPARE(scene.layout().tuned.count, 4);
        QVERIFY(scene.layout().splitX <= 0);
        scene.setCompareMode(CompareMode::Split);
        scene.setSplit(0.25);
        const PreviewLayout layout = scene.layout();
        QCOMPARE(layout.source.count, 6);
        QCOMPARE(layout.tuned.count, 4);
        QCOMPARE(layout.splitX, 150);
        QCOMPARE(layout.handleLeft, 149);
        QCOMPARE(layout.handleRight, 151);
    }

    void theHandleIsTakenNearItAndOnlyInSplitMode() {
        PreviewScene scene;
        scene.setViewport(QSize(600, 400), 2.0);
        scene.setCompareMode(CompareMode::Split);
        QVERIFY(!scene.isHandleAt(QPointF(300, 5))); // nothing to compare yet
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        QVERIFY(scene.isHandleAt(QPointF(300, 5)));
        QVERIFY(scene.isHandleAt(QPointF(311, 5)));
        QVERIFY(!scene.isHandleAt(QPointF(313, 5)));
        scene.setCompareMode(CompareMode::Tuned);
        QVERIFY(!scene.isHandleAt(QPointF(300, 5)));
    }

    void sideBySideShowsTheSamePlaceTwice() {
        PreviewScene scene = sceneOf({});
        scene.setCompareMode(CompareMode::SideBySide);
        const PreviewLayout layout = scene.layout();
        QCOMPARE(layout.source.count, 6);
        QCOMPARE(layout.tuned.count, 6);
        QCOMPARE(layout.tunedShift, 301);
        QCOMPARE(layout.handleLeft, 299);
        QCOMPARE(layout.handleRight, 301);
        QVERIFY(scene.transform().isFitted());
        const int width = 3 * layout.source.tileWidthPx + 2 * layout.gap;
        QVERIFY(layout.originX >= 0 && layout.originX + width <= 299); // fits a half
        const QPointF inTile(layout.originX + 5, layout.originY + 5);
        const auto left = scene.tileAt(inTile);
        const auto right = scene.tileAt(inTile + QPointF(layout.tunedShift, 0));
        QVERIFY(left && right);
        QCOMPARE(left->tile, 0);
        QCOMPARE(right->tile, 0);
        QCOMPARE(left->point, right->point);
    }

    void flippedShowsTheSource() {
        PreviewScene scene = sceneOf({});
        scene.setSplit(0.25);
        for (const CompareMode mode :
             {CompareMode::Tuned, CompareMode::Split, CompareMode::Brush}) {
            scene.setCompareMode(CompareMode::Source);
            const PreviewLayout source = scene.layout();
            scene.setCompareMode(mode);
            scene.setFlipped(true);
            QCOMPARE(scene.layout(), source);
            scene.setFlipped(false);
            QVERIFY(!(scene.layout() == source));
        }
    }

    void aSingleTileHasAZoomOfItsOwn() {
        PreviewScene scene = sceneOf({.missing = 1});
        scene.transform().setZoom(0.5);
        const double before = scene.transform().zoom();
        scene.setSingle(5); // has no picture
        QVERIFY(!scene.single());
        scene.setSingle(4);
        const PreviewLayout layout = scene.layout();
        QCOMPARE(layout.tuned.count, 1);
        QCOMPARE(layout.tuned.columns, 1);
        QCOMPARE(layout.tuned.firstColumn, 1);
        QCOMPARE(layout.tuned.firstRow, 1);
        QVERIFY(layout.tuned.tileHeightPx > 300);
        const auto middle = scene.tileAt(QPointF(300, 200));
        QVERIFY(middle);
        QCOMPARE(middle->tile, 4);
        QVERIFY(qAbs(middle->point.x() - 32) < 1 && qAbs(middle->point.y() - 32) < 1);
        scene.setSingle(std::nullopt);
        QCOMPARE(scene.transform().zoom(), before);
        scene.setSingle(4);
        scene.setFrame(makeFrame(PreviewKind::Tuned, {.columns = 2, .rows = 2}));
        QVERIFY(!scene.single()); // it is not there any more
    }

    void placesBetweenTilesAreNoTiles() {
        PreviewScene scene = sceneOf({.missing = 1});
        scene.transform().setZoom(1.0);
        const QPointF origin = scene.transform().originPx();
        QVERIFY(!scene.tileAt(origin + QPointF(64.5, 10)));
        QVERIFY(!scene.tileAt(origin + QPointF(-1, 10)));
        QVERIFY(!scene.tileAt(origin + QPointF(2 * 66 + 10, 66 + 10))); // no picture
        const auto tile = scene.tileAt(origin + QPointF(66 + 7.5, 66 + 3.5));
        QVERIFY(tile);
        QCOMPARE(tile->tile, 4);
        QCOMPARE(tile->point, QPointF(7.5, 3.5));
        QCOMPARE(scene.pointIn(4, origin + QPointF(66 - 10, 66)), QPointF(-10, 0));
    }

    void theCompositeIsTunedThroughSource() {
        PreviewScene scene = sceneOf({});
        QCOMPARE(scene.composite().size(), QSize(192, 128));
        const auto source = scene.frame(PreviewKind::Source);
        const auto tuned = scene.frame(PreviewKind::Tuned);
        scene.mask().stroke(4, QPointF(32, 32), QPointF(32, 32), {.radius = 0.3});
        const QImage all = scene.composite();
        QCOMPARE(all.pixel(64 + 32, 64 + 32), sg::test::texel(*tuned, 64 + 32, 64 + 32));
        QCOMPARE(all.pixel(64 + 2, 64 + 2), sg::test::texel(*source, 64 + 2, 64 + 2));
        QCOMPARE(all.pixel(32, 32), sg::test::texel(*source, 32, 32));
        scene.setSingle(4);
        QCOMPARE(scene.composite(), all.copy(64, 64, 64, 64));
        scene.clearFrames();
        QVERIFY(scene.composite().isNull());
    }

    void theBrushNeedsBothPictures() {
        PreviewScene scene;
        scene.setViewport(QSize(600, 400), 1.0);
        scene.setCompareMode(CompareMode::Brush);
        QVERIFY(!scene.canBrush());
        scene.setFrame(makeFrame(PreviewKind::Source));
        QVERIFY(!scene.canBrush());
        QCOMPARE(scene.layout().brush, 0);
        QCOMPARE(scene.layout().source.count, 6);
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        QVERIFY(scene.canBrush());
        QCOMPARE(scene.layout().brush, 1);
        scene.setFrame(makeFrame(PreviewKind::Tuned, {.columns = 2})); // the source follows soon
        QVERIFY(!scene.canBrush());
    }

    void theSplitIsClamped() {
        PreviewScene scene;
        scene.setSplit(-3.0);
        QCOMPARE(scene.split(), 0.0);
        scene.setSplit(1.5);
        QCOMPARE(scene.split(), 1.0);
    }

    void smallTilesReadASmallLevel() {
        QCOMPARE(mipLevelCount(64, 64), 7);
        QCOMPARE(mipLevelCount(96, 64), 6);
        QCOMPARE(mipLevelCount(33, 64), 1);
        QCOMPARE(mipLevelFor(64, 64, 64, 64), 0);
        QCOMPARE(mipLevelFor(64, 64, 33, 33), 0);
        QCOMPARE(mipLevelFor(64, 64, 32, 32), 1);
        QCOMPARE(mipLevelFor(64, 64, 1, 1), 6);
        QCOMPARE(mipLevelFor(33, 64, 4, 8), 0);
    }

private:
    static PreviewScene sceneOf(const sg::test::FrameShape& shape) {
        PreviewScene scene;
        scene.setViewport(QSize(600, 400), 1.0);
        scene.setFrame(makeFrame(PreviewKind::Source, shape));
        scene.setFrame(makeFrame(PreviewKind::Tuned, shape));
        return scene;
    }
};

QTEST_GUILESS_MAIN(PreviewSceneTest)
#include "preview_scene_test.moc"
