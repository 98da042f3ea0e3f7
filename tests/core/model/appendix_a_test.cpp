// The networks against the golden values of formats.md, appendix A, which an independent
// implementation computed.

#include "core/kernels/fir.h"
#include "core/model/model.h"
#include "core/model/stylegan2_synthesis.h"
#include "core/train/losses.h"
#include "tests/core/model/fill.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

namespace {

constexpr double kTolerance = 1e-4;

struct Case {
    const char* name;
    Architecture architecture;
    int cDim;
    NoiseMode noise;
    double mean;
    double std;
    double absMax;
    std::vector<std::pair<std::int64_t, double>> values;
};

Generator makeGenerator(Architecture architecture, int cDim) {
    GeneratorOptions options;
    options.mapping = {8, cDim, 8, numWsFor(16), 2, 8, 8};
    options.stylegan2().wDim = 8;
    options.stylegan2().resolution = 16;
    options.stylegan2().widths = widthsFor(16, 64, 8);
    options.stylegan2().architecture = architecture;
    options.stylegan2().convClamp = 256.0;
    Generator generator(options);
    fill(*generator);
    return generator;
}

Discriminator makeDiscriminator(Architecture architecture, int cDim) {
    DiscriminatorOptions options;
    options.resolution = 16;
    options.cDim = cDim;
    options.widths = widthsFor(16, 64, 8);
    options.architecture = architecture;
    options.convClamp = 256.0;
    if (cDim > 0) {
        options.cmapDim = 8;
        options.mapping = {0, cDim, 8, 0, 2, 8, 8};
    }
    Discriminator discriminator(options);
    fill(*discriminator);
    return discriminator;
}

torch::Tensor labels(const std::vector<std::int64_t>& classes) {
    return torch::one_hot(torch::tensor(classes), 3).to(torch::kFloat32);
}

void compare(
    const torch::Tensor& x,
    double mean,
    double std,
    const std::vector<std::pair<std::int64_t, double>>& values) {
    const double scale = x.abs().max().item<double>();
    QVERIFY2(std::abs(x.mean().item<double>() - mean) <= kTolerance * scale, "mean");
    QVERIFY2(
        std::abs(x.std(false).item<double>() - std) <= kTolerance * scale, "standard deviation");
    QVERIFY2(deviation(x, values, scale) <= kTolerance, "single values");
}

} // namespace

