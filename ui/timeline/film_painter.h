#pragma once

/// How the tiles of the filmstrip and its cursor look.

#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QRect>
#include <QString>

namespace sg {

struct TileLook {
    enum class Star { None, Offered, Set };

    QImage picture; ///< null = not there yet
    QString words;  ///< below it
    bool current = false;
    Star star = Star::None;
};

/// Paints tiles whose picture is in a square; the words take a line below it.
class FilmPainter {
public:
    FilmPainter(QPainter& painter, const QPalette& palette)
        : m_painter(painter), m_palette(palette) {}

    /// `starArea` is where a star lies, inside `picture`.
    void tile(const QRect& picture, const QRect& starArea, const TileLook& look);

    /// The cursor around a tile.
    void frame(const QRect& picture);

    /// The cursor between two tiles: a line over the height of the pictures.
    void line(double x, int top, int bottom);

private:
    void star(const QRect& area, bool set);

    QPainter& m_painter;
    const QPalette& m_palette;
};

} // namespace sg
