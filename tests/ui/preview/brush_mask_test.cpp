#include "tests/ui/preview/test_frames.h"
#include "ui/preview/brush_mask.h"

#include <QTest>

using namespace sg;
using namespace sg::test;

namespace {

BrushMask maskOf(const FrameShape& shape = {}) {
    BrushMask mask;
    mask.follow(*makeFrame(PreviewKind::Tuned, shape));
    return mask;
}

int at(const BrushMask& mask, int x, int y) {
    return mask.atlas().row(y)[x];
}

/// Of the tile's mask.
int strongest(const BrushMask& mask, const QRect& area) {
    int most = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            most = std::max(most, at(mask, x, y));
        }
    }
    return most;
}

} // namespace

class BrushMaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aStrokeIsSoftAndStaysInItsTile() {
        BrushMask mask = maskOf();
        mask.stroke(1, QPointF(4, 32), QPointF(60, 32), {.radius = 0.25}); // 16 pixels
        QCOMPARE(at(mask, 64 + 30, 32), 255);
        QCOMPARE(at(mask, 64 + 30, 26), 255); // within half of the radius
        const int soft = at(mask, 64 + 30, 32 + 11);
        QVERIFY(soft > 30 && soft < 225);
        QCOMPARE(at(mask, 64 + 30, 32 + 17), 0);
        QCOMPARE(strongest(mask, QRect(0, 0, 64, 64)), 0);
        QCOMPARE(strongest(mask, QRect(128, 0, 64, 64)), 0);
        QCOMPARE(strongest(mask, QRect(0, 64, 192, 64)), 0);
    }

    void strokesDoNotAddUpAndErasingTakesAway() {
        BrushMask mask = maskOf();
        const Brush brush{.radius = 0.25};
        mask.stroke(0, QPointF(32, 32), QPointF(32, 32), brush);
        const Image once = mask.atlas();
        mask.stroke(0, QPointF(32, 32), QPointF(32, 32), brush);
        QVERIFY(mask.atlas().pixels == once.pixels);
        mask.stroke(0, QPointF(32, 32), QPointF(32, 32), {.radius = 0.5, .erases = true});
        QCOMPARE(at(mask, 32, 32), 0);
        QVERIFY(strongest(mask, QRect(0, 0, 64, 64)) < 40);
    }

    void clearAndInvert() {
        BrushMask mask = maskOf();
        mask.stroke(0, QPointF(32, 32), QPointF(32, 32), {.radius = 0.25});
        mask.invert();
        QCOMPARE(at(mask, 32, 32), 0);
        QCOMPARE(at(mask, 100, 100), 255);
        mask.clear();
        QCOMPARE(strongest(mask, QRect(0, 0, 192, 128)), 0);
    }

    void aTileOutsideIsIgnored() {
        BrushMask mask = maskOf({.missing = 1});
        const auto before = mask.revision();
        mask.stroke(5, QPointF(32, 32), QPointF(32, 32), {});
        mask.stroke(-1, QPointF(32, 32), QPointF(32, 32), {});
        mask.stroke(0, QPointF(-300, 0), QPointF(-300, 0), {});
        QCOMPARE(mask.revision(), before);
        BrushMask none;
        none.stroke(0, QPointF(1, 1), QPointF(2, 2), {});
        QVERIFY(none.atlas().empty());
    }

    void newPicturesOfTheSameSeedsKeepIt() {
        BrushMask mask = maskOf();
        mask.stroke(2, QPointF(32, 32), QPointF(32, 32), {});
        const auto before = mask.revision();
        mask.follow(*makeFrame(PreviewKind::Source, {}, wave));
        QCOMPARE(mask.revision(), before);
    }

    void onlyChangedSeedsLoseTheirMask() {
        BrushMask mask = maskOf();
        for (int tile = 0; tile < 6; ++tile) {
            mask.stroke(tile, QPointF(32, 32), QPointF(32, 32), {});
        }
        auto frame = makeFrame(PreviewKind::Tuned);
        frame->pins.seeds[1] = 77;
        mask.follow(*frame);
        QCOMPARE(at(mask, 32, 32), 255);
        QCOMPARE(strongest(mask, QRect(64, 0, 64, 64)), 0);
        QCOMPARE(at(mask, 128 + 32, 32), 255);
        QCOMPARE(at(mask, 64 + 32, 64 + 32), 255);
    }

    void masksMoveWithTheirSeedToAnotherGrid() {
        BrushMask mask = maskOf();
        mask.stroke(3, QPointF(32, 32), QPointF(32, 32), {});
        mask.follow(*makeFrame(PreviewKind::Tuned, {.columns = 2, .rows = 2}));
        QCOMPARE(mask.atlas().extent, (Extent{128, 128}));
        QCOMPARE(at(mask, 64 + 32, 64 + 32), 255);
        QCOMPARE(strongest(mask, QRect(0, 0, 128, 64)), 0);
    }

    void aSmallerGridAndOtherSeedsForgetNothing() {
        BrushMask mask = maskOf();
        for (int tile = 0; tile < 6; ++tile) {
            mask.stroke(tile, QPointF(10 + tile, 32), QPointF(40, 32), {});
        }
        const Image painted = mask.atlas();
        const PaintedMasks all = mask.painted();
        mask.follow(*makeFrame(PreviewKind::Tuned, {.columns = 2, .rows = 2})); // seeds 0 to 3
        QVERIFY(mask.painted() == all); // also for a project that is written now
        auto others = makeFrame(PreviewKind::Tuned);
        for (std::uint32_t& seed : others->pins.seeds) {
            seed += 100;
        }
        mask.follow(*others);
        QCOMPARE(strongest(mask, QRect(0, 0, 192, 128)), 0);
        mask.follow(*makeFrame(PreviewKind::Tuned));
        QVERIFY(mask.atlas() == painted);
        mask.follow(*others);
        mask.reset(); // another model
        mask.follow(*makeFrame(PreviewKind::Tuned));
        QCOMPARE(strongest(mask, QRect(0, 0, 192, 128)), 0);
    }

    void ofTooManyTheFirstThatLeftAreForgotten() {
        BrushMask mask;
        const auto frame = makeFrame(PreviewKind::Tuned, {.columns = 1, .rows = 1});
        const auto count = std::uint32_t(BrushMask::kMostLeft) + 2;
        for (std::uint32_t seed = 0; seed < count; ++seed) {
            frame->pins.seeds = {seed};
            mask.follow(*frame);
            mask.stroke(0, QPointF(32, 32), QPointF(32, 32), {});
        }
        const PaintedMasks painted = mask.painted(); // of those that wait and of the one watched
        QCOMPARE(painted.size(), BrushMask::kMostLeft + 1);
        QVERIFY(!painted.contains(0) && painted.contains(1) && painted.contains(count - 1));
    }

    void anotherSizeOfPicturesClearsIt() {
        BrushMask mask = maskOf();
        mask.stroke(0, QPointF(32, 32), QPointF(32, 32), {});
        mask.follow(*makeFrame(PreviewKind::Tuned, {.tile = {32, 32}}));
        QCOMPARE(strongest(mask, QRect(0, 0, 96, 64)), 0);
    }

    void whatWasPaintedComesBack() {
        BrushMask mask = maskOf();
        mask.stroke(1, QPointF(32, 32), QPointF(32, 32), {});
        mask.stroke(4, QPointF(10, 50), QPointF(40, 50), {});
        const PaintedMasks painted = mask.painted();
        QCOMPARE(painted.size(), std::size_t(2)); // the others are empty
        QVERIFY(painted.contains(1) && painted.contains(4));
        BrushMask other = maskOf();
        const auto before = other.revision();
        other.restore(painted);
        QVERIFY(other.atlas() == mask.atlas());
        QVERIFY(!other.changedSince(before).isEmpty());
        other.restore({});
        QVERIFY(other.painted().empty());
    }

    void aMaskWaitsForThePictureOfItsSeed() {
        BrushMask painted = maskOf();
        painted.stroke(4, QPointF(32, 32), QPointF(32, 32), {});
        BrushMask mask; // no picture so far
        mask.restore(painted.painted());
        QVERIFY(mask.painted() == painted.painted()); // kept, also when it is saved before
        mask.follow(*makeFrame(PreviewKind::Source, {.columns = 2, .rows = 2})); // seeds 0 to 3
        QCOMPARE(strongest(mask, QRect(0, 0, 128, 128)), 0);
        mask.follow(*makeFrame(PreviewKind::Source));
        QVERIFY(mask.atlas() == painted.atlas());
        mask.clear();
        QVERIFY(mask.painted().empty());
        mask.restore(painted.painted());
        mask.reset(); // another model
        QVERIFY(mask.painted().empty());
    }

    void aMaskOfAnotherSizeIsNotTakenUp() {
        BrushMask mask = maskOf();
        mask.restore({{0, Image({32, 32}, 1)}, {99, Image({64, 64}, 1)}});
        QCOMPARE(strongest(mask, QRect(0, 0, 192, 128)), 0);
    }

    void changesAreRemembered() {
        BrushMask mask = maskOf();
        const auto start = mask.revision();
        QVERIFY(mask.changedSince(start).isEmpty());
        QCOMPARE(mask.changedSince(0), QRect(0, 0, 192, 128));
        mask.stroke(0, QPointF(20, 20), QPointF(20, 20), {.radius = 0.1});
        mask.stroke(5, QPointF(20, 20), QPointF(20, 20), {.radius = 0.1});
        const QRect both = mask.changedSince(start);
        QVERIFY(both.contains(20, 20) && both.contains(128 + 20, 64 + 20));
        QVERIFY(!both.contains(0, 0));
        QVERIFY(QRect(128, 64, 64, 64).contains(mask.changedSince(start + 1)));
        for (int i = 0; i < 100; ++i) {
            mask.stroke(0, QPointF(20, 20), QPointF(20, 20), {.radius = 0.1});
        }
        QCOMPARE(mask.changedSince(start), QRect(0, 0, 192, 128)); // too long ago
    }
};

QTEST_GUILESS_MAIN(BrushMaskTest)
#include "brush_mask_test.moc"
