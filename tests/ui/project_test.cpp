// Projects in the whole window: saved and reopened as it was, written by themselves, recovered
// after a studio was killed, with a model or a picture that is gone.

#include "tests/ui/project_window.h"
#include "tests/ui/strict.h"
#include "ui/curves/curves_view.h"
#include "ui/looks/application_setup.h"
#include "ui/mixer/drift_strip.h"
#include "ui/session/training_controller.h"
#include "ui/start/start_offers.h"
#include "ui/window/preview_panel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <cstdio>
#include <memory>

namespace sg {

class ProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_model = putFile(m_folder->path(), QStringLiteral("face.pkl"));
        m_pictures.clear();
        for (int i = 0; i < 4; ++i) {
            m_pictures << putFile(m_folder->path(), QStringLiteral("drawing-%1.png").arg(i));
        }
        start();
    }

    void cleanup() { m_studio.reset(); }

    void aProjectIsReopenedAsItWas() {
        fill();
        part<QDoubleSpinBox>("setting_kimg")->setValue(7.0);
        part<QDoubleSpinBox>("setting_learning_rate")->setValue(0.001);
        part<QSlider>("fader_g4")->setValue(0);
        part<QSlider>("fader_g8")->setValue(7);
        part<QAbstractButton>("mute_g8")->click();
        part<QAbstractButton>("solo_mapping")->click();
        part<QCheckBox>("mirrorBox")->setChecked(true);
        part<QSpinBox>("firstSeed")->setValue(100);
        part<QComboBox>("gridSize")->setCurrentIndex(0);
        part<QSlider>("psiSlider")->setValue(45);
        part<QListWidget>("pictureList")->item(1)->setSelected(true);
        part<QSlider>("weightSlider")->setValue(8);
        part<QDockWidget>("queueDock")->hide();
        window().findChild<PreviewPanel*>()->setCompare(CompareMode::Split);
        const QString file = save("cats.stylegraft");
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("cats (face)")));
        const auto before = readProject(file.toStdString());
        QVERIFY(before);

        start();
        openProject(file);
        QVERIFY(window().hasModel());
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 7.0);
        QCOMPARE(part<QDoubleSpinBox>("setting_learning_rate")->value(), 0.001);
        QCOMPARE(part<QSlider>("fader_g4")->value(), 0);
        QCOMPARE(part<QSlider>("fader_g8")->value(), 7);
        QVERIFY(part<QAbstractButton>("mute_g8")->isChecked());
        QVERIFY(part<QAbstractButton>("solo_mapping")->isChecked());
        QVERIFY(!part<QAbstractButton>("mute_g4")->isChecked());
        QVERIFY(part<QCheckBox>("mirrorBox")->isChecked());
        QCOMPARE(part<QSpinBox>("firstSeed")->value(), 100);
        QCOMPARE(part<QComboBox>("gridSize")->currentData().toInt(), 2);
        QCOMPARE(part<QSlider>("psiSlider")->value(), 45);
        QCOMPARE(part<QListWidget>("pictureList")->count(), 4);
        QVERIFY(part<QDockWidget>("queueDock")->isHidden());
        QCOMPARE(window().preview().compareMode(), CompareMode::Split);
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("cats (face)")));
        // And nothing else was changed by it either.
        const auto again = save("again.stylegraft");
        const auto after = readProject(again.toStdString());
        QVERIFY(after);
        ProjectDocument seen = after->document;
        seen.layout = before->document.layout; // pixels of another window
        QVERIFY(seen == before->document);
    }

    void theIntentIsNamedAgain() {
        fill();
        auto* intent = part<QComboBox>("presetBox");
        intent->setCurrentIndex(intent->findData(QStringLiteral("faithful")));
        Q_EMIT intent->activated(intent->currentIndex());
        const double batch = part<QDoubleSpinBox>("setting_batch")->value();
        const QString file = save("cats.stylegraft");
        start();
        openProject(file);
        QCOMPARE(
            part<QComboBox>("presetBox")->currentData().toString(), QStringLiteral("faithful"));
        QCOMPARE(part<QDoubleSpinBox>("setting_batch")->value(), batch);
    }

    void whatHasNoNameIsAutosaved() {
        QVERIFY(m_studio->window.project().file().isEmpty()); // nothing to keep so far
        fill();
        auto* words = part<QLabel>("projectLabel");
        QTRY_VERIFY(words->text().startsWith(QStringLiteral("Autosaved ")));
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("Untitled (face)")));
        const QString file = m_studio->window.project().file();
        QVERIFY(file.startsWith(m_folder->path()));
        part<QDoubleSpinBox>("setting_kimg")->setValue(9.0);
        QTRY_COMPARE(kimgIn(file), 9.0);
        // With a name it lies where it was put, and only there.
        const QString named = save("cats.stylegraft");
        QVERIFY(!QFile::exists(file));
        QVERIFY(words->text().startsWith(QStringLiteral("Saved ")));
        part<QDoubleSpinBox>("setting_kimg")->setValue(11.0);
        QTRY_COMPARE(kimgIn(named), 11.0);
        QCOMPARE(m_studio->window.project().recent().projects(), QStringList{named});
    }

    void whatCannotBeWrittenIsSaid() {
        fill();
        const QString named = save("gone/cats.stylegraft");
        QVERIFY(m_studio->answers.errors.isEmpty());
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("gone"))).removeRecursively());
        part<QDoubleSpinBox>("setting_kimg")->setValue(9.0);
        auto* words = part<QLabel>("projectLabel");
        QTRY_COMPARE(words->text(), QStringLiteral("Not saved"));
        QVERIFY(words->toolTip().contains(QStringLiteral("cats.stylegraft")));
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("gone")));
        QTRY_VERIFY(words->text().startsWith(QStringLiteral("Saved ")));
        QCOMPARE(kimgIn(named), 9.0);
    }

    void aKilledStudioIsRecovered() {
        m_studio.reset();
        QProcess victim;
        victim.start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--victim"), m_folder->path(), m_model, m_pictures[0]});
        QVERIFY(victim.waitForReadyRead(60'000));
        QVERIFY(victim.readAllStandardOutput().startsWith("kept"));
        start();
        m_studio->window.offerStartPage({});
        QVERIFY(recoverButton() == nullptr); // that studio is open
        victim.kill();
        QVERIFY(victim.waitForFinished());

        // Started with a file there is no start page to see, but a line leads there.
        start();
        m_studio->window.offerStartPage({}, true);
        fill();
        QVERIFY(line("brokenStudio").contains(QStringLiteral("did not end properly")));
        openProject(save("other.stylegraft"));
        QVERIFY(!line("brokenStudio").isEmpty()); // still
        part<QPushButton>("showBroken")->click();
        QVERIFY(line("brokenStudio").isEmpty());
        QVERIFY(recoverButton() != nullptr && recoverButton()->isVisible());
        QVERIFY(window().close());

        start();
        m_studio->window.offerStartPage({});
        window().show();
        QVERIFY(recoverButton() != nullptr);
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        QTest::mouseClick(recoverButton(), Qt::LeftButton);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 13.0);
        QCOMPARE(part<QListWidget>("pictureList")->count(), 1);
        QVERIFY(window().hasModel());

        // Offered once; and a proper end leaves nothing to recover.
        QVERIFY(window().close());
        start();
        m_studio->window.offerStartPage({});
        QVERIFY(recoverButton() == nullptr);
        QCOMPARE(part<QListWidget>("recentList")->count(), 3); // two projects and the model
    }

    void aProjectInTwoWindowsIsACopyInTheSecond() {
        fill();
        part<QDoubleSpinBox>("setting_kimg")->setValue(7.0);
        const QString file = save("cats.stylegraft");
        ProjectWindow second(m_folder->path());
        second.window.show();
        QSignalSpy opened(&second.window.project(), &ProjectControl::opened);
        second.window.openFile(file);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(second.window.windowTitle().startsWith(QStringLiteral("Untitled (face)")));
        const auto words = [&] {
            auto* bar = second.part<QWidget>("openElsewhere");
            return bar == nullptr ? QString()
                                  : bar->findChild<QLabel*>(QStringLiteral("words"))->text();
        };
        QVERIFY(words().startsWith(QStringLiteral("cats.stylegraft is open in another window")));
        QCOMPARE(second.part<QDoubleSpinBox>("setting_kimg")->value(), 7.0);
        QVERIFY(second.window.project().file().isEmpty()); // nothing to keep so far
        // What is done here goes to the copy.
        second.part<QDoubleSpinBox>("setting_kimg")->setValue(3.0);
        QTRY_VERIFY(!second.window.project().file().isEmpty());
        const QString copy = second.window.project().file();
        QTRY_COMPARE(kimgIn(copy), 3.0);
        QCOMPARE(kimgIn(file), 7.0);
        // Not over the other's file, by no way.
        second.saveAs(file);
        QCOMPARE(second.answers.errors.size(), 1);
        QVERIFY(second.answers.errors[0].contains(QStringLiteral("choose another name")));
        QCOMPARE(kimgIn(file), 7.0);
        const QString mine = second.saveAs(m_folder->filePath(QStringLiteral("dogs.stylegraft")));
        QCOMPARE(kimgIn(mine), 3.0);
        QVERIFY(words().isEmpty());
        QVERIFY(!QFile::exists(copy));
        // The first window's file is gone: that is no reason to refuse other names.
        QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
        QVERIFY(QFile::exists(second.saveAs(m_folder->filePath(QStringLiteral("new.stylegraft")))));
        QCOMPARE(second.answers.errors.size(), 1);
        QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
        QVERIFY(second.window.close());
        // After the first window closed, the project is free.
        QVERIFY(window().close());
        start();
        openProject(file);
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("cats (face)")));
    }

    void aMovedModelIsAskedFor() {
        fill();
        part<QSlider>("fader_g4")->setValue(0);
        const QString file = save("cats.stylegraft");
        m_studio.reset();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("elsewhere")));
        const QString moved = m_folder->filePath(QStringLiteral("elsewhere/other name.pkl"));
        QVERIFY(QFile::rename(m_model, moved));

        start();
        openProject(file);
        QVERIFY(!window().hasModel());
        QVERIFY(line("absentModel").contains(QStringLiteral("no longer at ") + m_model));
        // Whatever is written now, the project goes on asking for its model.
        part<QDoubleSpinBox>("setting_kimg")->setValue(9.0);
        QTRY_COMPARE(kimgIn(file), 9.0);
        const auto kept = readProject(file.toStdString());
        QCOMPARE(kept->document.model.name, std::string("face"));
        QVERIFY(kept->document.freeze.isFrozen("g4"));

        // Another one is not taken for it.
        m_studio->answers.open = putFile(m_folder->path(), QStringLiteral("stranger.pkl"));
        part<QPushButton>("locateModel")->click();
        QTRY_VERIFY(line("absentModel").contains(QStringLiteral("is not the model")));
        QVERIFY(!window().hasModel());
        m_studio->answers.open = moved;
        part<QPushButton>("locateModel")->click();
        QTRY_VERIFY(window().hasModel());
        QVERIFY(line("absentModel").isEmpty());
        QCOMPARE(part<QSlider>("fader_g4")->value(), 0);
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 9.0);
    }

    void picturesAreAddedByTheButtonAndTheMenu() {
        m_studio->answers.pictures = {m_pictures[0], m_pictures[1]};
        part<QPushButton>("addPictures")->click();
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 2);
        m_studio->answers.pictures = {m_pictures[2]};
        part<QAction>("addPictureFiles")->trigger();
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 3);
        m_studio->answers.open = m_pictures[3]; // the fake engine takes it for a folder, too
        part<QAction>("addPictureFolder")->trigger();
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 4);
        QVERIFY(m_studio->answers.lastNear.isEmpty()); // where the last pictures were found
    }

    void withoutAModelThereIsNothingToExport() {
        const auto possible = [this] {
            return QList<bool>{
                part<QAction>("exportModel")->isEnabled(),
                part<QAction>("exportDialogAction")->isEnabled(),
                part<QAction>("exportImages")->isEnabled()};
        };
        const QList<bool> all{true, true, true};
        const QList<bool> none{false, false, false};
        QCOMPARE(possible(), none);
        fill();
        QCOMPARE(possible(), all);
        part<QAction>("newProject")->trigger();
        QTRY_VERIFY(!window().hasModel());
        QCOMPARE(possible(), none);
    }

    void nobodyIsSentToTheShelf() {
        fill();
        const auto isKept = [this] {
            const auto stored = readProject(window().project().file().toStdString());
            return stored && !stored->document.model.empty();
        };
        QTRY_VERIFY(isKept());
        part<QAction>("openProject")->trigger();
        QCOMPARE(m_studio->answers.lastNear, QString());
        const QString untitled = window().project().file();
        m_studio.reset();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("elsewhere")));
        QVERIFY(QFile::rename(m_model, m_folder->filePath(QStringLiteral("elsewhere/face.pkl"))));
        start();
        openProject(untitled);
        part<QPushButton>("locateModel")->click();
        QCOMPARE(m_studio->answers.lastNear, QString());
    }

    void aModelBesideTheProjectIsFound() {
        fill();
        const QString file = save("cats.stylegraft");
        m_studio.reset();
        QTemporaryDir other;
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QVERIFY(QFile::rename(m_folder->filePath(name), other.filePath(name)));
        }
        start();
        openProject(other.filePath(QFileInfo(file).fileName()));
        QVERIFY(window().hasModel());
        QVERIFY(line("absentModel").isEmpty());
        QCOMPARE(part<QListWidget>("pictureList")->count(), 4);
    }

    void aMissingPictureIsListed() {
        fill();
        part<QListWidget>("pictureList")->item(2)->setSelected(true);
        part<QSlider>("weightSlider")->setValue(8);
        const QString file = save("cats.stylegraft");
        m_studio.reset();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("deep/er")));
        const QString moved = m_folder->filePath(QStringLiteral("deep/er/drawing-2.png"));
        QVERIFY(QFile::rename(m_pictures[2], moved));

        start();
        openProject(file);
        QCOMPARE(part<QListWidget>("pictureList")->count(), 3);
        QVERIFY(line("absentPictures").contains(QStringLiteral("drawing-2.png")));
        part<QDoubleSpinBox>("setting_kimg")->setValue(9.0);
        QTRY_COMPARE(kimgIn(file), 9.0);
        QCOMPARE(readProject(file.toStdString())->document.pictures.size(), std::size_t(4));
        // Left out, and taken back.
        part<QPushButton>("dropPictures")->click();
        QVERIFY(line("absentPictures").startsWith(QStringLiteral("Left out: drawing-2.png")));
        QTRY_COMPARE(readProject(file.toStdString())->document.pictures.size(), std::size_t(3));
        part<QPushButton>("undoDropPictures")->click();
        QVERIFY(line("absentPictures").contains(QStringLiteral("no longer")));
        QTRY_COMPARE(readProject(file.toStdString())->document.pictures.size(), std::size_t(4));
        m_studio->answers.open = m_folder->filePath(QStringLiteral("deep"));
        part<QPushButton>("locatePictures")->click();
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 4);
        QVERIFY(line("absentPictures").isEmpty());
        QTRY_COMPARE(
            readProject(file.toStdString())->document.pictures[3].file,
            std::filesystem::path(moved.toStdString()));
        QCOMPARE(readProject(file.toStdString())->document.pictures[3].weight, 2.0);
    }

    void aDamagedProjectChangesNothing() {
        fill();
        const QString odd = putFile(m_folder->path(), QStringLiteral("odd.stylegraft"));
        m_studio->window.openFile(odd);
        QTRY_COMPARE(m_studio->answers.errors.size(), 1);
        QVERIFY(m_studio->answers.errors[0].contains(QStringLiteral("damaged")));
        QVERIFY(window().hasModel());
        QCOMPARE(part<QListWidget>("pictureList")->count(), 4);
    }

    void aNewProjectIsEmpty() {
        fill();
        const QString file = save("cats.stylegraft");
        part<QDoubleSpinBox>("setting_kimg")->setValue(9.0);
        part<QAction>("newProject")->trigger();
        QVERIFY(!window().hasModel());
        QCOMPARE(part<QListWidget>("pictureList")->count(), 0);
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("Untitled")));
        QCOMPARE(kimgIn(file), 9.0); // the last change was not lost
        QVERIFY(part<QDoubleSpinBox>("setting_kimg")->value() != 9.0);
        // The closed model draws no more.
        const int frames = window().controller().framesDelivered();
        window().controller().setPins(PreviewPins());
        QTest::qWait(50);
        QCOMPARE(window().controller().framesDelivered(), frames);
        fill(); // and a model opens again
    }

    void oldProjectsWithoutANameAreTidiedAway() {
        const QDir shelf(m_folder->filePath(QStringLiteral("projects")));
        QVERIFY(shelf.mkpath(QStringLiteral("untitled")));
        QVERIFY(shelf.mkpath(QStringLiteral("sessions")));
        const auto put = [&](const QString& name, int days) {
            const QString path = putFile(shelf.filePath(QStringLiteral("untitled")), name);
            QFile file(path);
            const QDateTime then = QDateTime::currentDateTime().addDays(-days);
            if (!file.open(QIODevice::ReadWrite) ||
                !file.setFileTime(then, QFileDevice::FileModificationTime)) {
                qFatal("a test cannot date %s", qPrintable(path));
            }
            return path;
        };
        const QString young = put(QStringLiteral("young.stylegraft"), 80);
        const QString old = put(QStringLiteral("old.stylegraft"), 100);
        const QString wanted = put(QStringLiteral("wanted.stylegraft"), 100);
        const QString broken = put(QStringLiteral("broken.stylegraft"), 100);
        QFile marker(shelf.filePath(QStringLiteral("sessions/20260101-1")));
        QVERIFY(marker.open(QIODevice::WriteOnly));
        marker.write(broken.toUtf8());
        marker.close();
        ProjectShelf(shelf.path()).tidy({wanted}, ProjectControl::kKeptDays);
        QVERIFY(QFile::exists(young));
        QVERIFY(!QFile::exists(old));
        QVERIFY(QFile::exists(wanted));
        QVERIFY(QFile::exists(broken));
    }

    void recentFilesAreOffered() {
        fill();
        const QString cats = save("cats.stylegraft");
        const QString dogs = save("dogs.stylegraft");
        QVERIFY(window().close());
        start();
        auto* menu = part<QMenu>("recentMenu");
        QStringList texts;
        for (const QAction* action : menu->actions()) {
            texts << action->text();
        }
        QCOMPARE(
            texts,
            (QStringList{
                QStringLiteral("dogs"),
                QStringLiteral("cats"),
                QString(),
                QStringLiteral("Model face.pkl")}));
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        menu->actions()[1]->trigger();
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(window().project().file(), cats);
        QVERIFY(QFile::remove(dogs));
        // What is away stays in the menu, in grey, and may come back.
        Q_EMIT menu->aboutToShow();
        QTRY_VERIFY(!menu->actions()[1]->isEnabled());
        QCOMPARE(menu->actions()[1]->text(), QStringLiteral("dogs"));
        QVERIFY(menu->actions()[1]->toolTip().contains(QStringLiteral("not there now")));
        QVERIFY(menu->actions()[0]->isEnabled());
        QVERIFY(QFile::copy(cats, dogs));
        Q_EMIT menu->aboutToShow();
        QTRY_VERIFY(menu->actions()[1]->isEnabled());
    }

    void theRunIsShownAgainAndGoesOn() {
        m_studio->services.log.saveEverySteps = 5;
        m_studio->window.setRunsFolder(m_folder->filePath(QStringLiteral("runs")));
        fill();
        part<QDoubleSpinBox>("setting_kimg")->setValue(0.2);
        m_studio->window.startTraining();
        QTRY_COMPARE(m_studio->window.controller().state(), SessionState::Finished);
        QTRY_VERIFY(part<QSlider>("blend_g8")->isEnabled()); // there is something to blend
        part<QSlider>("blend_g8")->setValue(40);
        const QString file = save("cats.stylegraft");
        const QString run =
            QString::fromStdString(readProject(file.toStdString())->document.run.string());
        QVERIFY(!run.isEmpty());
        QVERIFY(QDir().mkpath(run)); // the fake engine writes nothing
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        m_studio->answers.endTraining = true;
        m_studio->window.openFile(file); // in the same studio, whose archive knows the states
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(part<QSlider>("blend_g8")->value(), 40);
        QVERIFY(line("projectRun").contains(QFileInfo(run).fileName()));
        QTRY_COMPARE(window().findChild<CurvesView*>()->points(CurvesView::G), 2);
        // How far it had come when that was last measured.
        QCOMPARE(
            window().findChild<DriftStrip*>(QStringLiteral("drift_g4"))->drift(),
            std::optional(0.032));
        QTRY_VERIFY(!part<QWidget>("filmStrip")->isHidden());
        // The newest state is seen: there is nothing to return to before an earlier one is.
        auto* back = part<QToolButton>("returnToNow");
        QVERIFY(back->isHidden());
        QTest::keyClick(part<QWidget>("filmStrip"), Qt::Key_Home);
        QVERIFY(!back->isHidden());
        back->click();
        QVERIFY(back->isHidden());
        // What was learned then can be exported now.
        QTRY_VERIFY(m_studio->services.log.has("model at 0.200"));
        QTRY_COMPARE(exportedName(), QStringLiteral("face-tuned.pkl"));
        part<QPushButton>("goOnTraining")->click();
        QTRY_VERIFY(m_studio->services.log.has("go on with main"));
        QTRY_COMPARE(m_studio->window.controller().state(), SessionState::Running);
    }

