#include "ui/timeline/film_strip.h"

#include "ui/timeline/state_words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sg {

namespace {

constexpr int kPicturePx = 56;
constexpr int kSlotPx = kPicturePx + 6;
constexpr int kTopPx = 3;
constexpr int kStarPx = 16;
constexpr double kSnap = 0.08; ///< of a tile: the cursor sticks to whole tiles

} // namespace

FilmStrip::FilmStrip(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("filmStrip"));
    setAccessibleName(tr("Filmstrip of the run"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    horizontalScrollBar()->setSingleStep(kSlotPx);
}

QSize FilmStrip::sizeHint() const {
    const int text = fontMetrics().height();
    return {
        6 * kSlotPx, kTopPx + kPicturePx + text + 4 + horizontalScrollBar()->sizeHint().height()};
}

QSize FilmStrip::minimumSizeHint() const {
    return {2 * kSlotPx, sizeHint().height()};
}

int FilmStrip::slotCount() const {
    return static_cast<int>(m_reel.tiles().size()) + (m_now ? 1 : 0);
}

QRect FilmStrip::slot(int index) const {
    return {
        index * kSlotPx - horizontalScrollBar()->value(),
        0,
        kSlotPx,
        kTopPx + kPicturePx + fontMetrics().height() + 2};
}

QRect FilmStrip::pictureIn(const QRect& slot) const {
    return {slot.left() + (kSlotPx - kPicturePx) / 2, kTopPx, kPicturePx, kPicturePx};
}

QRect FilmStrip::starIn(const QRect& slot) const {
    const QRect picture = pictureIn(slot);
    return {picture.right() - kStarPx, picture.top() + 1, kStarPx, kStarPx};
}

QPoint FilmStrip::centreOf(int tile) const {
    return pictureIn(slot(tile)).center();
}

std::optional<int> FilmStrip::slotAt(const QPoint& point) const {
    const int index = (point.x() + horizontalScrollBar()->value()) / kSlotPx;
    return point.x() >= 0 && index < slotCount() ? std::optional(index) : std::nullopt;
}

void FilmStrip::setReel(FilmReel reel) {
    m_reel = std::move(reel);
    updateRange();
    if (!m_kimg) {
        showCursor();
    }
    viewport()->update();
}

void FilmStrip::setNowOffered(bool offered) {
    m_now = offered;
    updateRange();
    viewport()->update();
}

void FilmStrip::setPictures(std::function<QImage(const FilmTile&)> pictures) {
    m_pictures = std::move(pictures);
    viewport()->update();
}

void FilmStrip::setNowPicture(const QImage& picture) {
    m_nowPicture = picture;
    if (m_now) {
        viewport()->update(slot(slotCount() - 1));
    }
}

double FilmStrip::cursorPosition() const {
    if (!m_kimg || m_reel.empty()) {
        return slotCount() - 1;
    }
    return m_reel.positionOf(*m_kimg);
}

void FilmStrip::setKimg(std::optional<double> kimg) {
    m_kimg = kimg;
    showCursor();
    viewport()->update();
}

void FilmStrip::moveTo(std::optional<double> kimg) {
    if (kimg != m_kimg) {
        setKimg(kimg);
        Q_EMIT moved(kimg);
    }
}

void FilmStrip::step(int tiles) {
    if (m_reel.empty()) {
        return;
    }
    const double at = cursorPosition();
    const double target = tiles < 0 ? std::ceil(at) + tiles : std::floor(at) + tiles;
    const int index = std::clamp(int(target), 0, slotCount() - 1);
    moveTo(index > m_reel.last() ? std::nullopt : std::optional(m_reel.kimgAt(index)));
}

std::vector<FilmTile> FilmStrip::visibleTiles() const {
    std::vector<FilmTile> seen;
    for (int i = 0; i <= m_reel.last(); ++i) {
        if (slot(i).intersects(viewport()->rect())) {
            seen.push_back(m_reel.tiles()[std::size_t(i)]);
        }
    }
    return seen;
}

void FilmStrip::updateRange() {
    QScrollBar* bar = horizontalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    bar->setPageStep(viewport()->width());
    bar->setRange(0, std::max(0, slotCount() * kSlotPx - viewport()->width()));
    if (atEnd && !m_kimg) {
        bar->setValue(bar->maximum());
    }
}

void FilmStrip::showCursor() {
    QScrollBar* bar = horizontalScrollBar();
    const int centre = int((cursorPosition() + 0.5) * kSlotPx);
    const int left = centre - kSlotPx / 2;
    const int right = centre + kSlotPx / 2;
    if (left < bar->value()) {
        bar->setValue(left);
    } else if (right > bar->value() + viewport()->width()) {
        bar->setValue(right - viewport()->width());
    }
}

void FilmStrip::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    FilmPainter film(painter, palette());
    for (int i = 0; i < slotCount(); ++i) {
        const QRect area = slot(i);
        if (area.intersects(viewport()->rect())) {
            film.tile(pictureIn(area), starIn(area), lookOf(i));
        }
    }
    if (slotCount() == 0 || (!m_kimg && !m_now)) {
        return;
    }
    const double position = cursorPosition();
    if (std::abs(position - std::round(position)) < 1e-6) {
        film.frame(pictureIn(slot(int(std::lround(position)))));
    } else {
        const double x = (position + 0.5) * kSlotPx - horizontalScrollBar()->value();
        film.line(x, kTopPx, kTopPx + kPicturePx);
    }
}

