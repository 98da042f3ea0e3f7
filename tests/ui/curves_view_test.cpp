#include "tests/ui/strict.h"
#include "ui/curves/curves_view.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QMouseEvent>
#include <QSlider>
#include <QTest>

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

} // namespace

class CurvesViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

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
        CurvesView view;
        view.resize(900, 250);
        view.show();
        view.append(steps(1, 200));
        QTest::qWait(30);
        auto* plot = view.findChild<QWidget*>(QStringLiteral("curvesPlot"));
        QMouseEvent move(
            QEvent::MouseMove,
            QPointF(300, 60),
            plot->mapToGlobal(QPointF(300, 60)),
            Qt::NoButton,
            Qt::NoButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(plot, &move);
        const QString text = view.findChild<QLabel*>(QStringLiteral("curvesReadOut"))->text();
        QVERIFY2(text.contains(QStringLiteral("Picture maker (G) 1")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Critic (D) 2")), qPrintable(text));
    }

    void theSmoothingSliderRedraws() {
        CurvesView view;
        view.resize(900, 250);
        view.show();
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
};

} // namespace sg

QTEST_MAIN(sg::CurvesViewTest)
#include "curves_view_test.moc"
