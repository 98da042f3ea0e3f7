#include "core/io/recipe.h"
#include "tests/ui/strict.h"
#include "ui/window/pin_board.h"

#include <QTest>

using namespace sg;

/// Recipes there and back, and what they do to the pins.
class TileCarrierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRecipeIsReadBack() {
        ModelInfo info;
        info.name = "face";
        info.parentSha256 = "abc";
        Recipe recipe;
        recipe.seeds = {7};
        recipe.turns = {0.25};
        recipe.truncationPsi = 0.6;
        recipe.kimg = 1.5;
        recipe.blend = {{"g4", 0.25}, {"mapping", 1.0}};
        const auto read = readRecipe(recipeText(info, recipe));
        QVERIFY(read);
        QCOMPARE(read->model, std::string("face"));
        QCOMPARE(read->parentSha256, std::string("abc"));
        QCOMPARE(read->recipe.seeds, recipe.seeds);
        QCOMPARE(read->recipe.turns, recipe.turns);
        QCOMPARE(read->recipe.truncationPsi, 0.6);
        QCOMPARE(read->recipe.kimg, recipe.kimg);
        QVERIFY(read->recipe.blend == recipe.blend);
        const auto damaged =
            readRecipe(R"({"program":"Stylegraft","seed":1,"psi":1,"blend":{"g4":"x","g8":0.5}})");
        QVERIFY(damaged->recipe.blend == (std::map<std::string, double>{{"g8", 0.5}}));
        QVERIFY(!readRecipe("{\"seed\":1,\"psi\":1}"));
        QVERIFY(!readRecipe(R"({"program":"Stylegraft","seed":-1,"psi":1})"));
        QVERIFY(!readRecipe(R"({"program":"Stylegraft","seeds":["a"],"psi":1})"));
    }

    void aSingleSeedTakesOneTile() {
        PinBoard board;
        board.setLocked(0, true);
        board.restore({77}, {}, 0.5);
        QCOMPARE(board.pins().seeds[0], 0U);
        QCOMPARE(board.pins().seeds[1], 77U);
        QCOMPARE(board.pins().truncationPsi, 0.5);
        board.restore({5}, {0.25}, 3.0); // is there already
        QCOMPARE(board.pins().seeds[1], 77U);
        QCOMPARE(board.pins().turns[5], 0.25);
        QCOMPARE(board.pins().truncationPsi, 1.0);
    }

    void aGridTakesThePlaceOfAll() {
        PinBoard board;
        board.restore({9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, {}, 0.7);
        QCOMPARE(board.side(), 4);
        QCOMPARE(board.pins().seeds[9], 0U);
        QVERIFY(!board.isAway());
    }
};

QTEST_GUILESS_MAIN(TileCarrierTest)
#include "tile_carrier_test.moc"
