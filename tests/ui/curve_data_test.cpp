#include "ui/curves/curve_data.h"

#include <QTest>

#include <limits>

namespace sg {

namespace {

StepStats step(double kimg, double seconds) {
    StepStats s;
    s.kimg = kimg;
    s.seconds = seconds;
    s.lossG = kimg;
    s.lossD = 2.0 * kimg;
    return s;
}

} // namespace

class CurveDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aPlaceBetweenTwoStepsHasATimeBetweenThem() {
        CurveData data;
        data.append({step(1.0, 100.0), step(2.0, 300.0)});
        QCOMPARE(data.secondsAt(0.0), 0.0);
        QCOMPARE(data.secondsAt(0.5), 50.0);
        QCOMPARE(data.secondsAt(1.0), 100.0);
        QCOMPARE(data.secondsAt(1.25), 150.0);
        QCOMPARE(data.secondsAt(2.0), 300.0);
        QCOMPARE(data.secondsAt(9.0), 300.0); // a mark may be ahead of its step
    }

    void aTimeHasItsPlace() {
        CurveData data;
        data.append({step(1.0, 100.0), step(2.0, 300.0)});
        for (const double kimg : {0.0, 0.5, 1.0, 1.25, 2.0}) {
            QCOMPARE(data.kimgAt(data.secondsAt(kimg)), kimg);
        }
        QCOMPARE(data.kimgAt(900.0), 2.0);
    }

    void withoutStepsThereIsNoTime() {
        const CurveData data;
        QCOMPARE(data.kimgAt(3.0), 0.0);
        QCOMPARE(data.seconds(), 0.0);
        QCOMPARE(data.secondsAt(3.0), 0.0);
    }

    void timeGoesOnWhereTheClockStartsAnew() {
        CurveData data;
        data.append({step(1.0, 100.0), step(2.0, 200.0)});
        data.append({step(3.0, 1.0), step(4.0, 2.0)}); // resumed from a light state
        QCOMPARE(data.seconds(), 202.0);
        QCOMPARE(data.secondsAt(3.0), 201.0);
        data.append({step(5.0, 0.5)});
        QCOMPARE(data.seconds(), 202.5);
    }

    void aRoundedPastIsNoNewClock() {
        CurveData data;
        data.append({step(1.0, 123457.0)}); // six digits in curves.csv
        data.append({step(2.0, 123456.8), step(3.0, 123458.0)});
        QCOMPARE(data.secondsAt(2.0), 123457.0);
        QCOMPARE(data.seconds(), 123458.0);
    }

    void whatWasSteppedBackIsReplaced() {
        CurveData data;
        data.append({step(1.0, 10.0), step(2.0, 20.0), step(3.0, 30.0)});
        data.append({step(2.0, 40.0), step(2.5, 50.0)});
        QCOMPARE(int(data.steps().size()), 3);
        QCOMPARE(data.points(CurveData::G).kimg, (std::vector<double>{1.0, 2.0, 2.5}));
        QCOMPARE(data.points(CurveData::G).seconds, (std::vector<double>{10.0, 40.0, 50.0}));
        QCOMPARE(data.points(CurveData::D).values, (std::vector<double>{2.0, 4.0, 5.0}));
    }

    void whatIsNoNumberIsKeptAsAStepOnly() {
        CurveData data;
        StepStats broken = step(2.0, 20.0);
        broken.lossG = std::numeric_limits<double>::quiet_NaN();
        data.append({step(1.0, 10.0), broken, step(std::numeric_limits<double>::infinity(), 30.0)});
        QCOMPARE(int(data.steps().size()), 2);
        QCOMPARE(int(data.points(CurveData::G).values.size()), 1);
        QCOMPARE(int(data.points(CurveData::D).values.size()), 2);
    }
};

} // namespace sg

QTEST_APPLESS_MAIN(sg::CurveDataTest)
#include "curve_data_test.moc"
