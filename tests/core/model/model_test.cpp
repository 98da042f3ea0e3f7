// Models made from nothing, and what they say about themselves.

#include "core/model/layer_groups.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <QtTest>

#include <set>
#include <stdexcept>

using namespace sg;

namespace {

NewModelOptions small(NewArchitecture architecture) {
    return {
        .resolution = 32,
        .channelBase = 256,
        .channelMax = 16,
        .zDim = 12,
        .wDim = 8,
        .mappingLayers = 2,
        .seed = 5,
        .architecture = architecture};
}

bool equal(const torch::nn::Module& a, const torch::nn::Module& b) {
    const auto right = stateOf(b);
    return std::ranges::all_of(stateOf(a), [&](const auto& entry) {
        return torch::equal(entry.second, right.at(entry.first));
    });
}

} // namespace

class ModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void knowsWhetherItWasTrained() {
        const torch::NoGradGuard noGrad;
        const auto model = newModel(small(NewArchitecture::StyleGan2));
        QVERIFY(model->info.untrained);
        model->generatorEma->mapping->wAvg[3] = 0.1;
        QVERIFY(!isUntrained(model->generatorEma));
        model->describe();
        QVERIFY(!model->info.untrained);
    }

    void stylegan3IsMade_data() {
        QTest::addColumn<int>("architecture");
        QTest::addColumn<QString>("name");
        QTest::newRow("T") << int(NewArchitecture::StyleGan3T) << "StyleGAN3-T";
        QTest::newRow("R") << int(NewArchitecture::StyleGan3R) << "StyleGAN3-R";
    }

    void stylegan3IsMade() {
        QFETCH(int, architecture);
        QFETCH(QString, name);
        const torch::NoGradGuard noGrad;
        const auto options = small(NewArchitecture(architecture));
        const auto model = newModel(options);
        QCOMPARE(QString::fromStdString(model->info.architecture), name);
        QCOMPARE(model->info.numWs, 16);
        const bool rotation = options.architecture == NewArchitecture::StyleGan3R;
        const auto plan = planOf(model->generator->options().stylegan3());
        QCOMPARE(plan.inputChannels, rotation ? 32 : 16);
        QCOMPARE(plan.layers.front().kernel, rotation ? 1 : 3);
        QCOMPARE(model->discriminator->options().widths.at(4), 16);
        QVERIFY(equal(*model->generator, *model->generatorEma));
        QVERIFY(equal(*model->generator, *newModel(options)->generator));

        // Waves no faster than the input can hold, anywhere; the picture neither turned nor moved.
        auto& input = model->generator->stylegan3()->input();
        const auto speed = input->freqs.square().sum(1).sqrt();
        QVERIFY(speed.max().item<double>() <= plan.bandwidth);
        QVERIFY(speed.min().item<double>() > 0.0);
        QVERIFY(input->phases.abs().max().item<double>() <= 0.5);
        QVERIFY(input->phases.std().item<double>() > 0.1);
        QVERIFY(!input->affine->weight.any().item<bool>());
        QVERIFY(torch::equal(input->affine->bias, torch::tensor({1.0F, 0.0F, 0.0F, 0.0F})));

        auto z = torch::randn({2, 12});
        Generator g = model->generator;
        const auto img = g(z, torch::Tensor(), NoiseSource{});
        QCOMPARE(img.sizes(), torch::IntArrayRef({2, 3, 32, 32}));
        QVERIFY(torch::isfinite(img).all().item<bool>());
        QVERIFY(img.std().item<double>() > 0.001);
    }

    void groupsOfStyleGan3() {
        const auto model = newModel(small(NewArchitecture::StyleGan3T));
        std::vector<std::string> ids;
        std::int64_t inGroups = 0;
        for (const LayerGroup& group : model->info.groups) {
            ids.push_back(group.id);
            QVERIFY(group.parameters > 0);
            QVERIFY(!group.caption.empty());
            inGroups += group.parameters;
        }
        QCOMPARE(
            ids, (std::vector<std::string>{"mapping", "input", "L0",  "L1",  "L2",  "L3",  "L4",
                                           "L5",      "L6",    "L7",  "L8",  "L9",  "L10", "L11",
                                           "L12",     "L13",   "L14", "d32", "d16", "d8",  "d4"}));
        QCOMPARE(inGroups, model->info.generatorParameters + model->info.discriminatorParameters);
        QCOMPARE(model->info.groups[16].caption, std::string("colour"));
        QCOMPARE(model->info.groups[2].caption, std::string("pose"));
        QCOMPARE(model->info.groups[15].caption, std::string("fine detail"));
        // Buffers belong to the group of their layer, or the trainer would move them.
        QCOMPARE(generatorGroup("synthesis.L10_84_25.magnitude_ema"), std::string("L10"));
        QCOMPARE(generatorGroup("synthesis.L1_36_32.affine.weight"), std::string("L1"));
        QCOMPARE(generatorGroup("synthesis.input.freqs"), std::string("input"));
        QCOMPARE(generatorGroup("mapping.w_avg"), std::string("mapping"));
    }

    void whatCannotBeMade() {
        auto options = small(NewArchitecture::StyleGan3T);
        options.resolution = 8;
        QVERIFY_EXCEPTION_THROWN((void)newModel(options), std::invalid_argument);
        options = small(NewArchitecture::StyleGan2);
        options.resolution = 8;
        QVERIFY(newModel(options));
    }
};

QTEST_APPLESS_MAIN(ModelTest)
#include "model_test.moc"
