// The training loop with each method: what may not change does not, a state goes on bit by bit, the
// style delta is the trained generator, and the additions do what they say.

#include "core/io/style_delta.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/methods/correspondence.h"
#include "core/train/methods/head_warmup.h"
#include "core/train/methods/method_spec.h"
#include "core/train/trainer.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

using namespace sg;
using namespace sg::test;

namespace {

void run(Trainer& trainer, int steps) {
    for (int i = 0; i < steps; ++i) {
        QVERIFY(trainer.step().finite());
    }
}

TrainSettings settingsFor(const QString& method) {
    auto settings = tinySettings();
    settings.method = method.toStdString();
    return settings;
}

std::shared_ptr<Model> model(int architecture) {
    auto made = tinyModel(NewArchitecture(architecture));
    made->info.sha256 = std::string(64, 'a');
    return made;
}

at::Generator random(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

/// |now - before| / |before| of all parameters.
double drift(const Generator& before, const Generator& now) {
    double away = 0.0;
    double size = 0.0;
    const auto old = before->named_parameters();
    for (const auto& item : now->named_parameters()) {
        away += (item.value() - old[item.key()]).square().sum().item<double>();
        size += old[item.key()].square().sum().item<double>();
    }
    return std::sqrt(away / size);
}

} // namespace

class MethodTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatMayNotChangeDoesNot_data() { methodRows(); }

