#include "ui/train/time_words.h"

#include <QTest>

namespace sg {

class TimeWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void durations() {
        QCOMPARE(durationInWords(1.0), QStringLiteral("a few seconds"));
        QCOMPARE(durationInWords(250.0), QStringLiteral("about 4 minutes"));
        QCOMPARE(durationInWords(3.0 * 86'400.0), QStringLiteral("about 3 days"));
    }

    void words_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown") << -1.0 << QStringLiteral("Estimating...");
        QTest::newRow("end") << 0.0 << QStringLiteral("a few seconds left");
        QTest::newRow("seconds") << 42.0 << QStringLiteral("about 45 seconds left");
        QTest::newRow("minutes") << 180.0 << QStringLiteral("about 3 minutes left");
        QTest::newRow("rounded") << 95.0 << QStringLiteral("about 2 minutes left");
        QTest::newRow("hours") << 5400.0 << QStringLiteral("about 1.5 hours left");
        QTest::newRow("whole hours") << 7200.0 << QStringLiteral("about 2 hours left");
        QTest::newRow("many hours") << 47.0 * 3600.0 << QStringLiteral("about 47 hours left");
        QTest::newRow("days") << 48.0 * 3600.0 << QStringLiteral("about 2 days left");
        QTest::newRow("a bit more") << 200'000.0 << QStringLiteral("about 2.3 days left");
        QTest::newRow("500 hours") << 500.0 * 3600.0 << QStringLiteral("about 21 days left");
        QTest::newRow("more than an int") << 1e12 << QStringLiteral("about 11574074 days left");
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
