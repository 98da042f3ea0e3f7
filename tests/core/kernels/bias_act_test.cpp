#include "core/kernels/bias_act.h"
#include "tests/core/kernels/twins.h"

class BiasActTest : public QObject {
    Q_OBJECT

private:
    static torch::Tensor plain(
        const torch::Tensor& x,
        const torch::Tensor& b,
        sg::Activation activation,
        double gain,
        std::optional<double> clamp) {
        auto y = x;
        if (b.defined()) {
            y = y + (x.dim() == 4 ? b.view({1, -1, 1, 1}) : b);
        }
        y = sg::activate(y, activation) * gain;
        return clamp ? y.clamp(-*clamp, *clamp) : y;
    }

private Q_SLOTS:

    void agreesWithThePlainSequence_data() {
        QTest::addColumn<int>("activation");
        QTest::addColumn<double>("clamp");
        QTest::newRow("lrelu") << int(sg::Activation::LeakyRelu) << 0.0;
        QTest::newRow("lrelu, clamped") << int(sg::Activation::LeakyRelu) << 0.8;
        QTest::newRow("linear") << int(sg::Activation::Linear) << 0.0;
        QTest::newRow("linear, clamped") << int(sg::Activation::Linear) << 0.5;
        QTest::newRow("swish") << int(sg::Activation::Swish) << 0.0;
    }

    void agreesWithThePlainSequence() {
        QFETCH(int, activation);
        QFETCH(double, clamp);
        const auto kind = sg::Activation(activation);
        const auto limit = clamp > 0.0 ? std::optional(clamp) : std::nullopt;
        torch::manual_seed(1);
        for (const auto& x : {torch::randn({3, 5, 7, 9}), torch::randn({4, 5})}) {
            sg::compareTwins(
                [&](const auto& o) { return sg::biasAct(o[0], o[1], kind, 1.3, limit); },
                [&](const auto& o) { return plain(o[0], o[1], kind, 1.3, limit); },
                {x, torch::randn({5})});
            sg::compareTwins(
                [&](const auto& o) { return sg::biasAct(o[0], {}, kind, 1.3, limit); },
                [&](const auto& o) { return plain(o[0], {}, kind, 1.3, limit); },
                {x});
        }
    }

    /// Enough work for several pieces of the parallel loop.
    void largeBatchesAreCutBetweenSamples() {
        torch::manual_seed(2);
        const auto x = torch::randn({6, 3, 160, 160});
        const auto b = torch::randn({3});
        const auto kind = sg::Activation::LeakyRelu;
        QVERIFY(
            sg::relativeError(sg::biasAct(x, b, kind, 1.0, {}), plain(x, b, kind, 1.0, {})) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(BiasActTest)
#include "bias_act_test.moc"
