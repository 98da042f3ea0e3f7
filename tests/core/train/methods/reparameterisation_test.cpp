// Every training method: it starts at the source, its gradients are those of its formula, and the
// network it leaves is the one that the formula describes.

#include "core/model/stylegan2_synthesis.h"
#include "core/train/methods/method_factory.h"
#include "core/train/methods/method_spec.h"
#include "tests/core/train/methods/small_model.h"

#include <QtTest>

#include <torch/optim/adam.h>

using namespace sg;
using test::seeded;
using test::smallModel;

namespace {

Reparameterisation made(const QString& method, const Generator& generator) {
    auto r = makeReparameterisation(method.toStdString(), generator, seeded(11));
    if (!r) {
        throw std::runtime_error(r.error().message);
    }
    return *std::move(r);
}

/// Some smooth function of all parameters together.
torch::Tensor energy(const Generator& generator) {
    torch::Tensor sum;
    double phase = 0.3;
    for (const auto& item : generator->named_parameters()) {
        const auto part = (item.value() + phase).sin().sum();
        sum = sum.defined() ? sum + part : part;
        phase += 0.7;
    }
    return sum;
}

/// A few Adam steps towards other pictures.
void train(Reparameterisation& r, Generator& generator, int steps) {
    std::vector<torch::optim::OptimizerParamGroup> groups;
    for (const auto& f : r.factors()) {
        groups.emplace_back(
            std::vector{f.value},
            std::make_unique<torch::optim::AdamOptions>(
                torch::optim::AdamOptions(0.002 * f.rate).betas({0.0, 0.99})));
    }
    torch::optim::Adam adam(groups);
    const FreezePlan nothing;
    const auto z = torch::randn({2, generator->options().mapping.zDim}, seeded(1));
    for (int i = 0; i < steps; ++i) {
        r.setTrainable(&nothing);
        generator->forward(z, {}, NoiseSource{}).square().mean().backward();
        r.pullBack();
        adam.step();
        adam.zero_grad();
        r.materialise();
        r.setTrainable(nullptr);
    }
}

QString layerOf(const std::string& parameter) {
    const auto name = QString::fromStdString(parameter);
    return name.left(name.lastIndexOf(QLatin1Char('.')));
}

} // namespace

class ReparameterisationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void gradientsAreThoseOfTheFormula_data() { methodRows(); }

    /// Pulled back ones, against differences, in double precision and away from the start, where
    /// products would hide half of theirs.
    void gradientsAreThoseOfTheFormula() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto model = smallModel(NewArchitecture(architecture), 16);
        auto generator = model->generatorEma;
        generator->to(torch::kFloat64);
        auto r = made(method, generator);
        const FreezePlan nothing;
        const auto settle = [&] {
            r.setTrainable(&nothing);
            energy(generator).backward();
            r.pullBack();
            r.materialise();
        };
        const auto random = seeded(2);
        for (const auto& f : r.factors()) {
            const torch::NoGradGuard noGrad;
            f.value.detach().add_(0.1 * torch::randn(f.value.sizes(), random, torch::kFloat64));
        }
        settle();
        for (const auto& f : r.factors()) {
            auto value = f.value;
            value.mutable_grad().reset();
        }
        settle();
        std::size_t checked = 0;
        for (std::size_t i = 0; i < r.factors().size(); i += 1 + r.factors().size() / 9) {
            const auto& f = r.factors()[i];
            QVERIFY2(f.value.grad().defined(), f.name.c_str());
            const auto gradient = f.value.grad().clone();
            const auto error = test::numericError(gradient, f.value, [&] {
                // By the formula itself.
                double sum = 0.0;
                double phase = 0.3;
                for (const auto& item : generator->named_parameters()) {
                    auto value = item.value().detach();
                    for (const auto& target : r.targets()) {
                        const bool concerned =
                            std::ranges::find(target.factors, i) != target.factors.end();
                        if (target.name == item.key() && concerned &&
                            target.form != TargetForm::Direct) {
                            const auto& factors = r.factors();
                            const auto a = factors[target.factors[0]].value.detach();
                            const auto b = target.factors.size() > 1
                                               ? factors[target.factors[1]].value.detach()
                                               : torch::Tensor();
                            value = target.source + changeOf(target, a, b);
                        }
                    }
                    sum += (value + phase).sin().sum().item<double>();
                    phase += 0.7;
                }
                return sum;
            });
            QVERIFY2(
                error < 1e-6,
                qPrintable(
                    QStringLiteral("%1: %2").arg(QString::fromStdString(f.name)).arg(error)));
            ++checked;
        }
        QVERIFY(checked >= 4);
    }

    void theStartIsTheSource_data() { methodRows(); }

    void theStartIsTheSource() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto model = smallModel(NewArchitecture(architecture));
        auto generator = copyOf(model->generatorEma);
        auto ema = copyOf(model->generatorEma);
        auto r = made(method, generator);
        r.materialise();
        r.updateAverage(ema, 0.5);
        const auto source = stateOf(*model->generatorEma);
        for (const auto* network : {&generator, &ema}) {
            for (const auto& [name, tensor] : stateOf(**network)) {
                QVERIFY2(torch::equal(tensor, source.at(name)), name.c_str());
            }
        }
        // Also after a round through the factors at their start.
        const FreezePlan nothing;
        r.setTrainable(&nothing);
        energy(generator).backward();
        r.pullBack();
        r.materialise();
        for (const auto& [name, tensor] : stateOf(*generator)) {
            QVERIFY2(torch::equal(tensor, source.at(name)), name.c_str());
        }
    }

    void onlyWhatTheMethodSaysChanges_data() { methodRows(); }

    void onlyWhatTheMethodSaysChanges() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto model = smallModel(NewArchitecture(architecture));
        auto generator = copyOf(model->generatorEma);
        auto ema = copyOf(model->generatorEma);
        auto r = made(method, generator);
        train(r, generator, 3);
        r.updateAverage(ema, 0.5);
        const auto source = model->generatorEma->named_parameters();
        const auto averages = ema->named_parameters();
        const bool all = method == QStringLiteral("full") || method == QStringLiteral("freezed");
        int changed = 0;
        for (const auto& item : generator->named_parameters()) {
            const auto& name = item.key();
            const bool affine = name.find(".affine.") != std::string::npos &&
                                name.find("input") == std::string::npos;
            const bool differs = !torch::equal(item.value(), source[name]);
            changed += differs ? 1 : 0;
            if (all) {
                QVERIFY2(differs || name.find("input") != std::string::npos, name.c_str());
            } else if (method.startsWith(QStringLiteral("affine"))) {
                const bool plus = method.endsWith(QLatin1Char('+'));
                QVERIFY2(differs == affine || (plus && !affine), name.c_str());
            } else {
                QCOMPARE(differs, affine && name.ends_with(".bias"));
            }
            if (differs) {
                // Half way, exactly or, for products, about.
                QVERIFY2(!torch::equal(averages[name], source[name]), name.c_str());
            } else {
                QVERIFY2(torch::equal(averages[name], source[name]), name.c_str());
            }
        }
        QVERIFY(changed > 0);
    }

    void aFrozenGroupStandsStill_data() { methodRows(); }

    void aFrozenGroupStandsStill() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto model = smallModel(NewArchitecture(architecture));
        auto generator = copyOf(model->generatorEma);
        auto r = made(method, generator);
        const std::string frozen = architecture == 0 ? "g8" : "L2";
        FreezePlan plan;
        plan.factors[frozen] = 0.0;
        QVERIFY(r.trains(frozen));
        QVERIFY(r.anyTrainable(plan));
        r.setTrainable(&plan);
        energy(generator).backward();
        r.pullBack();
        for (const auto& f : r.factors()) {
            QCOMPARE(f.value.grad().defined(), f.group != frozen);
        }
    }

    /// Literally s_l = A_l(w) + offset, in every layer.
    void styleOffsetsAreAddedToTheStyles() {
        const auto model = smallModel();
        auto generator = copyOf(model->generatorEma);
        auto r = made(QStringLiteral("style-offsets"), generator);
        train(r, generator, 5);
        auto source = copyOf(model->generatorEma);
        const auto w = torch::randn({3, 14}, seeded(8));
        auto before = source->named_modules();
        auto after = generator->named_modules();
        for (const auto& target : r.targets()) {
            const auto layer = layerOf(target.name).toStdString();
            const auto offset = r.factors()[target.factors[0]].value - target.source;
            const auto expected = before[layer]->as<FullyConnectedImpl>()->forward(w) + offset;
            const auto found = after[layer]->as<FullyConnectedImpl>()->forward(w);
            QVERIFY(offset.abs().min().item<double>() > 0.0);
            QVERIFY(torch::allclose(found, expected, 1e-5, 1e-5));
        }
        QCOMPARE(r.targets().size(), std::size_t(7 + 4)); // convolutions and torgbs at 32 pixels
    }

    /// Literally w_l + D_l, also in a picture made of two latents, and where a torgb and the next
    /// block's first convolution share one w.
    void wOffsetsAreAddedToTheWs() {
        const auto model = smallModel();
        auto source = copyOf(model->generatorEma);
        auto generator = copyOf(model->generatorEma);
        auto r = made(QStringLiteral("w-offsets"), generator);
        const auto ws = torch::randn({2, source->options().mapping.numWs, 14}, seeded(9));
        const auto offsets = 0.3 * torch::randn({ws.size(1), 14}, seeded(10));
        // The slots of each layer, as StyleGAN2 counts them.
        std::map<std::string, int> slots{
            {"synthesis.b4.conv1.affine", 0}, {"synthesis.b4.torgb.affine", 1}};
        int next = 1;
        for (int resolution = 8; resolution <= 32; resolution *= 2) {
            const std::string block = "synthesis.b" + std::to_string(resolution) + ".";
            slots[block + "conv0.affine"] = next;
            slots[block + "conv1.affine"] = next + 1;
            slots[block + "torgb.affine"] = next + 2;
            next += 2;
        }
        StateDict state = r.state();
        QCOMPARE(state.size(), slots.size() * 2); // a value and its average
        for (const auto& [layer, slot] : slots) {
            state.at(layer + ".bias.w").copy_(offsets[slot]);
        }
        const FreezePlan nothing;
        r.setTrainable(&nothing);
        energy(generator).backward();
        r.pullBack();
        r.materialise();
        const torch::NoGradGuard noGrad;
        const auto expected = source->synthesis(ws + offsets, NoiseSource{});
        const auto found = generator->synthesis(ws, NoiseSource{});
        const auto untouched = source->synthesis(ws, NoiseSource{});
        const double scale = expected.abs().max().item<double>();
        QVERIFY((found - expected).abs().max().item<double>() < 1e-4 * scale);
        QVERIFY((untouched - expected).abs().max().item<double>() > 0.01 * scale);
    }

    /// affine+ and affine-light+ train the block of a quarter of the resolution, no other, with
    /// one number a pair of channels.
    void theOneBlock() {
        const auto model = smallModel();
        for (const char* method : {"affine+", "affine-light+"}) {
            auto generator = copyOf(model->generatorEma);
            auto r = made(QString::fromLatin1(method), generator);
            train(r, generator, 5);
            const auto source = model->generatorEma->named_parameters();
            QStringList changed;
            for (const auto& item : generator->named_parameters()) {
                if (item.key().find("affine") == std::string::npos &&
                    !torch::equal(item.value(), source[item.key()])) {
                    changed << QString::fromStdString(item.key());
                    const auto difference = item.value() - source[item.key()];
                    const auto spread =
                        difference.amax({2, 3}) - difference.amin({2, 3}); // over the kernel
                    QVERIFY(spread.abs().max().item<double>() < 1e-6);
                }
            }
            changed.sort();
            QCOMPARE(
                changed,
                QStringList(
                    {QStringLiteral("synthesis.b8.conv0.weight"),
                     QStringLiteral("synthesis.b8.conv1.weight"),
                     QStringLiteral("synthesis.b8.torgb.weight")}));
        }
    }

    /// StyleGAN3: the last two layers that are no finer than a quarter of the picture.
    void theOneBlockOfStyleGan3() {
        const auto model = smallModel(NewArchitecture::StyleGan3T, 64);
        auto generator = copyOf(model->generatorEma);
        const auto r = made(QStringLiteral("affine+"), generator);
        std::vector<int> found;
        for (const auto& target : r.targets()) {
            if (target.form == TargetForm::Offset) {
                found.push_back(std::stoi(target.group.substr(1)));
            }
        }
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[1], found[0] + 1);
        const auto& layers = generator->stylegan3()->layers();
        QVERIFY(layers[std::size_t(found[1])]->plan().outRate <= 16.0);
        QVERIFY(layers[std::size_t(found[1] + 1)]->plan().outRate > 16.0);
    }

    /// Rank 5: A' = A + B C with B = 0 and unit rows C at first.
    void lightAffinesAreOfLowRank() {
        const auto model = smallModel(NewArchitecture::StyleGan2);
        auto generator = copyOf(model->generatorEma);
        auto r = made(QStringLiteral("affine-light+"), generator);
        for (const auto& f : r.factors()) {
            if (f.name.ends_with(".in")) {
                const auto lengths = f.value.square().sum(1).sqrt();
                QVERIFY(torch::allclose(lengths, torch::ones_like(lengths)));
            }
        }
        train(r, generator, 5);
        const auto source = model->generatorEma->named_parameters();
        int checked = 0;
        for (const auto& target : r.targets()) {
            if (target.form == TargetForm::LowRank && target.source.dim() == 2) {
                const auto b = r.factors()[target.factors[0]].value.detach();
                const auto c = r.factors()[target.factors[1]].value.detach();
                QCOMPARE(b.size(1), 5);
                QVERIFY(torch::allclose(
                    target.parameter, source[target.name] + b.matmul(c), 1e-5, 1e-6));
                ++checked;
            }
        }
        QVERIFY(checked > 0);
    }

    void stateSurvives() {
        const auto model = smallModel();
        auto generator = copyOf(model->generatorEma);
        auto ema = copyOf(model->generatorEma);
        auto r = made(QStringLiteral("affine-light+"), generator);
        train(r, generator, 3);
        r.updateAverage(ema, 0.7);
        StateDict saved;
        for (const auto& [name, tensor] : r.state()) {
            saved[name] = tensor.clone();
        }
        auto other = copyOf(model->generatorEma);
        auto again = *makeReparameterisation("affine-light+", other, seeded(99));
        again.loadState(saved);
        for (const auto& [name, tensor] : again.state()) {
            QVERIFY2(torch::equal(tensor, saved.at(name)), name.c_str());
        }
        saved.erase(saved.begin());
        QVERIFY_THROWS_EXCEPTION(c10::Error, again.loadState(saved));
    }

    void anUnknownMethodIsNamed() {
        const auto model = smallModel();
        const auto r = makeReparameterisation("lora", model->generatorEma, seeded(1));
        QVERIFY(!r);
        QVERIFY(r.error().message.find("'lora'") != std::string::npos);
        QVERIFY(r.error().message.find("style-offsets") != std::string::npos);
    }

private:
    static void methodRows() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("architecture");
        for (const auto& method : trainMethods()) {
            const std::string id(method.id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id) << 0;
            QTest::newRow((id + ", StyleGAN3").c_str()) << QString::fromStdString(id) << 1;
        }
    }
};

QTEST_GUILESS_MAIN(ReparameterisationTest)
#include "reparameterisation_test.moc"
