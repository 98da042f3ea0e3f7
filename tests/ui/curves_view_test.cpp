#include "tests/ui/strict.h"
#include "ui/curves/curves_view.h"
#include "ui/looks/application_setup.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <cmath>
#include <limits>

namespace sg {

namespace {

std::vector<StepStats> steps(int first, int count) {
    std::vector<StepStats> stats;
    for (int i = first; i < first + count; ++i) {
        StepStats s;
        s.step = i;
        s.kimg = i * 0.008;
        s.seconds = i * 0.5;
        s.lossG = 1.0;
        s.lossD = 2.0;
        if (i % 16 == 0) {
            s.r1 = 0.3;
        }
        if (i % 4 == 0) {
            s.pathLength = 0.1;
        }
        stats.push_back(s);
    }
    return stats;
}

/// The panel on the screen, and where things are on it.
class Shown : public CurvesView {
public:
    Shown() {
        resize(945, 250);
        show();
        QTest::qWait(30);
    }

    QWidget* plot() { return findChild<QWidget*>(QStringLiteral("curvesPlot")); }

    QAction* action(const char* name) { return findChild<QAction*>(QString::fromLatin1(name)); }

    /// A point of the plot at a share of the axis from left to right.
    QPoint at(double share) {
        const QRect area = plotArea();
        return {area.left() + int(std::lround(share * area.width())), area.center().y()};
    }

    QString wordsAt(double share) {
        hover(at(share));
        return readOut();
    }

    void drag(double from, double to) {
        QTest::qWait(30);
        const QPoint begin(at(from).x(), plotArea().top() + 5);
        const QPoint end(at(to).x(), plotArea().center().y());
        QTest::mousePress(plot(), Qt::LeftButton, {}, begin);
        move((begin + end) / 2, Qt::LeftButton);
        move(end, Qt::LeftButton);
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, end);
        QTest::qWait(30);
    }

    /// Where the legend shows a colour.
    QPoint legendEntry(const QColor& colour) {
        const QImage image = plot()->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = plotArea().right() + 2; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour) {
                    return {x, y};
                }
            }
        }
        return {};
    }

private:
    void move(const QPoint& point, Qt::MouseButtons buttons) {
        QMouseEvent event(
            QEvent::MouseMove,
            QPointF(point),
            QPointF(plot()->mapToGlobal(point)),
            Qt::NoButton,
            buttons,
            Qt::NoModifier);
        QCoreApplication::sendEvent(plot(), &event);
    }

    void hover(const QPoint& point) { move(point, Qt::NoButton); }

    QString readOut() { return findChild<QLabel*>(QStringLiteral("curvesReadOut"))->text(); }
};

} // namespace

class CurvesViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() { failOnAnyWarning(); }

    void takesEveryStepAndOnlyTheRegularisersThatRan() {
        CurvesView view;
        view.append(steps(1, 64));
        view.append(steps(65, 64));
        QCOMPARE(view.points(CurvesView::G), 128);
        QCOMPARE(view.points(CurvesView::D), 128);
        QCOMPARE(view.points(CurvesView::R1), 8);
        QCOMPARE(view.points(CurvesView::PathLength), 32);
    }

    void leavesOutWhatIsNoNumber() {
        CurvesView view;
        auto stats = steps(1, 2);
        stats[0].lossG = std::numeric_limits<double>::quiet_NaN();
        stats[1].lossD = std::numeric_limits<double>::infinity();
        view.append(stats);
        QCOMPARE(view.points(CurvesView::G), 1);
        QCOMPARE(view.points(CurvesView::D), 1);
    }

    void clearForgetsAll() {
        CurvesView view;
        view.append(steps(1, 10));
        view.mark(0.04, QStringLiteral("fader"));
        view.clear();
        QCOMPARE(view.points(CurvesView::G), 0);
        QCOMPARE(view.marks(), 0);
    }

    void aClickTellsItsPlaceAndADragDoesNot() {
        Shown view;
        view.append(steps(1, 1000));
        QSignalSpy clicked(&view, &CurvesView::clicked);
        view.drag(0.3, 0.7);
        QTest::qWait(QApplication::doubleClickInterval() + 50);
        QCOMPARE(clicked.count(), 0);
        QTest::mouseDClick(view.plot(), Qt::LeftButton, {}, view.at(0.5)); // all again
        QTest::qWait(QApplication::doubleClickInterval() + 50);
        QCOMPARE(clicked.count(), 0);
        const QString words = view.wordsAt(0.5);
        QTest::mouseClick(view.plot(), Qt::LeftButton, {}, view.at(0.5));
        QTRY_COMPARE(clicked.count(), 1);
        const double kimg = clicked[0][0].toDouble();
        QVERIFY(words.startsWith(QString::number(kimg, 'f', 3) + QStringLiteral(" kimg")));
        // By time it is the same moment: half a second a step, eight pictures.
        view.action("curvesByTime")->trigger();
        QTest::mouseClick(view.plot(), Qt::LeftButton, {}, view.at(0.5));
        QTRY_COMPARE(clicked.count(), 2);
        QVERIFY(std::abs(clicked[1][0].toDouble() - kimg) < 0.2);
    }

    void theCursorStaysThroughMarksAndClearing() {
        Shown view;
        view.append(steps(1, 100));
        view.setCursorAt(0.4);
        view.mark(0.2, QStringLiteral("fader"));
        view.clear();
        QCOMPARE(view.cursorAt(), std::optional(0.4));
        view.setCursorAt({});
        QVERIFY(!view.cursorAt());
        QVERIFY(!view.picture().isNull());
    }

    void aBurstOfTheSameMarkIsOne() {
        CurvesView view;
        view.append(steps(1, 1000)); // 8 kimg wide
        view.mark(1.0, QStringLiteral("fader"));
        view.mark(1.05, QStringLiteral("fader"));
        view.mark(1.1, QStringLiteral("fader"));
        QCOMPARE(view.marks(), 1);
        view.mark(1.1, QStringLiteral("pause"));
        QCOMPARE(view.marks(), 2);
        view.mark(4.0, QStringLiteral("fader"));
        QCOMPARE(view.marks(), 3);
    }

    void drawsManyPointsQuickly() {
        CurvesView view;
        view.resize(900, 250);
        view.show();
        view.append(steps(1, 100'000));
        QElapsedTimer timer;
        timer.start();
        view.append(steps(100'001, 10));
        view.grab();
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

    void thePointerReadsValues() {
        Shown view;
        view.append(steps(1, 200));
        QTest::qWait(30);
        const QString text = view.wordsAt(0.3);
        QVERIFY2(text.contains(QStringLiteral("Picture maker (G) 1")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Critic (D) 2")), qPrintable(text));
        QVERIFY(view.wordsAt(1.05).isEmpty()); // beside the axes
        QVERIFY(!view.wordsAt(0.5).isEmpty());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(view.plot(), &leave);
        QVERIFY(view.findChild<QLabel*>(QStringLiteral("curvesReadOut"))->text().isEmpty());
    }

    void theSmoothingSliderRedraws() {
        Shown view;
        auto stats = steps(1, 200);
        for (StepStats& s : stats) {
            s.lossG = s.step % 2 == 0 ? 0.5 : 1.5;
        }
        view.append(stats);
        auto* slider = view.findChild<QSlider*>(QStringLiteral("smoothing"));
        slider->setValue(0);
        QTest::qWait(30);
        const QImage rough = view.grab().toImage();
        slider->setValue(95);
        QTest::qWait(30);
        QVERIFY(view.grab().toImage() != rough);
    }

    void aSpikeDoesNotFlattenTheRestUnlessWanted() {
        Shown view;
        auto stats = steps(1, 400);
        stats[100].lossD = 5000.0;
        view.append(stats);
        QVERIFY(view.action("curvesIgnoreOutliers")->isChecked());
        QVERIFY2(view.heights().second < 3.0, qPrintable(QString::number(view.heights().second)));
        QCOMPARE(view.heights().first, 0.0);
        view.action("curvesIgnoreOutliers")->trigger();
        QVERIFY(view.heights().second > 5000.0);
        QCOMPARE(view.points(CurvesView::D), 400); // nothing is taken away
        view.action("curvesIgnoreOutliers")->trigger();
        QVERIFY(view.heights().second < 3.0);
    }

    void theHeightFollowsWhatIsVisible() {
        Shown view;
        auto stats = steps(1, 400);
        for (StepStats& s : stats) {
            s.lossD = s.step > 200 ? 100.0 : 2.0;
        }
        view.append(stats);
        QVERIFY(view.heights().second > 100.0);
        // Zoom to the first quarter, then ask for the height anew.
        view.drag(0.02, 0.25);
        view.action("curvesIgnoreOutliers")->trigger();
        QVERIFY2(view.heights().second < 3.0, qPrintable(QString::number(view.heights().second)));
        // And back, by the menu.
        view.action("curvesShowAll")->trigger();
        QVERIFY(view.heights().second > 100.0);
    }

    void aHiddenCurveDoesNotCount() {
        Shown view;
        auto stats = steps(1, 100);
        for (StepStats& s : stats) {
            s.lossD = 100.0;
        }
        view.append(stats);
        QTest::qWait(30);
        QVERIFY(view.heights().second > 100.0);
        const QPoint critic = view.legendEntry(QColor(0x56, 0xb4, 0xe9));
        QVERIFY(!critic.isNull());
        QTest::mouseClick(view.plot(), Qt::LeftButton, {}, critic);
        QVERIFY(view.heights().second < 3.0);
        QTest::qWait(30);
        QVERIFY(!view.wordsAt(0.3).contains(QStringLiteral("Critic")));
        // A second, quick click brings it back instead of resetting the zoom.
        QTest::mouseDClick(view.plot(), Qt::LeftButton, {}, critic);
        QVERIFY(view.heights().second > 100.0);
    }

    void aLogarithmicAxisLeavesOutZeroAndLess() {
        Shown view;
        auto stats = steps(1, 300);
        for (StepStats& s : stats) {
            s.lossG = s.step % 3 == 0 ? 0.0 : s.step % 3 == 1 ? -4.0 : 0.01;
            s.lossD = s.step < 150 ? 10.0 : 0.5;
        }
        view.append(stats);
        QVERIFY(view.heights().first < 0.0);
        view.action("curvesLogarithmic")->trigger();
        const auto [low, high] = view.heights();
        QVERIFY2(low > 0.001 && low < 0.01, qPrintable(QString::number(low)));
        QVERIFY2(high > 10.0 && high < 40.0, qPrintable(QString::number(high)));
        QCOMPARE(view.points(CurvesView::G), 300);
        QVERIFY(!view.grab().toImage().isNull());
        view.action("curvesLogarithmic")->trigger();
        QVERIFY(view.heights().first < 0.0);
    }

    void aLogarithmicAxisWithoutASingleValueAboveZero() {
        Shown view;
        view.action("curvesLogarithmic")->trigger();
        QVERIFY(view.heights().first > 0.0); // nothing recorded yet
        view.grab();
        auto stats = steps(1, 30);
        for (StepStats& s : stats) {
            s.lossG = s.lossD = 0.0;
            s.r1.reset();
            s.pathLength.reset();
        }
        view.append(stats);
        QVERIFY(view.heights().first > 0.0);
        QVERIFY(view.heights().second > view.heights().first);
        view.grab();
        // A constant has a height too.
        view.append(steps(31, 30));
        view.grab();
        QVERIFY(view.heights().second > 2.0);
    }

    void alongTimeMarksStayWithTheirStep() {
        Shown view;
        auto stats = steps(1, 100); // the second half takes three times as long
        for (StepStats& s : stats) {
            s.seconds = s.step <= 50 ? double(s.step) * 6.0 : 300.0 + double(s.step - 50) * 18.0;
        }
        view.append(stats);
        view.mark(stats[49].kimg, QStringLiteral("fader"));
        QTest::qWait(30);
        QVERIFY(std::abs(view.markPlaces()[0] - 0.5 / 1.05) < 0.01);
        QVERIFY(view.wordsAt(0.5).contains(QStringLiteral(" kimg")));
        view.action("curvesByTime")->trigger();
        QVERIFY(std::abs(view.markPlaces()[0] - 0.25 / 1.05) < 0.01);
        QTest::qWait(30);
        const QString words = view.wordsAt(0.5);
        QVERIFY2(words.contains(QStringLiteral(" min")), qPrintable(words));
        const double minutes = words.section(QLatin1Char(' '), 0, 0).toDouble();
        QVERIFY2(std::abs(minutes - 10.5) < 0.2, qPrintable(words)); // of 20 and a twentieth
        QVERIFY(words.contains(QStringLiteral("Critic (D) 2")));
        view.action("curvesByKimg")->trigger();
        QVERIFY(std::abs(view.markPlaces()[0] - 0.5 / 1.05) < 0.01);
    }

    void aShortTrainingIsReadInSeconds() {
        Shown view;
        view.append(steps(1, 100)); // fifty seconds
        view.action("curvesByTime")->trigger();
        QTest::qWait(30);
        QVERIFY(view.wordsAt(0.5).contains(QStringLiteral(" s ")));
    }

    void timeGoesOnOverAResume() {
        Shown view;
        view.append(steps(1, 100));
        auto resumed = steps(101, 100);
        for (StepStats& s : resumed) {
            s.seconds -= 50.0; // counts from the start of its session
        }
        view.append(resumed);
        view.mark(0.8, QStringLiteral("resumed"));
        view.action("curvesByTime")->trigger();
        QVERIFY(std::abs(view.markPlaces()[0] - 0.5 / 1.05) < 0.01);
    }

    void aLongTrainingIsReadInHours() {
        Shown view;
        auto stats = steps(1, 100);
        for (StepStats& s : stats) {
            s.seconds = double(s.step) * 360.0; // ten hours
        }
        view.append(stats);
        view.action("curvesByTime")->trigger();
        QTest::qWait(30);
        const QString words = view.wordsAt(0.5);
        QVERIFY2(words.contains(QStringLiteral(" h ")), qPrintable(words));
        QVERIFY(std::abs(words.section(QLatin1Char(' '), 0, 0).toDouble() - 5.25) < 0.1);
    }

    void aDoubleClickShowsEverything() {
        Shown view;
        view.append(steps(1, 200));
        view.mark(0.8, QStringLiteral("fader"));
        QTest::qWait(30);
        const double before = view.markPlaces()[0];
        view.drag(0.3, 0.7);
        QVERIFY(std::abs(view.markPlaces()[0] - before) > 0.02);
        QTest::mouseDClick(view.plot(), Qt::LeftButton, {}, view.at(0.5));
        QCOMPARE(view.markPlaces()[0], before);
    }

    void theMenuIsReachedByKeysAndByTheRightButton() {
        Shown view;
        view.append(steps(1, 10));
        auto* button = view.findChild<QToolButton*>(QStringLiteral("curvesOptions"));
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        auto* menu = view.findChild<QMenu*>(QStringLiteral("curvesMenu"));
        QTimer::singleShot(0, this, [menu] {
            QVERIFY(menu->isVisible());
            QTest::keyClick(menu, Qt::Key_L);
        });
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(view.action("curvesLogarithmic")->isChecked());
        QTRY_VERIFY(!menu->isVisible());

        const QPoint point = view.at(0.5);
        QTest::mousePress(view.plot(), Qt::RightButton, {}, point);
        QContextMenuEvent wish(
            QContextMenuEvent::Mouse, point, view.plot()->mapToGlobal(point), Qt::NoModifier);
        QCoreApplication::sendEvent(view.plot(), &wish);
        QVERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Escape);
        QVERIFY(!menu->isVisible());
        for (const QAction* action : menu->actions()) {
            QVERIFY(action->isSeparator() || !action->objectName().isEmpty());
            QVERIFY(action->isSeparator() || action->toolTip().size() > 20);
        }
    }

    void savingIsOfferedOnceThereIsSomething() {
        Shown view;
        QSignalSpy numbers(&view, &CurvesView::saveNumbersRequested);
        QSignalSpy picture(&view, &CurvesView::savePictureRequested);
        QVERIFY(!view.action("curvesSaveNumbers")->isEnabled());
        QVERIFY(!view.action("curvesSavePicture")->isEnabled());
        view.append(steps(1, 10));
        view.action("curvesSaveNumbers")->trigger();
        view.action("curvesSavePicture")->trigger();
        QCOMPARE(numbers.count(), 1);
        QCOMPARE(picture.count(), 1);
        QCOMPARE(int(view.steps().size()), 10);
        QCOMPARE(view.picture().size(), view.plot()->size() * 2);
        view.clear();
        QVERIFY(!view.action("curvesSaveNumbers")->isEnabled());
    }

    void lookAtIt() {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (folder.isEmpty()) {
            return;
        }
        Shown view;
        auto stats = steps(1, 1500);
        for (StepStats& s : stats) {
            const double k = double(s.step);
            s.seconds = k * 4.0 + (k > 700 ? (k - 700) * 4.0 : 0.0);
            s.lossG = 1.2 + 2.0 * std::exp(-k / 200) + 0.25 * std::sin(k * 1.7) * std::sin(k * 0.3);
            s.lossD = 0.9 + 0.2 * std::sin(k * 2.3) * std::cos(k * 0.17) + (s.step == 900 ? 20 : 0);
            if (s.r1) {
                s.r1 = 0.05 + 0.04 * std::sin(k);
            }
        }
        view.append(stats);
        view.mark(2.0, QStringLiteral("fader"));
        view.mark(5.6, QStringLiteral("setting"));
        view.mark(11.9, QStringLiteral("pictures"));
        const auto shoot = [&](const char* name) {
            QTest::qWait(60);
            QVERIFY(view.grab().save(folder + QLatin1Char('/') + QString::fromLatin1(name)));
        };
        view.wordsAt(0.4);
        shoot("curves.png");
        view.action("curvesIgnoreOutliers")->trigger();
        shoot("curves-with-outliers.png");
        view.action("curvesLogarithmic")->trigger();
        shoot("curves-log.png");
        view.action("curvesIgnoreOutliers")->trigger();
        view.action("curvesByTime")->trigger();
        QTest::mouseClick(
            view.plot(), Qt::LeftButton, {}, view.legendEntry(QColor(0xcc, 0x79, 0xa7)));
        shoot("curves-log-time.png");
        QVERIFY(view.picture().save(folder + QStringLiteral("/curves-exported.png")));
        auto* menu = view.findChild<QMenu*>(QStringLiteral("curvesMenu"));
        menu->popup(QPoint(0, 0));
        QVERIFY(menu->grab().save(folder + QStringLiteral("/curves-menu.png")));
        menu->close();
    }
};

} // namespace sg

QTEST_MAIN(sg::CurvesViewTest)
#include "curves_view_test.moc"
