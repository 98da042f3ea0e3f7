#include "core/kernels/scale_bias_act.h"
#include "tests/core/kernels/twins.h"

class ScaleBiasActTest : public QObject {
    Q_OBJECT

private:
    static sg::Gate gateNamed(const QString& name) {
        sg::Gate gate;
        if (name.contains(QStringLiteral("lrelu"))) {
            gate.slope = 0.2F;
            gate.gain = 1.4F;
        }
        if (name.contains(QStringLiteral("clamp"))) {
            gate.clamp = 0.9F;
        }
        return gate;
    }

    /// Every operand that `which` names by a letter, in its order.
    struct Operands {
        std::vector<torch::Tensor> values;
        QString which;

        [[nodiscard]] sg::Shift shift(const std::vector<torch::Tensor>& of) const {
            sg::Shift shift;
            std::size_t next = 1;
            for (const QChar letter : which) {
                auto& place = letter == QLatin1Char('s')   ? shift.scale
                              : letter == QLatin1Char('n') ? shift.noise
                                                           : shift.bias;
                place = of[next++];
            }
            return shift;
        }
    };

    static Operands operands(const QString& which, std::int64_t channels, std::int64_t noises) {
        Operands o{{torch::randn({3, channels, 6, 7})}, which};
        for (const QChar letter : which) {
            o.values.push_back(
                letter == QLatin1Char('s')   ? torch::randn({3, channels})
                : letter == QLatin1Char('n') ? torch::randn({noises, 1, 6, 7})
                                             : torch::randn({channels}));
        }
        return o;
    }

private Q_SLOTS:

    void agreesWithThePlainSequence_data() {
        QTest::addColumn<QString>("which");
        QTest::addColumn<int>("noises");
        QTest::addColumn<QString>("gate");
        for (const char* gate : {"none", "lrelu", "clamp", "lrelu, clamp"}) {
            for (const char* which : {"", "s", "n", "b", "sn", "sb", "nb", "snb"}) {
                for (const int noises : {1, 3}) {
                    QTest::addRow("%s, '%s', %d", gate, which, noises)
                        << QString::fromLatin1(which) << noises << QString::fromLatin1(gate);
                }
            }
        }
    }

    void agreesWithThePlainSequence() {
        QFETCH(QString, which);
        QFETCH(int, noises);
        QFETCH(QString, gate);
        torch::manual_seed(1);
        // Channels that fill vectors, and channels that do not.
        for (const int channels : {3, 32, 37}) {
            const auto o = operands(which, channels, noises);
            const auto g = gateNamed(gate);
            sg::compareTwins(
                [&](const auto& of) { return sg::scaleBiasAct(of[0], o.shift(of), g); },
                [&](const auto& of) { return sg::scaleBiasActPlainly(of[0], o.shift(of), g); },
                o.values);
        }
    }

    /// The one pass back that training takes, against LibTorch's own.
    void firstGradientsAgree() {
        torch::manual_seed(2);
        // Enough rows for several pieces of each sample.
        std::vector<torch::Tensor> of{
            torch::randn({2, 24, 80, 70}),
            torch::randn({2, 24}),
            torch::randn({2, 1, 80, 70}),
            torch::randn({24})};
        for (auto& t : of) {
            t.requires_grad_();
        }
        const sg::Gate gate{0.2F, 1.4F, 1.5F};
        const auto direction = torch::randn({2, 24, 80, 70});
        const sg::Shift shift{of[1], of[2], of[3]};
        const auto actual =
            torch::autograd::grad({sg::scaleBiasAct(of[0], shift, gate)}, of, {direction});
        const auto expected =
            torch::autograd::grad({sg::scaleBiasActPlainly(of[0], shift, gate)}, of, {direction});
        for (std::size_t i = 0; i < of.size(); ++i) {
            QVERIFY2(
                sg::relativeError(actual[i], expected[i]) < 1e-5, qPrintable(QString::number(i)));
        }
    }

