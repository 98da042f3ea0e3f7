#include "ui/curves/value_scale.h"

#include <QTest>

namespace sg {

class ValueScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingHasNoSpan() {
        QVERIFY(!fullSpan({}));
        QVERIFY(!usualSpan({}));
    }

    void aFewValuesAllCount() {
        const auto span = usualSpan({1.0, 100.0, 2.0});
        QCOMPARE(span->lower, 1.0);
        QCOMPARE(span->upper, 100.0);
    }

    void spikesDoNotDecide() {
        std::vector<double> values;
        for (int i = 0; i < 1000; ++i) {
            values.push_back(1.0 + double(i) / 1000.0);
        }
        values[10] = 1e6;
        values[500] = -1e6;
        const auto usual = usualSpan(values);
        QVERIFY(usual->lower > 0.99 && usual->lower < 1.05);
        QVERIFY(usual->upper > 1.95 && usual->upper < 2.0);
        QCOMPARE(fullSpan(values)->upper, 1e6);
        QCOMPARE(fullSpan(values)->lower, -1e6);
    }

    void oneSpikeAmongTwentyIsLeftOut() {
        std::vector<double> values(20, 1.0);
        values[3] = 50.0;
        QCOMPARE(usualSpan(values)->upper, 1.0);
    }

    void anEvenAxisReachesToZero() {
        QCOMPARE(withMargin({2.0, 10.0}, false).lower, 0.0);
        QVERIFY(withMargin({2.0, 10.0}, false).upper > 10.0);
        QVERIFY(withMargin({-3.0, -1.0}, false).lower < -3.0);
        QVERIFY(withMargin({-3.0, -1.0}, false).upper > 0.0);
        const Span flat = withMargin({0.0, 0.0}, false);
        QVERIFY(flat.upper > flat.lower);
    }

    void aLogarithmicAxisStaysAboveZero() {
        const Span span = withMargin({0.01, 10.0}, true);
        QVERIFY(span.lower > 0.0 && span.lower < 0.01);
        QVERIFY(span.upper > 10.0 && span.upper < 30.0);
        const Span flat = withMargin({1.0, 1.0}, true);
        QVERIFY(flat.upper > flat.lower);
    }

    void logNumbersAreRound_data() {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("one decade") << 0.3 << 3.0 << QList<double>{0.5, 1.0, 2.0};
        QTest::newRow("two decades") << 0.08 << 9.0 << QList<double>{0.1, 0.2, 0.5, 1.0, 2.0, 5.0};
        QTest::newRow("three decades")
            << 0.009 << 4.0 << QList<double>{0.01, 0.03, 0.1, 0.3, 1.0, 3.0};
        QTest::newRow("five decades") << 0.5 << 2e4 << QList<double>{1.0, 10.0, 100.0, 1e3, 1e4};
        QTest::newRow("many decades") << 5e-7 << 2e6 << QList<double>{1e-6, 1e-3, 1.0, 1e3, 1e6};
    }

    void logNumbersAreRound() {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(QList<double>, expected);
        const auto ticks = logTicks({lower, upper}, 5);
        QCOMPARE(int(ticks.size()), int(expected.size()));
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QCOMPARE(ticks[i], expected[qsizetype(i)]);
        }
    }

    void aNarrowSpanIsLeftToEvenSteps() { QVERIFY(logTicks({0.21, 0.29}, 5).size() < 2); }

    void withoutASpanAboveZeroThereIsNone() {
        QVERIFY(logTicks({0.0, 1.0}, 5).empty());
        QVERIFY(logTicks({-1.0, 1.0}, 5).empty());
        QVERIFY(logTicks({1.0, 1.0}, 5).empty());
    }
};

} // namespace sg

QTEST_APPLESS_MAIN(sg::ValueScaleTest)
#include "value_scale_test.moc"
