#include "ui/preview/preview_stage.h"

// What mouse, wheel and keys do.

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sg {

namespace {

constexpr double kWheelStep = 1.25;     ///< zoom factor of one notch of the wheel
constexpr double kNotchDegrees = 120.0; ///< QWheelEvent::angleDelta() of one notch
constexpr double kRadiusStep = 1.2;     ///< of the brush, a press of [ or ]

} // namespace

void PreviewStage::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (m_drag != Drag::None && event->button() != m_dragButton) {
        event->ignore();
        return;
    }
    m_lastPx = toPx(event->position());
    m_pressPx = m_lastPx;
    m_drag = dragFor(*event, m_lastPx);
    m_dragButton = event->button();
    if (m_drag == Drag::Paint) {
        const bool erases = event->button() == Qt::RightButton ||
                            event->modifiers().testFlag(Qt::AltModifier) || m_scene.brush().erases;
        beginStroke(m_lastPx, erases);
    } else if (event->button() == Qt::RightButton) {
        const auto under = m_scene.tileAt(m_lastPx);
        if (under && m_scene.compareMode() != CompareMode::Brush) {
            Q_EMIT tileMenuRequested(under->tile, event->globalPosition().toPoint());
        } else {
            event->ignore();
        }
    }
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
        setSplit(px.x() / m_scene.viewportPx().width());
        break;
    case Drag::Paint:
        continueStroke(px);
        break;
    case Drag::Out:
        dragOut(px);
        return;
    }
    m_lastPx = px;
    setRing(px);
    updateCursor(px);
}

void PreviewStage::mouseReleaseEvent(QMouseEvent* event) {
    if (m_drag == Drag::None || event->button() != m_dragButton) {
        event->ignore();
        return;
    }
    endDrag();
    updateCursor(toPx(event->position()));
}

void PreviewStage::endDrag() {
    if (std::exchange(m_drag, Drag::None) == Drag::Paint) {
        Q_EMIT maskEdited(MaskEdit::Stroke);
    }
}

void PreviewStage::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / kNotchDegrees;
    if (notches == 0.0) {
        event->ignore();
        return;
    }
    const QPointF px = m_scene.onCanvas(toPx(event->position()));
    moveView(
        [&](ViewTransform& transform) { transform.zoomAt(px, std::pow(kWheelStep, notches)); });
}

void PreviewStage::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    if (control && event->key() == Qt::Key_0) {
        fit();
    } else if (control && event->key() == Qt::Key_1) {
        setZoom(1.0);
    } else if (control || !handleKey(*event)) {
        PreviewView::keyPressEvent(event);
    }
}

bool PreviewStage::handleKey(const QKeyEvent& event) {
    const bool alone = single() >= 0;
    const int count = m_scene.tileCount();
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const auto under = m_scene.tileAt(m_lastPx);
        setSingle(alone ? -1 : under ? under->tile : 0);
        return count > 0;
    }
    case Qt::Key_Escape:
        setSingle(-1);
        return alone;
    case Qt::Key_Left:
        setSingle(alone ? (single() + count - 1) % count : -1);
        return alone;
    case Qt::Key_Right:
        setSingle(alone ? (single() + 1) % count : -1);
        return alone;
    case Qt::Key_BracketLeft:
        setBrushRadius(brushRadius() / kRadiusStep);
        return true;
    case Qt::Key_BracketRight:
        setBrushRadius(brushRadius() * kRadiusStep);
        return true;
    case Qt::Key_Space:
        m_spaceHeld = true;
        updateCursor(m_lastPx);
        return true;
    case Qt::Key_Menu:
        return openMenuByKey();
    case Qt::Key_F10:
        return event.modifiers() == Qt::ShiftModifier && openMenuByKey();
    default:
        return false;
    }
}

/// Of the picture under the pointer, else of the one shown alone, else of the first.
bool PreviewStage::openMenuByKey() {
    if (m_scene.tileCount() == 0 || m_scene.compareMode() == CompareMode::Brush) {
        return false;
    }
    const auto under = m_scene.tileAt(m_lastPx);
    const QPointF at =
        under ? m_lastPx / m_scene.transform().devicePixelRatio() : QRectF(rect()).center();
    Q_EMIT tileMenuRequested(
        under ? under->tile : std::max(0, single()), mapToGlobal(at).toPoint());
    return true;
}

