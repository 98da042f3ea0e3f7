// Both themes can be read and are neutral, and what draws itself follows a change.

#include "tests/ui/strict.h"
#include "ui/curves/curve_data.h"
#include "ui/curves/curve_plot.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/theme.h"
#include "ui/mixer/drift_strip.h"

#include <QApplication>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

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

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() { failOnAnyWarning(); }

    void surroundsAreNeutral_data() { themes(); }

    void surroundsAreNeutral() {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button}) {
            const QColor colour = qApp->palette().color(role);
            QCOMPARE(colour.red(), colour.green());
            QCOMPARE(colour.green(), colour.blue());
        }
    }

    void textCanBeRead_data() { themes(); }

    void textCanBeRead() {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        const QPalette palette = qApp->palette();
        const auto colour = [&](QPalette::ColorRole role) { return palette.color(role); };
        QVERIFY(contrast(colour(QPalette::WindowText), colour(QPalette::Window)) >= 7.0);
        QVERIFY(contrast(colour(QPalette::Text), colour(QPalette::Base)) >= 7.0);
        QVERIFY(contrast(colour(QPalette::ButtonText), colour(QPalette::Button)) >= 7.0);
        QVERIFY(contrast(colour(QPalette::PlaceholderText), colour(QPalette::Base)) >= 4.5);
        QVERIFY(contrast(colour(QPalette::PlaceholderText), colour(QPalette::Window)) >= 4.5);
        QVERIFY(contrast(colour(QPalette::HighlightedText), colour(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(colour(QPalette::Link), colour(QPalette::Window)) >= 4.5);
        QVERIFY(contrast(colour(QPalette::ToolTipText), colour(QPalette::ToolTipBase)) >= 7.0);
    }

    void noColourOfTheStyleSheetIsLeftUnnamed_data() { themes(); }

    void noColourOfTheStyleSheetIsLeftUnnamed() {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        QVERIFY(qApp->styleSheet().contains(QStringLiteral("QPushButton#startButton")));
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
        // A name that is the beginning of another one would leave "#d08a3cHover" behind.
        static const QRegularExpression broken(QStringLiteral("#[0-9a-f]{6}[A-Za-z]"));
        QVERIFY(!qApp->styleSheet().contains(broken));
    }

    void whatDrawsItselfFollows() {
        applyTheme(*qApp, Theme::Dark);
        DriftStrip strip(QStringLiteral("g8"), nullptr);
        strip.resize(6, 100);
        const CurveData none;
        CurvePlot plot(none, nullptr);
        plot.resize(400, 200);
        const auto ground = [](QWidget& widget, int x, int y) {
            return qGray(widget.grab().toImage().pixel(x, y));
        };
        QVERIFY(ground(strip, 3, 20) < 60);
        QVERIFY(ground(plot, 2, 2) < 60);
        applyTheme(*qApp, Theme::Light);
        QCoreApplication::processEvents();
        QVERIFY(ground(strip, 3, 20) > 220);
        plot.replot();
        QVERIFY(ground(plot, 2, 2) > 220);
    }

    void namesGoBothWays() {
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            QCOMPARE(themeNamed(nameOf(theme)), theme);
        }
        QCOMPARE(themeNamed(QStringLiteral("plaid")), Theme::Dark);
    }

    void betweenTwoColours() {
        QCOMPARE(between(Qt::black, Qt::white, 0.0), QColor(Qt::black));
        QCOMPARE(between(Qt::black, Qt::white, 1.0), QColor(Qt::white));
        QCOMPARE(between(QColor(0, 100, 200), QColor(100, 0, 250), 0.5), QColor(50, 50, 225));
    }

private:
    static void themes() {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("dark") << Theme::Dark;
        QTest::newRow("light") << Theme::Light;
    }
};

} // namespace sg

QTEST_MAIN(sg::ThemeTest)
#include "theme_test.moc"
