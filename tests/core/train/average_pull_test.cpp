// The pull of samples' average: what is measured, its gradient, and what it does and leaves alone.

#include "core/model/images.h"
#include "core/model/torch.h"
#include "core/train/average_pull.h"
#include "core/train/trainer.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <string>

using namespace sg;
using namespace sg::test;

namespace {

constexpr int kSide = 32;

torch::Tensor plain(double value) {
    return torch::full({1, 3, kSide, kSide}, value);
}

torch::Tensor random(int count) {
    return torch::rand({count, 3, kSide, kSide}) * 2.0 - 1.0;
}

} // namespace

class AveragePullTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { torch::manual_seed(3); }

    void plainPicturesHaveColoursAndNoDetails() {
        const auto s = regionStatistics(torch::full({2, 3, kSide, kSide}, 0.25));
        // Colours, and details of 32 and of 16 pixels.
        QCOMPARE(s.sizes().vec(), (std::vector<std::int64_t>{2, 3 * 64 * 3}));
        QVERIFY((s.slice(1, 0, 192) - 0.25).abs().max().item<double>() < 1e-6);
        QVERIFY(s.slice(1, 192).abs().max().item<double>() < 1e-6);
    }

    void detailsCountInTheirOctave() {
        const auto line = torch::arange(kSide, torch::kFloat32);
        const auto fine = torch::where(line.remainder(2) < 1.0, 0.5, -0.5); // each other column
        const auto coarse = torch::where(line.remainder(4) < 2.0, 0.5, -0.5);
        for (const auto& [columns, octave] : {std::pair(fine, 0), std::pair(coarse, 1)}) {
            const auto img = columns.to(torch::kFloat32).expand({1, 3, kSide, kSide});
            const auto s = regionStatistics(img)[0].reshape({3, 192});
            QVERIFY(s[0].abs().max().item<double>() < 1e-6);
            QVERIFY((s[1 + octave] - 1.0).abs().max().item<double>() < 1e-6); // 2 times 0.5
            QVERIFY(s[2 - octave].abs().max().item<double>() < 1e-6);
        }
    }

    void regionsKnowWhereTheyAre() {
        auto img = torch::zeros({1, 3, kSide, kSide});
        img.slice(2, 0, 4).slice(3, 4, 8).fill_(1.0); // first row, second column
        const auto colours = regionStatistics(img)[0].slice(0, 0, 64);
        QCOMPARE(colours[1].item<float>(), 1.0F);
        QCOMPARE(colours.sum().item<float>(), 1.0F);
    }

    void theGradientIsThatOfTheSquaredDistance() {
        const auto img = random(4).to(torch::kFloat64).requires_grad_();
        const auto target = regionStatistics(random(3).to(torch::kFloat64)).mean(0);
        AveragePull pull;
        const auto doubt = torch::rand_like(target) * 0.05;
        pull.setTarget(target, doubt);
        pull.see(regionStatistics(img.detach())); // these very ones: the loss can be written down
        const auto loss = [&](const torch::Tensor& x) {
            const auto off = regionStatistics(x).mean(0) - target;
            return (off.square() / (1.0 + doubt / 0.01)).sum().item<double>();
        };
        const auto term = pull.term(regionStatistics(img));
        const auto gradient = torch::autograd::grad({term}, {img})[0];
        const auto direction = torch::randn_like(img);
        const double step = 1e-6;
        const auto at = img.detach();
        const double numeric =
            (loss(at + step * direction) - loss(at - step * direction)) / (2.0 * step);
        const double analytic = (gradient * direction).sum().item<double>();
        QVERIFY2(
            std::abs(analytic - numeric) < 1e-6 * std::abs(numeric) + 1e-9,
            qPrintable(QStringLiteral("%1 %2").arg(analytic).arg(numeric)));
    }

    /// All move as one, so what is between them stays.
    void samplesMoveTogetherAndStayDifferent() {
        AveragePull pull;
        const auto target = regionStatistics(plain(0.7))[0];
        pull.setTarget(target, torch::zeros_like(target));
        auto greys = torch::tensor({-0.6, -0.2, 0.0, 0.4}).requires_grad_();
        const auto before = greys.detach().clone();
        for (int i = 0; i < 3000; ++i) {
            const auto img = greys.reshape({4, 1, 1, 1}).expand({4, 3, kSide, kSide});
            const auto s = regionStatistics(img);
            const auto term = pull.term(s);
            pull.see(s.detach());
            if (i == 0) {
                QCOMPARE(term.item<double>(), 0.0); // nothing was seen
                continue;
            }
            const auto gradient = torch::autograd::grad({term}, {greys})[0];
            greys = (greys.detach() - 2e-5 * gradient).requires_grad_();
        }
        const auto after = greys.detach();
        QVERIFY(std::abs(after.mean().item<double>() - 0.7) < 0.02);
        const auto spread = (after - after.mean()) - (before - before.mean());
        QVERIFY(spread.abs().max().item<double>() < 1e-4);
    }

    void theMeanFollowsTheLastSamples() {
        AveragePull pull;
        QVERIFY(!pull.mean().defined());
        const auto seen = [&](double value) {
            pull.see(regionStatistics(plain(value)).repeat({50, 1}));
        };
        const auto colour = [&] { return pull.mean().slice(0, 0, 192).mean().item<double>(); };
        seen(1.0);
        QVERIFY(std::abs(colour() - 1.0) < 1e-6);
        for (int i = 0; i < 10; ++i) { // 500 samples: half-way
            seen(-1.0);
        }
        QVERIFY(std::abs(colour()) < 1e-5);
    }

    void theTrainerFollowsThePull() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        auto white = tinyPictures();
        std::ranges::fill(white.pixels, 255);
        const auto brightness = [&](double weight) {
            auto settings = tinySettings();
            settings.averagePull = weight;
            Trainer trainer(*model, white, settings, {});
            for (int i = 0; i < 30; ++i) {
                trainer.step();
            }
            const torch::NoGradGuard noGrad;
            auto generator = copyOf(trainer.generatorEma());
            return generator(latentsOf({1, 2, 3, 4}, 8), torch::Tensor(), NoiseSource{}, 1.0)
                .mean()
                .item<double>();
        };
        const double without = brightness(0.0);
        const double with = brightness(20.0);
        QVERIFY2(with > without + 0.1, qPrintable(QStringLiteral("%1 %2").arg(without).arg(with)));
    }

    void whatWasSeenIsKeptOnlyWhileItIsOn() {
        const std::string mean = "average_pull.mean";
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        auto settings = tinySettings();
        Trainer trainer(*model, tinyPictures(), settings, {});
        trainer.step();
        QCOMPARE(trainer.state().tensors.count(mean), std::size_t(0));
        settings.averagePull = 1.0;
        trainer.setSettings(settings);
        trainer.step();
        auto state = trainer.state();
        QCOMPARE(state.tensors.count(mean), std::size_t(1));
        settings.averagePull = 0.0;
        trainer.setSettings(settings);
        QCOMPARE(trainer.state().tensors.count(mean), std::size_t(0));
        state.tensors.at(mean) = torch::zeros({1});
        QVERIFY_EXCEPTION_THROWN(trainer.restore(state), c10::Error);
    }
};

QTEST_GUILESS_MAIN(AveragePullTest)
#include "average_pull_test.moc"
