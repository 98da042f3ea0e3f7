// The start page of a window with a fake engine, by mouse and by keyboard.

#include "tests/ui/project_window.h"
#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/theme.h"
#include "ui/start/start_offers.h"
#include "ui/start/start_page.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QToolButton>

namespace sg {

class StartPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_offers.model = putFile(m_folder->path(), QStringLiteral("bundled.pkl"));
        m_offers.modelWords =
            QStringLiteral("A model that draws portraits learns to draw like these.");
        m_offers.modelPicture = QStringLiteral(SG_SOURCE_DIR "/resources/models/toonhead-64.png");
        m_offers.packs.clear();
        for (const char* name : {"notionists", "lorelei", "openPeeps", "pixelArt"}) {
            const QString folder = QString::fromLatin1(name);
            m_offers.packs << StylePack{
                QStringLiteral(SG_SOURCE_DIR "/resources/packs/") + folder, folder, {}};
        }
        start();
    }

    void cleanup() { m_studio.reset(); }

    void itIsShownWhenNothingIsOpen() {
        QVERIFY(page().isVisible());
        QVERIFY(!window().preview().isVisible());
        QVERIFY(!part<QWidget>("picturesDock")->isVisible());
        QVERIFY(part<QPushButton>("startReturn")->isHidden());
        QCOMPARE(part<QPushButton>("tryButton"), window().focusWidget());
    }

    void tryItShowsSomethingThatMoves() {
        QSignalSpy frames(&window(), &MainWindow::frameReceived);
        QTest::mouseClick(part<QPushButton>("tryButton"), Qt::LeftButton);
        QTRY_VERIFY(window().hasModel());
        QVERIFY(!page().isVisible());
        QVERIFY(part<QWidget>("picturesDock")->isVisible());
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 12); // without the licence beside
        QVERIFY(part<QToolButton>("walkButton")->isChecked());
        QTRY_VERIFY(frames.count() > 6);
        QVERIFY(part<QPushButton>("startButton")->isEnabled()); // and it could begin
    }

    void theLargerModelIsOfferedWhenThereIsOne() {
        auto* larger = part<QPushButton>("tryLargerButton");
        QVERIFY(larger->isHidden());
        m_offers.larger = {putFile(m_folder->path(), QStringLiteral("larger.pkl")), 128};
        window().offerStartPage(m_offers);
        QVERIFY(larger->isVisible());
        QVERIFY(larger->text().contains(QStringLiteral("128")));
        QTest::mouseClick(larger, Qt::LeftButton);
        QTRY_VERIFY(window().hasModel());
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 12);
        QVERIFY(window().windowTitle().contains(QStringLiteral("larger")));
        m_offers.larger = {};
    }

    void theKeyboardIsEnough() {
        QTest::keyClick(window().focusWidget(), Qt::Key_Tab);
        QCOMPARE(window().focusWidget(), part<QPushButton>("pack_notionists"));
        QTest::keyClick(window().focusWidget(), Qt::Key_Tab);
        QCOMPARE(window().focusWidget(), part<QPushButton>("pack_lorelei"));
        QTest::keyClick(window().focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(window().hasModel()); // the bundled one
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 12);
        QVERIFY(!page().isVisible());
        // Back to the page, and from there to the project.
        part<QAction>("startPageAction")->trigger();
        QVERIFY(page().isVisible());
        QVERIFY(!part<QPushButton>("startReturn")->isHidden());
        QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
        QVERIFY(!page().isVisible());
        QVERIFY(window().hasModel());
    }

    void whatWasOpenedLastIsThere() {
        const QString model = putFile(m_folder->path(), QStringLiteral("face.pkl"));
        open(model);
        const QString cats = m_folder->filePath(QStringLiteral("cats.stylegraft"));
        window().project().saveTo(cats);
        QVERIFY(window().close());
        start();
        auto* list = part<QListWidget>("recentList");
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().startsWith(QStringLiteral("cats\n")));
        QVERIFY(list->item(1)->text().startsWith(QStringLiteral("face.pkl\n")));
        shoot("recent");
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(!page().isVisible());
        QCOMPARE(window().project().file(), cats);
        // The model, by key; the project stays as it is.
        part<QAction>("startPageAction")->trigger();
        list->setFocus();
        list->setCurrentRow(list->count() - 1); // models come last
        QTest::qWait(QApplication::doubleClickInterval());
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(window().windowTitle().startsWith(QStringLiteral("Untitled (face)")));
        part<QAction>("startPageAction")->trigger();
        list->setFocus();
        list->setCurrentRow(list->count() - 1); // models come last
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(window().project().recent().models(), QStringList());
    }

    void whatIsAwayIsShownSo() {
        open(putFile(m_folder->path(), QStringLiteral("face.pkl")));
        const QString cats = m_folder->filePath(QStringLiteral("cats.stylegraft"));
        window().project().saveTo(cats);
        QVERIFY(window().close());
        QVERIFY(QFile::remove(cats));
        start();
        auto* list = part<QListWidget>("recentList");
        QTRY_COMPARE(list->item(0)->text(), QStringLiteral("cats\nProject, not there now"));
        list->setCurrentRow(0);
        QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("face.pkl")), cats));
        window().project().recent().look();
        QTRY_VERIFY(!list->item(0)->text().contains(QStringLiteral("not there")));
        QCOMPARE(list->currentRow(), 0); // the keyboard is where it was
    }

    void aDropOpensAndIsAnnounced() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/models/face.pkl"))});
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &enter);
        QTRY_COMPARE(
            part<QLabel>("startDrop")->text(), QStringLiteral("Drop to open the model face.pkl"));
        QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &drop);
        QTRY_VERIFY(window().hasModel());
        QVERIFY(!page().isVisible());
    }

    void aDroppedProjectIsOpened() {
        open(putFile(m_folder->path(), QStringLiteral("face.pkl")));
        const QString cats = m_folder->filePath(QStringLiteral("cats.stylegraft"));
        window().project().saveTo(cats);
        start();
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        window().takeDrop({cats});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(window().hasModel());
    }

    void looks() { shoot("start"); }

private:
    void start() {
        m_studio.reset();
        m_studio = std::make_unique<ProjectWindow>(m_folder->path());
        window().offerStartPage(m_offers);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    MainWindow& window() { return m_studio->window; }

    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    StartPage& page() { return *part<StartPage>("startPage"); }

    void open(const QString& model) {
        QSignalSpy opened(&window(), &MainWindow::modelOpened);
        QSignalSpy frames(&window(), &MainWindow::frameReceived);
        window().openModel(model);
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(frames.count() >= 2);
    }

    /// For a look, when SG_SCREENSHOTS names a folder.
    void shoot(const char* name) {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (folder.isEmpty()) {
            return;
        }
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(*qApp, theme);
            QThreadPool::globalInstance()->waitForDone();
            QTest::qWait(200);
            QVERIFY(
                window().grab().save(QStringLiteral("%1/%2-%3.png")
                                         .arg(folder, QString::fromLatin1(name), nameOf(theme))));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    StartOffers m_offers;
    std::unique_ptr<ProjectWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::StartPageTest)
#include "start_page_test.moc"
