#include "tests/ui/preview/test_frames.h"
#include "ui/preview/preview_view.h"
#include "ui/preview/preview_window.h"
#include "ui/preview/vulkan_instance.h"

#include <QGuiApplication>
#include <QMimeData>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QVulkanInstance>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

using namespace sg;
using namespace sg::test;

namespace {

constexpr QSize kSize(480, 400);
constexpr int kTolerance = 2;

QStringList g_validationMessages; // the filter is a plain function

bool onDebugMessage(
    VkDebugReportFlagsEXT flags,
    VkDebugReportObjectTypeEXT,
    uint64_t,
    size_t,
    int32_t,
    const char*,
    const char* message) {
    if ((flags & (VK_DEBUG_REPORT_ERROR_BIT_EXT | VK_DEBUG_REPORT_WARNING_BIT_EXT)) != 0) {
        g_validationMessages << QString::fromUtf8(message);
    }
    return true;
}

PreviewWindow* nativeWindow() {
    for (QWindow* window : QGuiApplication::allWindows()) {
        if (auto* preview = qobject_cast<PreviewWindow*>(window)) {
            return preview;
        }
    }
    return nullptr;
}

/// What the X server shows of a window, in physical pixels.
QImage screenOf(WId window) {
    QImage image = QGuiApplication::primaryScreen()->grabWindow(window).toImage();
    image.setDevicePixelRatio(1.0);
    return image;
}

} // namespace

