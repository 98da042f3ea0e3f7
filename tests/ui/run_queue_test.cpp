#include "tests/ui/fake_services.h"
#include "tests/ui/planned_runs.h"
#include "tests/ui/strict.h"
#include "ui/queue/run_queue.h"

#include <QSignalSpy>
#include <QTest>

namespace sg {

class RunQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_queue = std::make_unique<RunQueue>();
        for (const char* name : {"a", "b", "c"}) {
            m_queue->add(test::named(name));
        }
    }

    void runsStandInTheOrderTheyCame() {
        QCOMPARE(names(), QStringLiteral("abc"));
        QCOMPARE(m_queue->size(), 3);
        QVERIFY(!m_queue->empty());
    }

    void aRunIsTakenOut() {
        QSignalSpy changed(m_queue.get(), &RunQueue::changed);
        m_queue->remove(1);
        QCOMPARE(names(), QStringLiteral("ac"));
        QCOMPARE(changed.count(), 1);
        m_queue->remove(2);
        m_queue->remove(-1);
        QCOMPARE(names(), QStringLiteral("ac"));
        QCOMPARE(changed.count(), 1);
    }

    void editsAreTakenBackByTheRunNotItsPlace() {
        std::vector<QueueEdit> edits;
        connect(m_queue.get(), &RunQueue::edited, this, [&](const QueueEdit& edit) {
            edits.push_back(edit);
        });
        m_queue->move(0, 2);
        m_queue->remove(0);
        m_queue->add(test::named("d"));
        QCOMPARE(names(), QStringLiteral("cad"));
        m_queue->dropFirst(); // c was started: nobody's edit
        QCOMPARE(edits.size(), std::size_t(3));
        QCOMPARE(names(), QStringLiteral("ad"));
        QVERIFY(m_queue->revert(edits[2]));
        QCOMPARE(names(), QStringLiteral("a"));
        QVERIFY(m_queue->revert(edits[1]));
        QCOMPARE(names(), QStringLiteral("ba"));
        QVERIFY(m_queue->revert(edits[0]));
        QCOMPARE(names(), QStringLiteral("ab"));
        m_queue->dropFirst();
        QVERIFY(!m_queue->repeat(edits[0])); // a is on its way
        QCOMPARE(names(), QStringLiteral("b"));
        QVERIFY(m_queue->repeat(edits[1]));
        QVERIFY(m_queue->repeat(edits[2]));
        QVERIFY(!m_queue->repeat(edits[2])); // it is there
        QCOMPARE(names(), QStringLiteral("d"));
    }

    void runsAreMoved_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("order");
        QTest::newRow("later") << 0 << 1 << QStringLiteral("bac");
        QTest::newRow("last") << 0 << 2 << QStringLiteral("bca");
        QTest::newRow("first") << 2 << 0 << QStringLiteral("cab");
        QTest::newRow("nowhere") << 1 << 1 << QStringLiteral("abc");
        QTest::newRow("before the first") << 0 << -1 << QStringLiteral("abc");
        QTest::newRow("behind the last") << 2 << 3 << QStringLiteral("abc");
    }

    void runsAreMoved() {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, order);
        m_queue->move(from, to);
        QCOMPARE(names(), order);
    }

    void aHeldQueueSaysWhy() {
        QVERIFY(m_queue->heldBecause().isEmpty());
        m_queue->hold(QStringLiteral("The run failed."));
        m_queue->add(test::named("d"));
        QCOMPARE(m_queue->heldBecause(), QStringLiteral("The run failed."));
        m_queue->release();
        QVERIFY(m_queue->heldBecause().isEmpty());
    }

    void whatHeldOthersDoesNotHoldANewOne() {
        while (!m_queue->empty()) {
            m_queue->remove(0);
        }
        m_queue->hold(QStringLiteral("The run failed."));
        m_queue->add(test::named("d"));
        QVERIFY(m_queue->heldBecause().isEmpty());
    }

private:
    [[nodiscard]] QString names() const { return test::namesIn(*m_queue); }

    std::unique_ptr<RunQueue> m_queue;
};

} // namespace sg

QTEST_MAIN(sg::RunQueueTest)
#include "run_queue_test.moc"
