#include "core/measure/distances.h"
#include "core/model/torch.h"

#include <QtTest>

#include <cmath>

class DistancesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void kernelDistanceIsTheSumOverPairs() {
        torch::manual_seed(1);
        const auto a = torch::randn({5, 3}, torch::kFloat64);
        const auto b = torch::randn({4, 3}, torch::kFloat64) + 0.5;
        const auto kernel = [](const torch::Tensor& x, const torch::Tensor& y) {
            return std::pow((x * y).sum().item<double>() / 3.0 + 1.0, 3.0);
        };
        double aa = 0.0;
        double bb = 0.0;
        double ab = 0.0;
        for (int i = 0; i < 5; ++i) {
            for (int j = 0; j < 5; ++j) {
                aa += i == j ? 0.0 : kernel(a[i], a[j]) / 20.0;
            }
            for (int j = 0; j < 4; ++j) {
                ab += kernel(a[i], b[j]) / 20.0;
            }
        }
        for (int i = 0; i < 4; ++i) {
            for (int j = 0; j < 4; ++j) {
                bb += i == j ? 0.0 : kernel(b[i], b[j]) / 12.0;
            }
        }
        const double expected = aa + bb - 2.0 * ab;
        QVERIFY(std::abs(sg::kernelDistance(a, b) - expected) < 1e-9 * std::abs(expected));
    }

    void frechetDistanceOfOneFeatureIsKnown() {
        // For one feature: (difference of means)^2 + (difference of spreads)^2.
        const auto a = torch::tensor({{0.0}, {2.0}, {4.0}}, torch::kFloat64);
        const auto b = a * 3.0 + 10.0;
        QVERIFY(std::abs(sg::frechetDistance(a, b) - (14.0 * 14.0 + 4.0 * 4.0)) < 1e-9);
    }

    void frechetDistanceWithMoreFeaturesThanVectorsIsTheSame() {
        torch::manual_seed(3);
        const auto a = torch::randn({40, 6}, torch::kFloat64);
        const auto b = torch::randn({30, 6}, torch::kFloat64) * 2.0 + 1.0;
        // Turned into a larger space, distances stay.
        const auto turn = std::get<0>(torch::linalg_qr(torch::randn({80, 6}, torch::kFloat64)));
        const double inSix = sg::frechetDistance(a, b);
        const double inEighty = sg::frechetDistance(a.matmul(turn.t()), b.matmul(turn.t()));
        QVERIFY(inSix > 1.0);
        QVERIFY(std::abs(inSix - inEighty) < 1e-6 * inSix);
        QVERIFY(std::abs(sg::frechetDistance(a, a)) < 1e-9);
    }

    void kernelDistanceOfOneDistributionIsAboutNothing() {
        torch::manual_seed(2);
        const auto a = torch::randn({400, 8});
        const auto same = sg::kernelDistance(a, torch::randn({400, 8}));
        const auto shifted = sg::kernelDistance(a, torch::randn({400, 8}) + 0.5);
        QVERIFY(std::abs(same) < 0.02);
        QVERIFY(shifted > 10.0 * std::abs(same));
    }

    void frechetDistanceOfGaussiansIsTheClosedForm() {
        torch::manual_seed(5);
        auto draws = torch::randn({2000, 2}, torch::kFloat64);
        draws -= draws.mean(0);
        // Made exactly white: its own covariance taken out.
        const auto covariance = draws.t().matmul(draws) / 1999.0;
        const auto white = draws.matmul(torch::linalg_inv(torch::linalg_cholesky(covariance)).t());
        const auto a = white * torch::tensor({2.0, 3.0}, torch::kFloat64);
        const auto b = white.flip(0) * torch::tensor({1.0, 0.5}, torch::kFloat64) +
                       torch::tensor({1.0, 2.0}, torch::kFloat64);
        // 1 + 4 of the means, (2 - 1)^2 + (3 - 0.5)^2 of the spreads.
        QVERIFY(std::abs(sg::frechetDistance(a, b) - (5.0 + 1.0 + 6.25)) < 1e-9);
        QVERIFY(std::abs(sg::totalVariance(a) - 13.0) < 1e-9);
    }

    void chanceIsToldFromDifference() {
        torch::manual_seed(4);
        const auto a = torch::randn({40, 4});
        const auto b = torch::randn({30, 4});
        QCOMPARE(sg::kernelDistanceP(a, b + 1.5), 1.0 / 500.0);
        QCOMPARE(sg::kernelDistanceP(a, b, 199, 7), sg::kernelDistanceP(a, b, 199, 7));
        // Of equal distributions every p is as likely: of 60, about 12 are at most 0.2.
        int low = 0;
        for (int i = 0; i < 60; ++i) {
            const auto p = sg::kernelDistanceP(torch::randn({12, 4}), torch::randn({15, 4}), 99);
            low += p <= 0.2 ? 1 : 0;
        }
        QVERIFY2(low >= 3 && low <= 24, qPrintable(QString::number(low)));
    }

    void meanDistanceIsInUnitsOfTheSpread() {
        const auto b = torch::tensor({{-1.0, 0.0}, {1.0, 0.0}});
        const auto a = torch::tensor({{3.0, 4.0}, {3.0, 4.0}});
        QCOMPARE(sg::meanDistance(a, b), 5.0); // spread 1
        QCOMPARE(sg::meanDistance(a, b * 2.0), 2.5);
        QCOMPARE(sg::meanDistance(b, b), 0.0);
    }
};

QTEST_GUILESS_MAIN(DistancesTest)
#include "distances_test.moc"
