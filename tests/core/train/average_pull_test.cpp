// The pull of samples' average: what is measured, its gradient, and what it does and leaves alone.

#include "core/model/torch.h"
#include "core/train/average_pull.h"

#include <QtTest>

#include <cmath>

using namespace sg;

namespace {

constexpr int kSide = 32;

/// Pictures that are plain: one number each, of 255.
PictureBatch plainPictures(const std::vector<std::uint8_t>& greys) {
    PictureBatch batch;
    batch.resolution = kSide;
    for (const std::uint8_t grey : greys) {
        batch.names.push_back(std::to_string(grey));
        batch.pixels.insert(batch.pixels.end(), std::size_t(kSide * kSide * 3), grey);
    }
    return batch;
}

torch::Tensor random(int count) {
    return torch::rand({count, 3, kSide, kSide}) * 2.0 - 1.0;
}

double valueOf(std::uint8_t grey) {
    return double(grey) / 127.5 - 1.0;
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
        const auto pictures = plainPictures({40, 200});
        const AveragePull pull(pictures, false, torch::kCPU);
        auto img = random(4).to(torch::kFloat64).requires_grad_();
        // Nothing was seen yet: the mean is this batch's own, so the loss can be written down.
        const double mean = (valueOf(40) + valueOf(200)) / 2.0;
        const auto target = regionStatistics(torch::full({1, 3, kSide, kSide}, mean))[0];
        const auto loss = [&](const torch::Tensor& x) {
            return (regionStatistics(x).mean(0) - target).square().sum().item<double>();
        };
        // The target is float32, as pictures are: the slope is compared to a few digits.
        const auto s = regionStatistics(img);
        const auto term = pull.term(s.to(torch::kFloat32));
        const auto gradient = torch::autograd::grad({term}, {img})[0];
        const auto direction = torch::randn_like(img);
        const double step = 1e-6;
        const auto at = img.detach();
        const double numeric =
            (loss(at + step * direction) - loss(at - step * direction)) / (2.0 * step);
        const double analytic = (gradient * direction).sum().item<double>();
        QVERIFY2(
            std::abs(analytic - numeric) < 1e-4 * std::abs(numeric) + 1e-6,
            qPrintable(QStringLiteral("%1 %2").arg(analytic).arg(numeric)));
    }

    void samplesMoveTogetherAndStayDifferent() {
        AveragePull pull(plainPictures({220}), false, torch::kCPU);
        // Plain samples of four greys: all move as one, so what is between them stays.
        auto greys = torch::tensor({-0.6, -0.2, 0.0, 0.4}).requires_grad_();
        const auto before = greys.detach().clone();
        for (int i = 0; i < 400; ++i) {
            const auto img = greys.reshape({4, 1, 1, 1}).expand({4, 3, kSide, kSide});
            const auto s = regionStatistics(img);
            const auto gradient = torch::autograd::grad({pull.term(s)}, {greys})[0];
            pull.see(s);
            greys = (greys.detach() - 2e-4 * gradient).requires_grad_();
        }
        const auto after = greys.detach();
        QVERIFY(std::abs(after.mean().item<double>() - valueOf(220)) < 0.02);
        const auto spread = (after - after.mean()) - (before - before.mean());
        QVERIFY(spread.abs().max().item<double>() < 1e-4);
        QVERIFY(pull.loss() < 0.1);
    }

    void weightsCount() {
        auto pictures = plainPictures({0, 255});
        pictures.weights = {3.0, 1.0};
        AveragePull pull(pictures, false, torch::kCPU);
        pull.see(regionStatistics(torch::full({1, 3, kSide, kSide}, -0.5)));
        QVERIFY(pull.loss() < 1e-8);
        pictures.weights = {1.0, 1.0};
        pull.setPictures(pictures);
        QVERIFY(std::abs(pull.loss() - 192 * 0.25) < 1e-3); // 0.5 away in every region
    }

    void mirroredPicturesCountBothWays() {
        auto pictures = plainPictures({0});
        for (int y = 0; y < kSide; ++y) { // white on the right
            for (int x = kSide / 2 * 3; x < kSide * 3; ++x) {
                pictures.pixels[std::size_t(y * kSide * 3 + x)] = 255;
            }
        }
        AveragePull pull(pictures, true, torch::kCPU);
        pull.see(regionStatistics(torch::zeros({1, 3, kSide, kSide})));
        QVERIFY(pull.loss() < 1e-8);
        pull.setMirror(false);
        QVERIFY(std::abs(pull.loss() - 192.0) < 1e-3);
    }

    void theMeanFollowsTheLastSamples() {
        AveragePull pull(plainPictures({0}), false, torch::kCPU);
        QCOMPARE(pull.loss(), 0.0);
        const auto seen = [&](double value) {
            pull.see(regionStatistics(torch::full({10, 3, kSide, kSide}, value)));
        };
        seen(1.0);
        QVERIFY(std::abs(pull.loss() - 192 * 4.0) < 1e-3);
        for (int i = 0; i < 10; ++i) { // a hundred samples: half-way
            seen(-1.0);
        }
        QVERIFY(std::abs(pull.loss() - 192 * 1.0) < 1e-2);
        const auto kept = pull.mean().clone();
        pull.setMean({});
        QCOMPARE(pull.loss(), 0.0);
        pull.setMean(kept);
        QVERIFY(std::abs(pull.loss() - 192 * 1.0) < 1e-2);
    }
};

QTEST_GUILESS_MAIN(AveragePullTest)
#include "average_pull_test.moc"
