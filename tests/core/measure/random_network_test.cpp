// The fixed random network, against numpy: RandomState(seed).random_sample().

#include "core/measure/random_network.h"
#include "core/model/torch.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <utility>

class RandomNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void weightsAreNumpys() {
        const std::array<const char*, 3> checksums{
            "6db3fa467bb350d2e9eefa3b08b0002894d672ef476031d8226776e65417ccaf",
            "f9727518b601277fcc5fe9acf020259cfcfd2afbc9518cde32ac7ccff8b4b140",
            "845da3b3d200c44c8b6759897735a61b2a1a9485672e651442e2acb09ff126c7"};
        for (std::uint32_t seed = 0; seed < 3; ++seed) {
            QCOMPARE(sg::RandomNetwork(seed).checksum(), std::string(checksums[seed]));
        }
    }

    void theProjectionIsOrthonormal() {
        const sg::RandomNetwork network(0);
        const auto p = network.projection().to(torch::kFloat64);
        QVERIFY((p.matmul(p.t()) - torch::eye(64)).abs().max().item<double>() < 1e-6);
        QVERIFY(std::abs(p[0][0].item<double>() - 0.027465737060258677) < 1e-7);
        QVERIFY(std::abs(p[31][100].item<double>() - 0.028652451618040288) < 1e-7);
        QVERIFY(std::abs(p[63][735].item<double>() - 0.004114829923852182) < 1e-7);
    }

    /// Against rand64_reference.py, which follows docs/evaluation.md with nothing but Python.
    void featuresAreThoseOfTheReference() {
        const auto x = torch::arange(128, torch::kFloat64).view({1, 1, 128});
        const auto y = torch::arange(128, torch::kFloat64).view({1, 128, 1});
        const auto c = torch::arange(3, torch::kFloat64).view({3, 1, 1});
        const auto img = torch::sin(0.05 * (x + 2.0 * y) + c).to(torch::kFloat32).unsqueeze(0);
        const auto features = sg::RandomNetwork(0).features(img)[0];
        const std::array<std::pair<int, double>, 5> expected{
            {{0, -0.2045745}, {1, 2.2406178}, {31, 0.1884848}, {62, 0.7539595}, {63, 1.2923702}}};
        for (const auto& [index, value] : expected) {
            QVERIFY(std::abs(features[index].item<double>() - value) < 1e-4);
        }
        QVERIFY(std::abs(features.square().sum().item<double>() - 99.223722) < 1e-2);
    }

    void anyPictureGoesIn() {
        const sg::RandomNetwork network(0);
        const auto small = torch::full({2, 1, 16, 16}, 0.25);
        const auto large = torch::full({2, 3, 100, 100}, 0.25);
        QVERIFY(torch::allclose(network.features(small), network.features(large), 1e-4, 1e-5));
        QCOMPARE(network.features(large).size(1), std::int64_t{64});
        QCOMPARE(network.perceptual(large).size(1), std::int64_t{17408});
    }

    void perceptualDistanceIsTheMeanOverPlaces() {
        // Every place of every stage has length 1, so two pictures are at most 4 apart a stage.
        const sg::RandomNetwork network(0);
        torch::manual_seed(1);
        const auto rows = network.perceptual(torch::rand({2, 3, 64, 64}) * 2.0 - 1.0);
        const double length = rows[0].square().sum().item<double>();
        QVERIFY(length > 0.0 && length <= 5.0 + 1e-4);
        const double apart = (rows[0] - rows[1]).square().sum().item<double>();
        QVERIFY(apart > 0.0 && apart < 20.0);
    }
};

QTEST_GUILESS_MAIN(RandomNetworkTest)
#include "random_network_test.moc"
