// Tiles of saved states, and the places between them.

#include "ui/timeline/film_reel.h"

#include <QTest>

using namespace sg;

namespace {

StateEntry state(std::int64_t number, std::int64_t step, StateKind kind = StateKind::Light) {
    StateEntry entry;
    entry.kind = kind;
    entry.number = number;
    entry.step = step;
    entry.images = step * 1000;
    entry.path = "states/" + std::to_string(number);
    return entry;
}

std::vector<double> kimgs(const FilmReel& reel) {
    std::vector<double> found;
    for (const FilmTile& tile : reel.tiles()) {
        found.push_back(tile.kimg);
    }
    return found;
}

} // namespace

class FilmReelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void oneTileAStep() {
        const FilmReel reel(
            {state(1, 0), state(2, 0, StateKind::Full), state(3, 2), state(4, 5, StateKind::Full)});
        QCOMPARE(kimgs(reel), (std::vector<double>{0.0, 2.0, 5.0}));
        QCOMPARE(reel.tiles()[0].small().number, std::int64_t(1));
        QCOMPARE(reel.tiles()[0].exact().number, std::int64_t(2));
        QCOMPARE(reel.tiles()[1].exact().number, std::int64_t(3));
        QCOMPARE(reel.tiles()[2].small().number, std::int64_t(4));
    }

    void anUndonePastIsLeftOutUnlessStarred() {
        auto starred = state(3, 4);
        starred.kept = true;
        // Back from 6 to 2, and on to 3.
        const FilmReel reel(
            {state(1, 1), state(2, 2), starred, state(4, 6), state(5, 2), state(6, 3)});
        QCOMPARE(kimgs(reel), (std::vector<double>{1.0, 2.0, 3.0, 4.0}));
        QCOMPARE(reel.tiles()[1].small().number, std::int64_t(5));
        QVERIFY(reel.tiles()[3].starred);
        QVERIFY(!reel.tiles()[1].starred);
    }

    void placesBetweenTiles() {
        const FilmReel reel({state(1, 0), state(2, 2), state(3, 6)});
        QCOMPARE(reel.positionOf(0.0), 0.0);
        QCOMPARE(reel.positionOf(1.0), 0.5);
        QCOMPARE(reel.positionOf(3.0), 1.25);
        QCOMPARE(reel.positionOf(6.0), 2.0);
        QCOMPARE(reel.positionOf(9.0), 2.0);
        QCOMPARE(reel.kimgAt(1.25), 3.0);
        QCOMPARE(reel.kimgAt(-1.0), 0.0);
        QCOMPARE(reel.kimgAt(7.0), 6.0);
        QCOMPARE(reel.tileAt(2.0), std::optional(1));
        QVERIFY(!reel.tileAt(3.0));
        const StatePlace on = reel.placeAt(2.0);
        QCOMPARE(on.from.string(), std::string("states/2"));
        QVERIFY(on.to.empty());
        const StatePlace between = reel.placeAt(3.0);
        QCOMPARE(between.from.string(), std::string("states/2"));
        QCOMPARE(between.to.string(), std::string("states/3"));
        QCOMPARE(between.t, 0.25);
        QCOMPARE(between.kimg, 3.0);
    }
};

QTEST_GUILESS_MAIN(FilmReelTest)
#include "film_reel_test.moc"
