// DiffAugment against a plain implementation with the same draws, and its derivatives.

#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"
#include "core/train/augment/augmentation_preview.h"

#include <QtTest>

#include <cmath>

using namespace sg;

namespace {

at::Generator seeded(std::uint64_t seed) {
    auto random = at::detail::createCPUGenerator();
    random.set_current_seed(seed);
    return random;
}

torch::Tensor run(const torch::Tensor& img, const AugmentOptions& options, std::uint64_t seed) {
    AugmentDraws draws(seeded(seed));
    return augment(img, options, 0.0, draws);
}

/// The paper's words, pixel by pixel, with the draws of the same generator in the same order.
torch::Tensor literal(const torch::Tensor& img, const AugmentOptions& options, std::uint64_t seed) {
    AugmentDraws draws(seeded(seed));
    auto out = img.clone();
    const auto n = img.size(0);
    const auto c = img.size(1);
    const auto side = img.size(2);
    const auto at = [&](const torch::Tensor& t, int i, int k, int y, int x) -> float& {
        return t.data_ptr<float>()[((i * c + k) * side + y) * side + x];
    };
    if (options.diffColour > 0.0) {
        const auto brightness = draws.uniform({n, 1, 1, 1});
        const auto saturation = draws.uniform({n, 1, 1, 1});
        const auto contrast = draws.uniform({n, 1, 1, 1});
        const auto lots =
            options.diffColour < 1.0 ? draws.uniform({n, 1, 1, 1}) : torch::zeros({n, 1, 1, 1});
        for (int i = 0; i < n; ++i) {
            if (double(lots[i].item<float>()) >= options.diffColour) {
                continue;
            }
            const float b = brightness[i].item<float>() - 0.5F;
            const float s = saturation[i].item<float>() * 2.0F;
            const float f = contrast[i].item<float>() + 0.5F;
            double sum = 0.0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    float mean = 0.0F;
                    for (int k = 0; k < c; ++k) {
                        at(out, i, k, y, x) += b;
                        mean += at(out, i, k, y, x) / float(c);
                    }
                    for (int k = 0; k < c; ++k) {
                        float& value = at(out, i, k, y, x);
                        value = (value - mean) * s + mean;
                        sum += double(value);
                    }
                }
            }
            const float mean = float(sum / double(c * side * side));
            for (int k = 0; k < c; ++k) {
                for (int y = 0; y < side; ++y) {
                    for (int x = 0; x < side; ++x) {
                        float& value = at(out, i, k, y, x);
                        value = (value - mean) * f + mean;
                    }
                }
            }
        }
    }
    if (options.diffTranslation) {
        const int most = int(side) / 8; // 12.5 percent
        const auto right = draws.index({n}, 2 * most + 1);
        const auto down = draws.index({n}, 2 * most + 1);
        const auto before = out.clone();
        for (int i = 0; i < n; ++i) {
            const int dx = right[i].item<int>() - most;
            const int dy = down[i].item<int>() - most;
            for (int k = 0; k < c; ++k) {
                for (int y = 0; y < side; ++y) {
                    for (int x = 0; x < side; ++x) {
                        const int fromX = x - dx;
                        const int fromY = y - dy;
                        const bool in = fromX >= 0 && fromX < side && fromY >= 0 && fromY < side;
                        at(out, i, k, y, x) = in ? at(before, i, k, fromY, fromX) : 0.0F;
                    }
                }
            }
        }
    }
    if (options.diffCutout) {
        const int half = int(side) / 4; // half of a square of half the side
        const auto centreX = draws.index({n, 1}, int(side) + 1);
        const auto centreY = draws.index({n, 1}, int(side) + 1);
        for (int i = 0; i < n; ++i) {
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const int dx = x - centreX[i].item<int>();
                    const int dy = y - centreY[i].item<int>();
                    if (dx >= -half && dx < half && dy >= -half && dy < half) {
                        for (int k = 0; k < c; ++k) {
                            at(out, i, k, y, x) = 0.0F;
                        }
                    }
                }
            }
        }
    }
    return out;
}

Image filled(int side, int channels, std::uint8_t value) {
    Image image({side, side}, channels);
    std::ranges::fill(image.pixels, value);
    return image;
}

} // namespace

class DiffAugmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void presets() {
        const auto all = *augmentPreset("diff");
        QVERIFY(all.diffColour == 1.0 && all.diffTranslation && all.diffCutout);
        const auto half = *augmentPreset("diff-half");
        QVERIFY(half.diffColour == 0.5 && half.diffTranslation && half.diffCutout);
        const auto palette = *augmentPreset("diff-tc");
        QVERIFY(palette.diffColour == 0.0 && palette.diffTranslation && palette.diffCutout);
        QVERIFY(augmentPreset("x").error().message.find("diff-tc") != std::string::npos);
    }

    void onlyProbabilitiesAdapt() {
        QVERIFY(!adapts(*augmentPreset("none")));
        QVERIFY(!adapts(*augmentPreset("diff")));
        QVERIFY(!adapts(*augmentPreset("diff-half")));
        QVERIFY(!adapts(*augmentPreset("diff-tc")));
        QVERIFY(adapts(*augmentPreset("bgc")));
        QVERIFY(adapts(*augmentPreset("cutout")));
        auto both = *augmentPreset("blit");
        both.diffCutout = true;
        QVERIFY(adapts(both));
    }

    void asThePaperSays_data() {
        QTest::addColumn<double>("colour");
        QTest::addColumn<bool>("translation");
        QTest::addColumn<bool>("cutout");
        QTest::addColumn<int>("channels");
        QTest::newRow("colour") << 1.0 << false << false << 3;
        QTest::newRow("colour of half") << 0.5 << false << false << 3;
        QTest::newRow("translation") << 0.0 << true << false << 3;
        QTest::newRow("cutout") << 0.0 << false << true << 3;
        QTest::newRow("all") << 1.0 << true << true << 3;
        QTest::newRow("all, grey") << 1.0 << true << true << 1;
        QTest::newRow("diff-half") << 0.5 << true << true << 3;
    }

    void asThePaperSays() {
        QFETCH(double, colour);
        QFETCH(bool, translation);
        QFETCH(bool, cutout);
        QFETCH(int, channels);
        AugmentOptions options;
        options.diffColour = colour;
        options.diffTranslation = translation;
        options.diffCutout = cutout;
        const auto img = torch::rand({16, channels, 32, 32}) * 2.0 - 1.0;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const auto actual = run(img, options, seed);
            const auto expected = literal(img, options, seed);
            QVERIFY((actual - expected).abs().max().item<double>() < 1e-5);
            QVERIFY((actual - img).abs().max().item<double>() > 0.1);
        }
    }

    /// The ends of the ranges, by the percentile that stands for every draw.
    void ranges() {
        const auto img = torch::rand({1, 3, 16, 16}) * 2.0 - 1.0;
        AugmentOptions options;
        options.diffTranslation = true;
        AugmentDraws least({}, 0.0);
        const auto moved = augment(img, options, 0.0, least);
        using torch::indexing::Slice;
        QVERIFY(moved.index({Slice(), Slice(), Slice(0, 14), Slice(0, 14)})
                    .equal(img.index({Slice(), Slice(), Slice(2, 16), Slice(2, 16)})));
        QCOMPARE(moved.slice(2, 14).abs().max().item<double>(), 0.0);

        options = {};
        options.diffCutout = true;
        AugmentDraws middle({}, 0.5);
        const auto kept = augment(torch::ones({1, 1, 16, 16}), options, 0.0, middle);
        QCOMPARE(kept.sum().item<double>(), 256.0 - 64.0);

        options = {};
        options.diffColour = 1.0;
        AugmentDraws dull({}, 0.0); // darker by a half, no saturation, half of the contrast
        const auto grey = augment(img, options, 0.0, dull);
        QVERIFY((grey - grey.mean(1, true)).abs().max().item<double>() < 1e-6);
        const auto drift = grey.mean() - (img.mean() - 0.5);
        QVERIFY(std::abs(drift.item<double>()) < 1e-5);
    }

    void probabilityHasNoMeaning() {
        const auto img = torch::rand({4, 3, 16, 16});
        AugmentDraws never(seeded(5));
        AugmentDraws always(seeded(5));
        const auto options = *augmentPreset("diff");
        QVERIFY(augment(img, options, 0.0, never).equal(augment(img, options, 1.0, always)));
    }

    void everyPictureHasItsOwnDraws() {
        const auto img = torch::rand({1, 3, 16, 16}).repeat({2, 1, 1, 1});
        const auto out = run(img, *augmentPreset("diff"), 6);
        QVERIFY((out[0] - out[1]).abs().max().item<double>() > 0.01);
    }

    void someKeepTheirColours() {
        const auto img = torch::rand({400, 3, 8, 8}) * 2.0 - 1.0;
        AugmentOptions options;
        options.diffColour = 0.5;
        const auto kept = (run(img, options, 11) == img).flatten(1).all(1).sum().item<int>();
        QVERIFY2(kept > 160 && kept < 240, qPrintable(QString::number(kept)));
    }

    /// The pipe is affine in the picture: the slope along a direction is the difference itself.
    void firstDerivative() {
        torch::manual_seed(7);
        const auto options = *augmentPreset("diff");
        const auto x = torch::randn({3, 3, 16, 16}).requires_grad_();
        const auto direction = torch::randn({3, 3, 16, 16});
        const auto weights = torch::randn({3, 3, 16, 16});
        const auto y = (run(x, options, 8) * weights).sum();
        const auto gradient = torch::autograd::grad({y}, {x})[0];
        const double slope = (gradient * direction).sum().item<double>();
        const auto difference =
            run(x.detach() + direction, options, 8) - run(x.detach(), options, 8);
        const double expected = (difference * weights).sum().item<double>();
        QVERIFY(std::abs(slope - expected) < 1e-3 * std::max(1.0, std::abs(expected)));
    }

    /// d/dx |d/dx f(A x)|^2 for a bent f, as R1 has it, against central differences in double.
    void secondDerivative() {
        torch::manual_seed(9);
        const auto options = *augmentPreset("diff");
        const auto x = torch::randn({2, 3, 16, 16}, torch::kFloat64);
        const auto direction = torch::randn({2, 3, 16, 16}, torch::kFloat64);
        const auto penalty = [&](const torch::Tensor& at) {
            const auto p = at.detach().clone().requires_grad_();
            const auto bent = run(p, options, 10).pow(3).sum() / 3.0;
            const auto g = torch::autograd::grad({bent}, {p}, {}, true, true)[0];
            return std::pair(g.square().sum(), p);
        };
        const auto [value, at] = penalty(x);
        const auto second = torch::autograd::grad({value}, {at})[0];
        const double analytic = (second * direction).sum().item<double>();
        const double step = 1e-5;
        const double numeric = (penalty(x + step * direction).first.item<double>() -
                                penalty(x - step * direction).first.item<double>()) /
                               (2.0 * step);
        QVERIFY2(
            std::abs(analytic - numeric) < 1e-6 * std::abs(numeric),
            qPrintable(QStringLiteral("%1 %2").arg(analytic).arg(numeric)));
    }

    void previewsShowTheSamePixels() {
        const std::vector pictures{filled(32, 3, 10), filled(32, 3, 250)};
        const auto same = augmentationPreview(pictures, {}, 1.0, 1);
        QVERIFY(same);
        QCOMPARE(same->size(), std::size_t(2));
        QVERIFY((*same)[0].pixels == pictures[0].pixels);
        QVERIFY((*same)[1].pixels == pictures[1].pixels);
    }

    void previewsAreWhatTheCriticSees() {
        const std::vector pictures{filled(32, 3, 200), filled(32, 3, 200)};
        const auto options = *augmentPreset("diff-tc");
        const auto seen = augmentationPreview(pictures, options, 0.0, 3);
        QVERIFY(seen);
        QVERIFY((*seen)[0].pixels != pictures[0].pixels);
        QVERIFY((*seen)[0].pixels != (*seen)[1].pixels);
        QVERIFY((*augmentationPreview(pictures, options, 0.0, 3))[1].pixels == (*seen)[1].pixels);
        QVERIFY((*augmentationPreview(pictures, options, 0.0, 4))[1].pixels != (*seen)[1].pixels);
        for (const std::uint8_t value : (*seen)[0].pixels) {
            QVERIFY(value == 200 || value == 128); // zero is mid grey
        }
    }

    void previewErrors() {
        QVERIFY(augmentationPreview({}, {}, 0.0, 0)->empty());
        const std::vector different{filled(32, 3, 1), filled(32, 1, 1)};
        QVERIFY(!augmentationPreview(different, {}, 0.0, 0));
        const std::vector small{filled(16, 3, 1)};
        const auto refused = augmentationPreview(small, *augmentPreset("filter"), 1.0, 0);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("21 pixels") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(DiffAugmentTest)
#include "diff_augment_test.moc"
