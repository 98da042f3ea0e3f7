#include "ui/style/picture_list.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace sg {

namespace {

constexpr int kIconSide = 58;
constexpr int kGridSide = 64;
constexpr int kScrollZone = 14; ///< at the edges, where a drag scrolls
constexpr int kScrollMs = 40;
constexpr int kScrollStep = 8;

bool isUndo(const QKeyEvent& key) {
    return key.matches(QKeySequence::Undo);
}

/// As the window's own: Ctrl+Shift+Z and Ctrl+Y on every platform.
bool isRedo(const QKeyEvent& key) {
    return key.keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z) ||
           key.keyCombination() == (Qt::CTRL | Qt::Key_Y);
}

} // namespace

PictureList::PictureList(QWidget* parent) : QListWidget(parent) {
    setViewMode(QListView::IconMode);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setIconSize({kIconSide, kIconSide});
    setGridSize({kGridSide, kGridSide});
    setUniformItemSizes(true);
    setDragEnabled(true); // by our own drag; see startDrag()
    // Drops belong to the panel, which also takes folders and archives.
    setAcceptDrops(false);
    m_scroll.setInterval(kScrollMs);
    connect(&m_scroll, &QTimer::timeout, this, &PictureList::scrollOn);
}

std::vector<std::size_t> PictureList::selectedRows() const {
    std::vector<std::size_t> rows;
    for (const QListWidgetItem* item : selectedItems()) {
        rows.push_back(static_cast<std::size_t>(row(item)));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void PictureList::selectRows(const std::vector<std::size_t>& rows) {
    clearSelection();
    for (const std::size_t row : rows) {
        item(static_cast<int>(row))->setSelected(true);
    }
    if (!rows.empty()) {
        auto* first = item(static_cast<int>(rows.front()));
        setCurrentItem(first, QItemSelectionModel::NoUpdate);
        scrollToItem(first);
    }
}

void PictureList::setLocked(bool locked) {
    m_locked = locked;
    endDrag();
}

bool PictureList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (isUndo(key) || isRedo(key)) {
            event->accept(); // the pictures', not the training's
            return true;
        }
    }
    return QListWidget::event(event);
}

void PictureList::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (m_gap >= 0 && key == Qt::Key_Escape) {
        endDrag();
    } else if (isUndo(*event)) {
        Q_EMIT undoRequested();
    } else if (isRedo(*event)) {
        Q_EMIT redoRequested();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !selectedItems().isEmpty()) {
        Q_EMIT itemActivated(item(static_cast<int>(selectedRows().front())));
    } else if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        Q_EMIT removeRequested();
    } else if (key == Qt::Key_Plus || key == Qt::Key_Equal) { // where + needs Shift
        Q_EMIT weightStepRequested(1);
    } else if (key == Qt::Key_Minus) {
        Q_EMIT weightStepRequested(-1);
    } else if (event->modifiers() == Qt::AltModifier && key == Qt::Key_Left) {
        moveByKey(-1);
    } else if (event->modifiers() == Qt::AltModifier && key == Qt::Key_Right) {
        moveByKey(1);
    } else {
        QListWidget::keyPressEvent(event);
    }
}

void PictureList::moveByKey(int direction) {
    const std::vector<std::size_t> rows = selectedRows();
    if (m_locked || rows.empty()) {
        return;
    }
    if (direction < 0 && rows.front() > 0) {
        Q_EMIT moveRequested(rows, rows.front() - 1);
    } else if (direction > 0 && rows.back() + 1 < static_cast<std::size_t>(count())) {
        Q_EMIT moveRequested(rows, rows.back() + 2);
    }
}

/// Qt's drag hands items to other programs and moves icons freely. This one only finds a new place
/// in the order, so it is done with the mouse alone.
void PictureList::startDrag(Qt::DropActions) {
    if (!m_locked && !selectedItems().isEmpty()) {
        m_gap = currentRow(); // the move that has begun it tells the place
        m_scroll.start();
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
}

void PictureList::mouseMoveEvent(QMouseEvent* event) {
    if (m_gap >= 0) {
        dragTo(event->position().toPoint());
    } else {
        QListWidget::mouseMoveEvent(event);
        if (m_gap >= 0) {
            dragTo(event->position().toPoint());
        }
    }
}

void PictureList::mouseReleaseEvent(QMouseEvent* event) {
    if (m_gap < 0) {
        QListWidget::mouseReleaseEvent(event);
        return;
    }
    const auto before = static_cast<std::size_t>(m_gap);
    endDrag();
    Q_EMIT moveRequested(selectedRows(), before);
}

void PictureList::focusOutEvent(QFocusEvent* event) {
    endDrag();
    QListWidget::focusOutEvent(event);
}

int PictureList::gapAt(const QPoint& place) const {
    for (int row = 0; row < count(); ++row) {
        const QRect picture = visualItemRect(item(row));
        const bool inThisLine = place.y() <= picture.bottom();
        if (place.y() < picture.top() || (inThisLine && place.x() < picture.center().x())) {
            return row;
        }
    }
    return count();
}

void PictureList::dragTo(const QPoint& place) {
    m_place = place;
    m_gap = gapAt(place);
    viewport()->update();
}

void PictureList::endDrag() {
    m_scroll.stop();
    if (m_gap >= 0) {
        m_gap = -1;
        viewport()->unsetCursor();
        viewport()->update();
    }
}

void PictureList::scrollOn() {
    const int step = m_place.y() < kScrollZone                          ? -kScrollStep
                     : m_place.y() > viewport()->height() - kScrollZone ? kScrollStep
                                                                        : 0;
    if (step != 0) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + step);
        dragTo(m_place);
    }
}

void PictureList::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (m_gap < 0 || count() == 0) {
        return;
    }
    // Behind the last one of a line the mark stands there, not in front of the next line.
    const bool atEnd = m_gap == count();
    const QRect picture = visualItemRect(item(atEnd ? m_gap - 1 : m_gap));
    const int x = atEnd ? picture.right() : std::max(1, picture.left());
    QPainter painter(viewport());
    painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
    painter.drawLine(x, picture.top() + 1, x, picture.bottom() - 1);
}

} // namespace sg
