// StyleGAN3 against the golden values of formats.md, appendix A.

#include "core/model/generator.h"
#include "core/model/weights.h"
#include "tests/core/model/fill.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

namespace {

constexpr double kTolerance = 1e-3;

/// mean, standard deviation, and the values at 0, 1, n/3, n/2, n-1.
using Row = std::array<double, 7>;

struct Stage {
    const char* name;
    Row values;
};

Generator makeGenerator(bool rotation) {
    StyleGan3Options s;
    s.wDim = 8;
    s.resolution = 32;
    s.channelBase = 64;
    s.channelMax = 8;
    s.numLayers = 6;
    s.convKernel = rotation ? 1 : 3;
    s.useRadialFilters = rotation;
    GeneratorOptions options;
    options.synthesis = s;
    options.mapping = {8, 0, 8, numWsFor(s), 2, 8, 8};
    Generator generator(options);
    fill(*generator);
    return generator;
}

torch::Tensor latents(Generator& g) {
    return g->mapping->broadcast(g->mapping(seq({2, 8}, 0.9), torch::Tensor()));
}

bool matches(const torch::Tensor& x, const Row& row) {
    const double scale = std::max(x.abs().max().item<double>(), 1e-3);
    const auto n = x.numel();
    const double worst = std::max(
        {std::abs(x.mean().item<double>() - row[0]) / scale,
         std::abs(x.std(false).item<double>() - row[1]) / scale,
         deviation(
             x,
             {{0, row[2]}, {1, row[3]}, {n / 3, row[4]}, {n / 2, row[5]}, {n - 1, row[6]}},
             scale)});
    if (worst > kTolerance) {
        qWarning("off by %g", worst);
    }
    return worst <= kTolerance;
}

const Row kInput{-0.003212, 0.491378, -0.713744, -0.646780, -0.214975, 0.246926, 0.050844};

const std::vector<Stage> kTranslation{
    {"L0_36_8", {0.090087, 0.199149, 0.215348, 0.259375, -0.006677, -0.016268, 0.105558}},
    {"L1_36_8", {0.053830, 0.127012, 0.145097, 0.132760, -0.008186, 0.133268, 0.219927}},
    {"L2_52_6", {0.116302, 0.125653, -0.049946, -0.050011, 0.280511, -0.055427, 0.149994}},
    {"L3_52_3", {-0.046984, 0.010290, -0.049692, -0.056603, -0.059727, -0.008380, -0.060919}},
    {"L4_52_2", {-0.037754, 0.013754, -0.060367, -0.063965, -0.023974, -0.053400, -0.023733}},
    {"L5_32_2", {0.234761, 0.045480, 0.280592, 0.280593, 0.189647, 0.279873, 0.188899}},
};
const Row kTranslationImage{
    0.020730, 0.186357, -0.235652, -0.235653, 0.256475, -0.200762, 0.210866};
const Row kTranslationMoved{
    0.020731, 0.186358, -0.235695, -0.235683, 0.256524, -0.200770, 0.210888};

const std::vector<Stage> kRotation{
    {"L0_36_8", {0.153968, 0.318296, -0.005722, 0.014172, -0.017865, 0.199564, 0.208288}},
    {"L1_36_8", {0.172392, 0.397906, 0.055831, 0.085950, -0.003785, 0.017255, 0.171029}},
    {"L2_52_6", {0.446712, 0.476502, -0.067920, -0.066008, 0.461298, 0.439353, -0.049719}},
    {"L3_52_3", {0.232547, 0.627798, 0.322769, 0.424528, -0.080568, 0.767796, -0.014381}},
    {"L4_52_2", {-0.017260, 0.311152, -0.068534, -0.096559, -0.006777, -0.153563, 0.028025}},
    {"L5_32_2", {0.413462, 0.306787, 0.480226, 0.485840, 0.398792, 0.398033, -0.064360}},
};
const Row kRotationImage{0.031365, 0.357688, -0.401541, -0.406265, 0.444863, -0.233243, 0.846313};
const Row kRotationMoved{0.030318, 0.332727, -0.367373, -0.362706, 0.405982, -0.289237, 0.318299};

} // namespace