/// A real window under an X server, real Vulkan (lavapipe), real events.
class PreviewViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        const QByteArray layer("VK_LAYER_KHRONOS_validation");
        m_instance = std::make_unique<QVulkanInstance>();
        m_instance->setLayers({layer}); // left out where it is not installed
        m_instance->installDebugOutputFilter(onDebugMessage);
        if (!createVulkanInstance(*m_instance)) {
            QFAIL("no Vulkan");
        }
        qInfo("validation %s", m_instance->layers().contains(layer) ? "on" : "off");
    }

    void init() {
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        m_view = PreviewView::create(m_instance.get(), m_window.get());
        layout->addWidget(m_view);
        m_window->resize(kSize);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(m_view->usesVulkan());
        m_native = nativeWindow();
        QVERIFY(m_native);
        QTRY_VERIFY(m_native->isValid());
        const FrameShape shape{.columns = 3, .rows = 2, .tile = {64, 64}};
        m_view->setFrame(makeFrame(PreviewKind::Source, shape, wave));
        m_view->setFrame(makeFrame(PreviewKind::Tuned, shape));
    }

    void cleanup() {
        m_window.reset();
        QCoreApplication::processEvents();
        QCOMPARE(g_validationMessages, QStringList());
    }

    void namesItsDevice() {
        QVERIFY(m_view->deviceName().endsWith(QStringLiteral(" (Vulkan)")));
        QVERIFY(!m_view->deviceName().contains(QStringLiteral("LLVM")));
    }

    void everyModeLooksAsInSoftware() {
        for (const CompareMode mode :
             {CompareMode::Tuned,
              CompareMode::Source,
              CompareMode::Split,
              CompareMode::SideBySide,
              CompareMode::Brush}) {
            m_view->setCompareMode(mode);
            for (const double zoom : {0.4, 1.0, 2.6}) {
                m_view->setZoom(zoom);
                QTRY_VERIFY(screenIsRight());
            }
        }
    }

    void heldItShowsTheSource() {
        m_view->setCompareMode(CompareMode::Source);
        const QImage source = m_view->renderToImage();
        m_view->setCompareMode(CompareMode::Tuned);
        m_view->setFlipped(true);
        QCOMPARE(m_view->renderToImage(), source);
        QTRY_VERIFY(screenIsRight());
        m_view->setFlipped(false);
        QTRY_VERIFY(screenIsRight());
    }

    void aDoubleClickShowsOneTile() {
        QTest::mouseDClick(m_native, Qt::LeftButton, {}, QPoint(100, 120));
        QTest::mouseRelease(m_native, Qt::LeftButton, {}, QPoint(100, 120));
        QCOMPARE(m_view->single(), 0);
        QTRY_VERIFY(screenIsRight());
        QTest::keyClick(m_native, Qt::Key_Right);
        QCOMPARE(m_view->single(), 1);
        QTRY_VERIFY(screenIsRight());
        QTest::keyClick(m_native, Qt::Key_Escape);
        QCOMPARE(m_view->single(), -1);
        QTRY_VERIFY(screenIsRight());
    }

    void aRightClickAsksForTheMenuOfATile() {
        QSignalSpy asked(m_view, &PreviewView::tileMenuRequested);
        QTest::mouseClick(m_native, Qt::RightButton, {}, QPoint(240, 120));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toInt(), 1);
        m_view->setLockedTiles(0b010);
        QTRY_VERIFY(screenIsRight());
    }

    void strokesOnTheNativeWindowAreSeen() {
        m_view->setCompareMode(CompareMode::Brush);
        const QImage before = m_view->composite();
        drag(Qt::LeftButton, QPoint(100, 120), QPoint(130, 140));
        QVERIFY(m_view->composite() != before);
        QTRY_VERIFY(screenIsRight()); // with the ring
        drag(Qt::RightButton, QPoint(100, 120), QPoint(100, 120));
        QTRY_VERIFY(screenIsRight());
        const FrameShape shape{.columns = 3, .rows = 2, .tile = {64, 64}};
        m_view->setFrame(makeFrame(PreviewKind::Tuned, shape, wave));
        QTRY_VERIFY(screenIsRight());
        m_view->invertMask();
        QTRY_VERIFY(screenIsRight());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_native, &leave);
        QTRY_VERIFY(screenIsRight());
    }

    void drawTimesAreMeasured() {
        QTRY_VERIFY(screenIsRight());
        QVERIFY(!m_view->takeFrameTimesMs().empty());
        m_view->setZoom(1.5);
        std::vector<double> times;
        QTRY_VERIFY(!times.empty() || !(times = m_view->takeFrameTimesMs()).empty());
        QVERIFY(times.front() > 0.0 && times.front() < 5000.0);
    }

    void drawsOnDemandOnly() {
        QTRY_VERIFY(screenIsRight());
        QTest::qWait(100);
        m_view->takeFrameTimesMs();
        QTest::qWait(300);
        QVERIFY(m_view->takeFrameTimesMs().empty());
    }

    void leftAndMiddleDragPan() {
        for (const Qt::MouseButton button : {Qt::LeftButton, Qt::MiddleButton}) {
            m_view->setZoom(2.0);
            QTRY_VERIFY(screenIsRight());
            const QImage before = m_view->renderToImage();
            drag(button, QPoint(200, 200), QPoint(230, 180));
            const QImage after = m_view->renderToImage();
            const double scale = m_view->devicePixelRatioF();
            const QPoint moved(qRound(30 * scale), qRound(-20 * scale));
            const QRect common(QPoint(60, 60), after.size() - QSize(120, 120));
            QCOMPARE(after.copy(common.translated(moved)), before.copy(common));
            QTRY_VERIFY(screenIsRight());
            drag(button, QPoint(230, 180), QPoint(200, 200));
            QCOMPARE(m_view->renderToImage(), before);
        }
        QCOMPARE(m_view->zoom(), 2.0);
    }

    void wheelZoomsAtTheCursor() {
        m_view->setZoom(3.0);
        QSignalSpy zoomed(m_view, &PreviewView::zoomChanged);
        const QPoint cursor(190, 120);
        const auto under = [&] {
            return m_view->renderToImage().pixel(cursor * m_view->devicePixelRatioF());
        };
        m_view->setCompareMode(CompareMode::Source); // smooth: one pixel off is close
        const QRgb before = under();
        wheel(cursor, 240);
        QCOMPARE(m_view->zoom(), 3.0 * 1.25 * 1.25);
        QVERIFY(channelDistance(under(), before) <= 16);
        QTRY_VERIFY(screenIsRight());
        wheel(cursor, -240);
        QVERIFY(qAbs(m_view->zoom() - 3.0) < 1e-9);
        QCOMPARE(zoomed.size(), 2);
    }

    void keysFitAndShowFullSize() {
        const double fitted = m_view->zoom();
        QTest::keyClick(m_native, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), 1.0);
        QTest::keyClick(m_native, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), fitted);
        QTest::keyClick(m_view, Qt::Key_1, Qt::ControlModifier); // the widget has the focus
        QCOMPARE(m_view->zoom(), 1.0);
        QTRY_VERIFY(screenIsRight());
    }

    void otherKeysReachTheWindowAround() {
        struct KeyCatcher : QObject {
            int key = 0;

            bool eventFilter(QObject*, QEvent* event) override {
                if (event->type() == QEvent::KeyPress) {
                    key = static_cast<QKeyEvent*>(event)->key();
                }
                return false;
            }
        } catcher;

        m_window->installEventFilter(&catcher);
        QTest::keyClick(m_native, Qt::Key_F5);
        QCOMPARE(catcher.key, int(Qt::Key_F5));
    }

    void theSplitHandleIsDragged() {
        QSignalSpy moved(m_view, &PreviewView::splitChanged);
        QSignalSpy changed(m_view, &PreviewView::compareModeChanged);
        m_view->setCompareMode(CompareMode::Split);
        QCOMPARE(changed.size(), 1);
        QTRY_VERIFY(screenIsRight());
        const int width = m_view->width();
        QTest::mouseMove(m_native, QPoint(width / 2, 100));
        QTRY_COMPARE(m_native->cursor().shape(), Qt::SplitHCursor);
        const double zoom = m_view->zoom();
        drag(Qt::LeftButton, QPoint(width / 2 + 1, 100), QPoint(width / 4, 130));
        QVERIFY(qAbs(m_view->split() - 0.25) < 0.01);
        QVERIFY(!moved.isEmpty());
        QCOMPARE(m_view->zoom(), zoom);
        QTRY_VERIFY(screenIsRight());
        drag(Qt::LeftButton, QPoint(width / 4, 130), QPoint(-50, 130));
        QCOMPARE(m_view->split(), 0.0);
        // Away from the handle a drag pans.
        const QImage before = m_view->renderToImage();
        drag(Qt::LeftButton, QPoint(width / 2, 100), QPoint(width / 2 + 20, 100));
        QCOMPARE(m_view->split(), 0.0);
        QVERIFY(m_view->renderToImage() != before);
    }

    void dropsOnTheNativeWindowAreForwarded() {
        QSignalSpy dropped(m_view, &PreviewView::urlsDropped);
        QMimeData mime;
        const QList<QUrl> urls{QUrl(QStringLiteral("file:///tmp/a.png"))};
        mime.setUrls(urls);
        QDragEnterEvent enter(
            QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_native, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_native, &drop);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.at(0).at(0).value<QList<QUrl>>(), urls);

        QMimeData text;
        text.setText(QStringLiteral("no file"));
        QDragEnterEvent refused(
            QPoint(10, 10), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_native, &refused);
        QVERIFY(!refused.isAccepted());
    }

    void resizingKeepsTheFit() {
        const double before = m_view->zoom();
        m_window->resize(800, 600);
        QTRY_VERIFY(m_view->zoom() > 1.4 * before);
        QTRY_VERIFY(screenIsRight());
        m_window->resize(200, 150);
        QTRY_VERIFY(m_view->zoom() < before);
        QTRY_VERIFY(screenIsRight());
    }

    void hidingAndShowingDrawsAgain() {
        m_view->setZoom(1.5);
        QTRY_VERIFY(screenIsRight());
        for (int i = 0; i < 3; ++i) {
            m_view->hide();
            QTest::qWait(20);
            m_view->show();
            QTRY_VERIFY(screenIsRight());
        }
        m_window->hide();
        QTest::qWait(20);
        m_window->show();
        QTRY_VERIFY(screenIsRight());
        QVERIFY(m_view->usesVulkan());
    }

    void movingToAnotherParentDrawsAgain() {
        QTRY_VERIFY(screenIsRight());
        m_view->setParent(nullptr); // floats, as a dock does
        m_view->resize(kSize);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
        QTRY_VERIFY(screenIsRight());
        QWidget other;
        auto* layout = new QVBoxLayout(&other);
        layout->addWidget(m_view);
        other.resize(600, 500);
        other.show();
        QVERIFY(QTest::qWaitForWindowExposed(&other));
        QTRY_VERIFY(screenIsRight());
        QVERIFY(m_view->usesVulkan());
        m_window->layout()->addWidget(m_view);
        QTRY_VERIFY(screenIsRight());
    }

    void framesFollowEachOther() {
        for (int i = 0; i < 20; ++i) {
            const FrameShape shape{.columns = 1 + i % 3, .rows = 2, .tile = {32, 32}};
            m_view->setFrame(makeFrame(PreviewKind::Tuned, shape, i % 2 == 0 ? noise : wave));
            QTest::qWait(5);
        }
        QTRY_VERIFY(screenIsRight());
        m_view->clearFrames();
        QTRY_VERIFY(screenIsRight());
        QCOMPARE(m_view->renderToImage().pixel(100, 100), kPreviewBackground);
    }

    void aLostDeviceIsReplacedInPlace() {
        QSignalSpy fallen(m_view, &PreviewView::fellBackToSoftware);
        m_view->setCompareMode(CompareMode::Brush);
        drag(Qt::LeftButton, QPoint(100, 120), QPoint(130, 140));
        QTRY_VERIFY(screenIsRight());
        const QImage before = m_view->renderToImage();
        const QImage composite = m_view->composite();
        m_native->reportFailure(QStringLiteral("The test took the device."));
        m_native->reportFailure(QStringLiteral("Twice."));
        QTRY_COMPARE(fallen.size(), 1);
        QVERIFY(
            fallen.at(0).at(0).toString().startsWith(QStringLiteral("The test took the device.")));
        QVERIFY(!m_view->usesVulkan());
        QVERIFY(!nativeWindow());
        QCOMPARE(m_view->deviceName(), QStringLiteral("Software drawing"));
        QCOMPARE(m_view->renderToImage(), before);
        QTRY_COMPARE(largestDifference(screenOf(m_window->winId()), before), 0);
        QCOMPARE(m_view->composite(), composite); // what was painted is still there
        m_view->setCompareMode(CompareMode::Tuned);
        QTest::mousePress(m_view->childAt(200, 200), Qt::LeftButton, {}, QPoint(200, 200));
        QTest::mouseMove(m_view->childAt(200, 200), QPoint(220, 210));
        QTest::mouseRelease(m_view->childAt(200, 200), Qt::LeftButton, {}, QPoint(220, 210));
        QVERIFY(m_view->renderToImage() != before);
        QTRY_COMPARE(largestDifference(screenOf(m_window->winId()), m_view->renderToImage()), 0);
    }

    /// For the record: how long a frame takes while a grid of 3 x 3 pictures of 256 pixels is
    /// panned.
    void panningIsMeasured() {
        const FrameShape shape{.columns = 3, .rows = 3, .tile = {256, 256}};
        m_window->resize(640, 640);
        m_view->setFrame(makeFrame(PreviewKind::Source, shape, wave));
        m_view->setFrame(makeFrame(PreviewKind::Tuned, shape, wave));
        m_view->setBrushRadius(0.4);
        for (const CompareMode mode :
             {CompareMode::Tuned,
              CompareMode::Split,
              CompareMode::SideBySide,
              CompareMode::Brush}) {
            m_view->setCompareMode(mode);
            drag(Qt::LeftButton, QPoint(300, 300), QPoint(320, 320)); // in the brush: paints
            m_view->fit();
            QTRY_VERIFY(screenIsRight());
            m_view->takeFrameTimesMs();
            QTest::mousePress(m_native, Qt::MiddleButton, {}, QPoint(300, 300));
            for (int i = 0; i < 90; ++i) {
                QTest::mouseMove(m_native, QPoint(300 + 3 * (i % 30), 300 + i % 45));
                QTest::qWait(16);
            }
            QTest::mouseRelease(m_native, Qt::MiddleButton, {}, QPoint(300, 300));
            std::vector<double> times = m_view->takeFrameTimesMs();
            QVERIFY(times.size() > 5);
            std::sort(times.begin(), times.end());
            const auto at = [&](double share) {
                return times[static_cast<std::size_t>(share * double(times.size() - 1))];
            };
            qInfo(
                "mode %d: %zu frames, median %.1f ms, 95 %% below %.1f ms",
                static_cast<int>(mode),
                times.size(),
                at(0.5),
                at(0.95));
        }
    }

    /// For the eye: PREVIEW_SHOT=file.png keeps a picture of the screen.
    void looksGood() {
        const FrameShape shape{.columns = 3, .rows = 3, .tile = {256, 256}, .missing = 1};
        m_window->resize(640, 640);
        m_view->setFrame(makeFrame(PreviewKind::Source, shape, wave));
        m_view->setFrame(makeFrame(PreviewKind::Tuned, shape));
        m_view->setCompareMode(CompareMode::Split);
        QTRY_VERIFY(screenIsRight());
        const QString path = qEnvironmentVariable("PREVIEW_SHOT");
        if (!path.isEmpty()) {
            QVERIFY(screenOf(nativeWindow()->winId()).save(path));
        }
    }

private:
    bool screenIsRight() {
        PreviewWindow* native = nativeWindow();
        return native != nullptr && native->isExposed() &&
               largestDifference(screenOf(native->winId()), m_view->renderToImage()) <= kTolerance;
    }

    void drag(Qt::MouseButton button, QPoint from, QPoint to) {
        QTest::mousePress(m_native, button, {}, from);
        QTest::mouseMove(m_native, (from + to) / 2);
        QTest::mouseMove(m_native, to);
        QTest::mouseRelease(m_native, button, {}, to);
    }

    void wheel(QPoint at, int angle) {
        QWheelEvent event(
            at,
            m_native->mapToGlobal(at),
            QPoint(),
            QPoint(0, angle),
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(m_native, &event);
    }

    std::unique_ptr<QVulkanInstance> m_instance; // outlives the windows
    std::unique_ptr<QWidget> m_window;
    PreviewView* m_view = nullptr;
    PreviewWindow* m_native = nullptr;
};

QTEST_MAIN(PreviewViewTest)
#include "preview_view_test.moc"
