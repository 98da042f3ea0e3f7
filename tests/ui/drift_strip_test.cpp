#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/mixer/drift_strip.h"
#include "ui/mixer/mixer_words.h"

#include <QApplication>
#include <QImage>
#include <QTest>

#include <limits>

namespace sg {

class DriftStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); } // greys are told apart on the dark theme

    void init() { failOnAnyWarning(); }

    void aTenfoldDriftIsAThirdHigher() {
        DriftStrip strip(QStringLiteral("g4"), nullptr);
        QCOMPARE(strip.filled(), 0.0);
        for (const auto& [drift, filled] : std::vector<std::pair<double, double>>{
                 {0.0, 0.0},
                 {0.0001, 0.0},
                 {0.001, 0.0},
                 {0.01, 1.0 / 3.0},
                 {0.1, 2.0 / 3.0},
                 {1.0, 1.0},
                 {7.0, 1.0}}) {
            strip.setDrift(drift);
            QVERIFY2(std::abs(strip.filled() - filled) < 1e-9, qPrintable(QString::number(drift)));
        }
    }

    void theBarGrowsFromTheFoot() {
        DriftStrip strip(QStringLiteral("g4"), nullptr);
        strip.resize(strip.width(), 102); // 100 inside its edge
        const auto bright = [&strip] {
            const QImage picture = strip.grab().toImage();
            int rows = 0;
            for (int y = 1; y < picture.height() - 1; ++y) {
                rows += qGray(picture.pixel(picture.width() / 2, y)) > 150 ? 1 : 0;
            }
            return rows;
        };
        QCOMPARE(bright(), 0);
        strip.setDrift(0.0);
        QCOMPARE(bright(), 0);
        strip.setDrift(0.0005); // something is never shown as nothing
        QCOMPARE(bright(), 2);
        strip.setDrift(0.01);
        QVERIFY(std::abs(bright() - 33) <= 1);
        QVERIFY(qGray(strip.grab().toImage().pixel(2, 98)) > 150);
        strip.setDrift(1.0);
        QCOMPARE(bright(), 98); // the two marks stay visible
    }

    void whatIsNotFiniteIsNoMeasurement() {
        DriftStrip strip(QStringLiteral("g4"), nullptr);
        strip.setDrift(0.2);
        strip.setDrift(std::numeric_limits<double>::quiet_NaN());
        QVERIFY(!strip.drift().has_value());
        QCOMPARE(strip.filled(), 0.0);
    }

    void theToolTipSaysItInWords() {
        DriftStrip strip(QStringLiteral("g4"), nullptr);
        QVERIFY(strip.toolTip().contains(QStringLiteral("is measured while a training runs")));
        strip.setDrift(0.032);
        QVERIFY(strip.toolTip().startsWith(
            QStringLiteral("g4 has moved 3.2 % from the source.\nThe bar's marks are at 1 %")));
        QCOMPARE(
            strip.accessibleDescription(), QStringLiteral("g4 has moved 3.2 % from the source"));
    }

    void driftInWords_data() {
        QTest::addColumn<double>("drift");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << 0.0 << QStringLiteral("d8 has not moved from the source");
        QTest::newRow("tiny") << 0.0004
                              << QStringLiteral("d8 has moved less than 0.1 % from the source");
        QTest::newRow("small") << 0.0016 << QStringLiteral("d8 has moved 0.2 % from the source");
        QTest::newRow("ten") << 0.0996 << QStringLiteral("d8 has moved 10 % from the source");
        QTest::newRow("far") << 0.42 << QStringLiteral("d8 has moved 42 % from the source");
    }

    void driftInWords() {
        QFETCH(double, drift);
        QFETCH(QString, words);
        QCOMPARE(sg::driftInWords(QStringLiteral("d8"), drift), words);
    }

    void freeInWords_data() {
        QTest::addColumn<qint64>("free");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("words");
        const auto row = [](qint64 free, qint64 total, const char* words) {
            QTest::newRow(words) << free << total << QString::fromLatin1(words);
        };
        row(0, 0, "");
        row(0, 3'400'000, "None of 3.4 million numbers may change");
        row(1'200'000, 3'400'000, "1.2 of 3.4 million numbers may change");
        row(3'400'000, 3'400'000, "All 3.4 million numbers may change");
        row(12'000, 5'536'288, "0.01 of 5.5 million numbers may change");
        row(12, 5'536'288, "less than 0.01 of 5.5 million numbers may change");
        row(102'400'000, 204'000'000, "102 of 204 million numbers may change");
        row(12'000, 524'288, "12.0 of 524 thousand numbers may change");
        row(12, 512, "12 of 512 numbers may change");
    }

    void freeInWords() {
        QFETCH(qint64, free);
        QFETCH(qint64, total);
        QFETCH(QString, words);
        QCOMPARE(sg::freeInWords(free, total), words);
    }
};

} // namespace sg

QTEST_MAIN(sg::DriftStripTest)
#include "drift_strip_test.moc"