    void whatMayNotChangeDoesNot() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto source = model(architecture);
        FreezePlan plan;
        plan.factors = {{architecture == 0 ? "g8" : "L5", 0.0}, {"d8", 0.0}};
        Trainer trainer(*source, tinyPictures(), settingsFor(method), plan);
        run(trainer, 3);
        const auto tuned = trainer.toModel(source->info);
        const bool restricted = trainMethod(method.toStdString())->restricted;
        for (const auto* network : {&tuned->generator, &tuned->generatorEma}) {
            const auto names = changed(*source->generatorEma, **network);
            QVERIFY(names.size() > 3);
            for (const auto& name : names) {
                QVERIFY2(!plan.isFrozen(generatorGroup(name)), name.c_str());
                if (restricted) {
                    const bool average = name.ends_with("w_avg") || name.ends_with("magnitude_ema");
                    QVERIFY2(!name.starts_with("mapping.") && !average, name.c_str());
                    QVERIFY2(name.find(".input.") == std::string::npos, name.c_str());
                }
            }
        }
        const auto critic = changed(*source->discriminator, *tuned->discriminator);
        QVERIFY(!critic.empty());
        for (const auto& name : critic) {
            QVERIFY2(!plan.isFrozen(discriminatorGroup(name)), name.c_str());
        }
    }

    void aStateGoesOnBitByBit_data() { methodRows(); }

    void aStateGoesOnBitByBit() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto source = model(architecture);
        auto settings = settingsFor(method);
        settings.l2sp = 0.5;
        settings.headWarmup = 2;
        settings.correspondence = architecture == 0 ? 1.0 : 0.0;
        Trainer whole(*source, tinyPictures(), settings, {});
        run(whole, 4);
        const auto state = whole.state();
        run(whole, 5);
        settings.seed = 77; // everything must come from the state
        Trainer second(*source, tinyPictures(), settings, {});
        second.restore(state);
        run(second, 5);
        const auto ours = second.state();
        const auto expected = whole.state();
        QCOMPARE(ours.tensors.size(), expected.tensors.size());
        for (const auto& [name, tensor] : expected.tensors) {
            QVERIFY2(torch::equal(tensor, ours.tensors.at(name)), name.c_str());
        }
        // Undo: the same trainer steps back.
        second.restore(state);
        run(second, 5);
        for (const auto& [name, tensor] : second.state().tensors) {
            QVERIFY2(torch::equal(tensor, expected.tensors.at(name)), name.c_str());
        }
    }

    void theDeltaIsTheTrainedGenerator_data() { methodRows(); }

    void theDeltaIsTheTrainedGenerator() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto source = model(architecture);
        Trainer trainer(*source, tinyPictures(), settingsFor(method), {});
        run(trainer, 4);
        const auto delta = trainer.styleDelta(source->info);
        QCOMPARE(delta.has_value(), trainMethod(method.toStdString())->restricted);
        if (!delta) {
            return;
        }
        QVERIFY(!delta->training.empty());
        const auto applied = appliedTo(*source, *delta, {}, Parentage::Exact);
        QVERIFY2(applied, applied ? "" : applied.error().message.c_str());
        const auto tuned = trainer.toModel(source->info);
        const auto found = stateOf(*(*applied)->generatorEma);
        for (const auto& [name, tensor] : stateOf(*tuned->generatorEma)) {
            QVERIFY2(torch::allclose(found.at(name), tensor, 1e-5, 1e-6), name.c_str());
        }
    }

    void aCarefulStart() {
        const auto source = model(0);
        auto settings = settingsFor(QStringLiteral("full"));
        settings.headWarmup = 3;
        Trainer trainer(*source, tinyPictures(), settings, {});
        run(trainer, 3);
        const auto warm = trainer.toModel(source->info);
        for (const auto& item : warm->generator->named_parameters()) {
            QVERIFY2(
                torch::equal(item.value(), source->generatorEma->named_parameters()[item.key()]),
                item.key().c_str());
        }
        std::size_t learning = 0;
        for (const auto& item : source->discriminator->named_parameters()) {
            learning += learnsInWarmUp(item.key()) ? 1U : 0U;
        }
        const auto critic = changed(*source->discriminator, *warm->discriminator);
        QCOMPARE(learning, std::size_t(6)); // weights and biases of three layers
        QCOMPARE(critic.size(), learning);
        QVERIFY(std::ranges::all_of(critic, learnsInWarmUp));
        run(trainer, 1);
        const auto later = trainer.toModel(source->info);
        QVERIFY(changed(*source->generatorEma, *later->generator).size() > 10);
        QVERIFY(changed(*source->discriminator, *later->discriminator).size() > learning);
    }

    void thePullKeepsTheGeneratorNear() {
        const auto source = model(0);
        auto settings = settingsFor(QStringLiteral("full"));
        std::vector<double> drifts;
        for (const double weight : {0.0, 1000.0}) {
            settings.l2sp = weight;
            Trainer trainer(*source, tinyPictures(), settings, {});
            run(trainer, 12);
            drifts.push_back(drift(source->generatorEma, trainer.toModel(source->info)->generator));
        }
        QVERIFY2(
            drifts[1] < 0.6 * drifts[0],
            qPrintable(QStringLiteral("%1 %2").arg(drifts[0]).arg(drifts[1])));
    }

    /// The last steps of a run that ends calmly go less far, and what goes on beyond it moves.
    void aCalmEndingTakesShorterSteps() {
        const auto source = model(0);
        auto settings = settingsFor(QStringLiteral("full"));
        settings.kimg = 0.04; // ten steps
        const auto lastStep = [&](double cooldown, double learningRate) {
            settings.cooldown = cooldown;
            settings.learningRate = learningRate;
            Trainer trainer(*source, tinyPictures(), settings, {});
            run(trainer, 9);
            const auto before = trainer.toModel(source->info);
            run(trainer, 1);
            const auto after = trainer.toModel(source->info);
            run(trainer, 1);
            const auto beyond = trainer.toModel(source->info);
            return std::pair(
                drift(before->generator, after->generator),
                drift(after->generator, beyond->generator));
        };
        const auto [steady, steadyOn] = lastStep(0.0, 0.002);
        const auto [calm, calmOn] = lastStep(0.5, 0.002); // the tenth step is taken at a fifth
        QVERIFY2(
            calm < 0.5 * steady && calm > 0.05 * steady,
            qPrintable(QStringLiteral("%1 %2").arg(calm).arg(steady)));
        QVERIFY(calmOn > 0.0 && calmOn < 0.1 * steadyOn);
    }

    void freezedStartsWithASteadyCritic() {
        const auto source = model(0);
        Trainer trainer(*source, tinyPictures(), settingsFor(QStringLiteral("freezed")), {});
        run(trainer, 2);
        const auto tuned = trainer.toModel(source->info);
        const auto critic = changed(*source->discriminator, *tuned->discriminator);
        QVERIFY(!critic.empty());
        for (const auto& name : critic) {
            QVERIFY2(discriminatorGroup(name) != "d16", name.c_str());
        }
        // Who says something about the critic is heard.
        FreezePlan plan;
        plan.factors["d8"] = 0.5;
        QCOMPARE(startingPlan("freezed", plan, source->info.groups), plan);
        plan.factors = {{"g4", 0.0}};
        QCOMPARE(startingPlan("full", plan, source->info.groups), plan);
        const auto merged = startingPlan("freezed", plan, source->info.groups);
        QVERIFY(merged.isFrozen("g4") && merged.isFrozen("d16") && !merged.isFrozen("d8"));
    }

    /// On the steps of the patch critic every phase follows it, R1 too.
    void everyPhaseFollowsThePatchCritic() {
        const auto source = model(0);
        Correspondence term(source->generatorEma, source->discriminator, 2, random(1));
        StyleGan2Loss loss(source->generator, source->discriminator);
        loss.critic = [&](const torch::Tensor& img, const torch::Tensor&) {
            return term.patchLogits(img);
        };
        const auto real = torch::randn({4, 3, 16, 16}, random(2));
        loss.discriminatorReg(real, {}, 1.0, 1.0);
        LatentBatch latents;
        latents.z = torch::randn({4, 8}, random(3));
        loss.discriminatorMain(latents, NoiseSource{}, real, {}, 1.0);
        int reached = 0;
        for (const auto& item : source->discriminator->named_parameters()) {
            const bool inTrunk = item.key().starts_with("b16.");
            const bool defined = item.value().grad().defined();
            reached += defined ? 1 : 0;
            QVERIFY2(!defined || inTrunk, item.key().c_str());
        }
        QVERIFY(reached > 0);
        for (const auto& parameter : term.parameters()) {
            QVERIFY(parameter.grad().defined());
        }
    }

    void whatCannotBeIsSaidAtOnce() {
        const auto source = model(0);
        QVERIFY_THROWS_EXCEPTION(
            std::invalid_argument,
            Trainer(*source, tinyPictures(), settingsFor(QStringLiteral("lora")), {}));
        auto settings = settingsFor(QStringLiteral("full"));
        settings.correspondence = 1.0;
        const auto third = model(1);
        QVERIFY_THROWS_EXCEPTION(
            std::invalid_argument, Trainer(*third, tinyPictures(), settings, {}));
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

QTEST_GUILESS_MAIN(MethodTrainingTest)
#include "method_training_test.moc"
