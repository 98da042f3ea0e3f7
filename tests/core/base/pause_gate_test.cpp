#include "core/base/pause_gate.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

using namespace std::chrono_literals;

class PauseGateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openLetsPass();
    void closedHoldsUntilOpened();
    void aStopWakesAClosedGate();
    void aStopIsSeenAtAnOpenGate();
    void aWorkerDoesNothingWhilePaused();
    void aKnockIsHeardAndOpensNothing();
};

void PauseGateTest::openLetsPass() {
    sg::PauseGate gate;
    QVERIFY(!gate.isClosed());
    QVERIFY(gate.pass(std::stop_token{}));
}

void PauseGateTest::closedHoldsUntilOpened() {
    sg::PauseGate gate;
    gate.close();
    QVERIFY(gate.isClosed());
    auto passed = std::async(std::launch::async, [&] { return gate.pass(std::stop_token{}); });
    QVERIFY(passed.wait_for(30ms) == std::future_status::timeout);
    gate.open();
    QVERIFY(passed.wait_for(10s) == std::future_status::ready);
    QVERIFY(passed.get());
}

void PauseGateTest::aStopWakesAClosedGate() {
    sg::PauseGate gate;
    gate.close();
    std::stop_source stop;
    auto passed = std::async(std::launch::async, [&] { return gate.pass(stop.get_token()); });
    QVERIFY(passed.wait_for(30ms) == std::future_status::timeout);
    stop.request_stop();
    QVERIFY(passed.wait_for(10s) == std::future_status::ready);
    QVERIFY(!passed.get());
}

void PauseGateTest::aStopIsSeenAtAnOpenGate() {
    sg::PauseGate gate;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!gate.pass(stop.get_token()));
}

void PauseGateTest::aKnockIsHeardAndOpensNothing() {
    using Passage = sg::PauseGate::Passage;
    sg::PauseGate gate;
    QVERIFY(gate.passOrKnock(std::stop_token{}) == Passage::Open);
    gate.close();
    std::stop_source stop;
    const auto wait = [&] {
        return std::async(std::launch::async, [&] { return gate.passOrKnock(stop.get_token()); });
    };
    auto passed = wait();
    QVERIFY(passed.wait_for(30ms) == std::future_status::timeout);
    gate.knock();
    QVERIFY(passed.get() == Passage::Knocked);
    passed = wait(); // one knock is heard once
    QVERIFY(passed.wait_for(30ms) == std::future_status::timeout);
    stop.request_stop();
    QVERIFY(passed.get() == Passage::Stopped);
}

void PauseGateTest::aWorkerDoesNothingWhilePaused() {
    sg::PauseGate gate;
    std::atomic<int> steps = 0;
    std::jthread worker([&](const std::stop_token& token) {
        while (gate.pass(token)) {
            ++steps;
        }
    });
    QTRY_VERIFY(steps > 0);
    gate.close();
    const int atPause = steps;
    std::this_thread::sleep_for(30ms);
    QVERIFY(steps <= atPause + 1); // the step under way may finish
    gate.open();
    QTRY_VERIFY(steps > atPause + 1);
    worker.request_stop();
    worker.join();
}

QTEST_GUILESS_MAIN(PauseGateTest)
#include "pause_gate_test.moc"
