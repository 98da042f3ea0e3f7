// The export dialog over the window, by clicks and keys: pictures, films, models, and what is asked
// before.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"
#include "ui/window/run_control.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPalette>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace sg {

class ExportDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_studio = std::make_unique<WholeWindow>();
        QVERIFY(m_studio->fill());
        part<QAction>("exportDialogAction")->trigger();
        QVERIFY(part<QDialog>("exportDialog")->isVisible());
        QVERIFY(!part<QDialog>("exportDialog")->isModal()); // a training goes on beside it
    }

    void cleanup() { m_studio.reset(); }

    void picturesOfChosenSeeds() {
        type("pictureFolder", at("pictures"));
        field<QRadioButton>("seedsListed")->click();
        type("seedList", QStringLiteral("3, 7-9"));
        choose("pictureKind", QStringLiteral("JPEG"));
        QVERIFY(part<QDoubleSpinBox>("pictureQuality")->isEnabled());
        part<QDoubleSpinBox>("pictureQuality")->setValue(80);
        part<QDoubleSpinBox>("pictureSide")->setValue(256);
        part<QCheckBox>("stripRecipe")->click();
        exportNow();
        QTRY_VERIFY2(words().startsWith(QStringLiteral("Exported 4 files")), qPrintable(words()));
        const ImageExport wish = exports().lastImages();
        QCOMPARE(wish.seeds, (std::vector<std::uint32_t>{3, 7, 8, 9}));
        QVERIFY(wish.kind == PictureKind::Jpeg);
        QCOMPARE(wish.quality, 80);
        QCOMPARE(wish.side, 256);
        QVERIFY(!wish.recipe);
        QVERIFY(QFile::exists(at("pictures/seed7.jpg")));
        choose("pictureKind", QStringLiteral("PNG"));
        QVERIFY(!part<QDoubleSpinBox>("pictureQuality")->isEnabled());
    }

    void picturesAreReplacedWhenOneAgrees() {
        type("pictureFolder", at("pictures"));
        exportNow();
        QTRY_VERIFY2(words().startsWith(QStringLiteral("Exported ")), qPrintable(words()));
        answerSoon(QMessageBox::No);
        exportNow();
        QTRY_VERIFY2(words().contains(QStringLiteral("exists already")), qPrintable(words()));
        QTRY_VERIFY(part<QPushButton>("exportNow")->isEnabled());
        QVERIFY(!exports().lastImages().replace);
        answerSoon(QMessageBox::Yes);
        exportNow();
        QTRY_VERIFY(exports().lastImages().replace);
        QTRY_VERIFY2(words().startsWith(QStringLiteral("Exported ")), qPrintable(words()));
        QVERIFY(m_studio->answers.errors.isEmpty()); // what was asked needs no second dialog
        // To another folder they go unasked again.
        type("pictureFolder", at("others"));
        exportNow();
        QTRY_VERIFY(words().contains(QStringLiteral("others")));
        QVERIFY(!exports().lastImages().replace);
    }

    void choicesAreThereAtTheNextStart() {
        QSettings settings(at("s.ini"), QSettings::IniFormat);
        const auto open = [&] {
            m_studio = std::make_unique<WholeWindow>();
            m_studio->window->keepLooksIn(settings);
            QVERIFY(m_studio->fill());
            part<QAction>("exportDialogAction")->trigger();
        };
        open();
        choose("pictureKind", QStringLiteral("JPEG"));
        part<QDoubleSpinBox>("pictureQuality")->setValue(70);
        part<QCheckBox>("stripRecipe")->click();
        page(1);
        choose("filmKind", QStringLiteral("WebM"));
        part<QSlider>("smoothing")->setValue(12);
        part<QAction>("curvesByTime")->trigger();
        part<QSlider>("walkSpeed")->setValue(44);
        open();
        QVERIFY(part<QComboBox>("pictureKind")->currentText().startsWith(QStringLiteral("JPEG")));
        QCOMPARE(part<QDoubleSpinBox>("pictureQuality")->value(), 70.0);
        QVERIFY(part<QCheckBox>("stripRecipe")->isChecked());
        QVERIFY(line(1, "filmPath").endsWith(QStringLiteral(".webm")));
        QCOMPARE(part<QSlider>("smoothing")->value(), 12);
        QVERIFY(part<QAction>("curvesByTime")->isChecked());
        QVERIFY(!part<QAction>("curvesByKimg")->isChecked());
        QCOMPARE(part<QSlider>("walkSpeed")->value(), 44);
    }

    void whatIsWatchedMeanwhileIsExported() {
        type("pictureFolder", at("pictures"));
        part<QSpinBox>("firstSeed")->setValue(500);
        part<QSlider>("psiSlider")->setValue(40);
        exportNow();
        QTRY_VERIFY2(words().startsWith(QStringLiteral("Exported ")), qPrintable(words()));
        QCOMPARE(exports().lastImages().seeds.front(), std::uint32_t(500));
        QCOMPARE(exports().lastImages().truncationPsi, 0.4);
        QCOMPARE(line(0, "pictureFolder"), at("pictures"));
    }

    void comingBackToTheDialogShowsWhatIsThereNow() {
        field<QLineEdit>("pictureFolder")->clear();
        QTest::keyClicks(field<QLineEdit>("pictureFolder"), QStringLiteral("x"));
        QTest::keyClick(field<QLineEdit>("pictureFolder"), Qt::Key_Backspace);
        m_studio->window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
        part<QSpinBox>("firstSeed")->setValue(700);
        QVERIFY(!field<QRadioButton>("seedsPinned")->text().contains(QStringLiteral("700")));
        part<QDialog>("exportDialog")->activateWindow();
        QTRY_VERIFY(field<QRadioButton>("seedsPinned")->text().contains(QStringLiteral("700")));
        QVERIFY(line(0, "pictureFolder").isEmpty()); // somebody is about to type
        closeDialog();
        part<QAction>("exportDialogAction")->trigger();
        QVERIFY(line(0, "pictureFolder").endsWith(QStringLiteral("face-pictures")));
    }

    void seedsThatAreNoneAreSaid() {
        field<QRadioButton>("seedsListed")->click();
        type("seedList", QStringLiteral("many"));
        exportNow();
        QVERIFY2(words().contains(QStringLiteral("many")), qPrintable(words()));
        QVERIFY(part<QPushButton>("exportNow")->isEnabled());
    }

    void aFilmShowsItsProgressAndCanBeCancelled() {
        page(1);
        type("filmPath", at("walk.webm"));
        QCOMPARE(part<QComboBox>("filmKind")->currentText().left(4), QStringLiteral("WebM"));
        exports().frameMs = 20;
        exportNow();
        QTRY_VERIFY(part<QProgressBar>("exportProgress")->value() > 1);
        QVERIFY(!part<QPushButton>("exportNow")->isEnabled());
        part<QPushButton>("exportCancel")->click();
        QTRY_VERIFY(part<QPushButton>("exportNow")->isEnabled());
        QCOMPARE(words(), QStringLiteral("Cancelled"));
        QVERIFY(!QFile::exists(at("walk.webm")));
        exports().frameMs = 0;
        exportNow();
        QTRY_VERIFY(words().startsWith(QStringLiteral("Exported ")));
        QVERIFY(QFile::exists(at("walk.webm")));
    }

    void closingDuringAFilmAsksFirst() {
        page(1);
        type("filmPath", at("walk.mp4"));
        exports().frameMs = 20;
        exportNow();
        QTRY_VERIFY(part<QProgressBar>("exportProgress")->value() > 1);
        auto* dialog = part<QDialog>("exportDialog");
        answer(QMessageBox::No);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
        QVERIFY(!part<QPushButton>("exportNow")->isEnabled()); // it goes on
        answer(QMessageBox::No);
        QVERIFY(!dialog->close());
        QVERIFY(dialog->isVisible());
        answer(QMessageBox::Yes);
        QVERIFY(dialog->close());
        QTRY_VERIFY(part<QPushButton>("exportNow")->isEnabled());
        QVERIFY(!QFile::exists(at("walk.mp4")));
        QVERIFY(m_studio->answers.errors.isEmpty()); // to cancel is no failure
    }

    void aFailureGetsAdviceAndDetails() {
        page(1);
        type("filmPath", at("missing/walk.mp4"));
        exportNow();
        QTRY_COMPARE(m_studio->answers.errors.size(), 1);
        QVERIFY(words().contains(QStringLiteral("cannot be written")));
        const Problem& problem = m_studio->answers.lastProblem;
        QCOMPARE(problem.message, words());
        QVERIFY(problem.advice.contains(QStringLiteral("room on the disk")));
        QVERIFY(problem.detail.contains(QStringLiteral("Io")));
        QVERIFY(part<QPushButton>("exportNow")->isEnabled());
    }

    void theNamesFollowTheModelUnlessTyped() {
        QVERIFY(line(0, "pictureFolder").endsWith(QStringLiteral("face-pictures")));
        QVERIFY(line(1, "filmPath").endsWith(QStringLiteral("face-film.mp4")));
        QVERIFY(line(2, "modelPath").endsWith(QStringLiteral("face-copy.pkl")));
        page(1);
        choose("filmKind", QStringLiteral("GIF"));
        page(2);
        type("modelPath", at("mine.pkl"));
        closeDialog();
        QSignalSpy opened(m_studio->window.get(), &MainWindow::modelOpened);
        m_studio->window->openModel(QStringLiteral("/models/dog.pkl"));
        QTRY_COMPARE(opened.size(), 1);
        part<QAction>("exportDialogAction")->trigger();
        QVERIFY(line(0, "pictureFolder").endsWith(QStringLiteral("dog-pictures")));
        QVERIFY(line(1, "filmPath").endsWith(QStringLiteral("dog-film.gif"))); // the kind stays
        QCOMPARE(line(2, "modelPath"), at("mine.pkl"));
    }

    void aFilmNeedsAKnownEnding() {
        page(1);
        type("filmPath", at("walk.avi"));
        exportNow();
        QVERIFY(words().contains(QStringLiteral(".mp4")));
    }

    void aTimeLapseNeedsARun() {
        page(1);
        QVERIFY(part<QLabel>("filmNote")->text().contains(QStringLiteral("needs a run")));
        closeDialog();
        train();
        part<QAction>("exportDialogAction")->trigger();
        auto* story = part<QComboBox>("filmStory");
        story->setCurrentIndex(story->count() - 1);
        type("filmPath", at("lapse.mp4"));
        exportNow();
        QTRY_VERIFY(words().startsWith(QStringLiteral("Exported ")));
        QCOMPARE(exports().lastFilm().branch, std::string("main"));
        QVERIFY(!exports().lastFilm().run.empty());
    }

    void aModelLeavesWithItsPassport() {
        closeDialog();
        train();
        part<QAction>("exportDialogAction")->trigger();
        page(2);
        type("modelPath", at("tuned.pkl"));
        QVERIFY(!part<QCheckBox>("passportThumbnails")->isEnabled());
        part<QCheckBox>("passport")->click();
        part<QCheckBox>("passportOwnWork")->click();
        exportNow();
        QTRY_VERIFY(words().startsWith(QStringLiteral("Exported 2 files")));
        QVERIFY(QFile::exists(at("tuned.pkl")));
        QVERIFY(QFile::exists(at("tuned.pkl.passport.html")));
        QVERIFY(exports().lastPassport().ownWork);
        QVERIFY(!exports().lastPassport().thumbnails);
        closeDialog();
        m_studio->window->close(); // the result is saved: nothing is asked
        QCOMPARE(m_studio->answers.questions, 0);
    }

    void lookingBuildsNoModel() {
        closeDialog();
        part<QDoubleSpinBox>("setting_kimg")->setValue(100.0);
        m_studio->window->startTraining();
        auto& run = *m_studio->window->findChild<RunControl*>();
        QTRY_VERIFY(run.tuned());
        part<QAction>("exportDialogAction")->trigger();
        QVERIFY(line(2, "modelPath").endsWith(QStringLiteral("face-tuned.pkl")));
        const FakeLog& log = m_studio->services.log;
        QCOMPARE(log.built, 0);
        page(2);
        type("modelPath", at("tuned.pkl"));
        exportNow();
        QTRY_VERIFY(words().startsWith(QStringLiteral("Exported ")));
        QCOMPARE(log.built, 1);
        QCOMPARE(log.builtInWindow, 0);
    }

    void aStyleDeltaIsOfferedWhereThereIsOne() {
        closeDialog();
        exports().withDelta = true;
        train();
        part<QAction>("exportDialogAction")->trigger();
        page(2);
        type("modelPath", at("style.sgdelta"));
        exportNow();
        QTRY_VERIFY(words().startsWith(QStringLiteral("Exported ")));
        QVERIFY(QFile::exists(at("style.sgdelta")));
        // The next run has none.
        const auto* table = field<QTableWidget>("formatTable");
        const int rows = table->rowCount();
        QCOMPARE(table->currentRow(), rows - 1);
        exports().withDelta = false;
        type("modelPath", at("another.sgdelta"));
        exportNow();
        QVERIFY2(words().contains(QStringLiteral("choose again")), qPrintable(words()));
        QVERIFY(!QFile::exists(at("another.pkl")));
        QCOMPARE(table->rowCount(), rows - 1);
        QVERIFY(table->currentRow() >= 0);
        QVERIFY(!line(2, "modelPath").endsWith(QStringLiteral(".sgdelta")));
    }

    void whatIsLostIsGreyInEveryTheme() {
        auto* table = part<QTableWidget>("formatTable");
        const auto grey = [table] {
            for (int column = 0; column < table->columnCount(); ++column) {
                const QTableWidgetItem* cell = table->item(table->rowCount() - 1, column);
                if (cell->text() == QStringLiteral("lost")) {
                    return cell->foreground().color();
                }
            }
            return QColor();
        };
        for (const QColor& colour : {QColor(0x80, 0x10, 0x10), QColor(0x10, 0x10, 0x80)}) {
            QPalette palette = table->palette();
            palette.setColor(QPalette::PlaceholderText, colour);
            table->setPalette(palette);
            QCOMPARE(grey(), colour);
        }
    }

    void nothingIsReplacedUnasked() {
        page(2);
        QFile old(at("old.pkl"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        QCOMPARE(old.write("old"), qint64(3));
        old.close();
        type("modelPath", old.fileName());
        answer(QMessageBox::No);
        exportNow();
        QCOMPARE(QFileInfo(old.fileName()).size(), 3);
        answer(QMessageBox::Yes);
        exportNow();
        QTRY_VERIFY(words().startsWith(QStringLiteral("Exported ")));
        QVERIFY(QFileInfo(old.fileName()).size() != 3);
    }

private:
    template <typename T>
    T* part(const char* name) const {
        return m_studio->part<T>(name);
    }

    /// Of the page that is shown: two of them have seeds.
    template <typename T>
    T* field(const char* name) const {
        return part<QTabWidget>("exportPages")
            ->currentWidget()
            ->findChild<T*>(QString::fromLatin1(name));
    }

    FakeExports& exports() const { return static_cast<FakeExports&>(m_studio->services.exports()); }

    [[nodiscard]] QString at(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    [[nodiscard]] QString words() const { return part<QLabel>("exportWords")->text(); }

    [[nodiscard]] QString line(int page, const char* name) const {
        return part<QTabWidget>("exportPages")
            ->widget(page)
            ->findChild<QLineEdit*>(QString::fromLatin1(name))
            ->text();
    }

    void page(int index) { part<QTabWidget>("exportPages")->setCurrentIndex(index); }

    void type(const char* line, const QString& text) {
        auto* edit = field<QLineEdit>(line);
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QCOMPARE(edit->text(), text);
    }

    void choose(const char* box, const QString& beginning) {
        auto* combo = part<QComboBox>(box);
        const int index = combo->findText(beginning, Qt::MatchStartsWith);
        QVERIFY2(index >= 0, qPrintable(beginning));
        combo->setCurrentIndex(index);
    }

    void exportNow() { QTest::mouseClick(part<QPushButton>("exportNow"), Qt::LeftButton); }

    void closeDialog() {
        QTest::keyClick(part<QDialog>("exportDialog"), Qt::Key_Escape);
        QVERIFY(!part<QDialog>("exportDialog")->isVisible());
    }

    /// Clicks a button of the question that comes next.
    void answer(QMessageBox::StandardButton button) {
        QTimer::singleShot(0, m_studio->window.get(), [button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box != nullptr);
            box->button(button)->click();
        });
    }

    /// The same for a question that comes a little later.
    void answerSoon(QMessageBox::StandardButton button) {
        auto* poll = new QTimer(m_studio->window.get());
        connect(poll, &QTimer::timeout, poll, [poll, button] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                poll->deleteLater();
                box->button(button)->click();
            }
        });
        poll->start(10);
    }

    /// A short training to its end, in a run folder.
    void train() {
        m_studio->window->setRunsFolder(at("runs"));
        part<QDoubleSpinBox>("setting_kimg")->setValue(0.1);
        m_studio->window->startTraining();
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Finished);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::ExportDialogTest)
#include "export_dialog_test.moc"
