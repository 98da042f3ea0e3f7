// The list of thumbnails by mouse and keys.

#include "tests/ui/strict.h"
#include "ui/style/picture_list.h"

#include <QAction>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

namespace sg {

using Rows = std::vector<std::size_t>;

class PictureListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_window = std::make_unique<QWidget>();
        m_list = new PictureList(m_window.get());
        auto* layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_list);
        QPixmap pixmap(58, 58);
        pixmap.fill(Qt::darkCyan);
        for (int i = 0; i < 8; ++i) {
            new QListWidgetItem(QIcon(pixmap), {}, m_list);
        }
        m_window->resize(3 * 64 + 20, 260); // three a line
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(place(2).y() == place(0).y() && place(3).y() > place(0).y());
        m_list->setFocus();
    }

    void cleanup() { m_window.reset(); }

    void draggingMovesOnePicture() {
        QSignalSpy moved(m_list, &PictureList::moveRequested);
        drag(place(0), place(5) + QPoint(18, 0));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved[0][0].value<Rows>(), Rows{0});
        QCOMPARE(moved[0][1].value<std::size_t>(), std::size_t(6));
    }

    void draggingMovesTheWholeSelection() {
        QTest::mouseClick(viewport(), Qt::LeftButton, {}, place(1));
        QTest::mouseClick(viewport(), Qt::LeftButton, Qt::ControlModifier, place(4));
        QCOMPARE(m_list->selectedRows(), (Rows{1, 4}));
        QSignalSpy moved(m_list, &PictureList::moveRequested);
        drag(place(4), place(0) - QPoint(18, 0));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved[0][0].value<Rows>(), (Rows{1, 4}));
        QCOMPARE(moved[0][1].value<std::size_t>(), std::size_t(0));
        QCOMPARE(m_list->selectedRows(), (Rows{1, 4}));
    }

    void belowTheLastOneIsTheEnd() {
        QSignalSpy moved(m_list, &PictureList::moveRequested);
        drag(place(2), {100, viewport()->height() - 5});
        QCOMPARE(moved[0][1].value<std::size_t>(), std::size_t(8));
    }

    void aMarkShowsWhereThePicturesWouldGo() {
        const QImage before = viewport()->grab().toImage();
        press(place(0));
        move(place(0) + QPoint(30, 4));
        move(place(4) - QPoint(18, 0));
        const QImage during = viewport()->grab().toImage();
        const QRect picture = m_list->visualItemRect(m_list->item(4));
        const QColor mark = m_list->palette().color(QPalette::Highlight);
        QCOMPARE(during.pixelColor(picture.left(), picture.center().y()), mark);
        QVERIFY(before.pixelColor(picture.left(), picture.center().y()) != mark);
        QTest::keyClick(m_list, Qt::Key_Escape);
        QVERIFY(
            viewport()->grab().toImage().pixelColor(picture.left(), picture.center().y()) != mark);
        QSignalSpy moved(m_list, &PictureList::moveRequested);
        QTest::mouseRelease(viewport(), Qt::LeftButton, {}, place(4));
        QVERIFY(moved.isEmpty());
    }

    void whileLockedNothingMoves() {
        m_list->setLocked(true);
        QSignalSpy moved(m_list, &PictureList::moveRequested);
        drag(place(0), place(5));
        m_list->selectRows({1});
        QTest::keyClick(m_list, Qt::Key_Right, Qt::AltModifier);
        QVERIFY(moved.isEmpty());
    }

    void controlAndShiftSelect() {
        QTest::mouseClick(viewport(), Qt::LeftButton, {}, place(1));
        QTest::mouseClick(viewport(), Qt::LeftButton, Qt::ShiftModifier, place(3));
        QCOMPARE(m_list->selectedRows(), (Rows{1, 2, 3}));
        QTest::mouseClick(viewport(), Qt::LeftButton, Qt::ControlModifier, place(6));
        QCOMPARE(m_list->selectedRows(), (Rows{1, 2, 3, 6}));
        QTest::mouseClick(viewport(), Qt::LeftButton, {}, place(2)); // a click is no drag
        QCOMPARE(m_list->selectedRows(), Rows{2});
    }

    void keysMoveTheSelection() {
        QSignalSpy moved(m_list, &PictureList::moveRequested);
        m_list->selectRows({2, 3});
        QTest::keyClick(m_list, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(moved.last()[1].value<std::size_t>(), std::size_t(1));
        QTest::keyClick(m_list, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(moved.last()[1].value<std::size_t>(), std::size_t(5));
        m_list->selectRows({0});
        QTest::keyClick(m_list, Qt::Key_Left, Qt::AltModifier); // the first one already
        m_list->selectRows({7});
        QTest::keyClick(m_list, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(moved.count(), 2);
    }

    void undoKeysAreThePicturesWhileTheyHaveTheFocus() {
        QAction training;
        training.setShortcut(QKeySequence::Undo);
        m_window->addAction(&training);
        auto* other = new QWidget(m_window.get());
        other->setFocusPolicy(Qt::StrongFocus);
        other->show();
        QSignalSpy stepped(&training, &QAction::triggered);
        QSignalSpy undone(m_list, &PictureList::undoRequested);
        QSignalSpy redone(m_list, &PictureList::redoRequested);
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(m_list, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(undone.count(), 1);
        QCOMPARE(redone.count(), 2);
        QCOMPARE(stepped.count(), 0);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.count(), 1);
        QCOMPARE(stepped.count(), 1);
    }

private:
    [[nodiscard]] QWidget* viewport() const { return m_list->viewport(); }

    /// The middle of a picture.
    [[nodiscard]] QPoint place(int row) const {
        return m_list->visualItemRect(m_list->item(row)).center();
    }

    void press(const QPoint& at) { QTest::mousePress(viewport(), Qt::LeftButton, {}, at); }

    /// With the button held; QTest::mouseMove() would hold none.
    void move(const QPoint& at) {
        QMouseEvent event(
            QEvent::MouseMove,
            at,
            viewport()->mapToGlobal(at),
            Qt::NoButton,
            Qt::LeftButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(viewport(), &event);
    }

    void drag(const QPoint& from, const QPoint& to) {
        press(from);
        move(from + QPoint(4, 0)); // no drag yet
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(viewport(), Qt::LeftButton, {}, to);
    }

    std::unique_ptr<QWidget> m_window;
    PictureList* m_list = nullptr;
};

} // namespace sg

QTEST_MAIN(sg::PictureListTest)
#include "picture_list_test.moc"
