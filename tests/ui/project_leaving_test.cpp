// What must not get lost when a project is left, saved, or opened while something else is on its
// way into the window.

#include "core/base/sha256.h"
#include "tests/ui/project_window.h"
#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/project/project_file.h"
#include "ui/session/training_controller.h"

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>

namespace sg {

class ProjectLeavingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        QGuiApplication::setQuitOnLastWindowClosed(false);
        QThreadPool::globalInstance()->setMaxThreadCount(4); // slow ones hold theirs
    }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_model = putFile(m_folder->path(), QStringLiteral("face.pkl"));
        m_picture = putFile(m_folder->path(), QStringLiteral("drawing.png"));
        m_studio = std::make_unique<ProjectWindow>(m_folder->path());
        m_studio->window.setRunsFolder(m_folder->filePath(QStringLiteral("runs")));
        window().show();
        fill(m_model);
        window().addPictures({m_picture});
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 1);
    }

    void cleanup() {
        m_studio->services.log.holdSlow = false;
        m_studio.reset();
    }

    void aRunThatIsNotThereIsRemembered() {
        const QString file = saveWithRun();
        const ProjectDocument before = stored(file);
        QVERIFY(!before.run.empty());
        QVERIFY(!before.blend.isFull());
        openProject(file); // the fake engine has written nothing: the folder is not there
        QVERIFY(line("projectRun").contains(QStringLiteral("no longer")));
        setKimg(9.0);
        QTRY_COMPARE(kimgIn(file), 9.0);
        QCOMPARE(stored(file).run, before.run);
        QCOMPARE(stored(file).branch, before.branch);
        QVERIFY(stored(file).blend == before.blend);
        // When it is there again it is shown, with its blend.
        QVERIFY(QDir().mkpath(QString::fromStdString(before.run.string())));
        openProject(file);
        QCOMPARE(part<QSlider>("blend_g8")->value(), 40);
        // Another run takes its place.
        QVERIFY(QDir().rmdir(QString::fromStdString(before.run.string())));
        openProject(file);
        m_studio->window.setRunsFolder(m_folder->filePath(QStringLiteral("other runs")));
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        QTRY_VERIFY(stored(file).run != before.run && !stored(file).run.empty());
    }

    void anotherModelHasNothingToDoWithTheRun() {
        const QString file = saveWithRun();
        openProject(file);
        fill(putFile(m_folder->path(), QStringLiteral("other.pkl")));
        QTRY_VERIFY(stored(file).run.empty());
    }

    void changesThatCannotBeWrittenAreAskedAbout() {
        const QString other = save("other.stylegraft");
        const QString gone = save("gone/cats.stylegraft");
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("gone"))).removeRecursively());
        setKimg(9.0);
        int& asked = m_studio->answers.unwritten;
        window().close();
        QCOMPARE(asked, 1);
        QVERIFY(window().isVisible());
        part<QAction>("newProject")->trigger();
        QCOMPARE(asked, 2);
        QVERIFY(window().hasModel());
        window().openFile(other);
        QCOMPARE(asked, 3);
        QCOMPARE(window().project().file(), gone);
        // Discarded for this project, and not asked twice about the same.
        m_studio->answers.onUnwritten = UnwrittenChoice::Discard;
        openProject(other);
        QCOMPARE(asked, 4);
        QVERIFY(part<QDoubleSpinBox>("setting_kimg")->value() != 9.0);
        // Saved elsewhere.
        save("gone/cats.stylegraft");
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("gone"))).removeRecursively());
        setKimg(11.0);
        m_studio->answers.onUnwritten = UnwrittenChoice::SaveAs;
        m_studio->answers.file = m_folder->filePath(QStringLiteral("saved.stylegraft"));
        part<QAction>("newProject")->trigger();
        QCOMPARE(asked, 5);
        QVERIFY(!window().hasModel());
        QCOMPARE(kimgIn(m_studio->answers.file), 11.0);
    }

    void editsMadeWhileSomethingIsOpeningAreWritten() {
        const QString cats = save("cats.stylegraft");
        const QString slow = slowProject();
        openProject(cats);
        window().project().setLookEvery(3'600'000); // nothing is written by itself
        m_studio->services.log.holdSlow = true;
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        window().openFile(slow);
        setKimg(9.0);
        m_studio->services.log.holdSlow = false;
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(window().project().file(), slow);
        QCOMPARE(kimgIn(cats), 9.0);
        // Also when the window is closed meanwhile.
        openProject(cats);
        m_studio->services.log.holdSlow = true;
        window().openFile(slow);
        setKimg(10.0);
        QVERIFY(window().close());
        QCOMPARE(kimgIn(cats), 10.0);
    }

    void editsOfTheVeryProjectThatIsOpeningAreNotTakenBack() {
        const QString slow = slowProject();
        window().project().setLookEvery(3'600'000);
        m_studio->services.log.holdSlow = true;
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        window().openFile(slow);
        setKimg(9.0);
        m_studio->services.log.holdSlow = false;
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 9.0);
        QCOMPARE(kimgIn(slow), 9.0);
    }

    void aTrainingThatCannotBeKeptKeepsTheProject() {
        const QString other = save("other.stylegraft");
        const QString cats = save("cats.stylegraft");
        m_studio->services.log.failKeeping = true;
        m_studio->answers.endTraining = true;
        setKimg(100.0);
        window().startTraining();
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        window().openFile(other);
        QTRY_COMPARE(window().controller().state(), SessionState::Failed);
        settle();
        QCOMPARE(window().project().file(), cats);
        QCOMPARE(m_studio->answers.questions, 1);
        // What it had come to is in this window only, and so is asked about.
        m_studio->answers.endTraining = false;
        window().openFile(other);
        QCOMPARE(m_studio->answers.questions, 2);
        QCOMPARE(window().project().file(), cats);
    }

    void whatWasAskedForLastWins() {
        const QString cats = save("cats.stylegraft");
        const QString slow = slowProject();
        const QString slowModel = m_folder->filePath(QStringLiteral("slow.pkl"));
        // A project after a model.
        m_studio->services.log.holdSlow = true;
        window().openModel(slowModel);
        openProject(cats);
        m_studio->services.log.holdSlow = false;
        settle();
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("cats (face)")));
        // A model after a project.
        m_studio->services.log.holdSlow = true;
        window().openFile(slow);
        fill(putFile(m_folder->path(), QStringLiteral("other.pkl")));
        m_studio->services.log.holdSlow = false;
        settle();
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("cats (other)")));
        // A new project after a model.
        m_studio->services.log.holdSlow = true;
        window().openModel(slowModel);
        part<QAction>("newProject")->trigger();
        m_studio->services.log.holdSlow = false;
        settle();
        QVERIFY(!window().hasModel());
        // A run after a model.
        m_studio->services.log.holdSlow = true;
        window().openModel(slowModel);
        window().resumeRun(QStringLiteral("/runs/one"));
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        // And, when a training has to be stopped first, the last of two.
        m_studio->answers.endTraining = true;
        window().openModel(slowModel);
        window().openFile(cats);
        m_studio->services.log.holdSlow = false;
        QTRY_VERIFY(window().windowTitle().startsWith(QStringLiteral("cats (other)")));
        settle();
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("cats (other)")));
    }

    void savingWritesEvenWithoutAChange() {
        const QString cats = save("cats.stylegraft");
        QVERIFY(QFile::remove(cats));
        part<QAction>("saveProject")->trigger();
        QVERIFY(QFile::exists(cats));
        QVERIFY(m_studio->answers.errors.isEmpty());
    }

    void aNameWithDotsGetsTheEnding() {
        m_studio->answers.file = m_folder->filePath(QStringLiteral("cats.v2"));
        part<QAction>("saveProjectAs")->trigger();
        const QString file = m_folder->filePath(QStringLiteral("cats.v2.stylegraft"));
        QCOMPARE(window().project().file(), file);
        QCOMPARE(window().project().name(), QStringLiteral("cats.v2"));
        openProject(file);
    }

    void goingOnKeepsTheBrushAndTheModelOfTheProject() {
        const QString file = saveWithRun();
        QVERIFY(QDir().mkpath(QString::fromStdString(stored(file).run.string())));
        openProject(file);
        Image painted({64, 64}, 1);
        painted.pixels.assign(painted.pixels.size(), 255);
        window().preview().restoreMasks({{0U, painted}});
        m_studio->services.fakeArchive.sourceSha256 = *sha256File(m_model.toStdString());
        part<QPushButton>("goOnTraining")->click();
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        QCOMPARE(window().preview().paintedMasks().size(), std::size_t(1));
        QTRY_COMPARE(stored(file).masks.size(), std::size_t(1));
        QCOMPARE(stored(file).model.file, std::filesystem::path(m_model.toStdString()));
        // The run of a stranger is not of this model.
        m_studio->answers.endTraining = true;
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(window().controller().state(), SessionState::Finished);
        m_studio->services.fakeArchive.sourceSha256 = std::string(64, 'a');
        window().resumeRun(
            QString::fromStdString(stored(file).run.string()), QStringLiteral("main"));
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        QVERIFY(window().preview().paintedMasks().empty());
    }

