#include "ui/common/application_setup.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QTest>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdlib>

namespace sg {

namespace {

/// WCAG relative luminance.
double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class ApplicationSetupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        std::setlocale(LC_ALL, "");
        setUpApplication(*qApp);
    }

    void numbersKeepTheirPoint() {
        QCOMPARE(QByteArray(std::setlocale(LC_NUMERIC, nullptr)), QByteArray("C"));
        QCOMPARE(std::strtod("1.5", nullptr), 1.5);
    }

    void theStyleIsTheSameEverywhere() {
        QCOMPARE(QApplication::style()->metaObject()->className(), "QStyleSheetStyle");
        QVERIFY(!qApp->styleSheet().isEmpty());
    }

    void theSurroundOfPicturesIsNeutral() {
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button}) {
            const QColor colour = qApp->palette().color(role);
            QCOMPARE(colour.red(), colour.green());
            QCOMPARE(colour.green(), colour.blue());
        }
    }

    void textCanBeRead() {
        const QPalette palette = qApp->palette();
        const auto colour = [&](QPalette::ColorRole role) { return palette.color(role); };
        QVERIFY(contrast(colour(QPalette::WindowText), colour(QPalette::Window)) >= 7.0);
        QVERIFY(contrast(colour(QPalette::Text), colour(QPalette::Base)) >= 7.0);
        QVERIFY(contrast(colour(QPalette::ButtonText), colour(QPalette::Button)) >= 7.0);
        QVERIFY(contrast(colour(QPalette::PlaceholderText), colour(QPalette::Base)) >= 4.5);
        QVERIFY(contrast(colour(QPalette::HighlightedText), colour(QPalette::Highlight)) >= 4.5);
    }
};

} // namespace sg

QTEST_MAIN(sg::ApplicationSetupTest)
#include "application_setup_test.moc"
