#include "ui/start/picture_strip.h"

#include "ui/common/background.h"
#include "ui/looks/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

namespace sg {

namespace {

constexpr int kGapPx = 6;
constexpr double kCornerPx = 4.0;

/// A square from the middle of a file, `side` pixels.
QImage squareOf(const QString& file, int side) {
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid()) {
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatioByExpanding));
    }
    const QImage picture = reader.read();
    return picture.copy((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
}

QList<QImage> picturesAt(const QString& place, int count, int side) {
    QList<QImage> pictures;
    if (QFileInfo(place).isDir()) {
        const QDir folder(place);
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            if (pictures.size() == count) {
                break;
            }
            if (const QImage picture = squareOf(folder.filePath(name), side); !picture.isNull()) {
                pictures << picture;
            }
        }
        return pictures;
    }
    const QImage row(place);
    for (int x = 0; pictures.size() < count && x + row.height() <= row.width(); x += row.height()) {
        pictures << row.copy(x, 0, row.height(), row.height())
                        .scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    return pictures;
}

} // namespace

PictureStrip::PictureStrip(int side, QWidget* parent) : QWidget(parent), m_side(side) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PictureStrip::read(const QString& place, int count) {
    m_count = count;
    updateGeometry();
    const int pixels = qRound(m_side * devicePixelRatioF());
    inBackground(
        this,
        [place, count, pixels] { return picturesAt(place, count, pixels); },
        [this](const QList<QImage>& pictures) {
            m_pictures = pictures;
            update();
        });
}

QSize PictureStrip::sizeHint() const {
    return {m_count * m_side + std::max(0, m_count - 1) * kGapPx, m_side};
}

void PictureStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    for (int i = 0; i < m_count; ++i) {
        const QRectF place(i * (m_side + kGapPx), 0, m_side, m_side);
        QPainterPath shape;
        shape.addRoundedRect(place, kCornerPx, kCornerPx);
        painter.setClipPath(shape);
        if (i < m_pictures.size()) {
            painter.drawImage(place, m_pictures[i]);
        } else {
            painter.fillRect(place, kPictureGround);
        }
    }
}

} // namespace sg
