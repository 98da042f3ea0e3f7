#include "core/measure/evaluation.h"
#include "core/measure/evaluation_gallery.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/measure/tiny_pictures.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stop_token>

namespace {

sg::EvaluationOptions through(const char* space, int samples) {
    return {samples, 1.0, {space}};
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aModelIsNearerToItsOwnPicturesThanAnother() {
        const auto own = tinyModel(1);
        const auto other = tinyModel(2);
        const auto train = picturesOf(*own, 1000, 12);
        const auto test = picturesOf(*own, 2000, 40);
        for (const char* space : {"rand64", "source-d", "trunk"}) {
            const auto result =
                sg::evaluate({own.get(), other.get(), &train, &test, nullptr}, through(space, 40));
            QVERIFY(result && result->spaces.size() == 1);
            const auto& report = result->spaces[0];
            QCOMPARE(report.name, std::string(space));
            QVERIFY(report.source && report.floor);
            QVERIFY(std::abs(report.model.kernel) * 3.0 < report.source->kernel);
            QVERIFY(report.model.frechet * 2.0 < report.source->frechet);
            QVERIFY(report.model.mean * 3.0 < report.source->mean);
            QVERIFY(report.model.kernelP > 0.01);
            QCOMPARE(report.source->kernelP, 1.0 / 500.0);
            QVERIFY(report.floor->kernelP > 0.01);
            QVERIFY(report.model.coverage > 0.8);
            // An untrained critic of 16 pixels, on 64 axes, lets the other model hit 0.45 of them.
            QVERIFY(
                report.source->coverage < 0.6 && report.source->coverage < report.model.coverage);
            QVERIFY(report.model.recallTest.value() > report.source->recallTest.value());
        }
    }

    void aCopycatIsFoundOut() {
        const auto model = tinyModel(1);
        const auto train = picturesOf(*model, 0, 10); // the first ten samples are these very ones
        const auto test = picturesOf(*model, 2000, 40);
        const auto result =
            sg::evaluate({model.get(), nullptr, &train, &test, nullptr}, through("rand64", 40));
        QVERIFY(result);
        const auto& variety = result->variety;
        QCOMPARE(variety.copycat.copyRate.value(), 1.0);
        QVERIFY(variety.copycat.intraDistance.value() < 1e-3 * variety.pictureDistance);
        QVERIFY(variety.model.copyRate.value() >= 0.25);
        QVERIFY(variety.model.copyRate.value() <= 0.35);
        QVERIFY(variety.floor->copyRate.value() <= 0.05);
        QVERIFY(variety.model.entropy > 0.0 && variety.model.entropy <= 1.0);
        for (std::size_t i = 0; i < 10; ++i) {
            QCOMPARE(variety.nearest[i].seed, std::uint32_t(variety.nearest[i].picture));
        }
        QVERIFY(!variety.source);
        QVERIFY(!result->spaces[0].source);
    }

    void theSameTwice() {
        const auto model = tinyModel(1);
        const auto train = picturesOf(*model, 500, 6);
        const sg::EvaluationInput input{model.get(), nullptr, &train, nullptr, nullptr};
        const auto first = sg::evaluate(input, {20, 1.0, {}});
        const auto second = sg::evaluate(input, {20, 1.0, {}});
        QVERIFY(first && second);
        QCOMPARE(int(first->spaces.size()), 2); // rand64, and source-d of its own critic
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(first->spaces[i].model.frechet, second->spaces[i].model.frechet);
            QCOMPARE(first->spaces[i].model.kernelP, second->spaces[i].model.kernelP);
        }
        QCOMPARE(int(first->notes.size()), 3); // few pictures, none held out, its own judge
    }

    void itTellsHowFarItIsAndCanBeStopped() {
        const auto model = tinyModel(1);
        const auto train = picturesOf(*model, 500, 6);
        const sg::EvaluationInput input{model.get(), nullptr, &train, nullptr, nullptr};
        auto options = through("rand64", 20);
        std::vector<double> told;
        options.progress = [&told](double done) { told.push_back(done); };
        QVERIFY(sg::evaluate(input, options));
        QVERIFY(told.size() > 4 && std::ranges::is_sorted(told));
        QVERIFY(told.front() < 1.0 && std::abs(told.back() - 1.0) < 0.05);
        std::stop_source stop;
        options.stop = stop.get_token();
        options.progress = [&stop](double) { stop.request_stop(); };
        const auto stopped = sg::evaluate(input, options);
        QVERIFY(!stopped && stopped.error().code == sg::ErrorCode::Cancelled);
    }

