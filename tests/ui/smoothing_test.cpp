#include "ui/curves/smoothing.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace sg {

class SmoothingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingStaysNothing() { QVERIFY(smoothZeroLag({}, 0.9).empty()); }

    void strengthZeroIsTheCurveItself() {
        const std::vector<double> values{1.0, -2.0, 5.0};
        QCOMPARE(smoothZeroLag(values, 0.0), values);
    }

    void aConstantStaysFromTheFirstPointOn() {
        for (const double value : smoothZeroLag(std::vector<double>(50, 3.0), 0.95)) {
            QVERIFY(std::abs(value - 3.0) < 1e-12);
        }
    }

    void threePointsByHand() {
        // Weights 1, 1/2, 1/4 by distance: 1/2 of 1 + 1/2 + 1/4, then 1 of 1/2 + 1 + 1/2.
        const auto smooth = smoothZeroLag({0.0, 1.0, 0.0}, 0.5);
        QVERIFY(std::abs(smooth[0] - 2.0 / 7.0) < 1e-12);
        QVERIFY(std::abs(smooth[1] - 1.0 / 2.0) < 1e-12);
        QVERIFY(std::abs(smooth[2] - 2.0 / 7.0) < 1e-12);
    }

    void aStepIsNotDelayed() {
        std::vector<double> values(200, 0.0);
        std::fill(values.begin() + 100, values.end(), 1.0);
        const auto smooth = smoothZeroLag(values, 0.9);
        // Symmetric around the step: a lagging average would be below a half on both sides.
        QVERIFY(std::abs(smooth[99] + smooth[100] - 1.0) < 1e-6);
    }

    void itLooksBothWaysAlike() {
        std::vector<double> values;
        for (int i = 0; i < 120; ++i) {
            values.push_back(i % 7 == 0 ? 3.0 : double(i) / 50.0);
        }
        auto smooth = smoothZeroLag(values, 0.9);
        std::reverse(values.begin(), values.end());
        std::reverse(smooth.begin(), smooth.end());
        const auto mirrored = smoothZeroLag(values, 0.9);
        for (std::size_t i = 0; i < values.size(); ++i) {
            QVERIFY(std::abs(mirrored[i] - smooth[i]) < 1e-9);
        }
    }

    void insideItIsOneAverageAfterTheOther() {
        // An independent way: an average forwards, then another backwards over its result.
        std::vector<double> values;
        for (int i = 0; i < 600; ++i) {
            values.push_back(std::sin(double(i) * 0.05) + (i % 5 == 0 ? 1.0 : 0.0));
        }
        std::vector<double> twice = values;
        double average = 0.0;
        for (double& value : twice) {
            value = average = 0.9 * average + 0.1 * value;
        }
        average = 0.0;
        for (auto value = twice.rbegin(); value != twice.rend(); ++value) {
            *value = average = 0.9 * average + 0.1 * *value;
        }
        const auto smooth = smoothZeroLag(values, 0.9);
        for (std::size_t i = 250; i < 350; ++i) {
            QVERIFY(std::abs(smooth[i] - twice[i]) < 1e-9);
        }
    }

    void aPeakStaysWhereItIs() {
        std::vector<double> values;
        for (int i = 0; i < 401; ++i) {
            values.push_back(std::exp(-double((i - 200) * (i - 200)) / 800.0));
        }
        const auto smooth = smoothZeroLag(values, 0.95);
        QCOMPARE(int(std::max_element(smooth.begin(), smooth.end()) - smooth.begin()), 200);
        QVERIFY(smooth[200] < 0.9); // it did smooth
    }

    void noiseShrinks() {
        std::vector<double> values;
        for (int i = 0; i < 400; ++i) {
            values.push_back(i % 2 == 0 ? 1.0 : -1.0);
        }
        const auto smooth = smoothZeroLag(values, 0.9);
        for (const double value : smooth) {
            QVERIFY(std::abs(value) < 0.15); // the ends included
        }
    }
};

} // namespace sg

QTEST_APPLESS_MAIN(sg::SmoothingTest)
#include "smoothing_test.moc"