    void roundsToBFloat16() {
        torch::manual_seed(3);
        std::vector<torch::Tensor> of{
            torch::randn({2, 40, 9, 9}).to(torch::kBFloat16),
            torch::randn({2, 40}),
            torch::randn({2, 1, 9, 9}),
            torch::randn({40})};
        for (auto& t : of) {
            t.requires_grad_();
        }
        const sg::Gate gate{0.2F, 1.4F, 256.0F};
        const sg::Shift shift{of[1], of[2], of[3]};
        const auto y = sg::scaleBiasAct(of[0], shift, gate);
        QCOMPARE(y.scalar_type(), torch::kBFloat16);
        const auto exact = sg::scaleBiasActPlainly(of[0].to(torch::kFloat32), shift, gate);
        // Half a step of bfloat16, and nothing else.
        const auto error = (y.to(torch::kFloat32) - exact).abs();
        QVERIFY((error <= exact.abs() / 256.0 + 1e-6).all().item<bool>());
        const auto direction = torch::randn({2, 40, 9, 9}).to(torch::kBFloat16);
        const auto actual = torch::autograd::grad({y}, of, {direction});
        const auto expected = torch::autograd::grad({exact}, of, {direction.to(torch::kFloat32)});
        QCOMPARE(actual[0].scalar_type(), torch::kBFloat16);
        for (std::size_t i = 0; i < of.size(); ++i) {
            QVERIFY2(
                sg::relativeError(actual[i].to(torch::kFloat32), expected[i].to(torch::kFloat32)) <
                    1e-2,
                qPrintable(QString::number(i)));
        }
    }

    /// A clamp that is no bfloat16 itself: what is held there has no slope.
    void roundedClampsHoldTheGradientBack() {
        auto x = torch::full({1, 16, 2, 2}, 1000.0, torch::kBFloat16).requires_grad_();
        const auto y = sg::scaleBiasAct(x, {}, {0.2F, 1.0F, 181.01934F});
        for (const bool again : {false, true}) {
            const auto g = torch::autograd::grad({y.sum()}, {x}, {}, true, again)[0];
            QVERIFY(!g.any().item<bool>());
        }
    }

    void wrongShapesAreRefused() {
        const auto x = torch::randn({4, 8, 6, 6});
        const auto refused = [&](const sg::Shift& shift) {
            try {
                sg::scaleBiasAct(x, shift, {});
                return false;
            } catch (const c10::Error&) {
                return true;
            }
        };
        QVERIFY(refused({torch::randn({1, 8}), {}, {}}));
        QVERIFY(refused({{}, torch::randn({1, 1, 4, 4}), {}}));
        QVERIFY(refused({{}, {}, torch::randn({4})}));
        QVERIFY(!refused({torch::randn({4, 8}), torch::randn({1, 1, 6, 6}), torch::randn({8})}));
    }

    void notANumberStaysOne() {
        auto x = torch::full({1, 20, 2, 2}, std::nan(""));
        // LibTorch's vector code makes such ones too.
        x.view(torch::kInt32).select(1, 3).fill_(-1);
        for (const auto type : {torch::kFloat32, torch::kBFloat16}) {
            const auto y = sg::scaleBiasAct(x.to(type), {}, {0.2F, 1.4F, 256.0F});
            QVERIFY(y.isnan().all().item<bool>());
        }
    }

    /// Sums do not depend on how many threads share the work.
    void threadsDoNotChangeAnything() {
        torch::manual_seed(4);
        auto x = torch::randn({2, 32, 96, 96}).requires_grad_();
        auto scale = torch::randn({2, 32}).requires_grad_();
        const auto gradients = [&] {
            return torch::autograd::grad(
                {sg::scaleBiasAct(x, {scale, {}, {}}, {0.2F, 1.0F}).sum()}, {x, scale});
        };
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = gradients();
        at::set_num_threads(3);
        const auto three = gradients();
        at::set_num_threads(before);
        QVERIFY(torch::equal(one[0], three[0]));
        QVERIFY(torch::equal(one[1], three[1]));
    }
};

QTEST_GUILESS_MAIN(ScaleBiasActTest)
#include "scale_bias_act_test.moc"