    void theNearestStandBesideTheirPictures() {
        const auto model = tinyModel(1);
        const auto train = picturesOf(*model, 0, 4);
        const std::vector<sg::NearestPicturePair> pairs{{0, 0, false, 0.0}, {0, 0, true, 1.0}};
        const auto drawn = sg::drawNearest(*model, train, pairs, 1.0);
        QVERIFY(drawn && drawn->size() == 2);
        QCOMPARE((*drawn)[0].sample.pixels, (*drawn)[0].picture.pixels); // seed 0 is picture 0
        const auto& mirrored = (*drawn)[1].picture;
        QVERIFY(mirrored.pixels != (*drawn)[0].picture.pixels);
        const auto channels = std::size_t(mirrored.channels);
        const auto row = std::size_t(mirrored.extent.width) * channels;
        for (std::size_t i = 0; i < channels; ++i) {
            QCOMPARE(mirrored.pixels[i], (*drawn)[0].picture.pixels[row - channels + i]);
        }
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!sg::drawNearest(*model, train, pairs, 1.0, stop.get_token()));
    }

    void aCriticThatTheTrainingKeptIsNamed() {
        const auto source = tinyModel(1);
        const auto train = picturesOf(*source, 0, 6);
        const auto usedBy = [&](const sg::Model& tuned) {
            const auto result = sg::evaluate(
                {&tuned, source.get(), &train, nullptr, nullptr}, through("source-d", 10));
            return result && result->spaces[0].usedInTraining;
        };
        const auto changed = [&](const auto& applies, const auto& how) {
            auto tuned = std::make_shared<sg::Model>(*source);
            tuned->discriminator = sg::copyOf(source->discriminator);
            const torch::NoGradGuard noGrad;
            for (auto& item : tuned->discriminator->named_parameters()) {
                if (applies(item.key())) {
                    item.value().copy_(how(item.value()));
                }
            }
            return tuned;
        };
        const auto all = [](const std::string&) { return true; };
        const auto above = [](const std::string& name) {
            return !name.starts_with("b8.") && !name.starts_with("b4.");
        };
        const auto below = [above](const std::string& name) { return !above(name); };
        const auto trained = [](const torch::Tensor& x) { return x + 0.01; };
        const auto halved = [](const torch::Tensor& x) {
            return x.to(torch::kFloat16).to(torch::kFloat32);
        };
        QVERIFY(usedBy(*source));
        QVERIFY(usedBy(*changed(below, trained)));
        QVERIFY(usedBy(*changed(all, halved)));
        QVERIFY(!usedBy(*changed(all, trained)));
        QVERIFY(!usedBy(*changed(above, trained))); // what lies below does not matter
    }

    void whatCannotBeComparedIsSaid() {
        const auto model = tinyModel(1);
        const auto pictures = picturesOf(*model, 0, 3);
        const auto one = picturesOf(*model, 0, 1);
        sg::Model blind;
        blind.generatorEma = model->generatorEma;
        blind.describe();
        const auto fails = [](const sg::EvaluationInput& input, const sg::EvaluationOptions& how) {
            const auto result = sg::evaluate(input, how);
            return !result && result.error().code == sg::ErrorCode::InvalidArgument;
        };
        const sg::EvaluationInput fine{model.get(), nullptr, &pictures, nullptr, nullptr};
        QVERIFY(fails({&blind, nullptr, &pictures, nullptr, nullptr}, through("source-d", 10)));
        QVERIFY(fails({model.get(), nullptr, &one, nullptr, nullptr}, through("rand64", 10)));
        QVERIFY(fails({model.get(), nullptr, &pictures, &one, nullptr}, through("rand64", 10)));
        QVERIFY(fails(fine, through("rand64", 1)));
        QVERIFY(fails(fine, through("inception", 10)));
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
