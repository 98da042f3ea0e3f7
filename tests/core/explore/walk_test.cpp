#include "core/explore/walk.h"
#include "core/model/images.h"

#include <QTest>

using namespace sg;

namespace {

torch::Tensor spot(std::uint32_t seed, double turn) {
    return walkedLatents({seed}, {turn}, 64)[0];
}

double distance(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).norm().item<double>();
}

} // namespace

class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void noTurnIsTheSeedsOwnLatent() {
        const std::vector<std::uint32_t> seeds{3, 4, 5};
        QVERIFY(torch::equal(walkedLatents(seeds, {}, 64), latentsOf(seeds, 64)));
        QVERIFY(torch::equal(walkedLatents(seeds, {0.0, 0.0, 0.0}, 64), latentsOf(seeds, 64)));
    }

    void eachLatentHasItsOwnTurn() {
        const std::vector<std::uint32_t> seeds{3, 4};
        const auto z = walkedLatents(seeds, {0.0, 0.25}, 64);
        QVERIFY(torch::equal(z[0], latentsOf({3}, 64)[0]));
        QVERIFY(torch::equal(z[1], spot(4, 0.25)));
    }

    void theWayIsACircle() {
        const auto start = spot(7, 0.0);
        const double length = start.norm().item<double>();
        for (const double turn : {0.1, 0.25, 0.4, 0.5, 0.9}) {
            QVERIFY(qAbs(spot(7, turn).norm().item<double>() - length) < 1e-4 * length);
        }
        QVERIFY(distance(spot(7, 0.5), -start) < 1e-4 * length);
        QVERIFY(distance(spot(7, 1.0), start) < 1e-4 * length);
        QVERIFY(qAbs(spot(7, 0.25).dot(start).item<double>()) < 1e-3 * length * length);
    }

    void equalTurnsAreEqualSteps() {
        const double first = distance(spot(7, 0.0), spot(7, 0.01));
        QVERIFY(first > 0.0);
        for (const double turn : {0.13, 0.49, 0.75, 0.99}) {
            QVERIFY(qAbs(distance(spot(7, turn), spot(7, turn + 0.01)) - first) < 0.01 * first);
        }
    }

    void otherSeedsGoOtherWays() { QVERIFY(distance(spot(7, 0.25), spot(8, 0.25)) > 1.0); }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
