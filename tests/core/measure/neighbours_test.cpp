#include "core/measure/neighbours.h"
#include "core/model/torch.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

double distance(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).square().sum().sqrt().item<double>();
}

/// Distance to the k-th nearest other row, by sorting.
double radius(const torch::Tensor& rows, std::int64_t of, int k) {
    std::vector<double> distances;
    for (std::int64_t i = 0; i < rows.size(0); ++i) {
        if (i != of) {
            distances.push_back(distance(rows[of], rows[i]));
        }
    }
    std::ranges::sort(distances);
    return distances[std::size_t(k - 1)];
}

} // namespace

class NeighboursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bruteForceSaysTheSame() {
        torch::manual_seed(1);
        const auto real = torch::randn({14, 3}, torch::kFloat64);
        const auto fake = torch::randn({11, 3}, torch::kFloat64) * 0.7 + 0.4;
        int hits = 0;
        int covered = 0;
        int recalled = 0;
        for (std::int64_t i = 0; i < 14; ++i) {
            bool any = false;
            bool inside = false;
            for (std::int64_t j = 0; j < 11; ++j) {
                const double d = distance(real[i], fake[j]);
                hits += d < radius(real, i, 5) ? 1 : 0;
                any = any || d < radius(real, i, 5);
                inside = inside || d <= radius(fake, j, 3);
            }
            covered += any ? 1 : 0;
            recalled += inside ? 1 : 0;
        }
        const auto dc = sg::densityAndCoverage(real, fake);
        QVERIFY(std::abs(dc.density - hits / 55.0) < 1e-12);
        QVERIFY(std::abs(dc.coverage - covered / 14.0) < 1e-12);
        const auto near = sg::neighbourhoods(real, fake);
        QCOMPARE(near.k, 5);
        QCOMPARE(near.covered.size(0), 14);
        QCOMPARE(near.hits.size(0), 11);
        for (std::int64_t j = 0; j < 11; ++j) {
            std::int64_t balls = 0;
            for (std::int64_t i = 0; i < 14; ++i) {
                balls += distance(real[i], fake[j]) < radius(real, i, 5) ? 1 : 0;
            }
            QCOMPARE(near.hits[j].item<std::int64_t>(), balls);
        }
        QVERIFY(std::abs(sg::neighbourRecall(real, fake) - recalled / 14.0) < 1e-12);
    }

    void equalDistributionsAreAsPublished() {
        torch::manual_seed(2);
        const auto real = torch::randn({700, 8});
        const auto fake = torch::randn({700, 8});
        const auto dc = sg::densityAndCoverage(real, fake);
        QVERIFY(std::abs(dc.density - 1.0) < 0.15);
        QVERIFY(std::abs(dc.coverage - 0.97) < 0.03);
        QVERIFY(std::abs(sg::leaveOneOutAccuracy(real, fake) - 0.5) < 0.06);
        QCOMPARE(sg::leaveOneOutAccuracy(real, fake + 20.0), 1.0);
        QCOMPARE(sg::neighbourRecall(real, fake + 20.0), 0.0);
    }
};

QTEST_GUILESS_MAIN(NeighboursTest)
#include "neighbours_test.moc"
