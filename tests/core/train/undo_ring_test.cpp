#include "core/model/torch.h"
#include "core/train/undo_ring.h"

#include <QtTest>

#include <algorithm>

using namespace sg;

class UndoRingTest : public QObject {
    Q_OBJECT

    static UndoRing::Entry entry(std::int64_t steps, bool passing) {
        UndoRing::Entry e;
        e.state.steps = steps;
        e.state.tensors.emplace("weight", torch::full({1000}, double(steps)));
        e.passing = passing;
        return e;
    }

    static std::vector<std::int64_t> stepsOf(const UndoRing& ring) {
        std::vector<std::int64_t> steps;
        for (const auto& e : ring.past()) {
            steps.push_back(e.state.steps);
        }
        return steps;
    }

private Q_SLOTS:

    void theFurtherBackTheFewer() {
        UndoRing ring(1 << 30);
        for (int i = 0; i <= 1000; ++i) {
            ring.push(entry(i * 10, true));
        }
        const auto steps = stepsOf(ring);
        QVERIFY2(steps.size() < 40, qPrintable(QString::number(steps.size())));
        QCOMPARE(steps.front(), 0);
        // The last ones are all there, and whatever age one asks for, one lies near it.
        for (const std::int64_t recent : {10'000, 9'990, 9'980}) {
            QVERIFY(std::find(steps.begin(), steps.end(), recent) != steps.end());
        }
        for (std::size_t i = 1; i < steps.size(); ++i) {
            QVERIFY(steps[i] > steps[i - 1]);
            const auto gap = steps[i] - steps[i - 1];
            QVERIFY(gap == 10 || gap * 2 <= 10'000 - steps[i - 1]);
        }
    }

    void changesStay() {
        UndoRing ring(1 << 30);
        ring.push(entry(0, false));
        for (int i = 1; i <= 200; ++i) {
            ring.push(entry(i, i % 50 != 0));
        }
        const auto steps = stepsOf(ring);
        for (const std::int64_t change : {0, 50, 100, 150, 200}) {
            QVERIFY(std::find(steps.begin(), steps.end(), change) != steps.end());
        }
    }

    void memoryIsBounded() {
        UndoRing ring(10 * 4000);
        for (int i = 0; i < 100; ++i) {
            ring.push(entry(i, false));
        }
        QCOMPARE(ring.bytes(), 10 * 4000);
        QCOMPARE(stepsOf(ring).front(), 90);
    }

    void backAndForth() {
        UndoRing ring(1 << 20);
        ring.push(entry(1, false));
        ring.push(entry(2, false));
        auto back = ring.undo(entry(3, false));
        QVERIFY(back.has_value());
        QCOMPARE(back->state.steps, 2);
        auto forward = ring.redo(std::move(*back));
        QVERIFY(forward.has_value());
        QCOMPARE(forward->state.steps, 3);
        QVERIFY(!ring.redo(entry(4, false)));
    }
};

QTEST_GUILESS_MAIN(UndoRingTest)
#include "undo_ring_test.moc"
