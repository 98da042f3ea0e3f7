#include "ui/style/contact_sheet.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

constexpr int kGap = 6;

} // namespace

ContactSheet::ContactSheet(int columns, QWidget* parent) : QWidget(parent), m_columns(columns) {
    setMinimumSize(columns * 48, 160);
}

void ContactSheet::setPictures(std::vector<QImage> pictures) {
    m_pictures = std::move(pictures);
    update();
}

void ContactSheet::setSentence(const QString& sentence) {
    m_sentence = sentence;
    m_pictures.clear();
    update();
}

void ContactSheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    if (m_pictures.empty()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(
            rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, m_sentence);
        return;
    }
    const int count = static_cast<int>(m_pictures.size());
    const int columns = std::min(m_columns, count);
    const int rows = (count + columns - 1) / columns;
    const int side = std::min((width() - kGap) / columns, (height() - kGap) / rows) - kGap;
    const QPoint first(
        (width() - columns * (side + kGap) + kGap) / 2,
        (height() - rows * (side + kGap) + kGap) / 2);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < count; ++i) {
        const QPoint corner =
            first + QPoint(i % columns * (side + kGap), i / columns * (side + kGap));
        painter.drawImage(
            QRect(corner, QSize(side, side)), m_pictures[static_cast<std::size_t>(i)]);
    }
}

} // namespace sg
