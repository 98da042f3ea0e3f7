#include "core/measure/share_correction.h"

#include <QtTest>

#include <cmath>
#include <random>

namespace {

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

/// Answers of a probe with such rates about pictures with such shares, drawn at random.
struct World {
    std::vector<double> shares;
    std::vector<double> rates;
    std::mt19937 random;

    std::size_t truth() {
        return std::discrete_distribution<std::size_t>(shares.begin(), shares.end())(random);
    }

    std::size_t answer(std::size_t truth) {
        const auto first = rates.begin() + std::ptrdiff_t(truth * shares.size());
        return std::discrete_distribution<std::size_t>(
            first, first + std::ptrdiff_t(shares.size()))(random);
    }

    std::vector<std::int64_t> counts(int pictures) {
        std::vector<std::int64_t> counts(shares.size(), 0);
        for (int i = 0; i < pictures; ++i) {
            ++counts[answer(truth())];
        }
        return counts;
    }

    sg::ConfusionMatrix confusion(int picturesOfLabel) {
        sg::ConfusionMatrix matrix(shares.size());
        for (std::size_t label = 0; label < shares.size(); ++label) {
            for (int i = 0; i < picturesOfLabel; ++i) {
                matrix.add(label, answer(label));
            }
        }
        return matrix;
    }
};

const std::vector<double> kTwo{0.9, 0.1, 0.2, 0.8}; ///< [truth][said]

} // namespace

class ShareCorrectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void twoLabelsAsTheFormulaHasIt() {
        for (const double share : {0.0, 0.1, 0.3, 0.7, 1.0}) {
            const double observed = 0.9 * share + 0.2 * (1.0 - share);
            const auto shares = sg::correctedShares(kTwo, {observed, 1.0 - observed});
            QVERIFY(near(shares[0], share, 2e-3));
            QVERIFY(near(shares[0] + shares[1], 1.0, 1e-9));
        }
        // Fewer answers than the probe's false ones alone: none at all.
        QVERIFY(sg::correctedShares(kTwo, {0.1, 0.9})[0] < 2e-3);
        QCOMPARE(sg::correctedShares({1.0, 0.0, 0.0, 1.0}, {0.25, 0.75})[0], 0.25);
    }

    void manyLabels() {
        const std::vector<double> rates{0.8, 0.15, 0.05, 0.1, 0.7, 0.2, 0.0, 0.3, 0.7};
        const std::vector<double> truth{0.6, 0.1, 0.3};
        std::vector<double> observed(3, 0.0);
        for (std::size_t t = 0; t < 3; ++t) {
            for (std::size_t s = 0; s < 3; ++s) {
                observed[s] += truth[t] * rates[t * 3 + s];
            }
        }
        const auto shares = sg::correctedShares(rates, observed);
        for (std::size_t t = 0; t < 3; ++t) {
            QVERIFY(near(shares[t], truth[t], 1e-3));
        }
    }

    void certainLabelsStayAsTheyAre() {
        const auto estimates = sg::estimateShares({30, 70, 0}, nullptr);
        QCOMPARE(estimates[0].corrected, 0.3);
        QVERIFY(estimates[0].low > 0.2 && estimates[0].low < 0.27);
        QVERIFY(estimates[0].high > 0.33 && estimates[0].high < 0.42);
        QCOMPARE(estimates[2].corrected, 0.0);
        QVERIFY(estimates[2].high < 0.05);
    }

    void theIntervalHoldsTheTruth() {
        constexpr int kTrials = 150;
        int held = 0;
        int heldUncorrected = 0;
        for (int trial = 0; trial < kTrials; ++trial) {
            World world{{0.3, 0.7}, kTwo, std::mt19937(std::uint32_t(trial))};
            const auto confusion = world.confusion(40);
            const auto counts = world.counts(300);
            const auto estimate = sg::estimateShares(counts, &confusion, 200)[0];
            held += estimate.low <= 0.3 && 0.3 <= estimate.high ? 1 : 0;
            const auto raw = sg::estimateShares(counts, nullptr, 200)[0];
            heldUncorrected += raw.low <= 0.3 && 0.3 <= raw.high ? 1 : 0;
        }
        QVERIFY(held >= int(0.9 * kTrials)); // 95 % are meant
        QVERIFY(heldUncorrected < kTrials / 10);
    }

    void fewLabelsMakeItWide() {
        World world{{0.3, 0.7}, kTwo, std::mt19937(1)};
        const auto few = world.confusion(10);
        const auto many = world.confusion(1000);
        const auto counts = world.counts(2000);
        const auto wide = sg::estimateShares(counts, &few)[0];
        const auto narrow = sg::estimateShares(counts, &many)[0];
        QVERIFY(wide.high - wide.low > 2.0 * (narrow.high - narrow.low));
        QVERIFY(near(narrow.corrected, 0.3, 0.05));
    }

    void flipsOfTheSameSeeds() {
        World world{{0.5, 0.5}, kTwo, std::mt19937(3)};
        std::vector<std::size_t> before;
        std::vector<std::size_t> after;
        std::uniform_real_distribution<double> chance;
        for (int i = 0; i < 4000; ++i) {
            const auto source = world.truth();
            const auto tuned = source == 1 && chance(world.random) < 0.4 ? std::size_t{0} : source;
            before.push_back(world.answer(source));
            after.push_back(world.answer(tuned));
        }
        const auto confusion = world.confusion(2000);
        const auto table = sg::flipsBetween(before, after, 2, &confusion);
        QCOMPARE(
            table.counts[0][0] + table.counts[0][1] + table.counts[1][0] + table.counts[1][1],
            4000);
        QVERIFY(table.changed > 0.3); // errors look like changes
        QVERIFY(near(table.correctedChanged, 0.2, 0.05));
        QCOMPARE(sg::flipsBetween(before, before, 2, nullptr).changed, 0.0);
    }
};

QTEST_GUILESS_MAIN(ShareCorrectionTest)
#include "share_correction_test.moc"
