#pragma once

/// The thumbnails. Dragged inside the list they change their order; keys do what the menus do. A
/// list only: who changes the pictures is told by signals.

#include <QListWidget>
#include <QTimer>

#include <cstddef>
#include <vector>

namespace sg {

class PictureList final : public QListWidget {
    Q_OBJECT

public:
    explicit PictureList(QWidget* parent = nullptr);

    [[nodiscard]] std::vector<std::size_t> selectedRows() const;
    void selectRows(const std::vector<std::size_t>& rows);

    /// While locked nothing can be dragged.
    void setLocked(bool locked);

Q_SIGNALS:
    /// These rows shall lie before row `before`; the count of pictures means the end.
    void moveRequested(const std::vector<std::size_t>& rows, std::size_t before);
    void removeRequested();

    /// One step more (1) or less (-1) often.
    void weightStepRequested(int steps);
    void undoRequested();
    void redoRequested();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int gapAt(const QPoint& place) const;
    void dragTo(const QPoint& place);
    void endDrag();
    void scrollOn();
    void moveByKey(int direction);

    bool m_locked = false;
    int m_gap = -1; ///< row before which a drag would put the pictures; -1 = no drag
    QPoint m_place; ///< of the pointer in a drag
    QTimer m_scroll;
};

} // namespace sg
