#pragma once

/// A picture with the square over it that is learned from: drag inside to move, a corner to scale,
/// the knob above to turn; the wheel scales, the arrow keys nudge.

#include "core/data/picture_crop.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace sg {

class CropCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit CropCanvas(QWidget* parent = nullptr);

    /// A smaller copy of the picture, or a sentence instead of it.
    void setPicture(const QImage& picture);
    void setSentence(const QString& sentence);

    /// As far as the picture goes. Turning back gives back what a turn took from the side. No
    /// signal follows.
    void setCrop(const PictureCrop& crop);

    [[nodiscard]] const PictureCrop& crop() const { return m_shown; }

    /// What was asked for, be there room for it or not.
    [[nodiscard]] const PictureCrop& wanted() const { return m_wanted; }

    /// The corners (0 to 3, from the upper left on clockwise) and the knob, on this widget.
    [[nodiscard]] QPointF cornerPlace(int corner) const;
    [[nodiscard]] QPointF knobPlace() const;

    [[nodiscard]] QSize sizeHint() const override { return {560, 520}; }

Q_SIGNALS:
    /// By the user.
    void cropChanged(const sg::PictureCrop& crop);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Part { None, Inside, Corner, Knob };

    [[nodiscard]] Extent extent() const;
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] QPointF onWidget(QPointF place) const;
    [[nodiscard]] QPointF onPicture(QPointF place) const;
    [[nodiscard]] Part partAt(QPointF place, int& corner) const;

    [[nodiscard]] bool isSquare() const { return m_shown.fit == PictureCrop::Fit::Square; }

    void change(const PictureCrop& crop);
    void drawSquare(QPainter& painter) const;

    QImage m_picture;
    QPixmap m_scaled; ///< to the size on the widget
    QString m_sentence;
    PictureCrop m_wanted;
    PictureCrop m_shown; ///< m_wanted, as far as the picture goes
    Part m_part = Part::None;
    int m_corner = 0;
    QPointF m_pressed; ///< on the picture
    PictureCrop m_before;
};

} // namespace sg
