#include "core/kernels/convolution.h"
#include "tests/core/kernels/twins.h"

class ConvolutionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithLibTorch_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::newRow("3x3") << 3 << 1 << 1;
        QTest::newRow("3x3, every second") << 3 << 2 << 0;
        QTest::newRow("1x1") << 1 << 1 << 0;
        QTest::newRow("1x1, every second") << 1 << 2 << 0;
    }

    void agreesWithLibTorch() {
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        torch::manual_seed(1);
        const std::vector<torch::Tensor> operands{
            torch::randn({2, 5, 9, 11}), torch::randn({4, 5, kernel, kernel})};
        sg::compareTwins(
            [&](const auto& o) { return sg::convolve(o[0], o[1], stride, padding); },
            [&](const auto& o) { return torch::conv2d(o[0], o[1], {}, stride, padding); },
            operands);
    }

    /// A picture side that the stride does not divide loses its last row in the convolution.
    void aRestIsLeftAlone() {
        torch::manual_seed(2);
        const std::vector<torch::Tensor> operands{
            torch::randn({2, 3, 8, 10}), torch::randn({4, 3, 3, 3})};
        sg::compareTwins(
            [&](const auto& o) { return sg::convolve(o[0], o[1], 2, 0); },
            [&](const auto& o) { return torch::conv2d(o[0], o[1], torch::Tensor(), 2); },
            operands);
    }

    void transposedAgreesWithLibTorch() {
        torch::manual_seed(3);
        const std::vector<torch::Tensor> operands{
            torch::randn({2, 4, 5, 6}), torch::randn({4, 3, 3, 3})};
        sg::compareTwins(
            [&](const auto& o) { return sg::convolveTransposed(o[0], o[1], 2, 0); },
            [&](const auto& o) { return torch::conv_transpose2d(o[0], o[1], {}, 2); },
            operands);
    }

    void aFrozenWeightGetsNoGradient() {
        const auto x = torch::randn({1, 2, 4, 4}).requires_grad_();
        const auto w = torch::randn({2, 2, 3, 3});
        sg::convolve(x, w, 1, 1).sum().backward();
        QVERIFY(x.grad().defined());
        QVERIFY(!w.grad().defined());
    }
};

QTEST_GUILESS_MAIN(ConvolutionTest)
#include "convolution_test.moc"
