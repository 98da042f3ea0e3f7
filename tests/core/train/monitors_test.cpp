// The monitors on networks whose answers are known.

#include "core/model/images.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/monitors/monitor_schedule.h"
#include "core/train/monitors/monitors.h"
#include "core/train/monitors/picture_space.h"
#include "core/train/monitors/weight_monitors.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace sg;

namespace {

std::shared_ptr<Model> smallModel(int cDim = 0) {
    NewModelOptions options;
    options.resolution = 16;
    options.channelBase = 256;
    options.channelMax = 16;
    options.zDim = options.wDim = 16;
    options.mappingLayers = 2;
    options.cDim = cDim;
    return newModel(options);
}

/// What the model draws for these seeds, as a style set.
PictureBatch drawnBy(const Model& model, const std::vector<std::uint32_t>& seeds) {
    const torch::NoGradGuard noGrad;
    Generator generator = model.generatorEma;
    const auto& mapping = generator->options().mapping;
    const auto labels =
        mapping.cDim > 0 ? oneHot(0, int(seeds.size()), mapping.cDim) : torch::Tensor();
    const auto img = generator(latentsOf(seeds, mapping.zDim), labels, NoiseSource{});
    PictureBatch pictures;
    pictures.resolution = int(img.size(2));
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        const Image picture = toImage(img[std::int64_t(i)]);
        pictures.pixels.insert(pictures.pixels.end(), picture.pixels.begin(), picture.pixels.end());
        pictures.names.push_back(std::to_string(seeds[i]));
    }
    return pictures;
}

std::vector<std::uint32_t> seedsFrom(std::uint32_t first, int count) {
    std::vector<std::uint32_t> seeds;
    for (int i = 0; i < count; ++i) {
        seeds.push_back(first + std::uint32_t(i));
    }
    return seeds;
}

bool close(double a, double b, double tolerance = 1e-5) {
    return std::abs(a - b) < tolerance;
}

} // namespace

class MonitorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void driftIsRelativeToTheSource() {
        const torch::NoGradGuard noGrad;
        const auto model = smallModel();
        const auto source = stateOf(*model->generatorEma);
        Generator now = copyOf(model->generatorEma);
        for (const auto& [group, drift] : groupDrift(*now, source, generatorGroup)) {
            QCOMPARE(drift, 0.0);
        }
        for (auto& item : now->named_parameters()) {
            if (generatorGroup(item.key()) == "g8") {
                item.value().mul_(1.25);
            }
        }
        const auto drift = groupDrift(*now, source, generatorGroup);
        QCOMPARE(drift.size(), std::size_t(5)); // mapping, g4, g8, g16, torgb
        for (const auto& [group, moved] : drift) {
            QVERIFY(close(moved, group == "g8" ? 0.25 : 0.0));
        }
    }

    void gradientNorms() {
        torch::nn::Linear layer(2, 1);
        QCOMPARE(gradientNorm(*layer), 0.0);
        layer->weight.mutable_grad() = torch::tensor({{2.0F, 3.0F}});
        layer->bias.mutable_grad() = torch::tensor({6.0F});
        QVERIFY(close(gradientNorm(*layer), 7.0));
    }

    void theNameOfWhatIsNotFinite() {
        const torch::NoGradGuard noGrad;
        torch::nn::Linear layer(2, 1);
        QVERIFY(firstNotFinite(*layer).empty());
        layer->weight.fill_(3e38F); // finite, although the sum is not
        QVERIFY(firstNotFinite(*layer).empty());
        layer->bias[0] = std::numeric_limits<float>::infinity();
        QCOMPARE(firstNotFinite(*layer), std::string("bias"));
        layer->weight[0][1] = std::nanf("");
        QCOMPARE(firstNotFinite(*layer), std::string("weight"));
    }

    void similarityIsOneForACopyAndZeroAtTheTypicalDistance() {
        const auto pictures = torch::tensor({{0.0F, 0.0F}, {10.0F, 0.0F}, {0.0F, 10.0F}});
        const auto previews =
            torch::tensor({{10.0F, 0.0F}, {0.0F, 15.0F}, {-11.0F, 0.0F}, {-40.0F, 0.0F}});
        const auto nearest = nearestPictures(previews, pictures, 11.0);
        QCOMPARE(nearest.index, (std::vector<int>{1, 2, 0, 0}));
        QCOMPARE(nearest.similarity[0], 1.0);
        QVERIFY(close(nearest.similarity[1], 1.0 - 5.0 / 11.0));
        QVERIFY(close(nearest.similarity[2], 0.0));
        QCOMPARE(nearest.similarity[3], 0.0);
        QCOMPARE(nearest.copy, (std::vector<bool>{true, false, false, false}));
    }

    /// Among five pictures and more a copy must stand out from the second nearest.
    void aCopyStandsOut() {
        const auto pictures = torch::tensor({{0.0F}, {1.0F}, {50.0F}, {60.0F}, {90.0F}});
        const auto previews = torch::tensor({{0.45F}, {0.2F}, {58.0F}});
        const auto nearest = nearestPictures(previews, pictures, 40.0);
        QCOMPARE(nearest.index, (std::vector<int>{0, 0, 3}));
        QCOMPARE(nearest.copy, (std::vector<bool>{false, true, true}));
    }

    void pairDistances() {
        QCOMPARE(typicalNearestDistance(torch::zeros({1, 3})), 0.0);
        QVERIFY(close(typicalNearestDistance(torch::tensor({{0.0F}, {3.0F}, {9.0F}})), 3.0));
        QCOMPARE(meanPairDistance(torch::zeros({1, 3})), 0.0);
        QVERIFY(close(meanPairDistance(torch::tensor({{0.0F}, {3.0F}, {9.0F}})), 6.0));
    }

    void entropy() {
        QCOMPARE(assignmentEntropy({0, 0, 0, 0}, 3), 0.0);
        QVERIFY(close(assignmentEntropy({0, 1, 2, 0, 1, 2}, 3), 1.0));
        QVERIFY(close(assignmentEntropy({5, 7, 1}, 10), 1.0)); // fewer previews than pictures
        QVERIFY(close(assignmentEntropy({0, 0, 1, 1}, 4), 0.5));
        QCOMPARE(assignmentEntropy({0, 0}, 1), 1.0);
    }

    void theSourceItself() {
        const auto model = smallModel();
        const Monitors monitors(*model, drawnBy(*model, seedsFrom(100, 6)), Monitors::usualSeeds());
        const auto report = monitors.measure(model->generatorEma, model->discriminator, 1.5);
        QCOMPARE(report.kimg, 1.5);
        QCOMPARE(report.change, 0.0);
        QVERIFY(close(report.diversity, 1.0));
        QVERIFY(report.pictureDiversity && *report.pictureDiversity > 0.5);
        QVERIFY(*report.pictureDiversity < 2.0);
        QCOMPARE(report.drift.size(), std::size_t(8)); // 5 of the generator, d16, d8, d4
        for (const auto& [group, drift] : report.drift) {
            QCOMPARE(drift, 0.0);
        }
        QVERIFY(report.finite());
        QCOMPARE(report.nearest.size(), std::size_t(16));
        QVERIFY(report.seconds > 0.0);
    }

    /// A generator that draws the style pictures themselves has memorised them.
    void copiesAreFound() {
        const auto model = smallModel();
        const auto seeds = seedsFrom(0, 8);
        const Monitors monitors(*model, drawnBy(*model, seeds), seeds);
        const auto report = monitors.measure(model->generatorEma, model->discriminator, 0.0);
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(report.nearest[std::size_t(i)].picture, i);
            QVERIFY(report.nearest[std::size_t(i)].similarity > 0.97); // but for the rounding
        }
        QCOMPARE(report.copyShare, 1.0);
        QVERIFY(close(report.assignmentEntropy, 1.0));

        const Monitors others(*model, drawnBy(*model, seedsFrom(50, 8)), seeds);
        const auto apart = others.measure(model->generatorEma, model->discriminator, 0.0);
        QCOMPARE(apart.copyShare, 0.0);
        double mean = 0.0;
        for (const NearestPicture& nearest : apart.nearest) {
            mean += nearest.similarity / 8.0;
        }
        QVERIFY2(mean < 0.4, qPrintable(QString::number(mean)));
    }

    void aCollapsedGenerator() {
        const torch::NoGradGuard noGrad;
        const auto model = smallModel();
        const Monitors monitors(*model, drawnBy(*model, seedsFrom(9, 5)), Monitors::usualSeeds());
        Generator collapsed = copyOf(model->generatorEma);
        for (auto& item : collapsed->named_parameters()) {
            if (generatorGroup(item.key()) == "mapping") {
                item.value().zero_(); // every latent is the same w
            }
        }
        const auto report = monitors.measure(collapsed, model->discriminator, 0.0);
        QVERIFY(report.diversity < 1e-3);
        QVERIFY(report.change > 0.3);
        QCOMPARE(report.assignmentEntropy, 0.0);
        QVERIFY(close(report.drift.at("mapping"), 1.0));
        QCOMPARE(report.drift.at("g8"), 0.0);
    }

    void brokenWeightsAreNamed() {
        const torch::NoGradGuard noGrad;
        const auto model = smallModel();
        const Monitors monitors(*model, drawnBy(*model, seedsFrom(9, 2)), seedsFrom(0, 4));
        Discriminator critic = copyOf(model->discriminator);
        critic->named_parameters()["b4.out.bias"].fill_(std::nanf(""));
        const auto report = monitors.measure(model->generatorEma, critic, 0.0);
        QCOMPARE(report.notFinite, std::string("D.b4.out.bias"));
        QVERIFY(report.nearest.empty());
        Generator generator = copyOf(model->generatorEma);
        generator->named_parameters()["synthesis.b4.const"].fill_(
            std::numeric_limits<float>::infinity());
        QCOMPARE(
            monitors.measure(generator, critic, 0.0).notFinite,
            std::string("G.synthesis.b4.const"));
    }

    void onePictureAndClasses() {
        const auto model = smallModel(3);
        const Monitors monitors(*model, drawnBy(*model, {5}), seedsFrom(0, 6));
        const auto report = monitors.measure(model->generatorEma, model->discriminator, 0.0);
        QVERIFY(!report.pictureDiversity);
        QCOMPARE(report.assignmentEntropy, 1.0);
        for (const NearestPicture& nearest : report.nearest) {
            QCOMPARE(nearest.picture, 0);
            QVERIFY(std::isfinite(nearest.similarity));
        }
    }

    void largeSetsAreSampledEvenly() {
        const auto model = smallModel();
        auto pictures = drawnBy(*model, {1});
        const auto pixels = pictures.pixels;
        for (int i = 1; i < 1100; ++i) {
            pictures.pixels.insert(pictures.pixels.end(), pixels.begin(), pixels.end());
            pictures.names.push_back("copy");
        }
        // The last picture that is looked at is unlike the others, and like the preview.
        const auto other = drawnBy(*model, {7}).pixels;
        const int last = 511 * 1100 / 512;
        std::ranges::copy(other, pictures.pixels.begin() + last * std::ssize(pixels));
        const Monitors monitors(*model, pictures, {7});
        const auto report = monitors.measure(model->generatorEma, model->discriminator, 0.0);
        QCOMPARE(report.nearest.at(0).picture, last);
    }

    void measuringStaysWithinItsShare() {
        MonitorSchedule schedule(0.02, 5.0);
        double spent = 0.0;
        int measured = 0;
        for (double trained = 0.0; trained < 1000.0; trained += 0.5) {
            if (schedule.due(trained)) {
                schedule.took(trained, 0.6);
                spent += 0.6;
                ++measured;
            }
        }
        QVERIFY(measured > 25);
        QVERIFY(spent <= 0.02 * 1000.0 + 0.6); // the first one is given in advance
        MonitorSchedule quick(0.02, 20.0);
        QVERIFY(quick.due(0.0));
        quick.took(0.0, 0.001);
        QVERIFY(!quick.due(19.0));
        QVERIFY(quick.due(20.0));
    }

    /// Prints what a measurement costs beside a step, for the note in monitors.h.
    void cost() {
        NewModelOptions options;
        options.channelBase = 4096;
        options.channelMax = 128;
        options.zDim = options.wDim = 128;
        const auto model = newModel(options);
        const Monitors monitors(*model, drawnBy(*model, seedsFrom(9, 12)), Monitors::usualSeeds());
        const auto report = monitors.measure(model->generatorEma, model->discriminator, 0.0);
        QElapsedTimer timer;
        timer.start();
        for (int pass = 0; pass < 2; ++pass) { // of the generator and of the critic
            const auto z = torch::randn({8, 128});
            model
                ->discriminator(
                    model->generatorEma(z, torch::Tensor(), NoiseSource{}), torch::Tensor())
                .sum()
                .backward();
        }
        const double step = double(timer.elapsed()) / 1000.0;
        qInfo("one measurement %.3f s, about one step of batch 8 %.3f s", report.seconds, step);
        QVERIFY(report.seconds < 4.0 * step);
    }
};

QTEST_GUILESS_MAIN(MonitorsTest)
#include "monitors_test.moc"
