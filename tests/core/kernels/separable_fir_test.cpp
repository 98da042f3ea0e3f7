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
            [&](const auto& o) {
                return sg::filterSeparable(o[0], k, {1, 1, before, after});
            },
            [&](const auto& o) {
                const auto x = o[0].reshape({-1, 1, o[0].size(2), o[0].size(3)});
                const auto padded = torch::constant_pad_nd(x, {before, after, before, after});
                const auto y = torch::conv2d(padded, torch::outer(k, k).view({1, 1, taps, taps}));
                return y.view({o[0].size(0), o[0].size(1), y.size(2), y.size(3)});
            },
            {torch::randn({2, 3, 13, 21})});
    }

    void samplesAreInsertedAndLeftOut_data() {
        QTest::addColumn<int>("up");
        QTest::addColumn<int>("down");
        QTest::addColumn<int>("taps");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        for (const int up : {1, 2, 3}) {
            for (const int down : {1, 2, 3}) {
                for (const int taps : {1, 4, 7}) {
                    QTest::addRow("up %d, down %d, %d taps", up, down, taps)
                        << up << down << taps << taps / 2 << (taps - 1) / 2;
                }
            }
        }
        QTest::newRow("cropped") << 2 << 2 << 4 << -3 << -2;
        QTest::newRow("far padding") << 2 << 1 << 4 << 9 << 8;
    }

    void samplesAreInsertedAndLeftOut() {
        QFETCH(int, up);
        QFETCH(int, down);
        QFETCH(int, taps);
        QFETCH(int, before);
        QFETCH(int, after);
        torch::manual_seed(3);
        const auto k = torch::randn({taps});
        const auto plain = [&](const torch::Tensor& x) {
            auto wide = torch::zeros({x.size(0), x.size(1), x.size(2) * up, x.size(3) * up});
            using torch::indexing::None;
            using torch::indexing::Slice;
            wide.index_put_({Slice(), Slice(), Slice(0, None, up), Slice(0, None, up)}, x);
            const auto flat = wide.reshape({-1, 1, wide.size(2), wide.size(3)});
            const auto padded = torch::constant_pad_nd(flat, {before, after, before, after});
            const auto y = torch::conv2d(
                padded, torch::outer(k, k).view({1, 1, taps, taps}), {}, {down, down});
            return y.view({x.size(0), x.size(1), y.size(2), y.size(3)});
        };
        for (const int channels : {3, 20}) {
            sg::compareTwins(
                [&](const auto& o) {
                    return sg::filterSeparable(o[0], k, {up, down, before, after});
                },
                [&](const auto& o) { return plain(o[0]); },
                {torch::randn({2, channels, 9, 12})});
        }
    }

    void filtersBFloat16() {
        torch::manual_seed(4);
        const auto x = torch::randn({1, 32, 16, 16}).to(torch::kBFloat16);
        const auto f = sg::setupFilter({1, 3, 3, 1});
        const auto y = sg::upsample2d(x, f);
        QCOMPARE(y.scalar_type(), torch::kBFloat16);
        const auto exact = sg::upsample2d(x.to(torch::kFloat32), f);
        QVERIFY(sg::relativeError(y.to(torch::kFloat32), exact) < 5e-3);
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