TileLook FilmStrip::lookOf(int index) const {
    if (index > m_reel.last()) {
        return {m_nowPicture, tr("now"), !m_kimg, TileLook::Star::None};
    }
    const FilmTile& tile = m_reel.tiles()[std::size_t(index)];
    const bool here = m_kimg && m_reel.tileAt(*m_kimg) == index;
    const bool hovered = slot(index).contains(viewport()->mapFromGlobal(QCursor::pos()));
    TileLook look{
        m_pictures ? m_pictures(tile) : QImage(),
        kimgInWords(tile.kimg),
        here,
        here || hovered ? TileLook::Star::Offered : TileLook::Star::None};
    if (tile.starred) {
        look.star = TileLook::Star::Set;
    }
    return look;
}

void FilmStrip::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateRange();
}

void FilmStrip::scrollContentsBy(int, int) {
    viewport()->update();
    Q_EMIT scrolled();
}

bool FilmStrip::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto index = slotAt(help->pos());
        QString words;
        if (index && *index > m_reel.last()) {
            words = tr("What the training has come to by now");
        } else if (index && m_words) {
            words = m_words(m_reel.tiles()[std::size_t(*index)]);
        }
        QToolTip::showText(help->globalPos(), words, this, index ? slot(*index) : QRect());
        return true;
    }
    if (event->type() == QEvent::Leave) {
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FilmStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressed = event->pos();
    m_down = true;
    m_scrubbing = false;
}

void FilmStrip::mouseMoveEvent(QMouseEvent* event) {
    viewport()->update(); // the star below the pointer
    if (!m_down || !event->buttons().testFlag(Qt::LeftButton)) {
        m_down = false;
        return;
    }
    const int away = std::abs(event->pos().x() - m_pressed.x());
    m_scrubbing = m_scrubbing || away >= QApplication::startDragDistance();
    if (m_scrubbing) {
        scrub(event->pos().x());
    }
}

void FilmStrip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !std::exchange(m_down, false) || m_scrubbing) {
        return;
    }
    const auto index = slotAt(event->pos());
    if (!index) {
        return;
    }
    if (*index > m_reel.last()) {
        moveTo(std::nullopt);
    } else if (starIn(slot(*index)).contains(event->pos())) {
        Q_EMIT starClicked(m_reel.tiles()[std::size_t(*index)]);
    } else {
        moveTo(m_reel.kimgAt(*index));
    }
}

void FilmStrip::scrub(int x) {
    if (m_reel.empty()) {
        return;
    }
    double position = double(x + horizontalScrollBar()->value()) / kSlotPx - 0.5;
    if (m_now && position > m_reel.last() + 0.5) {
        moveTo(std::nullopt);
        return;
    }
    position = std::clamp(position, 0.0, double(m_reel.last()));
    if (std::abs(position - std::round(position)) < kSnap) {
        position = std::round(position);
    }
    moveTo(m_reel.kimgAt(position));
}

void FilmStrip::contextMenuEvent(QContextMenuEvent* event) {
    auto index = slotAt(event->pos());
    if (event->reason() == QContextMenuEvent::Keyboard && m_kimg) {
        index = m_reel.tileAt(*m_kimg);
    }
    if (index && *index <= m_reel.last()) {
        Q_EMIT menuRequested(m_reel.tiles()[std::size_t(*index)], event->globalPos());
    }
}

void FilmStrip::wheelEvent(QWheelEvent* event) {
    // A strip runs sideways, and so does the wheel over it.
    const QPoint turn = event->angleDelta();
    const int delta = std::abs(turn.x()) > std::abs(turn.y()) ? turn.x() : turn.y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta * kSlotPx / 120);
}

void FilmStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        step(-1);
        break;
    case Qt::Key_Down:
        step(1);
        break;
    case Qt::Key_Home:
        step(-slotCount());
        break;
    case Qt::Key_End:
        step(slotCount());
        break;
    default:
        event->ignore();
    }
}

} // namespace sg
