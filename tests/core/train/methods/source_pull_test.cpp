// L2-SP: its loss, and its gradient in closed form against differences.

#include "core/model/layer_groups.h"
#include "core/train/methods/source_pull.h"
#include "tests/core/train/methods/small_model.h"

#include <QtTest>

#include <map>

using namespace sg;

namespace {

constexpr double kWeight = 3.0;

/// The documented formula.
double lossOf(const Generator& generator, const Generator& source) {
    std::map<std::string, std::pair<double, double>> groups;
    const auto sources = source->named_parameters();
    for (const auto& item : generator->named_parameters()) {
        auto& [away, size] = groups[generatorGroup(item.key())];
        away += (item.value() - sources[item.key()]).square().sum().item<double>();
        size += sources[item.key()].square().sum().item<double>();
    }
    double loss = 0.0;
    for (const auto& [group, sums] : groups) {
        loss += kWeight * sums.first / sums.second;
    }
    return loss;
}

} // namespace

class SourcePullTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void gradientIsThatOfTheLoss() {
        const auto model = test::smallModel(NewArchitecture::StyleGan2, 16);
        auto generator = model->generatorEma;
        generator->to(torch::kFloat64);
        auto source = model->generator;
        source->to(torch::kFloat64);
        SourcePull pull(generator, source);
        {
            const torch::NoGradGuard noGrad;
            const auto random = test::seeded(4);
            for (auto& parameter : generator->parameters()) {
                parameter.add_(0.2 * torch::randn(parameter.sizes(), random, torch::kFloat64));
            }
        }
        for (auto& parameter : generator->parameters()) {
            parameter.requires_grad_(true);
        }
        const double loss = pull.addGradients(kWeight);
        QVERIFY(std::abs(loss / lossOf(generator, source) - 1.0) < 1e-9);
        const auto parameters = generator->named_parameters();
        for (const char* name :
             {"synthesis.b8.conv0.affine.bias", "synthesis.b16.torgb.weight", "mapping.fc0.bias"}) {
            const auto& parameter = parameters[name];
            const auto error = test::numericError(
                parameter.grad(), parameter, [&] { return lossOf(generator, source); });
            QVERIFY2(error < 1e-5, name);
        }
    }

    void addsToWhatIsThereAndLeavesTheFrozenAlone() {
        const auto model = test::smallModel(NewArchitecture::StyleGan2, 16);
        auto generator = model->generatorEma;
        SourcePull pull(generator, model->generator);
        auto parameters = generator->named_parameters();
        auto& moved = parameters["synthesis.b8.conv0.weight"];
        auto& frozen = parameters["synthesis.b8.conv1.weight"];
        {
            const torch::NoGradGuard noGrad;
            moved.add_(1.0);
            frozen.add_(1.0);
        }
        moved.requires_grad_(true);
        frozen.requires_grad_(false);
        moved.mutable_grad() = torch::ones_like(moved);
        const double loss = pull.addGradients(1.0);
        const auto alone = moved.grad() - 1.0;
        QVERIFY(!frozen.grad().defined());
        QVERIFY(loss > 0.0);
        // Everywhere 1 away: the same pull everywhere, 2 / numel of it for the same loss.
        QVERIFY(alone.min().item<double>() > 0.0);
        QVERIFY(std::abs(alone.sum().item<double>() / (2.0 * loss) - 1.0) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(SourcePullTest)
#include "source_pull_test.moc"
