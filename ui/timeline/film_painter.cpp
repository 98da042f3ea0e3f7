#include "ui/timeline/film_painter.h"

#include <QPainterPath>

#include <cmath>

namespace sg {

namespace {

constexpr double kHandlePx = 5.0;
const QColor kStarColour(0xf2, 0xc1, 0x4e);

QPainterPath starPath(const QRectF& box) {
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double radius = box.width() / 2.0 * (i % 2 == 0 ? 1.0 : 0.42);
        const double angle = M_PI * (i / 5.0 - 0.5);
        const QPointF point =
            box.center() + QPointF(std::cos(angle) * radius, std::sin(angle) * radius);
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

} // namespace

void FilmPainter::tile(const QRect& picture, const QRect& starArea, const TileLook& look) {
    if (look.picture.isNull()) {
        m_painter.fillRect(picture, m_palette.color(QPalette::Base));
        m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
        m_painter.drawText(picture, Qt::AlignCenter, QStringLiteral("..."));
    } else {
        m_painter.drawImage(picture, look.picture);
    }
    if (look.star != TileLook::Star::None) {
        star(starArea, look.star == TileLook::Star::Set);
    }
    const QRect words =
        picture.translated(0, picture.height() + 1)
            .adjusted(-3, 0, 3, m_painter.fontMetrics().height() - picture.height());
    m_painter.setPen(
        m_palette.color(look.current ? QPalette::WindowText : QPalette::PlaceholderText));
    m_painter.drawText(words, Qt::AlignCenter, look.words);
}

void FilmPainter::star(const QRect& area, bool set) {
    m_painter.setPen(QPen(QColor(0, 0, 0, 160), 1.0));
    m_painter.setBrush(set ? kStarColour : QColor(0, 0, 0, 90));
    m_painter.drawPath(starPath(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5)));
    m_painter.setBrush(Qt::NoBrush);
}

void FilmPainter::frame(const QRect& picture) {
    m_painter.setPen(QPen(m_palette.color(QPalette::Highlight), 2.0));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(QRectF(picture).adjusted(-1.0, -1.0, 1.0, 1.0));
}

void FilmPainter::line(double x, int top, int bottom) {
    const QColor accent = m_palette.color(QPalette::Highlight);
    for (const QPen& pen : {QPen(QColor(0, 0, 0, 140), 4.0), QPen(accent, 2.0)}) {
        m_painter.setPen(pen);
        m_painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    }
    QPainterPath handle;
    handle.moveTo(x - kHandlePx, bottom + kHandlePx + 2.0);
    handle.lineTo(x + kHandlePx, bottom + kHandlePx + 2.0);
    handle.lineTo(x, bottom);
    handle.closeSubpath();
    m_painter.fillPath(handle, accent);
}

} // namespace sg
