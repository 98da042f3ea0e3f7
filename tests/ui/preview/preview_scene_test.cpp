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
        scene.transform().setViewport(QSize(600, 400), 1.0);
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
        scene.transform().setViewport(QSize(600, 400), 2.0);
        scene.setCompareMode(CompareMode::Split);
        QVERIFY(!scene.isHandleAt(QPointF(300, 5))); // nothing to compare yet
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        QVERIFY(scene.isHandleAt(QPointF(300, 5)));
        QVERIFY(scene.isHandleAt(QPointF(311, 5)));
        QVERIFY(!scene.isHandleAt(QPointF(313, 5)));
        scene.setCompareMode(CompareMode::Tuned);
        QVERIFY(!scene.isHandleAt(QPointF(300, 5)));
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
};

QTEST_GUILESS_MAIN(PreviewSceneTest)
#include "preview_scene_test.moc"
