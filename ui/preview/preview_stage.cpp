#include "ui/preview/preview_stage.h"

#include "core/base/log.h"
#include "ui/preview/software_surface.h"
#include "ui/preview/vulkan_instance.h"
#include "ui/preview/vulkan_surface.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace sg {

namespace {

constexpr double kWheelStep = 1.25;     ///< zoom factor of one notch of the wheel
constexpr double kNotchDegrees = 120.0; ///< QWheelEvent::angleDelta() of one notch

} // namespace

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
    if (!m_scene.setFrame(std::move(frame))) {
        log(LogLevel::Warning, "stylegraft.preview", "A frame with a wrong size was not shown.");
        return;
    }
    m_surface->requestRedraw();
}

void PreviewStage::clearFrames() {
    m_scene.clearFrames();
    m_surface->requestRedraw();
}

void PreviewStage::setCompareMode(CompareMode mode) {
    if (mode == m_scene.compareMode()) {
        return;
    }
    m_scene.setCompareMode(mode);
    m_surface->requestRedraw();
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

void PreviewStage::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    const bool left = event->button() == Qt::LeftButton;
    const bool otherDrags = m_drag != Drag::None && event->button() != m_dragButton;
    if (otherDrags || (!left && event->button() != Qt::MiddleButton)) {
        event->ignore(); // the right button is the window's: context menus
        return;
    }
    m_lastPx = toPx(event->position());
    m_drag = left && m_scene.isHandleAt(m_lastPx) ? Drag::Split : Drag::Pan;
    m_dragButton = event->button();
    updateCursor(m_lastPx);
}

void PreviewStage::mouseMoveEvent(QMouseEvent* event) {
    endLostDrag(*event);
    const QPointF px = toPx(event->position());
    switch (m_drag) {
    case Drag::None:
        break;
    case Drag::Pan:
        moveView([&](ViewTransform& transform) { transform.panBy(px - m_lastPx); });
        break;
    case Drag::Split:
        setSplit(px.x() / m_scene.transform().viewportPx().width());
        break;
    }
    m_lastPx = px;
    updateCursor(px);
}

void PreviewStage::mouseReleaseEvent(QMouseEvent* event) {
    if (m_drag == Drag::None || event->button() != m_dragButton) {
        event->ignore();
        return;
    }
    m_drag = Drag::None;
    updateCursor(toPx(event->position()));
}

void PreviewStage::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / kNotchDegrees;
    if (notches == 0.0) {
        event->ignore();
        return;
    }
    const QPointF px = toPx(event->position());
    moveView(
        [&](ViewTransform& transform) { transform.zoomAt(px, std::pow(kWheelStep, notches)); });
}

void PreviewStage::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    if (control && event->key() == Qt::Key_0) {
        fit();
    } else if (control && event->key() == Qt::Key_1) {
        setZoom(1.0);
    } else {
        PreviewView::keyPressEvent(event);
    }
}

void PreviewStage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void PreviewStage::dropEvent(QDropEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        Q_EMIT urlsDropped(event->mimeData()->urls());
    }
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
    moveView([&](ViewTransform& transform) {
        transform.setViewport((QSizeF(size()) * scale).toSize(), scale);
    });
}

void PreviewStage::moveView(const std::function<void(ViewTransform&)>& move) {
    ViewTransform& transform = m_scene.transform();
    const double before = transform.zoom();
    move(transform);
    m_surface->requestRedraw();
    if (transform.zoom() != before) {
        Q_EMIT zoomChanged(transform.zoom());
    }
}

void PreviewStage::endLostDrag(const QMouseEvent& event) {
    // A view that was hidden in the middle of a drag never sees the button's release.
    if (m_drag != Drag::None && !event.buttons().testFlag(m_dragButton)) {
        m_drag = Drag::None;
    }
}

void PreviewStage::updateCursor(QPointF px) {
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_drag == Drag::Pan) {
        shape = Qt::ClosedHandCursor;
    } else if (m_drag == Drag::Split || m_scene.isHandleAt(px)) {
        shape = Qt::SplitHCursor;
    }
    if (shape != m_cursorShape) {
        m_cursorShape = shape;
        m_surface->setCursor(shape);
    }
}

QPointF PreviewStage::toPx(QPointF position) const {
    return position * m_scene.transform().devicePixelRatio();
}

} // namespace sg
