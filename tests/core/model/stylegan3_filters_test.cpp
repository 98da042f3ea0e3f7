// The check values of formats.md 5.2.

#include "core/model/stylegan3_filters.h"
#include "tests/core/model/fill.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

namespace {

double worst(const torch::Tensor& taps, const std::vector<double>& expected) {
    std::vector<std::pair<std::int64_t, double>> reference;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        reference.emplace_back(std::int64_t(i), expected[i]);
    }
    return deviation(taps, reference, 1.0);
}

} // namespace

class StyleGan3FiltersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void kaiser() {
        const LowPass twelve{12, 2.0, 12.0, 32.0};
        QVERIFY(std::abs(kaiserBeta(twelve) - 6.4437189) < 1e-6);
        const auto taps = kaiserLowPass(twelve);
        const std::vector<double> half{
            0.0007919, 0.01001832, 0.03894952, 0.09241279, 0.15652561, 0.20130186};
        QVERIFY(worst(taps, half) < 1e-7);
        QVERIFY(worst(taps.flip(0), half) < 1e-7);
        QVERIFY(std::abs(taps.sum().item<double>() - 1.0) < 1e-6);

        const LowPass twentyFour{24, 4.0, 8.0, 64.0};
        QVERIFY(std::abs(kaiserBeta(twentyFour) - 4.4483638) < 1e-6);
        QVERIFY(
            worst(
                kaiserLowPass(twentyFour),
                {-0.00163828,
                 -0.00305529,
                 -0.00371516,
                 -0.00214536,
                 0.00331233,
                 0.01398208,
                 0.03028362,
                 0.05131236,
                 0.0747529,
                 0.09721614,
                 0.1149508,
                 0.12474386}) < 1e-7);
    }

    void radial() {
        const auto taps = radialLowPass({12, 2.0, 12.0, 32.0});
        QCOMPARE(taps.size(0), 12);
        QCOMPARE(taps.size(1), 12);
        QVERIFY(
            worst(taps[0], {8.4e-7, 1.047e-5, 4.028e-5, 9.487e-5, 1.5996e-4, 2.0526e-4}) < 1e-8);
        QVERIFY(
            worst(
                taps[5], {0.00020526, 0.00227863, 0.00819805, 0.01854216, 0.03053336, 0.03875488}) <
            1e-7);
        QVERIFY(torch::allclose(taps, taps.t()));
        QVERIFY(torch::allclose(taps, taps.flip({0, 1})));
    }

    void oddAndSingleTaps() {
        for (const int taps : {1, 3, 11}) {
            for (const auto& filter :
                 {kaiserLowPass({taps, 2.0, 12.0, 32.0}), radialLowPass({taps, 2.0, 12.0, 32.0})}) {
                QVERIFY(torch::isfinite(filter).all().item<bool>());
                QVERIFY(std::abs(filter.sum().item<double>() - 1.0) < 1e-6);
            }
        }
    }
};

QTEST_APPLESS_MAIN(StyleGan3FiltersTest)
#include "stylegan3_filters_test.moc"