class StyleGan3SynthesisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void appendixA_data() {
        QTest::addColumn<bool>("rotation");
        QTest::newRow("T") << false;
        QTest::newRow("R") << true;
    }

    void appendixA() {
        QFETCH(bool, rotation);
        const torch::NoGradGuard noGrad;
        auto g = makeGenerator(rotation);
        const auto ws = latents(g);
        auto* synthesis = g->stylegan3();
        QVERIFY(synthesis != nullptr);
        auto x = synthesis->input()(ws.select(1, 0));
        QCOMPARE(x.sizes(), torch::IntArrayRef({2, 8, 36, 36}));
        QVERIFY(matches(x, kInput));
        std::int64_t next = 1;
        for (const Stage& stage : rotation ? kRotation : kTranslation) {
            auto& layer = synthesis->layers()[std::size_t(next - 1)];
            QCOMPARE(layer->plan().name, std::string(stage.name));
            x = layer(x, ws.select(1, next++));
            QCOMPARE(x.size(2), layer->plan().outSize);
            QVERIFY2(matches(x, stage.values), stage.name);
        }
        QVERIFY(matches(
            g->synthesis(ws, NoiseSource{}), rotation ? kRotationImage : kTranslationImage));
        synthesis->input()->transform.copy_(
            torch::tensor({0.8F, -0.6F, 0.1F, 0.6F, 0.8F, -0.2F, 0.0F, 0.0F, 1.0F}).view({3, 3}));
        QVERIFY(matches(
            g->synthesis(ws, NoiseSource{}), rotation ? kRotationMoved : kTranslationMoved));
    }

    void magnitudesFollowOnlyWhenAsked() {
        const torch::NoGradGuard noGrad;
        auto g = makeGenerator(false);
        const auto ws = latents(g);
        auto& layer = g->stylegan3()->layers()[2];
        (void)g->synthesis(ws, NoiseSource{});
        QCOMPARE(layer->magnitudeEma.item<float>(), 1.5F);
        layer->magnitudeBeta = 0.75;
        const auto x = torch::full({1, 8, 36, 36}, 2.0F);
        (void)layer(x, ws.narrow(0, 0, 1).select(1, 0));
        QCOMPARE(layer->magnitudeEma.item<float>(), 0.75F * 1.5F + 0.25F * 4.0F);
        QCOMPARE(g->stylegan3()->layers()[3]->magnitudeEma.item<float>(), 1.5F);
    }

    void theUserTransformMovesThePicture() {
        // Moving by a whole pixel moves the input's waves by one sample.
        const torch::NoGradGuard noGrad;
        auto g = makeGenerator(false);
        const auto w = latents(g).select(1, 0);
        auto& input = g->stylegan3()->input();
        const auto before = input(w);
        // What w itself does is turned and moved with the rest, so let it do nothing.
        input->affine->weight.zero_();
        input->affine->bias.copy_(torch::tensor({1.0F, 0.0F, 0.0F, 0.0F}));
        const auto still = input(w);
        input->transform.copy_(inputTransform(2.0 / 16.0, 1.0 / 16.0, 0.0));
        const auto moved = input(w);
        QVERIFY(!torch::allclose(before, still, 1e-3, 1e-3));
        QVERIFY(torch::allclose(
            moved.slice(2, 1).slice(3, 2), still.slice(2, 0, -1).slice(3, 0, -2), 1e-3, 1e-3));
        // A quarter turn counterclockwise: what was right is now up.
        input->transform.copy_(inputTransform(0.0, 0.0, 90.0));
        QVERIFY(torch::allclose(input(w), still.rot90(1, {2, 3}), 1e-3, 1e-3));
    }

    void theStatesOfTwoNetworksMoveByName() {
        auto a = makeGenerator(true);
        Generator b(a->options());
        loadState(*b, stateOf(*a));
        const torch::NoGradGuard noGrad;
        const auto ws = latents(a);
        QVERIFY(torch::equal(a->synthesis(ws, NoiseSource{}), b->synthesis(ws, NoiseSource{})));
    }
};

QTEST_APPLESS_MAIN(StyleGan3SynthesisTest)
#include "stylegan3_synthesis_test.moc"
