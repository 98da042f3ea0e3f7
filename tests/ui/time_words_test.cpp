#include "ui/train/time_words.h"

#include <QTest>

namespace sg {

class TimeWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void words_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown") << -1.0 << QStringLiteral("Estimating...");
        QTest::newRow("end") << 0.0 << QStringLiteral("a few seconds left");
        QTest::newRow("seconds") << 42.0 << QStringLiteral("about 45 seconds left");
        QTest::newRow("minutes") << 180.0 << QStringLiteral("about 3 minutes left");
        QTest::newRow("rounded") << 95.0 << QStringLiteral("about 2 minutes left");
        QTest::newRow("hours") << 5400.0 << QStringLiteral("about 1.5 hours left");
        QTest::newRow("days") << 200'000.0 << QStringLiteral("about 55.6 hours left");
    }

    void words() {
        QFETCH(double, seconds);
        QFETCH(QString, words);
        const auto given = seconds < 0.0 ? std::nullopt : std::optional(seconds);
        QCOMPARE(timeLeftInWords(given), words);
    }
};

} // namespace sg

QTEST_APPLESS_MAIN(sg::TimeWordsTest)
#include "time_words_test.moc"
