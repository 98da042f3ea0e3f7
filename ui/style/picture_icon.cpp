#include "ui/style/picture_icon.h"

#include "ui/common/qt_image.h"
#include "ui/style/picture_weight.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace sg {

namespace {

const QColor kSurround(0x22, 0x22, 0x22);
const QColor kBadge(0xd0, 0x8a, 0x3c);
const QColor kIdleBadge(0x5a, 0x5a, 0x5a);
const QColor kRemark(0x8c, 0x2f, 0x2f, 0xe6);

/// Sizes are shares of the picture's side, since the list scales it.
QFont badgeFont(const QPainter& painter, const QRectF& picture) {
    QFont font = painter.font();
    font.setPixelSize(std::max(6, qRound(picture.height() * 0.23)));
    font.setBold(true);
    return font;
}

QSizeF badgeSize(const QFont& font, const QRectF& picture, const QString& text) {
    return {
        QFontMetricsF(font).horizontalAdvance(text) + picture.width() * 0.1,
        picture.height() * 0.29};
}

void drawBadge(QPainter& painter, const QRectF& badge, const QString& text, const QColor& ground) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(badge, badge.height() / 4, badge.height() / 4);
    painter.setPen(ground == kBadge ? QColor(0x14, 0x14, 0x14) : QColor(0xe6, 0xe6, 0xe6));
    painter.drawText(badge, Qt::AlignCenter, text);
}

void drawWeight(QPainter& painter, const QRectF& picture, double weight) {
    const QString text = weightBadge(weight);
    const bool shown = weight > 0.0;
    if (!shown) {
        QColor veil = kSurround;
        veil.setAlpha(190);
        painter.fillRect(picture, veil);
    }
    painter.setFont(badgeFont(painter, picture));
    QRectF badge({}, badgeSize(painter.font(), picture, text));
    badge.moveBottomRight(picture.bottomRight() - QPointF(3, 3));
    drawBadge(painter, badge, text, shown ? kBadge : kIdleBadge);
}

void drawRemarks(QPainter& painter, const QRectF& picture, const QStringList& badges) {
    QFont font = badgeFont(painter, picture);
    font.setPixelSize(qRound(font.pixelSize() * 0.87));
    painter.setFont(font);
    QPointF corner = picture.topLeft() + QPointF(3, 3);
    for (const QString& text : badges) {
        const QRectF badge(corner, badgeSize(font, picture, text));
        drawBadge(painter, badge, text, kRemark);
        corner += QPointF(0, badge.height() + 2);
    }
}

} // namespace

QIcon iconOf(const StylePicture& picture, const QStringList& badges) {
    QPixmap pixmap = QPixmap::fromImage(toQImage(picture.thumbnail));
    const bool isPlain = picture.weight == 1.0 && badges.isEmpty();
    if (!isPlain && !pixmap.isNull()) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        if (picture.weight != 1.0) {
            drawWeight(painter, pixmap.rect(), picture.weight);
        }
        drawRemarks(painter, pixmap.rect(), badges);
    }
    return QIcon(pixmap);
}

} // namespace sg
