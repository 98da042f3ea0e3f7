#include "core/base/latest.h"

#include <QTest>

#include <memory>
#include <thread>

class LatestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void keepsOnlyTheNewest();
    void holdsValuesThatOnlyMove();
    void aReaderSeesRisingValuesAndTheLast();
};

void LatestTest::startsEmpty() {
    sg::Latest<int> box;
    QVERIFY(!box.take());
}

void LatestTest::keepsOnlyTheNewest() {
    sg::Latest<int> box;
    QVERIFY(box.put(1));
    QVERIFY(!box.put(2)); // the reader was told already
    QCOMPARE(box.take().value_or(-1), 2);
    QVERIFY(!box.take());
    QVERIFY(box.put(3));
}

void LatestTest::holdsValuesThatOnlyMove() {
    sg::Latest<std::unique_ptr<int>> box;
    box.put(std::make_unique<int>(7));
    const auto taken = box.take();
    QVERIFY(taken && *taken);
    QCOMPARE(**taken, 7);
}

void LatestTest::aReaderSeesRisingValuesAndTheLast() {
    constexpr int kValues = 20'000;
    sg::Latest<int> box;
    int wakeUps = 0;
    std::jthread writer([&] {
        for (int i = 1; i <= kValues; ++i) {
            wakeUps += box.put(i) ? 1 : 0;
        }
    });
    int previous = 0;
    int taken = 0;
    bool rising = true;
    while (previous < kValues) {
        if (const auto value = box.take()) {
            rising = rising && *value > previous;
            previous = *value;
            ++taken;
        } else {
            std::this_thread::yield();
        }
    }
    writer.join();
    QVERIFY(rising);
    QCOMPARE(previous, kValues);
    QCOMPARE(taken, wakeUps); // each wake-up finds exactly one value
}

QTEST_GUILESS_MAIN(LatestTest)
#include "latest_test.moc"
