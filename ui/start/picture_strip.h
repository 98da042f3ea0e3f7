#pragma once

/// A row of small square pictures, to show what a pack or a model looks like. Never taller than it
/// was made.

#include <QImage>
#include <QList>
#include <QStringList>
#include <QWidget>

namespace sg {

class PictureStrip final : public QWidget {
    Q_OBJECT

public:
    PictureStrip(int side, QWidget* parent);

    /// Reads the first pictures of a folder, or the squares of one picture that lie side by side,
    /// off the GUI thread.
    void read(const QString& place, int count);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_side;
    int m_count = 0;
    QList<QImage> m_pictures;
};

} // namespace sg