class AppendixATest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void mapping() {
        auto g = makeGenerator(Architecture::Skip, 0);
        const auto w = g->mapping(seq({2, 8}, 0.9), torch::Tensor());
        compare(
            g->mapping->broadcast(w),
            1.078362,
            1.484236,
            {{0, -0.563704}, {1, -0.236244}, {48, -0.150495}, {95, -0.696347}});
        compare(
            g->mapping->broadcast(w, 0.7, 3),
            0.920253,
            1.304507,
            {{0, -0.436698}, {1, -0.170038}, {32, -0.563704}, {48, -0.147452}});
    }

    void images_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(cases().size()); ++i) {
            QTest::newRow(cases()[std::size_t(i)].name) << i;
        }
    }

    void images() {
        QFETCH(int, index);
        const Case& c = cases()[std::size_t(index)];
        auto g = makeGenerator(c.architecture, c.cDim);
        const auto label = c.cDim > 0 ? labels({1, 2}) : torch::Tensor();
        const auto img = g(seq({2, 8}, 0.9), label, NoiseSource{c.noise});
        compare(img, c.mean, c.std, c.values);
        if (c.absMax > 0) {
            QVERIFY(std::abs(img.abs().max().item<double>() - c.absMax) <= kTolerance * c.absMax);
        }
    }

    void blocks() {
        auto g = makeGenerator(Architecture::Skip, 0);
        const auto ws = g->mapping->broadcast(g->mapping(seq({2, 8}, 0.9), torch::Tensor()));
        const auto synthesis =
            std::dynamic_pointer_cast<StyleGan2SynthesisImpl>(g->named_children()["synthesis"]);
        torch::Tensor x;
        torch::Tensor img;
        synthesis->blocks()[0]->forward(x, img, ws.narrow(1, 0, 2), {});
        compare(
            x,
            0.084790,
            0.231230,
            {{0, 0.544976}, {1, 0.131109}, {85, -0.143328}, {128, 0.350100}});
        compare(img, -0.121907, 0.518136, {{0, 0.370907}, {32, -1.025239}, {95, -0.341523}});
        synthesis->blocks()[1]->forward(x, img, ws.narrow(1, 1, 3), {});
        compare(x, 0.165728, 0.348518, {{0, -0.143657}, {341, -0.261456}, {1023, -0.008205}});
        compare(img, 0.658194, 1.217274, {{0, -0.082598}, {128, -0.509530}, {192, 0.828314}});
    }

    void pathLengths() {
        auto g = makeGenerator(Architecture::Skip, 0);
        auto ws = g->mapping->broadcast(g->mapping(seq({2, 8}, 0.9), torch::Tensor())).detach();
        ws.requires_grad_();
        const auto img = g->synthesis(ws, NoiseSource{});
        const auto y = (torch::cos(0.2 * torch::arange(1, img.numel() + 1, torch::kFloat64)) / 16.0)
                           .to(torch::kFloat32);
        const auto grad = torch::autograd::grad({(img * y.view(img.sizes())).sum()}, {ws})[0];
        compare(
            grad,
            0.000591,
            0.019045,
            {{0, 0.002208}, {1, -0.001571}, {48, -0.001206}, {95, 0.007774}});
        const auto lengths = grad.square().sum(2).mean(1).sqrt();
        QVERIFY(deviation(lengths, {{0, 0.0683761}, {1, 0.0336734}}, 0.0683761) <= kTolerance);
    }

    void discriminator() {
        const auto images = seq({4, 3, 16, 16}, 0.3);
        const auto check =
            [&](Architecture architecture, std::vector<double> expected, std::int64_t count) {
                auto d = makeDiscriminator(architecture, 0);
                const auto logits = d(images.slice(0, 0, count), torch::Tensor());
                std::vector<std::pair<std::int64_t, double>> values;
                for (std::size_t i = 0; i < expected.size(); ++i) {
                    values.emplace_back(std::int64_t(i), expected[i]);
                }
                QVERIFY(deviation(logits, values, 0.03) <= kTolerance);
            };
        check(Architecture::Resnet, {-0.0338150, -0.0317622, -0.0379201, -0.0340266}, 4);
        check(Architecture::Resnet, {-0.0338167, -0.0317640}, 2);
        check(Architecture::Skip, {-0.0524264, -0.0737801, -0.0622690, -0.0529286}, 4);
        check(Architecture::Orig, {-0.0468520, -0.0309706, -0.0369649, -0.0474988}, 4);

        auto conditional = makeDiscriminator(Architecture::Resnet, 3);
        const auto logits = conditional(images, labels({0, 1, 2, 1}));
        QVERIFY(
            deviation(
                logits, {{0, 0.00855591}, {1, 0.0153766}, {2, 0.0309098}, {3, 0.0191075}}, 0.03) <=
            kTolerance);
    }

    void r1() {
        auto d = makeDiscriminator(Architecture::Resnet, 0);
        auto g = makeGenerator(Architecture::Skip, 0);
        StyleGan2Loss loss(g, d);
        const auto values = loss.discriminatorReg(seq({4, 3, 16, 16}, 0.3), {}, 2.0, 1.0);
        QVERIFY(
            deviation(
                values.r1Penalty,
                {{0, 1.896178e-4}, {1, 4.301299e-5}, {2, 2.371154e-4}, {3, 1.941743e-4}},
                2.4e-4) <= 1e-3);
    }

    void fir() {
        const auto x = seq({1, 1, 4, 4}, 0.9);
        const auto f = setupFilter({1, 3, 3, 1});
        QVERIFY(
            deviation(
                upsample2d(x, f),
                {{0, 0.532294}, {1, 0.595104}, {21, 0.493308}, {32, 0.047204}, {63, 0.170504}},
                1.0) <= 1e-5);
        QVERIFY(
            deviation(
                downsample2d(x, f),
                {{0, 0.086286}, {1, -0.028868}, {2, 0.090767}, {3, 0.037140}},
                1.0) <= 1e-5);
        QVERIFY(
            deviation(
                filter2d(x, f),
                {{0, 0.117525}, {1, 0.141024}, {5, 0.086286}, {8, -0.005119}, {15, 0.037140}},
                1.0) <= 1e-5);
    }

private:
    static const std::vector<Case>& cases() {
        using enum Architecture;
        static const std::vector<Case> all{
            {"skip none",
             Skip,
             0,
             NoiseMode::None,
             0.618424,
             3.090528,
             27.550100,
             {{0, -0.107905},
              {1, -1.316464},
              {512, 0.016890},
              {768, -0.209037},
              {1535, -0.147355}}},
            {"skip const",
             Skip,
             0,
             NoiseMode::Const,
             0.657678,
             2.983246,
             23.377640,
             {{0, 0.020933}, {1, -1.342449}, {512, 0.225038}, {768, 0.159703}, {1535, -0.244607}}},
            {"resnet none",
             Resnet,
             0,
             NoiseMode::None,
             -0.122075,
             1.199696,
             10.050271,
             {{0, 0.367258}, {1, -0.289693}, {512, 0.573894}, {1535, -0.183091}}},
            {"resnet const",
             Resnet,
             0,
             NoiseMode::Const,
             -0.115899,
             1.137711,
             7.877282,
             {{0, 0.527950}, {1, -0.438813}, {512, 0.727880}, {1535, -0.184206}}},
            {"orig none",
             Orig,
             0,
             NoiseMode::None,
             0.029011,
             2.844359,
             23.197390,
             {{0, 0.040702}, {1, -1.103023}, {512, 0.464465}}},
            {"orig const",
             Orig,
             0,
             NoiseMode::Const,
             0.031744,
             2.716220,
             19.394279,
             {{0, 0.067394}, {1, -1.274216}, {512, 0.511649}}},
            {"conditional none",
             Skip,
             3,
             NoiseMode::None,
             0.896705,
             4.717528,
             25.939083,
             {{0, -2.132084}, {1, -2.112382}, {512, 0.317794}}},
            {"conditional const",
             Skip,
             3,
             NoiseMode::Const,
             0.932582,
             4.928790,
             27.538465,
             {{0, -2.660888}, {1, -2.757952}, {512, 0.253961}}},
        };
        return all;
    }
};

QTEST_GUILESS_MAIN(AppendixATest)
#include "appendix_a_test.moc"
