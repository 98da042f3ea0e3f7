// The stream of pictures: everyone in turn, weights, labels, and continuing where it stood.

#include "core/model/device.h"
#include "core/model/torch.h"
#include "core/train/real_batches.h"

#include <QtTest>

#include <cmath>
#include <map>

using namespace sg;

namespace {

/// Pictures of 1 x 1 pixel whose grey value is their number.
PictureBatch pictures(int count) {
    PictureBatch batch;
    batch.resolution = 1;
    batch.channels = 1;
    for (int i = 0; i < count; ++i) {
        batch.names.push_back(std::to_string(i));
        batch.pixels.push_back(static_cast<std::uint8_t>(i));
    }
    return batch;
}

int numberOf(const torch::Tensor& image) {
    return static_cast<int>(std::lround((image.item<double>() + 1.0) * 127.5));
}

std::map<int, int> countsOf(RealBatches& reals, int draws) {
    std::map<int, int> counts;
    for (int i = 0; i < draws; ++i) {
        ++counts[numberOf(reals.next(1).images.flatten()[0])];
    }
    return counts;
}

} // namespace

class RealBatchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyPictureComesAboutAsOften() {
        RealBatches reals(pictures(10), false, 1);
        for (const auto& [number, count] : countsOf(reals, 1000)) {
            QVERIFY2(count > 60 && count < 140, qPrintable(QString::number(number)));
        }
    }

    void theMeanCountsWeightsAndMirroring() {
        auto set = pictures(2); // black, and nearly
        set.pixels[1] = 255;
        const auto itself = [](const torch::Tensor& img) { return img.flatten(1); };
        const auto mean = [&](const PictureBatch& batch, bool mirror) {
            return RealBatches(batch, mirror, 1).averageOf(itself).mean;
        };
        QCOMPARE(mean(set, false).item<double>(), 0.0);
        set.weights = {3.0, 1.0};
        QVERIFY(std::abs(mean(set, false).item<double>() + 0.5) < 1e-6);
        set.weights = {0.0, 1.0};
        QCOMPARE(mean(set, false).item<double>(), 1.0);
        set.weights = {0.0, 0.0}; // as next() has it: all alike
        QCOMPARE(mean(set, false).item<double>(), 0.0);
        // Of -1 and 1: variance 2 (of a sample), over two pictures.
        set.weights = {1.0, 1.0};
        const auto doubt = [&](const PictureBatch& batch) {
            return RealBatches(batch, false, 1).averageOf(itself).doubt.item<double>();
        };
        QCOMPARE(doubt(set), 1.0);
        set.weights = {0.0, 1.0};
        QCOMPARE(doubt(set), 0.0);
        PictureBatch wide = pictures(1);
        wide.resolution = 2;
        wide.pixels = {255, 0, 255, 0}; // white on the left
        QVERIFY(mean(wide, false).equal(torch::tensor({1.0F, -1.0F, 1.0F, -1.0F})));
        QVERIFY(mean(wide, true).equal(torch::zeros({4})));
    }

    void picturesOfAnotherSizeAreRefused() {
        auto set = pictures(4);
        set.channels = 3;
        QVERIFY_EXCEPTION_THROWN(RealBatches(set, false, 1), c10::Error);
        set.channels = 1;
        set.pixels.push_back(0);
        QVERIFY_EXCEPTION_THROWN(RealBatches(set, false, 1), c10::Error);
    }

    void weightsSayHowOften() {
        auto set = pictures(4);
        set.weights = {1.0, 4.0, 0.0, 1.0};
        RealBatches reals(set, false, 2);
        auto counts = countsOf(reals, 3000);
        QCOMPARE(counts[2], 0);
        QVERIFY(counts[1] > 1800 && counts[1] < 2200); // two thirds
        QVERIFY(counts[0] > 400 && counts[0] < 600);
        set.weights = {1.0, 1.0, 1.0, 1.0};
        reals.setPictures(set);
        counts = countsOf(reals, 1000);
        QVERIFY(counts[2] > 150);
    }

    void labelsTravelWithTheirPictures() {
        auto set = pictures(6);
        set.labels = {0, 1, 2, 0, 1, 2};
        RealBatches reals(set, false, 3);
        const auto batch = reals.next(32);
        for (int i = 0; i < 32; ++i) {
            QCOMPARE(
                batch.labels[i].item<std::int64_t>(),
                std::int64_t(numberOf(batch.images[i].flatten()[0]) % 3));
        }
    }

    void labelsAreDrawnAsOftenAsTheirPictures() {
        auto set = pictures(4);
        set.labels = {5, 1, 5, 0};
        set.weights = {1.0, 4.0, 2.0, 0.0};
        const RealBatches reals(set, false, 5);
        const auto random = randomOn(torch::kCPU, 7);
        const auto before = reals.random();
        const auto labels = reals.drawLabels(7000, random);
        QCOMPARE(labels.numel(), std::int64_t(7000));
        const auto count = [&labels](int label) { return (labels == label).sum().item<int>(); };
        QCOMPARE(count(0), 0); // its picture is never shown
        QVERIFY(count(1) > 3800 && count(1) < 4200);
        QCOMPARE(count(1) + count(5), 7000);
        QCOMPARE(reals.random(), before);
        QVERIFY(!RealBatches(pictures(4), false, 5).drawLabels(3, random).defined());
    }

    void continuesWhereItStood() {
        RealBatches reals(pictures(7), true, 4);
        reals.next(20);
        const auto state = reals.state();
        const auto random = reals.random();
        RealBatches other(pictures(7), true, 99);
        other.restore(state, random);
        QVERIFY(torch::equal(reals.next(50).images, other.next(50).images));
        RealBatches smaller(pictures(6), true, 4);
        QVERIFY_THROWS_EXCEPTION(c10::Error, smaller.restore(state, random));
    }
};

QTEST_GUILESS_MAIN(RealBatchesTest)
#include "real_batches_test.moc"
