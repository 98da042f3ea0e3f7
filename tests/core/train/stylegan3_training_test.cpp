// Fine-tuning StyleGAN3: what is frozen stays, and its averages follow when they should.

#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/fade_in_blur.h"
#include "core/train/trainer.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <set>

using namespace sg;
using namespace sg::test;

namespace {

bool contains(const std::set<std::string>& names, const char* part) {
    return std::ranges::any_of(
        names, [part](const auto& name) { return name.find(part) != std::string::npos; });
}

} // namespace

class StyleGan3TrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void learns_data() {
        QTest::addColumn<int>("architecture");
        QTest::newRow("T") << int(NewArchitecture::StyleGan3T);
        QTest::newRow("R") << int(NewArchitecture::StyleGan3R);
    }

    void learns() {
        QFETCH(int, architecture);
        const auto model = tinyModel(NewArchitecture(architecture));
        Trainer trainer(*model, tinyPictures(16), tinySettings(), {});
        for (int i = 0; i < 3; ++i) {
            const auto losses = trainer.step();
            QVERIFY(losses.finite());
            QVERIFY(!losses.pathLength.has_value()); // whatever the settings say
            QCOMPARE(losses.r1.has_value(), i != 1);
        }
        const auto tuned = trainer.toModel(model->info);
        const auto names = changed(*model->generator, *tuned->generator);
        // Every parameter moved, and of the buffers only the averages.
        for (const auto& item : tuned->generator->named_parameters()) {
            QVERIFY2(names.contains(item.key()), item.key().c_str());
        }
        for (const auto& item : tuned->generator->named_buffers()) {
            const std::string& name = item.key();
            const bool average = name.ends_with("magnitude_ema") || name.ends_with("w_avg");
            QVERIFY2(names.contains(name) == average, name.c_str());
        }
        // The moving average has the buffers as they are, the rest on its way.
        const auto ema = stateOf(*tuned->generatorEma);
        for (const auto& item : tuned->generator->named_buffers()) {
            QVERIFY(torch::equal(ema.at(item.key()), item.value()));
        }
    }

    void frozenGroupsStayBitIdentical() {
        const auto model = tinyModel(NewArchitecture::StyleGan3T);
        const auto plan =
            parseFreezePlan("mapping=0,input=0,L0-L5=0,L14=0,d16=0", model->info.groups);
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        Trainer trainer(*model, tinyPictures(16), tinySettings(), *plan);
        for (int i = 0; i < 3; ++i) {
            (void)trainer.step();
        }
        const auto tuned = trainer.toModel(model->info);
        for (const Generator* network : {&tuned->generator, &tuned->generatorEma}) {
            const auto names = changed(*model->generatorEma, **network);
            QVERIFY(contains(names, "L6_"));
            QVERIFY(contains(names, "L13_"));
            QVERIFY(contains(names, "magnitude_ema"));
            for (const auto& name : names) {
                QVERIFY2(!plan->isFrozen(generatorGroup(name)), name.c_str());
            }
        }
        for (const auto& name : changed(*model->discriminator, *tuned->discriminator)) {
            QVERIFY2(!plan->isFrozen(discriminatorGroup(name)), name.c_str());
        }
    }

    void aFaderMovesBack() {
        const auto model = tinyModel(NewArchitecture::StyleGan3T);
        Trainer trainer(
            *model,
            tinyPictures(16),
            tinySettings(),
            *parseFreezePlan("all=0", model->info.groups));
        (void)trainer.step();
        auto tuned = trainer.toModel(model->info);
        QVERIFY(changed(*model->generator, *tuned->generator).empty());
        trainer.setFreeze(*parseFreezePlan("all=0,L3=1,d4=1", model->info.groups));
        (void)trainer.step();
        tuned = trainer.toModel(model->info);
        for (const auto& name : changed(*model->generator, *tuned->generator)) {
            QCOMPARE(generatorGroup(name), std::string("L3"));
        }
        QVERIFY(contains(changed(*model->generator, *tuned->generator), "magnitude_ema"));
    }

    void averagesFollowInTheCriticsPhaseOnly() {
        const auto model = tinyModel(NewArchitecture::StyleGan3T);
        Generator g = copyOf(model->generator);
        const Discriminator d = copyOf(model->discriminator);
        StyleGan2Loss loss(g, d);
        loss.averagesInCriticPhase = true;
        loss.magnitudeBetas.assign(15, 0.9);
        LatentBatch latents;
        latents.z = torch::randn({4, 8});
        (void)loss.generatorMain(latents, NoiseSource{}, 1.0);
        QVERIFY(changed(*model->generator, *g).empty());
        const auto real = torch::rand({4, 3, 16, 16}) * 2.0 - 1.0;
        (void)loss.discriminatorMain(latents, NoiseSource{}, real, {}, 1.0);
        const auto names = changed(*model->generator, *g);
        QCOMPARE(names.size(), std::size_t(16)); // fifteen layers and w_avg
        QVERIFY(names.contains("mapping.w_avg"));
        // Afterwards the network only draws again.
        const auto before = cloneState(*g);
        (void)g->synthesis(
            g->mapping->broadcast(g->mapping(latents.z, torch::Tensor())), NoiseSource{});
        for (const auto& [name, tensor] : stateOf(*g)) {
            QVERIFY(torch::equal(tensor, before.at(name)));
        }
    }

    void blurFadesOut() {
        QCOMPARE(fadeInSigma(0, 32), 10.0);
        QCOMPARE(fadeInSigma(100'000, 32), 5.0);
        QCOMPARE(fadeInSigma(200'000, 32), 0.0);
        QCOMPARE(fadeInSigma(12'500, 4), 5.0);
        const auto dot = torch::zeros({1, 1, 21, 21});
        dot[0][0][10][8] = 1.0;
        QVERIFY(torch::equal(fadeInBlur(dot, 0.3), dot));
        const auto soft = fadeInBlur(dot, 2.0);
        QCOMPARE(soft.sizes(), dot.sizes());
        QVERIFY(std::abs(soft.sum().item<double>() - 1.0) < 1e-5);
        const auto peak = soft[0][0][10][8].item<double>();
        QCOMPARE(soft.max().item<double>(), peak);
        // 2^-(i/sigma)^2: half of it sigma pixels away, in every direction.
        QVERIFY(std::abs(soft[0][0][12][8].item<double>() / peak - 0.5) < 1e-5);
        QVERIFY(std::abs(soft[0][0][10][6].item<double>() / peak - 0.5) < 1e-5);
    }
};

QTEST_APPLESS_MAIN(StyleGan3TrainingTest)
#include "stylegan3_training_test.moc"
