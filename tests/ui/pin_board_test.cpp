#include "ui/window/pin_board.h"

#include <QTest>

using namespace sg;

using Seeds = std::vector<std::uint32_t>;

class PinBoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void beginsWithNineNeighbours() {
        QCOMPARE(PinBoard().pins(), PreviewPins());
        QVERIFY(!PinBoard().isAway());
    }

    void lockedSeedsStay() {
        PinBoard board;
        board.setLocked(1, true);
        board.setLocked(4, true);
        board.setFirst(100);
        QCOMPARE(board.pins().seeds, (Seeds{100, 1, 102, 103, 4, 105, 106, 107, 108}));
        QCOMPARE(board.lockedTiles(), 0b10010U);
        board.setLocked(1, false);
        board.setFirst(0);
        QCOMPARE(board.pins().seeds, (Seeds{0, 1, 2, 3, 4, 5, 6, 7, 8}));
        QCOMPARE(board.lockedTiles(), 0b10000U);
    }

    void oneTileMayGetAnotherSeed() {
        PinBoard board;
        board.setSeed(2, 77);
        QCOMPARE(board.pins().seeds, (Seeds{0, 1, 77, 3, 4, 5, 6, 7, 8}));
    }

    void aSmallerGridForgetsNothing() {
        PinBoard board;
        board.setSeed(8, 500);
        board.setLocked(8, true);
        board.setSide(2);
        QCOMPARE(board.pins().columns, 2);
        QCOMPARE(board.pins().seeds, (Seeds{0, 1, 2, 3}));
        QCOMPARE(board.lockedTiles(), 0U);
        board.setSide(3);
        QCOMPARE(board.pins().seeds, (Seeds{0, 1, 2, 3, 4, 5, 6, 7, 500}));
        QCOMPARE(board.lockedTiles(), 1U << 8);
        board.setSide(9);
        QCOMPARE(board.side(), 4);
        QCOMPARE(board.pins().seeds.size(), std::size_t(16));
    }

    void spotsStayUntilSomebodyGoesBack() {
        PinBoard board;
        board.setSide(2);
        board.stay({0.1, 0.2, 0.3, 0.4});
        QVERIFY(board.isAway());
        board.setSeed(1, 77); // a new seed is shown as it is
        QCOMPARE(board.pins().turns, (std::vector<double>{0.1, 0.0, 0.3, 0.4}));
        board.setSide(3);
        QCOMPARE(
            board.pins().turns, (std::vector<double>{0.1, 0.0, 0.3, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0}));
        board.goBack();
        QVERIFY(!board.isAway());
        QCOMPARE(board.pins().turns, std::vector<double>());
        board.stay({}); // nothing walked
        QVERIFY(!board.isAway());
    }
};

QTEST_GUILESS_MAIN(PinBoardTest)
#include "pin_board_test.moc"
