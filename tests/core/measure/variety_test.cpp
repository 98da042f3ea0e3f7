// Who is near whom, on rows whose distances are known by construction.

#include "core/measure/variety.h"
#include "core/measure/variety_view.h"
#include "core/model/torch.h"

#include <QtTest>

#include <cmath>

namespace {

/// Row i stands at 10 i on the first axis, its mirror image 100 away on the second.
sg::MirroredRows line(int from, int count) {
    auto plain = torch::zeros({count, 3});
    plain.select(1, 0).copy_(10.0 * torch::arange(from, from + count));
    auto mirrored = plain.clone();
    mirrored.select(1, 1).fill_(100.0);
    return {plain, mirrored};
}

torch::Tensor samplesAt(const std::vector<std::array<float, 2>>& places) {
    auto rows = torch::zeros({std::int64_t(places.size()), 3});
    for (std::size_t i = 0; i < places.size(); ++i) {
        rows[std::int64_t(i)][0] = places[i][0];
        rows[std::int64_t(i)][1] = places[i][1];
    }
    return rows;
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-2 * std::max(1.0, std::abs(b));
}

} // namespace

class VarietyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void neighboursInPartsAreThoseOfTheWhole() {
        torch::manual_seed(1);
        const sg::MirroredRows all{torch::randn({50, 8}), torch::randn({50, 8})};
        const auto samples = torch::randn({20, 8});
        sg::PictureNeighbours whole(samples);
        whole.see(all);
        sg::PictureNeighbours parts(samples);
        for (int first = 0; first < 50; first += 7) {
            parts.see(
                {all.plain.slice(0, first, first + 7), all.mirrored.slice(0, first, first + 7)});
        }
        QCOMPARE(parts.pictures(), std::int64_t(50));
        QVERIFY(torch::allclose(parts.distance(), whole.distance(), 1e-4, 1e-4));
        QVERIFY(torch::equal(parts.index(), whole.index()));
        QVERIFY(torch::equal(parts.mirrored(), whole.mirrored()));
        // By hand, of the first sample.
        const auto far = torch::minimum(
            (all.plain - samples[0]).square().sum(1), (all.mirrored - samples[0]).square().sum(1));
        QCOMPARE(whole.index()[0][0].item<std::int64_t>(), far.argmin().item<std::int64_t>());
        QVERIFY(near(whole.distance()[0][0].item<double>(), far.min().item<double>()));
    }

    void theMirrorImageCounts() {
        sg::PictureNeighbours found(samplesAt({{20.0F, 99.0F}, {11.0F, 0.0F}}));
        found.see(line(0, 5));
        const auto pairs = sg::nearestPairs(found);
        QCOMPARE(int(pairs.size()), 2);
        QCOMPARE(pairs[0].picture + pairs[1].picture, 3);
        for (const auto& pair : pairs) {
            QCOMPARE(pair.mirrored, pair.seed == 0);
            QCOMPARE(pair.picture, pair.seed == 0 ? 2 : 1);
            QVERIFY(near(pair.distance, 1.0));
        }
    }

    void copiesAreNearAndNotInBetween() {
        // On a picture, near one, half way between two, and further from one than half as far.
        const auto samples =
            samplesAt({{30.0F, 0.0F}, {41.0F, 0.0F}, {15.0F, 0.0F}, {24.0F, 0.0F}});
        sg::PictureNeighbours found(samples);
        found.see(line(0, 6));
        QVERIFY(!sg::varietyOf(found, std::nullopt).copyRate);
        QCOMPARE(sg::varietyOf(found, 26.0).copyRate.value(), 0.5);
        QCOMPARE(sg::varietyOf(found, 0.5).copyRate.value(), 0.25);
        sg::PictureNeighbours few(samples); // the ratio counts from five pictures on
        few.see(line(0, 4));
        QCOMPARE(sg::varietyOf(few, 26.0).copyRate.value(), 0.75);
    }

    void entropyAndClusters() {
        // Two samples at each of two pictures, of four.
        sg::PictureNeighbours found(
            samplesAt({{0.0F, 1.0F}, {0.0F, -1.0F}, {10.0F, 2.0F}, {10.0F, -2.0F}}));
        found.see(line(0, 4));
        const auto variety = sg::varietyOf(found, std::nullopt);
        QCOMPARE(variety.usedPictures, 2);
        QVERIFY(near(variety.entropy, 0.5)); // log 2 over log 4
        QVERIFY(near(variety.intraDistance.value(), (4.0 + 16.0) / 2.0));
    }

    void theThresholdIsOfHeldOutPicturesFromTwentyOn() {
        auto places = std::vector<std::array<float, 2>>(19, {13.0F, 0.0F});
        sg::PictureNeighbours few(samplesAt(places));
        few.see(line(0, 5));
        QVERIFY(!sg::copyThreshold(few));
        places.push_back({13.0F, 0.0F});
        sg::PictureNeighbours enough(samplesAt(places));
        enough.see(line(0, 5));
        QVERIFY(near(sg::copyThreshold(enough).value(), 9.0));
        sg::PictureNeighbours among(line(0, 5).plain);
        among.see(line(0, 5));
        QVERIFY(near(sg::copyThresholdAmong(among).value(), 100.0));
        sg::PictureNeighbours alone(line(0, 1).plain);
        alone.see(line(0, 1));
        QVERIFY(!sg::copyThresholdAmong(alone));
    }

    void twinsAndMirrorImagesAreOnePicture() {
        auto pictures = line(0, 6);
        pictures.plain[4].copy_(pictures.mirrored[1]); // 4 is 1, mirrored
        pictures.mirrored[4].copy_(pictures.plain[1]);
        pictures.plain[5].copy_(pictures.plain[2]);
        pictures.plain[5][0] += 0.1;
        QCOMPARE(sg::withoutTwins(pictures), (std::vector<std::int64_t>{0, 1, 2, 3}));

        // A model that draws nothing but its pictures is found out although each has a twin.
        const sg::MirroredRows twice{
            torch::cat({line(0, 6).plain, line(0, 6).plain + 0.05}),
            torch::cat({line(0, 6).mirrored, line(0, 6).mirrored + 0.05})};
        sg::VarietyView view(line(0, 6).plain, {}, twice, {});
        const auto report = view.report();
        QCOMPARE(report.model.copyRate.value(), 1.0);
        QCOMPARE(report.copycat.copyRate.value(), 1.0);
    }

    void picturesBeyondTheFirstAreLookedAtAndKeepTheirNumbers() {
        auto first = line(0, 8);
        first.plain[3].copy_(first.plain[2]); // a twin does not shift the numbers behind it
        first.mirrored[3].copy_(first.mirrored[2]);
        sg::VarietyView view(samplesAt({{50.0F, 0.0F}, {3000.0F, 0.0F}}), {}, first, {});
        view.add(line(295, 4));
        view.add(line(299, 4));
        const auto report = view.report();
        QCOMPARE(report.nearest[0].distance + report.nearest[1].distance < 1.0, true);
        for (const auto& pair : report.nearest) {
            QCOMPARE(pair.picture, pair.seed == 0 ? 5 : 8 + 5);
        }
        QCOMPARE(report.model.copyRate.value(), 1.0);
    }
};

QTEST_GUILESS_MAIN(VarietyTest)
#include "variety_test.moc"
