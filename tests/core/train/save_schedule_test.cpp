#include "core/train/save_schedule.h"

#include <QtTest>

#include <chrono>
#include <vector>

using namespace std::chrono_literals;
using sg::SaveSchedule;

namespace {

struct Saved {
    double at = 0.0;
    bool full = false;
    bool tile = false;

    friend bool operator==(const Saved&, const Saved&) = default;
};

/// What is written in so many seconds, asked every `step`.
std::vector<Saved>
written(std::chrono::seconds fullEvery, std::chrono::seconds tileEvery, int seconds, double step) {
    const SaveSchedule::Clock::time_point began;
    SaveSchedule schedule(fullEvery, tileEvery, began);
    std::vector<Saved> saved;
    for (int i = 1; i * step <= seconds; ++i) {
        const auto now = began + std::chrono::duration_cast<SaveSchedule::Clock::duration>(
                                     std::chrono::duration<double>(i * step));
        const auto due = schedule.due(now);
        if (due.full || due.tile) {
            saved.push_back({i * step, due.full, due.tile});
        }
        schedule.wrote(due, now);
    }
    return saved;
}

} // namespace

class SaveScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The studio's own times: each second tile comes with a full state.
    void tilesMeetFullStates() {
        const std::vector<Saved> expected{
            {30, false, true}, {60, true, true}, {90, false, true}, {120, true, true}};
        QVERIFY(written(60s, 30s, 120, 1.0) == expected);
    }

    /// Steps that take long let both drift: they still meet, and none is nearer than half a tile.
    void stepsMayTakeLong() {
        double last = 0.0;
        int fulls = 0;
        for (const Saved& saved : written(60s, 30s, 3600, 0.7)) {
            QVERIFY(saved.tile);
            QVERIFY(saved.at - last >= 25.0);
            QVERIFY(saved.at - last <= 36.0);
            last = saved.at;
            fulls += saved.full ? 1 : 0;
        }
        QVERIFY(last > 3500.0);
        QVERIFY(fulls >= 58 && fulls <= 60);
    }

    void rareTilesStayRare() {
        std::vector<double> tiles;
        for (const Saved& saved : written(60s, 600s, 3000, 0.7)) {
            QVERIFY(saved.full); // never alone
            if (saved.tile) {
                tiles.push_back(saved.at);
            }
        }
        QVERIFY(tiles.size() == 4 || tiles.size() == 5);
        for (std::size_t i = 1; i < tiles.size(); ++i) {
            QVERIFY(tiles[i] - tiles[i - 1] >= 570.0);
        }
    }

    /// Times that do not go into one another are kept, but for what is due within five seconds.
    void otherTimesAreKept() {
        const std::vector<Saved> expected{
            {45, false, true},
            {60, true, false},
            {90, false, true},
            {120, true, false},
            {135, false, true},
            {180, true, true}};
        QVERIFY(written(60s, 45s, 180, 1.0) == expected);
    }

    void aStepMayBeLongerThanAll() {
        const std::vector<Saved> expected{{100, true, true}, {200, true, true}};
        QVERIFY(written(60s, 30s, 200, 100.0) == expected);
    }

    /// As by hand, or for what was undone: both begin anew.
    void whatIsWrittenOutOfTurnCounts() {
        const SaveSchedule::Clock::time_point began;
        SaveSchedule schedule(60s, 30s, began);
        schedule.wrote({true, true}, began + 29s);
        QVERIFY(!schedule.due(began + 58s).tile);
        QVERIFY(schedule.due(began + 59s).tile);
        QVERIFY(!schedule.due(began + 88s).full);
        QVERIFY(schedule.due(began + 89s).full);
    }

    void eitherMayBeNever() {
        QVERIFY(written(0s, 0s, 100, 1.0).empty());
        QVERIFY((
            written(0s, 30s, 70, 1.0) == std::vector<Saved>{{30, false, true}, {60, false, true}}));
        QVERIFY(
            (written(60s, 0s, 130, 1.0) ==
             std::vector<Saved>{{60, true, false}, {120, true, false}}));
    }
};

QTEST_APPLESS_MAIN(SaveScheduleTest)
#include "save_schedule_test.moc"
