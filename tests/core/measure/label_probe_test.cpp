#include "core/measure/label_probe.h"
#include "core/model/torch.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

namespace {

/// Rows of labels at -1 and +1 along the first of 20 features, with such a spread along all.
torch::Tensor rowsOf(const std::vector<std::size_t>& truth, double spread) {
    auto rows = spread * torch::randn({std::int64_t(truth.size()), 20});
    for (std::size_t i = 0; i < truth.size(); ++i) {
        rows[std::int64_t(i)][0] += truth[i] == 1 ? 1.0 : -1.0;
    }
    return rows;
}

std::vector<std::size_t> truthOf(int ofFirst, int ofSecond) {
    std::vector<std::size_t> truth(std::size_t(ofFirst), 0);
    truth.resize(std::size_t(ofFirst + ofSecond), 1);
    return truth;
}

double rightShare(const sg::LabelProbe& probe, const torch::Tensor& rows, std::size_t label) {
    const auto said = probe.judge(rows);
    return double(std::ranges::count(said, label)) / double(said.size());
}

} // namespace

class LabelProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { torch::manual_seed(1); }

    void learnsWhatCanBeToldApart() {
        const auto truth = truthOf(40, 40);
        const auto tested = sg::testedProbe(rowsOf(truth, 0.2), truth, 2);
        QVERIFY(tested.confusion.accuracy() > 0.95);
        QVERIFY(rightShare(tested.probe, rowsOf(truthOf(0, 500), 0.2), 1) > 0.98);
    }

    /// The best possible probe errs in 16 % of cases at a spread of 1: so says the test, about, and
    /// so it is.
    void knowsItsError() {
        const auto truth = truthOf(100, 100);
        const auto tested = sg::testedProbe(rowsOf(truth, 1.0), truth, 2);
        const double right = 0.5 * (rightShare(tested.probe, rowsOf(truthOf(4000, 0), 1.0), 0) +
                                    rightShare(tested.probe, rowsOf(truthOf(0, 4000), 1.0), 1));
        QVERIFY(right > 0.75 && right < 0.86);
        QVERIFY(std::abs(tested.confusion.accuracy() - right) < 0.08);
    }

    /// 20 % of the pictures, a probe that is often wrong: counted far off, corrected not.
    void correctsWhatItCounts() {
        const auto truth = truthOf(100, 100);
        const auto tested = sg::testedProbe(rowsOf(truth, 1.0), truth, 2);
        const auto said = tested.probe.judge(rowsOf(truthOf(1600, 400), 1.0));
        const auto second = std::ranges::count(said, std::size_t{1});
        const auto estimate =
            sg::estimateShares({std::int64_t(said.size()) - second, second}, &tested.confusion)[1];
        QVERIFY(estimate.observed > 0.25);
        QVERIFY(std::abs(estimate.corrected - 0.2) < std::abs(estimate.observed - 0.2));
        QVERIFY(estimate.low <= 0.2 && 0.2 <= estimate.high);
    }

    void rareLabelsAreNotOverlooked() {
        const auto truth = truthOf(150, 12);
        const auto tested = sg::testedProbe(rowsOf(truth, 0.4), truth, 2);
        QVERIFY(rightShare(tested.probe, rowsOf(truthOf(0, 500), 0.4), 1) > 0.85);
    }

    void noiseIsAChanceProbe() {
        const auto truth = truthOf(60, 60);
        const auto tested = sg::testedProbe(torch::randn({120, 20}), truth, 2);
        QVERIFY(tested.confusion.accuracy() > 0.3 && tested.confusion.accuracy() < 0.7);
    }
};

QTEST_GUILESS_MAIN(LabelProbeTest)
#include "label_probe_test.moc"