private:
    /// What the export dialog proposes for the model.
    QString exportedName() {
        part<QAction>("exportDialogAction")->trigger();
        const QString path = part<QLineEdit>("modelPath")->text();
        part<QDialog>("exportDialog")->close();
        return QFileInfo(path).fileName();
    }

    void start() {
        m_studio.reset();
        m_studio = std::make_unique<ProjectWindow>(m_folder->path());
        window().show();
    }

    MainWindow& window() { return m_studio->window; }

    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    QPushButton* recoverButton() { return part<QPushButton>("recoverButton"); }

    /// A line about what the project lacks; empty = it is not there.
    QString line(const char* name) {
        auto* found = part<QWidget>(name);
        return found == nullptr ? QString()
                                : found->findChild<QLabel*>(QStringLiteral("words"))->text();
    }

    void fill() {
        QSignalSpy opened(&window(), &MainWindow::modelOpened);
        window().openModel(m_model);
        QTRY_COMPARE(opened.count(), 1);
        window().addPictures(m_pictures);
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 4);
    }

    QString save(const char* name) {
        return m_studio->saveAs(m_folder->filePath(QString::fromLatin1(name)));
    }

    void openProject(const QString& file) {
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        window().openFile(file);
        QTRY_COMPARE(opened.count(), 1);
    }

    static double kimgIn(const QString& file) {
        const auto stored = readProject(file.toStdString());
        return stored ? stored->document.settings.kimg : -1.0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_model;
    QStringList m_pictures;
    std::unique_ptr<ProjectWindow> m_studio;
};

/// A studio that works until it is killed.
int runVictim(const QStringList& arguments) {
    ProjectWindow studio(arguments[2]);
    studio.window.show();
    studio.window.openModel(arguments[3]);
    studio.window.addPictures({arguments[4]});
    studio.part<QDoubleSpinBox>("setting_kimg")->setValue(13.0);
    QObject::connect(&studio.window.project(), &ProjectControl::changed, &studio.window, [&] {
        const auto stored = readProject(studio.window.project().file().toStdString());
        if (stored && !stored->document.model.empty() && stored->document.pictures.size() == 1) {
            std::puts("kept");
            std::fflush(stdout);
        }
    });
    return QApplication::exec();
}

} // namespace sg

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == QStringLiteral("--victim")) {
        return sg::runVictim(QCoreApplication::arguments());
    }
    sg::ProjectTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "project_test.moc"
