#include "core/kernels/conv_resample.h"
#include "core/kernels/fir.h"
#include "tests/core/kernels/twins.h"

/// Against the sequence of formats.md 4.1 in LibTorch's own operations.
class ConvResampleTest : public QObject {
    Q_OBJECT

private:
    static torch::Tensor
    fir(const torch::Tensor& x, const torch::Tensor& f, std::int64_t before, std::int64_t after) {
        const auto y = torch::conv2d(
            torch::constant_pad_nd(
                x.reshape({-1, 1, x.size(2), x.size(3)}), {before, after, before, after}),
            f.flip({0, 1}).unsqueeze(0).unsqueeze(0));
        return y.view({x.size(0), x.size(1), y.size(2), y.size(3)});
    }

private Q_SLOTS:

    void filters_data() {
        QTest::addColumn<bool>("separable");
        QTest::newRow("[1,3,3,1]") << true;
        QTest::newRow("any 4x4") << false;
    }

    void up3x3_data() { filters_data(); }

    void up3x3() {
        QFETCH(bool, separable);
        torch::manual_seed(1);
        const auto f = separable ? sg::setupFilter({1, 3, 3, 1}) : torch::rand({4, 4});
        sg::compareTwins(
            [&](const auto& o) { return sg::convUp3x3(o[0], o[1], f); },
            [&](const auto& o) {
                return fir(
                    torch::conv_transpose2d(o[0], o[1].transpose(0, 1), {}, 2), f * 4.0, 1, 1);
            },
            {torch::randn({2, 3, 5, 6}), torch::randn({4, 3, 3, 3})});
    }

    void down3x3_data() { filters_data(); }

    void down3x3() {
        QFETCH(bool, separable);
        torch::manual_seed(2);
        const auto f = separable ? sg::setupFilter({1, 3, 3, 1}) : torch::rand({4, 4});
        sg::compareTwins(
            [&](const auto& o) { return sg::convDown3x3(o[0], o[1], f); },
            [&](const auto& o) { return torch::conv2d(fir(o[0], f, 2, 2), o[1], {}, 2); },
            {torch::randn({2, 3, 8, 6}), torch::randn({4, 3, 3, 3})});
    }

    void down1x1() {
        torch::manual_seed(3);
        const auto f = sg::setupFilter({1, 3, 3, 1});
        sg::compareTwins(
            [&](const auto& o) { return sg::convDown1x1(o[0], o[1], f); },
            [&](const auto& o) { return torch::conv2d(fir(o[0], f, 1, 1), o[1], {}, 2); },
            {torch::randn({2, 3, 8, 6}), torch::randn({4, 3, 1, 1})});
    }

    void up1x1() {
        torch::manual_seed(4);
        const auto f = sg::setupFilter({1, 3, 3, 1});
        sg::compareTwins(
            [&](const auto& o) { return sg::convUp1x1(o[0], o[1], f); },
            [&](const auto& o) {
                const auto y = torch::conv2d(o[0], o[1]);
                const auto zeros = torch::zeros_like(y);
                const auto rows = torch::stack({y, zeros}, 4).flatten(3);
                const auto wide = torch::stack({rows, torch::zeros_like(rows)}, 3).flatten(2, 3);
                return fir(wide, f * 4.0, 2, 1);
            },
            {torch::randn({2, 3, 5, 6}), torch::randn({4, 3, 1, 1})});
    }
};

QTEST_GUILESS_MAIN(ConvResampleTest)
#include "conv_resample_test.moc"
