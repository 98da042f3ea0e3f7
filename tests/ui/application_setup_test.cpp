#include "ui/looks/application_setup.h"

#include <QApplication>
#include <QStyle>
#include <QTest>

#include <clocale>
#include <cstdlib>

namespace sg {

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
};

} // namespace sg

QTEST_MAIN(sg::ApplicationSetupTest)
#include "application_setup_test.moc"
