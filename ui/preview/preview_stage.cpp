#include "ui/preview/preview_stage.h"

#include "core/base/log.h"
#include "ui/preview/software_surface.h"
#include "ui/preview/vulkan_instance.h"
#include "ui/preview/vulkan_surface.h"

#include <QEvent>

#include <algorithm>

namespace sg {

PreviewStage::PreviewStage(QVulkanInstance* instance, QWidget* parent) : PreviewView(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setMinimumSize(64, 64);
    if (isUsableVulkanInstance(instance)) {
        m_surface = VulkanSurface::create(
            instance, m_scene, this, [this](const QString& reason) { fallBackToSoftware(reason); });
    }
    m_usesVulkan = m_surface != nullptr;
    if (!m_usesVulkan) {
        m_surface = std::make_unique<SoftwareSurface>(m_scene, this);
        // Later, when somebody listens.
        QMetaObject::invokeMethod(
            this,
            [this] { fallBackToSoftware(tr("No Vulkan device was found.")); },
            Qt::QueuedConnection);
    }
    placeSurface();
    updateViewport();
}

PreviewStage::~PreviewStage() = default;

void PreviewStage::setFrame(std::shared_ptr<const PreviewFrame> frame) {
    changeScene([&] {
        if (!m_scene.setFrame(std::move(frame))) {
            log(LogLevel::Warning,
                "stylegraft.preview",
                "A frame with a wrong size was not shown.");
        }
    });
}

void PreviewStage::clearFrames() {
    changeScene([this] { m_scene.clearFrames(); });
}

template <typename Change>
void PreviewStage::changeScene(Change change) {
    const int before = single();
    const double zoomBefore = zoom();
    change();
    m_surface->requestRedraw();
    if (single() != before) {
        Q_EMIT singleChanged(single());
    }
    if (zoom() != zoomBefore) {
        Q_EMIT zoomChanged(zoom());
    }
}

void PreviewStage::setCompareMode(CompareMode mode) {
    if (mode == m_scene.compareMode()) {
        return;
    }
    changeScene([&] { m_scene.setCompareMode(mode); });
    updateCursor(m_lastPx);
    Q_EMIT compareModeChanged(mode);
}

CompareMode PreviewStage::compareMode() const {
    return m_scene.compareMode();
}

void PreviewStage::setSplit(double position) {
    const double before = m_scene.split();
    m_scene.setSplit(position);
    if (m_scene.split() != before) {
        m_surface->requestRedraw();
        Q_EMIT splitChanged(m_scene.split());
    }
}

double PreviewStage::split() const {
    return m_scene.split();
}

void PreviewStage::setFlipped(bool flipped) {
    if (flipped != m_scene.isFlipped()) {
        m_scene.setFlipped(flipped);
        m_surface->requestRedraw();
        Q_EMIT flippedChanged(flipped);
    }
}

bool PreviewStage::isFlipped() const {
    return m_scene.isFlipped();
}

void PreviewStage::setSingle(int tile) {
    changeScene([&] { m_scene.setSingle(tile < 0 ? std::nullopt : std::optional(tile)); });
}

int PreviewStage::single() const {
    return m_scene.single().value_or(-1);
}

PreviewPins PreviewStage::shownPins() const {
    return m_scene.shownPins();
}

void PreviewStage::setLockedTiles(std::uint32_t tiles) {
    m_scene.setLocked(tiles);
    m_surface->requestRedraw();
}

void PreviewStage::setBrushRadius(double radius) {
    const double clamped = std::clamp(radius, Brush::kMinRadius, Brush::kMaxRadius);
    if (clamped != m_scene.brush().radius) {
        m_scene.brush().radius = clamped;
        m_surface->requestRedraw();
        Q_EMIT brushRadiusChanged(clamped);
    }
}

double PreviewStage::brushRadius() const {
    return m_scene.brush().radius;
}

void PreviewStage::setBrushErases(bool erases) {
    m_scene.brush().erases = erases;
}

void PreviewStage::clearMask() {
    Q_EMIT maskEditBegins();
    m_scene.mask().clear();
    m_surface->requestRedraw();
    Q_EMIT maskEdited(MaskEdit::Clear);
}

void PreviewStage::invertMask() {
    Q_EMIT maskEditBegins();
    m_scene.mask().invert();
    m_surface->requestRedraw();
    Q_EMIT maskEdited(MaskEdit::Invert);
}

PaintedMasks PreviewStage::paintedMasks() const {
    return m_scene.mask().painted();
}

void PreviewStage::restoreMasks(PaintedMasks masks) {
    m_scene.mask().restore(std::move(masks));
    m_surface->requestRedraw();
}

QImage PreviewStage::composite() const {
    return m_scene.composite();
}

void PreviewStage::fit() {
    moveView([](ViewTransform& transform) { transform.fit(); });
}

void PreviewStage::setZoom(double screenPixelsPerImagePixel) {
    moveView([=](ViewTransform& transform) { transform.setZoom(screenPixelsPerImagePixel); });
}

double PreviewStage::zoom() const {
    return m_scene.transform().zoom();
}

QString PreviewStage::deviceName() const {
    return m_surface->deviceName();
}

bool PreviewStage::usesVulkan() const {
    return m_usesVulkan;
}

std::vector<double> PreviewStage::takeFrameTimesMs() {
    return m_surface->takeFrameTimesMs();
}

QImage PreviewStage::renderToImage() {
    return m_raster.draw(m_scene);
}

QSize PreviewStage::sizeHint() const {
    return {640, 640};
}

bool PreviewStage::event(QEvent* event) {
    // Qt 6.4 has no event of its own for a new scale; a move to another screen shows as one of
    // these.
    if (event->type() == QEvent::ScreenChangeInternal || event->type() == QEvent::Show) {
        updateViewport();
    }
    return PreviewView::event(event);
}

void PreviewStage::resizeEvent(QResizeEvent* event) {
    PreviewView::resizeEvent(event);
    placeSurface();
    updateViewport();
}

void PreviewStage::fallBackToSoftware(const QString& reason) {
    if (m_usesVulkan) {
        m_usesVulkan = false;
        m_surface = std::make_unique<SoftwareSurface>(m_scene, this);
        m_surface->setCursor(m_cursorShape);
        placeSurface();
        m_surface->widget()->show();
    }
    log(LogLevel::Info, "stylegraft.preview", reason.toStdString());
    Q_EMIT fellBackToSoftware(tr("%1 The preview is drawn by the processor instead.").arg(reason));
}

void PreviewStage::placeSurface() {
    m_surface->widget()->setGeometry(rect());
}

void PreviewStage::updateViewport() {
    const double scale = devicePixelRatioF();
    changeScene([&] { m_scene.setViewport((QSizeF(size()) * scale).toSize(), scale); });
}

void PreviewStage::moveView(const std::function<void(ViewTransform&)>& move) {
    changeScene([&] { move(m_scene.transform()); });
}

QPointF PreviewStage::toPx(QPointF position) const {
    return position * m_scene.transform().devicePixelRatio();
}

} // namespace sg
