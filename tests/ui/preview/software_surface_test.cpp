#include "tests/ui/preview/test_frames.h"
#include "ui/preview/preview_view.h"
#include "ui/preview/vulkan_instance.h"

#include <QSignalSpy>
#include <QTest>
#include <QVulkanInstance>

#include <memory>

using namespace sg;
using namespace sg::test;

/// The view where there is no Vulkan (Qt's offscreen platform has none).
class SoftwareSurfaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void noInstanceMeansSoftware() {
        const std::unique_ptr<PreviewView> view(PreviewView::create(nullptr, nullptr));
        QSignalSpy fallen(view.get(), &PreviewView::fellBackToSoftware);
        QVERIFY(!view->usesVulkan());
        QCOMPARE(view->deviceName(), QStringLiteral("Software drawing"));
        QTRY_COMPARE(fallen.size(), 1); // heard although it was decided before we listened
        QVERIFY(!fallen.at(0).at(0).toString().isEmpty());
    }

    void anInstanceThatCannotBeCreatedMeansSoftware() {
        QVulkanInstance instance;
        QVERIFY(!createVulkanInstance(instance));
        const std::unique_ptr<PreviewView> view(PreviewView::create(&instance, nullptr));
        QVERIFY(!view->usesVulkan());
    }

    void theScreenIsTheRaster() {
        const auto view = shown();
        for (const CompareMode mode :
             {CompareMode::Source, CompareMode::Split, CompareMode::Tuned}) {
            view->setCompareMode(mode);
            for (const double zoom : {0.3, 1.0, 2.5}) {
                view->setZoom(zoom);
                QCOMPARE(largestDifference(view->grab().toImage(), view->renderToImage()), 0);
            }
        }
        QVERIFY(!view->takeFrameTimesMs().empty());
        QVERIFY(view->takeFrameTimesMs().empty());
    }

    void mouseAndKeysWork() {
        const auto view = shown();
        QWidget* canvas = view->childAt(100, 100);
        QVERIFY(canvas);
        const QImage before = view->renderToImage();
        drag(canvas, QPoint(100, 100), QPoint(130, 110));
        QVERIFY(view->renderToImage() != before);
        QTest::keyClick(view.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(view->renderToImage(), before);
        QTest::keyClick(view.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(view->zoom(), 1.0);
    }

    void theSplitHandleIsDragged() {
        const auto view = shown();
        view->setCompareMode(CompareMode::Split);
        QSignalSpy moved(view.get(), &PreviewView::splitChanged);
        QWidget* canvas = view->childAt(100, 100);
        drag(canvas, QPoint(view->width() / 2, 50), QPoint(view->width() * 3 / 4, 60));
        QCOMPARE(view->split(), 0.75);
        QVERIFY(!moved.isEmpty());
    }

    void aDragWhoseReleaseWasLostEnds() {
        const auto view = shown();
        QWidget* canvas = view->childAt(100, 100);
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(100, 100));
        const QImage before = view->renderToImage();
        const QPointF to(150, 100);
        QMouseEvent move(
            QEvent::MouseMove,
            to,
            canvas->mapToGlobal(to),
            Qt::NoButton,
            Qt::NoButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(canvas, &move);
        QCOMPARE(view->renderToImage(), before);
        // And the next press starts anew, from its own place.
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(10, 10));
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(200, 200)); // its release was lost
        QTest::mouseMove(canvas, QPoint(200, 200));
        QCOMPARE(view->renderToImage(), before);
        QTest::mouseMove(canvas, QPoint(230, 200));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(230, 200));
        QVERIFY(view->renderToImage() != before);
    }

    void framesReplaceTheirKindAndCanBeCleared() {
        const auto view = shown();
        const QImage tuned = view->renderToImage();
        view->setFrame(makeFrame(PreviewKind::Source, {}, noise));
        QCOMPARE(view->renderToImage(), tuned); // Tuned is shown
        view->setFrame(makeFrame(PreviewKind::Tuned, {}, wave));
        QVERIFY(view->renderToImage() != tuned);
        view->clearFrames();
        QImage empty(tuned.size(), QImage::Format_RGB32);
        empty.fill(kBackground);
        QCOMPARE(view->renderToImage(), empty);
    }

    void signalsTellChangesOnce() {
        const auto view = shown();
        QSignalSpy modes(view.get(), &PreviewView::compareModeChanged);
        QSignalSpy splits(view.get(), &PreviewView::splitChanged);
        QSignalSpy zooms(view.get(), &PreviewView::zoomChanged);
        view->setCompareMode(CompareMode::Split);
        view->setCompareMode(CompareMode::Split);
        view->setSplit(0.2);
        view->setSplit(0.2);
        view->setZoom(1.25);
        view->setZoom(1.25);
        QCOMPARE(modes.size(), 1);
        QCOMPARE(splits.size(), 1);
        QCOMPARE(zooms.size(), 1);
        QCOMPARE(zooms.at(0).at(0).toDouble(), 1.25);
    }

private:
    static constexpr QRgb kBackground = qRgb(0x2b, 0x2b, 0x2b);

    static std::unique_ptr<PreviewView> shown() {
        std::unique_ptr<PreviewView> view(PreviewView::create(nullptr, nullptr));
        view->resize(400, 300);
        view->show();
        view->setFrame(makeFrame(PreviewKind::Source, {}, wave));
        view->setFrame(makeFrame(PreviewKind::Tuned));
        return view;
    }

    static void drag(QWidget* canvas, QPoint from, QPoint to) {
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, to);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    }
};

QTEST_MAIN(SoftwareSurfaceTest)
#include "software_surface_test.moc"