void PreviewStage::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) {
        m_spaceHeld = event->isAutoRepeat();
        updateCursor(m_lastPx);
    } else {
        PreviewView::keyReleaseEvent(event);
    }
}

void PreviewStage::focusOutEvent(QFocusEvent* event) {
    m_spaceHeld = false;
    PreviewView::focusOutEvent(event);
}

void PreviewStage::leaveEvent(QEvent* event) {
    setRing(std::nullopt);
    PreviewView::leaveEvent(event);
}

void PreviewStage::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto under = m_scene.tileAt(toPx(event->position()));
    const bool chooses =
        event->button() == Qt::LeftButton && under && m_scene.compareMode() != CompareMode::Brush;
    if (chooses) {
        setSingle(single() >= 0 ? -1 : under->tile);
    } else {
        mousePressEvent(event); // quick strokes
    }
}

PreviewStage::Drag PreviewStage::dragFor(const QMouseEvent& event, QPointF px) const {
    if (event.button() == Qt::LeftButton) {
        if (m_scene.isHandleAt(px)) {
            return Drag::Split;
        }
        if (event.modifiers().testFlag(Qt::ControlModifier) && m_scene.tileAt(px)) {
            return Drag::Out;
        }
        return canPaintAt(px) && !m_spaceHeld ? Drag::Paint : Drag::Pan;
    }
    if (event.button() == Qt::RightButton && canPaintAt(px)) {
        return Drag::Paint;
    }
    return event.button() == Qt::MiddleButton ? Drag::Pan : Drag::None;
}

bool PreviewStage::canPaintAt(QPointF px) const {
    return m_scene.compareMode() == CompareMode::Brush && m_scene.canBrush() &&
           m_scene.tileAt(px).has_value();
}

void PreviewStage::beginStroke(QPointF px, bool erases) {
    Q_EMIT maskEditBegins();
    const auto under = m_scene.tileAt(px);
    m_strokeTile = under->tile;
    m_strokePoint = under->point;
    m_strokeBrush = m_scene.brush();
    m_strokeBrush.erases = erases;
    continueStroke(px);
}

void PreviewStage::continueStroke(QPointF px) {
    const QPointF point = m_scene.pointIn(m_strokeTile, px);
    m_scene.mask().stroke(m_strokeTile, m_strokePoint, point, m_strokeBrush);
    m_strokePoint = point;
    m_surface->requestRedraw();
}

void PreviewStage::dragOut(QPointF px) {
    const double moved = (px - m_pressPx).manhattanLength() / devicePixelRatioF();
    if (moved < QApplication::startDragDistance()) {
        return;
    }
    m_drag = Drag::None; // from here on the mouse belongs to the drag
    updateCursor(px);
    if (const auto picture = m_scene.pictureAt(m_pressPx)) {
        Q_EMIT tileDragged(*picture);
    }
}

void PreviewStage::setRing(std::optional<QPointF> px) {
    m_scene.setRing(px);
    if (m_scene.compareMode() == CompareMode::Brush) {
        m_surface->requestRedraw();
    }
}

void PreviewStage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        if (event->source() == nullptr) { // else a picture is just being taken out
            Q_EMIT urlsHovering(event->mimeData()->urls());
        }
    }
}

void PreviewStage::dragLeaveEvent(QDragLeaveEvent*) {
    Q_EMIT hoverEnded();
}

void PreviewStage::dropEvent(QDropEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        Q_EMIT hoverEnded();
        Q_EMIT urlsDropped(event->mimeData()->urls());
    }
}

void PreviewStage::endLostDrag(const QMouseEvent& event) {
    // A view that was hidden in the middle of a drag never sees the button's release.
    if (m_drag != Drag::None && !event.buttons().testFlag(m_dragButton)) {
        endDrag();
    }
}

void PreviewStage::updateCursor(QPointF px) {
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_drag == Drag::Pan) {
        shape = Qt::ClosedHandCursor;
    } else if (m_drag == Drag::Split || m_scene.isHandleAt(px)) {
        shape = Qt::SplitHCursor;
    } else if (m_spaceHeld) {
        shape = Qt::OpenHandCursor;
    } else if (m_scene.compareMode() == CompareMode::Brush) {
        shape = Qt::CrossCursor;
    }
    if (shape != m_cursorShape) {
        m_cursorShape = shape;
        m_surface->setCursor(shape);
    }
}

} // namespace sg