private:
    MainWindow& window() { return m_studio->window; }

    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    QString line(const char* name) {
        auto* found = part<QWidget>(name);
        return found == nullptr ? QString()
                                : found->findChild<QLabel*>(QStringLiteral("words"))->text();
    }

    void setKimg(double kimg) { part<QDoubleSpinBox>("setting_kimg")->setValue(kimg); }

    void fill(const QString& model) {
        QSignalSpy opened(&window(), &MainWindow::modelOpened);
        window().openModel(model);
        QTRY_COMPARE(opened.count(), 1);
    }

    QString save(const char* name) {
        return m_studio->saveAs(m_folder->filePath(QString::fromLatin1(name)));
    }

    /// With a finished run, a blend, and a folder that the fake engine has not made.
    QString saveWithRun() {
        m_studio->services.log.saveEverySteps = 5;
        setKimg(0.2);
        window().startTraining();
        const auto ready = [this] { return part<QSlider>("blend_g8")->isEnabled(); };
        const auto finished = [this] {
            return window().controller().state() == SessionState::Finished;
        };
        if (!QTest::qWaitFor(finished) || !QTest::qWaitFor(ready)) {
            qFatal("a run of the fake engine does not end");
        }
        part<QSlider>("blend_g8")->setValue(40);
        return save("cats.stylegraft");
    }

    /// A project whose model takes its time; it is shown afterwards.
    QString slowProject() {
        part<QAction>("newProject")->trigger(); // the present one keeps its model
        fill(putFile(m_folder->path(), QStringLiteral("slow.pkl")));
        return save("slow.stylegraft");
    }

    void openProject(const QString& file) {
        QSignalSpy opened(&window().project(), &ProjectControl::opened);
        window().openFile(file);
        QTRY_COMPARE(opened.count(), 1);
    }

    /// What was on its way has arrived.
    static void settle() {
        for (int i = 0; i < 3; ++i) {
            QThreadPool::globalInstance()->waitForDone();
            QTest::qWait(20);
        }
    }

    static ProjectDocument stored(const QString& file) {
        const auto read = readProject(file.toStdString());
        return read ? read->document : ProjectDocument{};
    }

    static double kimgIn(const QString& file) { return stored(file).settings.kimg; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_model;
    QString m_picture;
    std::unique_ptr<ProjectWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::ProjectLeavingTest)
#include "project_leaving_test.moc"
