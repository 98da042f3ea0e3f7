// The correspondence term: its formula, its gradient against differences, the taps, the patch
// critic and the anchors.

#include "core/model/stylegan2_synthesis.h"
#include "core/train/methods/correspondence.h"
#include "tests/core/train/methods/small_model.h"

#include <QtTest>

using namespace sg;
using test::seeded;
using test::smallModel;

namespace {

std::vector<torch::Tensor> maps(std::uint64_t seed) {
    const auto random = seeded(seed);
    std::vector<torch::Tensor> layers;
    for (const int side : {3, 4, 6}) {
        layers.push_back(torch::randn({4, 2, side, side}, random, torch::kFloat64));
    }
    return layers;
}

constexpr std::array<std::int64_t, 4> kLayers{2, 0, 1, 2};

/// The formula of methods.md 2.4, number by number.
double byHand(const std::vector<torch::Tensor>& source, const std::vector<torch::Tensor>& target) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto layer = std::size_t(kLayers[i]);
        std::vector<double> s;
        std::vector<double> t;
        for (std::size_t j = 0; j < 4; ++j) {
            if (j == i) {
                continue;
            }
            const auto cosine = [&](const torch::Tensor& f) {
                const auto a = f[std::int64_t(i)].flatten();
                const auto b = f[std::int64_t(j)].flatten();
                return (a.dot(b) / (a.norm() * b.norm())).item<double>();
            };
            s.push_back(std::exp(cosine(source[layer])));
            t.push_back(std::exp(cosine(target[layer])));
        }
        const double sumS = s[0] + s[1] + s[2];
        const double sumT = t[0] + t[1] + t[2];
        for (std::size_t k = 0; k < 3; ++k) {
            sum += s[k] / sumS * std::log(s[k] / sumS / (t[k] / sumT));
        }
    }
    return sum / 4.0;
}

} // namespace

class CorrespondenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void divergenceIsTheFormula() {
        const auto source = maps(1);
        const auto target = maps(2);
        const double ours = rowDivergence(source, target, kLayers).item<double>();
        QVERIFY(ours > 1e-4);
        QVERIFY(std::abs(ours - byHand(source, target)) < 1e-9);
        QVERIFY(std::abs(rowDivergence(source, source, kLayers).item<double>()) < 1e-12);
        // The original's weight 1000 is over n (n - 1) pairs.
        QVERIFY(
            std::abs(Correspondence::kUsualWeight - 1000.0 / (Correspondence::kRows - 1)) < 0.5);
    }

    void gradientIsThatOfTheFormula() {
        const auto source = maps(1);
        auto target = maps(2);
        for (auto& map : target) {
            map.requires_grad_(true);
        }
        rowDivergence(source, target, kLayers).backward();
        for (const auto& map : target) {
            const auto error =
                test::numericError(map.grad(), map, [&] { return byHand(source, target); });
            QVERIFY2(error < 1e-6, qPrintable(QString::number(error)));
        }
    }

    void tapsAreTheMapsBeforeTheActivation() {
        const auto model = smallModel();
        auto& generator = model->generatorEma;
        auto* synthesis = generator->named_children()["synthesis"]->as<StyleGan2SynthesisImpl>();
        const torch::NoGradGuard noGrad;
        const auto ws = torch::randn({2, generator->options().mapping.numWs, 14}, seeded(1));
        FeatureTaps taps;
        const auto img = synthesis->forward(ws, NoiseSource{}, &taps);
        // Without taps it is done in fewer passes.
        QVERIFY(torch::allclose(img, synthesis->forward(ws, NoiseSource{}), 1e-4, 1e-5));
        QCOMPARE(taps.size(), std::size_t(7));
        QCOMPARE(taps[0].size(2), 4);
        QCOMPARE(taps[6].size(2), 32);
        // The first layer's, activated, is what its block hands on.
        auto& first = synthesis->blocks().front();
        torch::Tensor x;
        torch::Tensor none;
        first->forward(x, none, ws, NoiseSource{});
        const auto bias = first->conv1->bias.view({1, -1, 1, 1});
        const auto expected = torch::leaky_relu(taps[0] + bias, 0.2) * std::sqrt(2.0);
        QVERIFY(torch::allclose(x, expected, 1e-5, 1e-5));
    }

    void atTheStartNothingHasMoved() {
        const auto model = smallModel();
        auto tuned = copyOf(model->generatorEma);
        Correspondence term(model->generatorEma, model->discriminator, 5, seeded(1));
        const auto z = torch::randn({Correspondence::kRows, 10}, seeded(2));
        // Noise strengths are not 0: only the same noise in both gives exactly 0.
        QVERIFY(std::abs(term.addDistanceGradients(tuned, z, {}, 333.0, seeded(3))) < 1e-6);
        {
            const torch::NoGradGuard noGrad;
            for (auto& item : tuned->named_parameters()) {
                if (item.key().ends_with("affine.bias")) {
                    item.value().add_(torch::randn(item.value().sizes(), seeded(4)));
                }
            }
        }
        for (auto& parameter : tuned->parameters()) {
            parameter.mutable_grad().reset();
        }
        QVERIFY(term.addDistanceGradients(tuned, z, {}, 333.0, seeded(3)) > 1e-4);
        double reached = 0.0;
        for (const auto& item : tuned->named_parameters()) {
            if (item.value().grad().defined()) {
                reached += item.value().grad().abs().sum().item<double>();
            }
        }
        QVERIFY(reached > 0.0);
        for (const auto& parameter : model->generatorEma->parameters()) {
            QVERIFY(!parameter.grad().defined()); // the source is another one
        }
    }

    /// A step along the gradient brings the pictures' likeness back towards the source's.
    void theTermPullsBack() {
        const auto model = smallModel();
        auto tuned = copyOf(model->generatorEma);
        auto parameters = tuned->named_parameters();
        {
            const torch::NoGradGuard noGrad;
            for (auto& item : parameters) {
                item.value().add_(0.3 * torch::randn(item.value().sizes(), seeded(4)));
            }
        }
        Correspondence term(model->generatorEma, model->discriminator, 5, seeded(1));
        const auto z = torch::randn({Correspondence::kRows, 10}, seeded(2));
        const double before = term.addDistanceGradients(tuned, z, {}, 1.0, seeded(3));
        {
            const torch::NoGradGuard noGrad;
            double squares = 0.0;
            for (const auto& item : parameters) {
                squares += item.value().grad().defined()
                               ? item.value().grad().square().sum().item<double>()
                               : 0.0;
            }
            for (auto& item : parameters) {
                if (item.value().grad().defined()) {
                    item.value().sub_(item.value().grad() * (0.05 * before / squares));
                }
            }
        }
        const double after = term.addDistanceGradients(tuned, z, {}, 1.0, seeded(3));
        QVERIFY2(after < before, qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
    }

    void patchesSeeAtMostHalfThePicture_data() {
        QTest::addColumn<int>("resolution");
        QTest::addColumn<int>("map");
        QTest::newRow("16") << 16 << 8;
        QTest::newRow("64") << 64 << 16;
        QTest::newRow("128") << 128 << 32;
        QTest::newRow("256") << 256 << 32;
    }

    void patchesSeeAtMostHalfThePicture() {
        QFETCH(int, resolution);
        QFETCH(int, map);
        const auto model = smallModel(NewArchitecture::StyleGan2, resolution);
        Correspondence term(model->generatorEma, model->discriminator, 2, seeded(1));
        QCOMPARE(term.patchResolution(), map);
        const auto img = torch::randn({3, 3, resolution, resolution}, seeded(2));
        const auto logits = term.patchLogits(img);
        QCOMPARE(logits.sizes().vec(), (std::vector<std::int64_t>{3, 1}));
        // Linear: by hand from the trunk.
        const auto trunk = model->discriminator->trunk(img, map);
        QCOMPARE(trunk.size(2), map);
        const auto weight = term.state().at("patch.weight");
        const auto positions = torch::conv2d(
            trunk,
            weight / std::sqrt(double(weight[0].numel())),
            term.state().at("patch.bias"),
            1,
            1);
        QVERIFY(torch::allclose(logits, positions.mean({2, 3}), 1e-4, 1e-5));
    }

    void everyFourthStepIsTheAnchors() {
        for (std::int64_t step = 0; step < 9; ++step) {
            QCOMPARE(Correspondence::isAnchorStep(step), step == 0 || step == 4 || step == 8);
        }
        const auto model = smallModel();
        Correspondence term(model->generatorEma, model->discriminator, 3, seeded(1));
        const auto anchors = term.state().at("anchors");
        QCOMPARE(anchors.size(0), 3);
        const auto z = term.anchorLatents(200, seeded(5));
        // Each within a few tenths of an anchor.
        const auto distance = torch::cdist(z, anchors).amin(1) / std::sqrt(10.0);
        QVERIFY(distance.max().item<double>() < 0.25);
        QVERIFY(std::abs(distance.square().mean().sqrt().item<double>() - 0.1) < 0.02);
    }

    void stateSurvives() {
        const auto model = smallModel();
        const Correspondence term(model->generatorEma, model->discriminator, 3, seeded(1));
        Correspondence other(model->generatorEma, model->discriminator, 3, seeded(2));
        QVERIFY(!torch::equal(term.state().at("anchors"), other.state().at("anchors")));
        other.loadState(term.state());
        for (const auto& [name, tensor] : term.state()) {
            QVERIFY2(torch::equal(tensor, other.state().at(name)), name.c_str());
        }
        Correspondence larger(model->generatorEma, model->discriminator, 4, seeded(2));
        QVERIFY_THROWS_EXCEPTION(c10::Error, larger.loadState(term.state()));
    }

    void styleGan3IsDeclined() {
        const auto model = smallModel(NewArchitecture::StyleGan3T);
        const auto supported = Correspondence::supports(model->generatorEma);
        QVERIFY(!supported);
        QVERIFY(supported.error().message.find("StyleGAN2") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CorrespondenceTest)
#include "correspondence_test.moc"
