#include "tests/ui/preview/test_frames.h"
#include "tests/vulkan/offscreen_device.h"
#include "ui/preview/gpu_timer.h"
#include "ui/preview/image_pass.h"
#include "ui/preview/preview_scene.h"
#include "ui/preview/scene_raster.h"

#include <QTest>

#include <optional>

using namespace sg;
using namespace sg::test;

namespace {

constexpr QSize kTarget(240, 200);
constexpr int kSlots = 2;
constexpr int kTolerance = 2; // of 255: a device may blend in other last bits

} // namespace

/// The picture of the device against the software drawing, which preview_raster_test holds against
/// definitions.
class ImagePassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_device.emplace(kTarget);
        if (!m_device->problem().isEmpty()) {
            QFAIL(qPrintable(m_device->problem()));
        }
        qInfo(
            "%s, validation %s",
            qPrintable(m_device->name()),
            m_device->isValidated() ? "on" : "off");
    }

    void init() {
        auto pass = ImagePass::create(m_device->device(), m_device->renderPass(), kSlots);
        QVERIFY2(pass, pass ? "" : pass.error().message.c_str());
        m_pass = std::move(*pass);
    }

    void cleanup() {
        m_pass.reset();
        QCOMPARE(m_device->takeMessages(), QStringList());
        QCOMPARE(m_device->problem(), QString());
    }

    void cleanupTestCase() { m_device.reset(); }

    void looksLikeTheSoftwareDrawing_data() {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<QPointF>("pan");
        QTest::addColumn<CompareMode>("mode");
        QTest::addColumn<double>("split");
        QTest::addColumn<QSize>("tile");
        const QSize square(64, 64);
        QTest::newRow("full size") << 1.0 << QPointF() << CompareMode::Tuned << 0.5 << square;
        QTest::newRow("source") << 1.0 << QPointF() << CompareMode::Source << 0.5 << square;
        QTest::newRow("twice") << 2.0 << QPointF(-37, 12) << CompareMode::Tuned << 0.5 << square;
        QTest::newRow("odd zoom") << 2.37 << QPointF(60, -50) << CompareMode::Split << 0.3
                                  << square;
        QTest::newRow("pixels") << 31.0 << QPointF(500, 400) << CompareMode::Split << 0.6 << square;
        QTest::newRow("just less") << 0.97 << QPointF(5, 5) << CompareMode::Split << 0.5 << square;
        QTest::newRow("half") << 0.5 << QPointF() << CompareMode::Tuned << 0.5 << square;
        QTest::newRow("between") << 0.37 << QPointF(9, 3) << CompareMode::Split << 0.45 << square;
        QTest::newRow("tiny") << 0.05 << QPointF() << CompareMode::Split << 0.5 << square;
        QTest::newRow("no halves")
            << 0.4 << QPointF() << CompareMode::Split << 0.5 << QSize(51, 33);
        QTest::newRow("side by side")
            << 1.0 << QPointF(3, 7) << CompareMode::SideBySide << 0.5 << square;
        QTest::newRow("side by side, large")
            << 2.37 << QPointF(60, -50) << CompareMode::SideBySide << 0.5 << square;
        QTest::newRow("side by side, small")
            << 0.37 << QPointF(9, 3) << CompareMode::SideBySide << 0.5 << square;
        QTest::newRow("brush") << 1.0 << QPointF() << CompareMode::Brush << 0.5 << square;
        QTest::newRow("brush, large")
            << 2.37 << QPointF(60, -50) << CompareMode::Brush << 0.5 << square;
        QTest::newRow("brush, small")
            << 0.37 << QPointF(9, 3) << CompareMode::Brush << 0.5 << square;
        QTest::newRow("brush, no halves")
            << 0.4 << QPointF() << CompareMode::Brush << 0.5 << QSize(51, 33);
        QTest::newRow("split at an edge")
            << 1.0 << QPointF() << CompareMode::Split << 0.0 << square;
    }

    void looksLikeTheSoftwareDrawing() {
        QFETCH(double, zoom);
        QFETCH(QPointF, pan);
        QFETCH(CompareMode, mode);
        QFETCH(double, split);
        QFETCH(QSize, tile);
        const FrameShape shape{.tile = {tile.width(), tile.height()}, .missing = 1};
        PreviewScene scene;
        scene.setViewport(kTarget, 1.0);
        scene.setFrame(makeFrame(PreviewKind::Source, shape));
        scene.setFrame(makeFrame(PreviewKind::Tuned, shape));
        scene.setCompareMode(mode);
        scene.setSplit(split);
        scene.transform().setZoom(zoom);
        scene.transform().panBy(pan);
        scene.mask().stroke(1, QPointF(10, 10), QPointF(40, 30), {.radius = 0.3});
        scene.setLocked(0b101);
        scene.setRing(QPointF(100, 80));
        for (const std::optional<int> single : {std::optional<int>(), std::optional<int>(4)}) {
            scene.setSingle(single);
            const int worst = largestDifference(drawn(scene, 0), SceneRaster().draw(scene));
            QVERIFY2(worst <= kTolerance, qPrintable(QString::number(worst)));
        }
    }

    void onlyWhatWasPaintedIsUploaded() {
        MaskTexture texture(m_device->device(), kSlots);
        BrushMask mask;
        const auto frame = makeFrame(PreviewKind::Tuned);
        mask.follow(*frame);
        const auto upload = [&](int slot) {
            m_device->render(
                [&](VkCommandBuffer commands) { QVERIFY(texture.upload(commands, slot, mask)); },
                [](VkCommandBuffer) {});
            return texture.lastUpload();
        };
        QCOMPARE(upload(0), QRect(0, 0, 192, 128)); // the first time everything
        mask.stroke(1, QPointF(10, 10), QPointF(20, 10), {.radius = 0.1});
        const QRect stroke = upload(1);
        QVERIFY(QRect(64, 0, 64, 64).contains(stroke));
        QVERIFY(stroke.width() < 30 && stroke.height() < 20);
        mask.stroke(5, QPointF(60, 60), QPointF(60, 60), {.radius = 0.1});
        const QRect dab = upload(0);
        QVERIFY(QRect(128, 64, 64, 64).contains(dab));
        QVERIFY(dab.width() < 15 && dab.height() < 15);
        QCOMPARE(upload(1), dab); // nothing new
    }

    void strokesArriveOneByOne() {
        PreviewScene scene;
        scene.setViewport(kTarget, 1.0);
        scene.setFrame(makeFrame(PreviewKind::Source));
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        scene.setCompareMode(CompareMode::Brush);
        for (int i = 0; i < 6; ++i) {
            scene.mask().stroke(i, QPointF(5.0 * i, 10), QPointF(60, 60), {.radius = 0.2});
            QVERIFY(
                largestDifference(drawn(scene, i % kSlots), SceneRaster().draw(scene)) <=
                kTolerance);
        }
        scene.mask().invert();
        QVERIFY(largestDifference(drawn(scene, 0), SceneRaster().draw(scene)) <= kTolerance);
    }

    void oneKindAloneIsEnough() {
        PreviewScene scene;
        scene.setViewport(kTarget, 1.0);
        scene.setCompareMode(CompareMode::Split);
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        QVERIFY(largestDifference(drawn(scene, 0), SceneRaster().draw(scene)) <= kTolerance);
    }

    void anotherGridMakesAnotherImage() {
        PreviewScene scene;
        scene.setViewport(kTarget, 1.0);
        int slot = 0;
        for (const int columns : {3, 1, 4}) {
            scene.setFrame(makeFrame(PreviewKind::Tuned, {.columns = columns, .rows = 2}));
            QVERIFY(largestDifference(drawn(scene, slot), SceneRaster().draw(scene)) <= kTolerance);
            slot = (slot + 1) % kSlots;
        }
    }

    void newContentReplacesOldInPlace() {
        PreviewScene scene;
        scene.setViewport(kTarget, 1.0);
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        const QImage before = drawn(scene, 0);
        scene.setFrame(makeFrame(PreviewKind::Tuned, {}, wave));
        const QImage after = drawn(scene, 1);
        QVERIFY(before != after);
        QVERIFY(largestDifference(after, SceneRaster().draw(scene)) <= kTolerance);
    }

    void nothingUploadedLeavesTheTargetCleared() {
        const QImage image = m_device->render(
            [](VkCommandBuffer) {},
            [&](VkCommandBuffer commands) { m_pass->draw(commands, m_device->extent(), {}); });
        QImage cleared(kTarget, QImage::Format_RGB32);
        cleared.fill(qRgb(255, 0, 255));
        QCOMPARE(largestDifference(image, cleared), 0);
    }

    void anAtlasTooLargeForTheDeviceIsAnError() {
        const Image wide({1 << 20, 1}, 4);
        Result<void> done;
        m_device->render(
            [&](VkCommandBuffer commands) {
                done = m_pass->upload(commands, 0, PreviewKind::Tuned, wide, 1);
            },
            [](VkCommandBuffer) {});
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unsupported);
    }

    void theTimerMeasuresTheDevice() {
        GpuTimer timer(m_device->device(), m_device->queueFamily(), kSlots);
        if (!timer.hasClock()) {
            QSKIP("the queue has no clock");
        }
        PreviewScene scene;
        scene.setViewport(kTarget, 1.0);
        scene.setFrame(makeFrame(PreviewKind::Tuned));
        for (int i = 0; i < 3; ++i) {
            m_device->render(
                [&](VkCommandBuffer commands) {
                    timer.begin(commands, 1);
                    upload(scene, commands, 0);
                    timer.end(commands, 1);
                },
                [](VkCommandBuffer) {});
            const auto ms = timer.elapsedMs(1);
            QVERIFY(ms);
            QVERIFY(*ms >= 0.0 && *ms < 5000.0);
        }
    }

private:
    void upload(const PreviewScene& scene, VkCommandBuffer commands, int slot) {
        for (const PreviewKind kind : {PreviewKind::Source, PreviewKind::Tuned}) {
            if (const FramePtr& frame = scene.frame(kind)) {
                const int levels = mipLevelCount(frame->tile.width, frame->tile.height);
                QVERIFY(m_pass->upload(commands, slot, kind, frame->atlas, levels));
            }
        }
        if (scene.layout().brush != 0) {
            QVERIFY(m_pass->upload(commands, slot, scene.mask()));
        }
    }

    QImage drawn(const PreviewScene& scene, int slot) {
        return m_device->render(
            [&](VkCommandBuffer commands) { upload(scene, commands, slot); },
            [&](VkCommandBuffer commands) {
                m_pass->draw(commands, m_device->extent(), scene.layout());
            });
    }

    std::optional<OffscreenDevice> m_device;
    std::unique_ptr<ImagePass> m_pass;
};

QTEST_GUILESS_MAIN(ImagePassTest)
#include "image_pass_test.moc"
