#include "ui/style/crop_canvas.h"

#include "ui/looks/theme.h"
#include "ui/style/crop_geometry.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <cmath>

namespace sg {

namespace {

constexpr double kMargin = 38.0; ///< room for the knob when the square is as large as the picture
constexpr double kKnobDistance = 24.0;
constexpr double kReach = 11.0; ///< around a corner or the knob
constexpr double kHandle = 5.0;
constexpr double kWheelStep = 0.95;
constexpr double kNudge = 0.005; ///< of the shorter side
constexpr double kLongNudge = 0.05;
constexpr double kSnapDegrees = 15.0;

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

CropCanvas::CropCanvas(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(320, 300);
    setAccessibleName(tr("Picture with the square that is learned from"));
}

Extent CropCanvas::extent() const {
    return {m_picture.width(), m_picture.height()};
}

void CropCanvas::setPicture(const QImage& picture) {
    m_picture = picture;
    m_sentence.clear();
    m_scaled = {};
    m_part = Part::None;
    setCrop(m_wanted);
}

void CropCanvas::setSentence(const QString& sentence) {
    m_picture = {};
    m_sentence = sentence;
    m_part = Part::None;
    update();
}

void CropCanvas::setCrop(const PictureCrop& crop) {
    m_wanted = crop;
    m_shown = m_picture.isNull() ? crop : insidePicture(crop, extent());
    update();
}

void CropCanvas::change(const PictureCrop& crop) {
    const PictureCrop before = m_shown;
    setCrop(crop);
    if (m_shown != before) {
        Q_EMIT cropChanged(m_shown);
    }
}

QRectF CropCanvas::pictureArea() const {
    const QRectF room = QRectF(rect()).marginsRemoved({kMargin, kMargin, kMargin, kMargin});
    QRectF area({}, QSizeF(m_picture.size()).scaled(room.size(), Qt::KeepAspectRatio));
    area.moveCenter(room.center());
    return area;
}

QPointF CropCanvas::onWidget(QPointF place) const {
    const QRectF area = pictureArea();
    return area.topLeft() + place * (area.width() / m_picture.width());
}

QPointF CropCanvas::onPicture(QPointF place) const {
    const QRectF area = pictureArea();
    return (place - area.topLeft()) * (m_picture.width() / area.width());
}

QPointF CropCanvas::cornerPlace(int corner) const {
    return onWidget(cropCorners(m_shown, extent())[corner]);
}

QPointF CropCanvas::knobPlace() const {
    return (cornerPlace(0) + cornerPlace(1)) / 2.0 + turned({0, -kKnobDistance}, m_shown.degrees);
}

CropCanvas::Part CropCanvas::partAt(QPointF place, int& corner) const {
    if (m_picture.isNull() || !isSquare()) {
        return Part::None;
    }
    if (distance(place, knobPlace()) <= kReach) {
        return Part::Knob;
    }
    for (corner = 0; corner < 4; ++corner) {
        if (distance(place, cornerPlace(corner)) <= kReach) {
            return Part::Corner;
        }
    }
    const QPolygonF square = cropCorners(m_shown, extent());
    return square.containsPoint(onPicture(place), Qt::OddEvenFill) ? Part::Inside : Part::None;
}

void CropCanvas::resizeEvent(QResizeEvent*) {
    m_scaled = {};
}

void CropCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_part = partAt(event->position(), m_corner);
        m_before = m_shown;
        if (m_part != Part::None) {
            m_pressed = onPicture(event->position());
        }
        update();
    }
}

void CropCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = m_picture.isNull() ? QPointF() : onPicture(event->position());
    switch (m_part) {
    case Part::Inside:
        change(movedCrop(m_before, place - m_pressed, extent()));
        break;
    case Part::Corner:
        change(draggedCorner(m_before, m_corner, place, extent()));
        break;
    case Part::Knob: {
        PictureCrop crop = m_wanted;
        crop.degrees = angleTowards(m_shown, place, extent());
        if (event->modifiers() & Qt::ShiftModifier) {
            crop.degrees = std::round(crop.degrees / kSnapDegrees) * kSnapDegrees;
        }
        change(crop);
        break;
    }
    case Part::None: {
        int corner = 0;
        const Part part = partAt(event->position(), corner);
        setCursor(
            part == Part::Inside   ? Qt::SizeAllCursor
            : part == Part::Knob   ? Qt::PointingHandCursor
            : part == Part::Corner ? (corner % 2 == 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor)
                                   : Qt::ArrowCursor);
        break;
    }
    }
}

void CropCanvas::mouseReleaseEvent(QMouseEvent*) {
    m_part = Part::None;
    update();
}

void CropCanvas::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (!m_picture.isNull() && isSquare()) {
        PictureCrop crop = m_shown;
        crop.side *= std::pow(kWheelStep, event->angleDelta().y() / 120.0);
        change(insidePicture(crop, extent()));
    }
}

void CropCanvas::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const QPointF direction = key == Qt::Key_Left    ? QPointF(-1, 0)
                              : key == Qt::Key_Right ? QPointF(1, 0)
                              : key == Qt::Key_Up    ? QPointF(0, -1)
                              : key == Qt::Key_Down  ? QPointF(0, 1)
                                                     : QPointF();
    if (direction.isNull() || m_picture.isNull() || !isSquare()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const double step = event->modifiers() & Qt::ShiftModifier ? kLongNudge : kNudge;
    const double shorter = std::min(m_picture.width(), m_picture.height());
    change(movedCrop(m_shown, direction * step * shorter, extent()));
}

void CropCanvas::drawSquare(QPainter& painter) const {
    const QColor line = palette().color(QPalette::Highlight);
    QPolygonF square;
    for (int corner = 0; corner < 4; ++corner) {
        square << cornerPlace(corner);
    }
    QPainterPath outside;
    outside.addRect(pictureArea());
    outside.addPolygon(square);
    outside.closeSubpath();
    painter.fillPath(outside, QColor(0x14, 0x14, 0x14, 170)); // odd-even: all but the square
    if (m_part != Part::None) {
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1));
        for (const double share : {1.0 / 3.0, 2.0 / 3.0}) {
            const auto between = [share](QPointF a, QPointF b) { return a + (b - a) * share; };
            painter.drawLine(between(square[0], square[1]), between(square[3], square[2]));
            painter.drawLine(between(square[0], square[3]), between(square[1], square[2]));
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, 1.5));
    painter.drawPolygon(square);
    if (!isSquare()) {
        return;
    }
    painter.drawLine((square[0] + square[1]) / 2.0, knobPlace());
    painter.setBrush(line);
    painter.setPen(QPen(QColor(0x14, 0x14, 0x14), 1));
    painter.drawEllipse(knobPlace(), kHandle + 1, kHandle + 1);
    for (const QPointF& corner : square) {
        painter.drawRect(
            QRectF(corner.x() - kHandle, corner.y() - kHandle, kHandle * 2, kHandle * 2));
    }
}

void CropCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), kPictureGround);
    if (m_picture.isNull()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(
            rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, m_sentence);
        return;
    }
    const QRectF area = pictureArea();
    if (m_scaled.isNull()) {
        m_scaled = QPixmap::fromImage(m_picture.scaled(
            (area.size() * devicePixelRatio()).toSize(),
            Qt::IgnoreAspectRatio,
            Qt::SmoothTransformation));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(area, m_scaled, m_scaled.rect());
    drawSquare(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace sg
