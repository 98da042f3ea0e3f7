// StyleGAN2-ADA's augmentations against reference values (tests/data/golden/README.md, "ada").

#include "core/io/tensor_file.h"
#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"
#include "core/train/augment/geometry.h"

#include <QtTest>

class AugmentPipeTest : public QObject {
    Q_OBJECT

private:
    sg::StateDict m_golden;

    static sg::AugmentOptions only(const std::string& name) {
        sg::AugmentOptions o;
        const std::map<std::string, double sg::AugmentOptions::*> members{
            {"xflip", &sg::AugmentOptions::xflip},
            {"rotate90", &sg::AugmentOptions::rotate90},
            {"xint", &sg::AugmentOptions::xint},
            {"scale", &sg::AugmentOptions::scale},
            {"rotate", &sg::AugmentOptions::rotate},
            {"aniso", &sg::AugmentOptions::aniso},
            {"xfrac", &sg::AugmentOptions::xfrac},
            {"brightness", &sg::AugmentOptions::brightness},
            {"contrast", &sg::AugmentOptions::contrast},
            {"lumaflip", &sg::AugmentOptions::lumaflip},
            {"hue", &sg::AugmentOptions::hue},
            {"saturation", &sg::AugmentOptions::saturation},
            {"imgfilter", &sg::AugmentOptions::imgfilter},
            {"noise", &sg::AugmentOptions::noise},
            {"cutout", &sg::AugmentOptions::cutout}};
        const auto found = members.find(name);
        if (found == members.end()) {
            return *sg::augmentPreset(name);
        }
        o.*found->second = 1.0;
        return o;
    }

    static at::Generator seeded(std::uint64_t seed) {
        auto random = at::detail::createCPUGenerator();
        random.set_current_seed(seed);
        return random;
    }

private Q_SLOTS:

    void initTestCase() {
        const auto read = sg::readTensors(SG_TEST_DATA "/golden/ada.safetensors");
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        m_golden = *read;
    }

    void golden() {
        const auto images = m_golden.at("images");
        int compared = 0;
        for (const auto& [key, expected] : m_golden) {
            const auto at = key.find('@');
            if (at == std::string::npos) {
                continue;
            }
            sg::AugmentDraws draws({}, std::stod(key.substr(at + 1)));
            const auto actual = sg::augment(images, only(key.substr(0, at)), 1.0, draws);
            const double scale = std::max(1.0, expected.abs().max().item<double>());
            const double error = (actual - expected).abs().max().item<double>() / scale;
            QVERIFY2(
                error < 1e-3,
                qPrintable(
                    QStringLiteral("%1: error %2").arg(QString::fromStdString(key)).arg(error)));
            ++compared;
        }
        QCOMPARE(compared, 30);
    }

    void neverAtProbabilityZero() {
        const auto images = m_golden.at("images");
        sg::AugmentDraws draws(seeded(1));
        QVERIFY(sg::augment(images, *sg::augmentPreset("bgcfnc"), 0.0, draws).equal(images));
    }

    /// At p = 0.3 about 30 % of the pictures of each augmentation change.
    void probabilityIsThatOfEachPicture() {
        const auto images = torch::rand({400, 3, 8, 8}) + 0.5;
        sg::AugmentDraws draws(seeded(2));
        const auto changed = [&](const std::string& name) {
            const auto out = sg::augment(images, only(name), 0.3, draws);
            return (out - images).abs().amax({1, 2, 3}).gt(1e-4).sum().item<double>() / 400.0;
        };
        QVERIFY(std::abs(changed("brightness") - 0.3) < 0.08);
        QVERIFY(std::abs(changed("cutout") - 0.3) < 0.08);
        QVERIFY(std::abs(changed("noise") - 0.3) < 0.08);
        QVERIFY(std::abs(changed("lumaflip") - 0.15) < 0.08); // half of the lots change nothing
        const auto rotations = sg::drawGeometry(only("rotate"), 0.3, 400, 8, 8, draws);
        const auto turned =
            (rotations - torch::eye(3)).abs().amax({1, 2}).gt(1e-4).sum().item<double>() / 400.0;
        QVERIFY(std::abs(turned - 0.3) < 0.08);
    }

    void oneSeedGivesOneResult() {
        const auto images = m_golden.at("images");
        sg::AugmentDraws a(seeded(3));
        sg::AugmentDraws b(seeded(3));
        const auto options = *sg::augmentPreset("bgcfnc");
        QVERIFY(sg::augment(images, options, 0.8, a).equal(sg::augment(images, options, 0.8, b)));
    }

    /// The pipe is affine in the picture; its gradient and second gradient must say the same.
    void derivatives() {
        torch::manual_seed(4);
        const auto options = *sg::augmentPreset("bgcf");
        const auto run = [&](const torch::Tensor& x) {
            sg::AugmentDraws draws(seeded(5));
            return sg::augment(x, options, 0.9, draws);
        };
        const auto x = torch::randn({2, 3, 32, 32}).requires_grad_();
        const auto direction = torch::randn({2, 3, 32, 32});
        const auto weights = torch::randn({2, 3, 32, 32});
        const auto y = (run(x) * weights).sum();
        const auto gradient = torch::autograd::grad({y}, {x}, {}, true, true)[0];
        const double slope = (gradient * direction).sum().item<double>();
        const double difference =
            ((run(x.detach() + direction) - run(x.detach())) * weights).sum().item<double>();
        QVERIFY(std::abs(slope - difference) < 1e-3 * std::max(1.0, std::abs(slope)));

        // d/dx |d/dx sum f(A x)|^2 for a bent f, against the numeric gradient along a direction.
        const auto penalty = [&](const torch::Tensor& at) {
            const auto p = at.detach().clone().requires_grad_();
            const auto bent = run(p).pow(3).sum() / 3.0;
            const auto g = torch::autograd::grad({bent}, {p}, {}, true, true)[0];
            return std::pair(g.square().sum(), p);
        };
        const auto [value, at] = penalty(x);
        const auto second = torch::autograd::grad({value}, {at})[0];
        const double analytic = (second * direction).sum().item<double>();
        const double step = 1e-2;
        const double numeric = (penalty(x + step * direction).first.item<double>() -
                                penalty(x - step * direction).first.item<double>()) /
                               (2.0 * step);
        QVERIFY2(
            std::abs(analytic - numeric) < 2e-2 * std::abs(numeric),
            qPrintable(QStringLiteral("%1 %2").arg(analytic).arg(numeric)));
    }

    void greyPicturesGoThrough() {
        sg::AugmentDraws draws(seeded(6));
        const auto grey = torch::randn({3, 1, 32, 32});
        const auto out = sg::augment(grey, *sg::augmentPreset("bgcfnc"), 1.0, draws);
        QCOMPARE(out.sizes(), grey.sizes());
        QVERIFY(torch::isfinite(out).all().item<bool>());
    }

    void smallPicturesAreRefusedByTheFilter() {
        sg::AugmentDraws draws(seeded(7));
        QVERIFY_EXCEPTION_THROWN(
            sg::augment(torch::zeros({1, 3, 16, 16}), only("imgfilter"), 1.0, draws),
            std::invalid_argument);
    }

    void unknownPresetsAreListed() {
        const auto unknown = sg::augmentPreset("bgx");
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message.find("bgcfnc") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(AugmentPipeTest)
#include "augment_pipe_test.moc"
