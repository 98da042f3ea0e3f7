#include "ui/style/picture_icon.h"

#include "ui/style/picture_weight.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace sg {

namespace {

const QColor kSurround(0x22, 0x22, 0x22);
const QColor kBadge(0xd0, 0x8a, 0x3c);
const QColor kIdleBadge(0x5a, 0x5a, 0x5a);

/// Sizes are shares of the picture's side, since the list scales it.
void drawBadge(QPainter& painter, const QRectF& picture, const QString& text, bool shown) {
    QFont font = painter.font();
    font.setPixelSize(std::max(6, qRound(picture.height() * 0.23)));
    font.setBold(true);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    QRectF badge(
        0, 0, metrics.horizontalAdvance(text) + picture.width() * 0.1, picture.height() * 0.29);
    badge.moveBottomRight(picture.bottomRight() - QPointF(3, 3));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shown ? kBadge : kIdleBadge);
    painter.drawRoundedRect(badge, badge.height() / 4, badge.height() / 4);
    painter.setPen(shown ? QColor(0x14, 0x14, 0x14) : QColor(0xe6, 0xe6, 0xe6));
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace

QIcon iconOf(const StylePicture& picture) {
    const Image& image = picture.thumbnail;
    const QImage view(
        image.pixels.data(),
        image.extent.width,
        image.extent.height,
        static_cast<qsizetype>(image.stride()),
        QImage::Format_RGB888);
    QPixmap pixmap = QPixmap::fromImage(view.copy());
    const QString badge = weightBadge(picture.weight);
    if (!badge.isEmpty() && !pixmap.isNull()) {
        const bool shown = picture.weight > 0.0;
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        if (!shown) {
            QColor veil = kSurround;
            veil.setAlpha(190);
            painter.fillRect(pixmap.rect(), veil);
        }
        drawBadge(painter, pixmap.rect(), badge, shown);
    }
    return QIcon(pixmap);
}

} // namespace sg
