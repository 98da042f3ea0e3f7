// The quick filtered leaky ReLU against the plain sequence of formats.md 5.4, and its derivatives
// against differences.

#include "core/kernels/banded_fir.h"
#include "core/kernels/filtered_lrelu.h"
#include "core/kernels/fir.h"

#include <QtTest>

#include <torch/torch.h>

#include <numbers>

using namespace sg;

namespace {

struct Case {
    std::int64_t up;
    std::int64_t down;
    std::int64_t upTaps;
    std::int64_t downTaps;
    std::array<std::int64_t, 2> padding;
    bool radial;
    std::int64_t size;
};

torch::Tensor asymmetric(std::vector<std::int64_t> shape) {
    std::int64_t count = 1;
    for (const auto side : shape) {
        count *= side;
    }
    return (torch::sin(torch::arange(1, count + 1, torch::kFloat64) * 0.7) + 0.3).view(shape) /
           double(shape[0]);
}

torch::Tensor random(std::vector<std::int64_t> shape) {
    return torch::sin(torch::arange(1, c10::multiply_integers(shape) + 1, torch::kFloat64) * 1.9)
        .view(shape);
}

struct Setting {
    torch::Tensor up;
    torch::Tensor down;
    FilteredLreluOptions options;
};

Setting settingOf(const Case& c) {
    Setting s;
    if (c.upTaps > 0) {
        s.up = asymmetric({c.upTaps});
    }
    if (c.downTaps > 0) {
        s.down = c.radial ? asymmetric({c.downTaps, c.downTaps}) : asymmetric({c.downTaps});
    }
    s.options = {c.up, c.down, c.padding, std::numbers::sqrt2, 0.2, 0.6};
    return s;
}

torch::Tensor plane(const torch::Tensor& filter) {
    if (!filter.defined()) {
        return torch::ones({1, 1}, torch::kFloat64);
    }
    return filter.dim() == 1 ? torch::outer(filter, filter) : filter;
}

torch::Tensor plain(const torch::Tensor& x, const torch::Tensor& bias, const Setting& s) {
    const auto& o = s.options;
    auto y = x + bias.view({1, -1, 1, 1});
    const auto [before, after] = o.padding;
    y = upfirdn2d(y, plane(s.up), o.up, 1, {before, after, before, after}, double(o.up * o.up));
    y = (torch::leaky_relu(y, o.slope) * o.gain).clamp(-*o.clamp, *o.clamp);
    return upfirdn2d(y, plane(s.down), 1, o.down, {0, 0, 0, 0});
}

torch::Tensor quick(const torch::Tensor& x, const torch::Tensor& bias, const Setting& s) {
    return filteredLrelu(x, s.up, s.down, bias, s.options);
}

/// A number that depends on every output, and on each twice.
torch::Tensor summary(const torch::Tensor& x, const torch::Tensor& bias, const Setting& s) {
    const auto y = quick(x, bias, s);
    return (y.square() * (1.0 + 0.5 * random(y.sizes().vec()))).sum();
}

} // namespace

class FilteredLreluTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void equalsThePlainSequence_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(cases().size()); ++i) {
            QTest::newRow(std::to_string(i).c_str()) << i;
        }
    }

    void equalsThePlainSequence() {
        QFETCH(int, index);
        const Case& c = cases()[std::size_t(index)];
        const auto s = settingOf(c);
        const auto x =
            random({2, 3, c.size, c.size + 3}); // not square, so that no axis is mixed up
        const auto bias = random({3});
        const auto expected = plain(x, bias, s);
        const auto ours = quick(x, bias, s);
        QCOMPARE(ours.sizes(), expected.sizes());
        QVERIFY(
            (ours - expected).abs().max().item<double>() <
            1e-6 * expected.abs().max().item<double>());
        QVERIFY(expected.abs().max().item<double>() > 0.01);
    }

    void manyChannels() {
        // More than are worked on at once.
        const auto s = settingOf(cases()[3]);
        const auto x = random({2, 90, 36, 36}).requires_grad_();
        const auto bias = random({90}).requires_grad_();
        const auto expected = plain(x, bias, s);
        const auto ours = quick(x, bias, s);
        QVERIFY(torch::allclose(ours, expected, 1e-6, 1e-7));
        const auto left = torch::autograd::grad({ours.square().sum()}, {x, bias});
        const auto right = torch::autograd::grad({expected.square().sum()}, {x, bias});
        for (std::size_t i = 0; i < 2; ++i) {
            const double scale = right[i].abs().max().item<double>();
            QVERIFY(torch::allclose(left[i], right[i], 1e-5, 1e-6 * scale));
        }
    }

    void withoutFilters() {
        const auto x = random({1, 2, 5, 5}) * 3.0;
        FilteredLreluOptions options;
        options.slope = 1.0;
        options.clamp = 2.0;
        const auto bias = random({2});
        QVERIFY(torch::equal(
            filteredLrelu(x, {}, {}, bias, options),
            (x + bias.view({1, -1, 1, 1})).clamp(-2.0, 2.0)));
    }

    void gradients_data() { equalsThePlainSequence_data(); }

    void gradients() {
        QFETCH(int, index);
        Case c = cases()[std::size_t(index)];
        c.size = std::min<std::int64_t>(c.size, 26);
        const auto s = settingOf(c);
        const auto x = random({1, 2, c.size, c.size}).requires_grad_();
        const auto bias = random({2}).requires_grad_();
        const auto first = torch::autograd::grad({summary(x, bias, s)}, {x, bias}, {}, true, true);
        const auto direction = torch::cos(random({1, 2, c.size, c.size}) * 9.0);
        const auto second =
            torch::autograd::grad({(first[0] * direction).sum()}, {x, bias}, {}, false, true);
        constexpr double kStep = 1e-6;
        const auto moved = [&](double by) {
            const auto at = (x.detach() + by * direction).requires_grad_();
            const auto value = summary(at, bias.detach(), s);
            return std::pair(value.detach(), torch::autograd::grad({value}, {at})[0]);
        };
        const auto [valueUp, gradUp] = moved(kStep);
        const auto [valueDown, gradDown] = moved(-kStep);
        const double slope = (first[0] * direction).sum().item<double>();
        const double measured = ((valueUp - valueDown) / (2.0 * kStep)).item<double>();
        QVERIFY(std::abs(slope) > 1e-6);
        QVERIFY2(
            std::abs(measured - slope) <= 1e-4 * std::abs(slope) + 1e-7,
            qPrintable(QStringLiteral("%1 %2").arg(measured).arg(slope)));
        const auto curvature = (gradUp - gradDown) / (2.0 * kStep);
        QVERIFY(second[0].abs().max().item<double>() > 1e-6);
        QVERIFY(torch::allclose(
            second[0], curvature, 1e-3, 1e-5 * second[0].abs().max().item<double>()));
        QVERIFY(second[1].defined() && torch::isfinite(second[1]).all().item<bool>());
    }

    void axesOfAnyLength() {
        const auto f = asymmetric({6});
        for (std::int64_t length = 1; length < 70; ++length) {
            const auto x = random({1, 1, 1, length});
            for (const auto& how :
                 {AxisResampling{1, 1, 5, 5},
                  AxisResampling{2, 1, 5, 3},
                  AxisResampling{1, 2, 6, 4},
                  AxisResampling{4, 3, 7, 9},
                  AxisResampling{3, 1, 9, 0}}) {
                auto expected = torch::zeros({how.outputLength(length, 6)}, torch::kFloat64);
                for (std::int64_t o = 0; o < expected.size(0); ++o) {
                    for (std::int64_t tap = 0; tap < 6; ++tap) {
                        const auto at = o * how.down + tap - how.padBefore;
                        if (at >= 0 && at % how.up == 0 && at / how.up < length) {
                            expected[o] += x[0][0][0][at / how.up] * f[5 - tap];
                        }
                    }
                }
                const auto ours = resampleLastAxis(x, f.unsqueeze(0), how);
                QVERIFY(torch::allclose(ours.view(-1), expected, 1e-9, 1e-12));
            }
        }
    }

private:
    static const std::vector<Case>& cases() {
        static const std::vector<Case> all{
            {2, 2, 12, 12, {9, 8}, false, 36},
            {4, 2, 24, 12, {-6, -9}, false, 38},
            {2, 2, 12, 12, {-11, -12}, false, 40},
            {2, 2, 12, 12, {11, 10}, true, 36},
            {4, 2, 24, 12, {-2, -5}, true, 36},
            {1, 2, 0, 12, {6, 5}, true, 20},
            {2, 1, 12, 0, {6, 5}, false, 20},
            {1, 1, 5, 7, {4, 6}, true, 18},
            {2, 4, 8, 16, {20, 3}, false, 25},
            {2, 3, 9, 5, {7, 2}, false, 17},
        };
        return all;
    }
};

QTEST_APPLESS_MAIN(FilteredLreluTest)
#include "filtered_lrelu_test.moc"
