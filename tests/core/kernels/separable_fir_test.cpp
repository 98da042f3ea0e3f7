#include "core/kernels/fir.h"
#include "core/kernels/separable_fir.h"
#include "tests/core/kernels/twins.h"

class SeparableFirTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithTheTwoDimensionalFilter_data() {
        QTest::addColumn<int>("taps");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        for (int taps = 1; taps <= 12; ++taps) {
            QTest::addRow("%d taps, full padding", taps) << taps << taps - 1 << taps - 1;
            QTest::addRow("%d taps, none", taps) << taps << 0 << 0;
        }
        QTest::newRow("uneven") << 4 << 2 << 1;
        QTest::newRow("cropped before") << 4 << -2 << 3;
        QTest::newRow("cropped after") << 4 << 3 << -1;
    }

    void agreesWithTheTwoDimensionalFilter() {
        QFETCH(int, taps);
        QFETCH(int, before);
        QFETCH(int, after);
        torch::manual_seed(1);
        const auto k = torch::randn({taps});
        sg::compareTwins(
            [&](const auto& o) { return sg::filterSeparable(o[0], k, before, after); },
            [&](const auto& o) {
                const auto x = o[0].reshape({-1, 1, o[0].size(2), o[0].size(3)});
                const auto padded = torch::constant_pad_nd(x, {before, after, before, after});
                const auto y = torch::conv2d(padded, torch::outer(k, k).view({1, 1, taps, taps}));
                return y.view({o[0].size(0), o[0].size(1), y.size(2), y.size(3)});
            },
            {torch::randn({2, 3, 13, 21})});
    }

    void tapsAreFoundInAFilter() {
        const auto f = sg::setupFilter({1, 3, 3, 1});
        const auto taps = sg::separableTaps(f);
        QVERIFY(taps.has_value());
        QVERIFY(torch::allclose(torch::outer(*taps, *taps), f, 1e-5, 1e-7));
        QVERIFY(!sg::separableTaps(torch::eye(4)));
        QVERIFY(!sg::separableTaps(torch::zeros({4, 4})));
        QVERIFY(!sg::separableTaps(torch::ones({4, 5})));
        QVERIFY(!sg::separableTaps(torch::full({4, 4}, std::nan(""))));
    }

    /// The route of a filter that is no outer product agrees with the route of one that is.
    void anyFilterIsApplied() {
        torch::manual_seed(2);
        const auto x = torch::randn({1, 2, 8, 8});
        const auto f = sg::setupFilter({1, 3, 3, 1});
        const auto other = torch::randn({4, 4});
        const auto sum = sg::filter2d(x, f + other);
        QVERIFY(sg::relativeError(sg::filter2d(x, f) + sg::filter2d(x, other), sum) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(SeparableFirTest)
#include "separable_fir_test.moc"
