#include "ui/common/event_loop_meter.h"

#include <QTest>

namespace sg {

class EventLoopMeterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void seesABlockedLoop() {
        EventLoopMeter meter;
        QTest::qWait(50);
        QTest::qSleep(120); // the loop does not run meanwhile
        QTest::qWait(50);
        QVERIFY2(meter.maximumMs() >= 100.0, qPrintable(QString::number(meter.maximumMs())));
        QCOMPARE(meter.percentileMs(1.0), double(float(meter.maximumMs())));
        QVERIFY(meter.percentileMs(0.5) < meter.maximumMs());
    }

    void resetForgets() {
        EventLoopMeter meter;
        QTest::qSleep(80);
        QTest::qWait(30);
        QVERIFY(meter.maximumMs() >= 50.0);
        meter.reset();
        QCOMPARE(meter.maximumMs(), 0.0);
        QCOMPARE(meter.percentileMs(0.99), 0.0);
    }
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::EventLoopMeterTest)
#include "event_loop_meter_test.moc"
