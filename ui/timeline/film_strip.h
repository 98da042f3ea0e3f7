#pragma once

/// The tiles of a run side by side, with a cursor that stands on one of them, between two, or at
/// the end: now.

#include "ui/timeline/film_painter.h"
#include "ui/timeline/film_reel.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <functional>
#include <optional>
#include <vector>

namespace sg {

class FilmStrip final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit FilmStrip(QWidget* parent);

    /// The cursor keeps its kimg.
    void setReel(FilmReel reel);

    [[nodiscard]] const FilmReel& reel() const { return m_reel; }

    /// The last place, after all tiles, for what is there by now.
    void setNowOffered(bool offered);

    /// The picture of a tile, by the path of its small state; asked for while painting. A null one
    /// is painted as not there yet.
    void setPictures(std::function<QImage(const FilmTile&)> pictures);
    void setNowPicture(const QImage& picture);

    /// What a tile says below the pointer; asked for when it is needed.
    void setWords(std::function<QString(const FilmTile&)> words) { m_words = std::move(words); }

    /// Nothing = now.
    [[nodiscard]] std::optional<double> kimg() const { return m_kimg; }

    /// Tells nobody.
    void setKimg(std::optional<double> kimg);

    /// One tile earlier or later; a cursor between two goes to the next one.
    void step(int tiles);

    /// Where the middle of a tile is, in the viewport; the number after the last is now.
    [[nodiscard]] QPoint centreOf(int tile) const;

    /// The tiles that can be seen.
    [[nodiscard]] std::vector<FilmTile> visibleTiles() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By hand, at every place it passes.
    void moved(std::optional<double> kimg);
    void starClicked(const sg::FilmTile& tile);
    void menuRequested(const sg::FilmTile& tile, const QPoint& globalPosition);
    void scrolled();

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] TileLook lookOf(int index) const;
    [[nodiscard]] QRect slot(int index) const;
    [[nodiscard]] QRect pictureIn(const QRect& slot) const;
    [[nodiscard]] QRect starIn(const QRect& slot) const;
    [[nodiscard]] int slotCount() const;
    [[nodiscard]] std::optional<int> slotAt(const QPoint& point) const;
    [[nodiscard]] double cursorPosition() const;
    void moveTo(std::optional<double> kimg);
    void scrub(int x);
    void updateRange();
    void showCursor();

    FilmReel m_reel;
    bool m_now = false;
    std::optional<double> m_kimg;
    std::function<QImage(const FilmTile&)> m_pictures;
    std::function<QString(const FilmTile&)> m_words;
    QImage m_nowPicture;
    QPoint m_pressed;
    bool m_scrubbing = false;
    bool m_down = false;
};

} // namespace sg
