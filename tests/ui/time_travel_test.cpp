// Moving through a run's past, in the whole window with a fake engine.

#include "tests/ui/fake_services.h"
#include "tests/ui/scripted_answers.h"
#include "tests/ui/strict.h"
#include "ui/curves/curves_view.h"
#include "ui/looks/application_setup.h"
#include "ui/mixer/blend_panel.h"
#include "ui/session/training_controller.h"
#include "ui/timeline/branch_tree.h"
#include "ui/timeline/film_strip.h"
#include "ui/timeline/thumbnails.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/run_control.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sg {

class TimeTravelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }

    void init() {
        failOnAnyWarning();
        m_tunedKimg = -1.0;
        m_sourceKimg = -1.0;
        m_services = std::make_unique<FakeStudioServices>();
        m_services->log.saveEverySteps = 10; // 80 pictures: 0.08 kimg
        m_answers = std::make_unique<ScriptedAnswers>();
        m_window = std::make_unique<MainWindow>(*m_services, nullptr, *m_answers);
        connect(
            &m_window->controller(),
            &TrainingController::frameArrived,
            this,
            [this](const std::shared_ptr<const PreviewFrame>& frame) {
                (frame->kind == PreviewKind::Tuned ? m_tunedKimg : m_sourceKimg) = frame->kimg;
            });
        m_window->setRunsFolder(QStringLiteral("/runs"));
        m_window->resize(1280, 800);
        m_window->show();
        QSignalSpy opened(m_window.get(), &MainWindow::modelOpened);
        m_window->openModel(QStringLiteral("/models/face.pkl"));
        QTRY_COMPARE(opened.count(), 1);
        QSignalSpy added(m_window.get(), &MainWindow::picturesAdded);
        m_window->addPictures({QStringLiteral("/x/a.png"), QStringLiteral("/x/b.png")});
        QTRY_COMPARE(added.count(), 1);
    }

    void cleanup() {
        m_window.reset();
        m_answers.reset();
        m_services.reset();
    }

    void tilesAppearAndVanish() {
        QVERIFY(!panel()->isVisible());
        train();
        QTRY_VERIFY(tiles() >= 3);
        QVERIFY(panel()->isVisible());
        QCOMPARE(words(), QStringLiteral("Now"));
        pause();
        const int before = tiles();
        m_services->fakeArchive.remove(strip()->reel().tiles()[1].small().path);
        m_window->controller().saveNow();
        Q_EMIT m_window->controller().stateSaved(0.1, 1.0);
        QTRY_COMPARE(tiles(), before - 1);
        // Every tile has a picture, and another one when other seeds are pinned.
        auto* thumbnails = m_window->findChild<Thumbnails*>();
        for (const FilmTile& tile : strip()->reel().tiles()) {
            const std::string path = tile.small().path.string();
            QTRY_VERIFY(!thumbnails->of(QString::fromStdString(path)).isNull());
        }
        part<QSpinBox>("firstSeed")->setValue(7);
        const std::string first = strip()->reel().tiles()[0].small().path.filename().string();
        QTRY_VERIFY(m_services->log.has("picture " + first + " 7"));
        shoot("timeline");
        // Another model has another past.
        m_answers->endTraining = true;
        m_window->openModel(QStringLiteral("/models/other.pkl"));
        QTRY_VERIFY(!panel()->isVisible());
        QCOMPARE(tiles(), 0);
    }

    void aClickLooksAtATileAndReturnGoesBack() {
        trainAndPause(4);
        const double first = kimgOf(1);
        clickTile(1);
        QTRY_COMPARE(m_tunedKimg, first);
        QCOMPARE(words(), QStringLiteral("At %1 kimg").arg(first, 0, 'f', 2));
        QCOMPARE(curves()->cursorAt(), std::optional(first));
        // The training goes on, and what is looked at stays.
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        const int before = tiles();
        QTRY_VERIFY(tiles() > before + 1);
        QCOMPARE(m_tunedKimg, first);
        shoot("looking");
        QTest::mouseClick(part<QToolButton>("returnToNow"), Qt::LeftButton);
        QTRY_VERIFY(m_tunedKimg > kimgOf(before));
        QCOMPARE(words(), QStringLiteral("Now"));
        QVERIFY(!curves()->cursorAt());
        QVERIFY(!part<QToolButton>("returnToNow")->isVisible());
        // The last place is now, too.
        clickTile(1);
        QTRY_COMPARE(m_tunedKimg, first);
        pause();
        clickTile(strip()->reel().last() + 1);
        QTRY_VERIFY(m_tunedKimg > first);
    }

    void scrubbingStandsBetweenTwoTiles() {
        trainAndPause(4);
        const QPoint from = strip()->centreOf(0);
        const QPoint to = (strip()->centreOf(1) + strip()->centreOf(2)) / 2;
        drag(from, to);
        const double expected = (kimgOf(1) + kimgOf(2)) / 2.0;
        QTRY_VERIFY(std::abs(m_tunedKimg - expected) < 0.02);
        QVERIFY(m_tunedKimg != kimgOf(1));
        QVERIFY(words().endsWith(QStringLiteral("kimg (mixed)")));
        QVERIFY(!part<QToolButton>("branchFromHere")->isEnabled());
        QVERIFY(!part<QToolButton>("starState")->isEnabled());
        QVERIFY(std::abs(*curves()->cursorAt() - expected) < 0.02);
        shoot("scrub");
        // It sticks to a tile that is nearly reached.
        drag(from, strip()->centreOf(2) + QPoint(2, 0));
        QTRY_COMPARE(m_tunedKimg, kimgOf(2));
    }

    void aStateIsStarred() {
        trainAndPause(3);
        clickTile(1);
        auto* star = part<QToolButton>("starState");
        QTRY_VERIFY(star->isVisible());
        QTest::mouseClick(star, Qt::LeftButton);
        QTRY_VERIFY(strip()->reel().tiles()[1].starred);
        QTRY_COMPARE(star->text(), QStringLiteral("Unstar"));
        QTest::mouseClick(star, Qt::LeftButton);
        QTRY_VERIFY(!strip()->reel().tiles()[1].starred);
        // By the star in the tile's corner; the cursor stays where it is.
        const QPoint corner = strip()->centreOf(0) + QPoint(20, -20);
        QTest::mouseClick(strip()->viewport(), Qt::LeftButton, {}, corner);
        QTRY_VERIFY(strip()->reel().tiles()[0].starred);
        QCOMPARE(strip()->kimg(), std::optional(kimgOf(1)));
        m_services->fakeArchive.failStar = true;
        QTest::mouseClick(star, Qt::LeftButton);
        QTRY_COMPARE(m_answers->errors.size(), 1);
    }

    void aStateIsSavedAsAModel() {
        trainAndPause(3);
        clickTile(1);
        const QTemporaryDir folder;
        m_answers->modelPath = folder.filePath(QStringLiteral("then.pkl"));
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        QTest::mouseClick(part<QToolButton>("saveState"), Qt::LeftButton);
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(QFile::exists(m_answers->modelPath));
        const QString kimg = QString::number(kimgOf(1), 'f', 3);
        QVERIFY(m_services->log.has("model at " + kimg.toStdString()));
        QVERIFY(m_answers->lastSuggestion.startsWith(QStringLiteral("face-0.")));
        QVERIFY(m_answers->lastSuggestion.endsWith(QStringLiteral("kimg.pkl")));
    }

    void theKeysGoEarlierAndLater() {
        trainAndPause(4);
        auto& preview = m_window->preview();
        preview.setFocus();
        QTest::keyClick(&preview, Qt::Key_Up);
        const int last = strip()->reel().last();
        QCOMPARE(strip()->kimg(), std::optional(kimgOf(last)));
        QTest::keyClick(&preview, Qt::Key_Up);
        QTRY_COMPARE(m_tunedKimg, kimgOf(last - 1));
        QTest::keyClick(&preview, Qt::Key_Down);
        QTRY_COMPARE(m_tunedKimg, kimgOf(last));
        QTest::keyClick(&preview, Qt::Key_Down);
        QVERIFY(!strip()->kimg());
        strip()->setFocus();
        QTest::keyClick(strip(), Qt::Key_Home);
        QTRY_COMPARE(m_tunedKimg, kimgOf(0));
        QTest::keyClick(strip(), Qt::Key_End);
        QVERIFY(!strip()->kimg());
    }

    void aClickOnTheCurvesMovesTheCursor() {
        trainAndPause(5);
        auto* plot = part<QWidget>("curvesPlot");
        const QRect area = curves()->plotArea();
        const QPoint middle = area.center();
        QTest::mouseClick(plot, Qt::LeftButton, {}, middle);
        QTRY_VERIFY(strip()->kimg());
        QTRY_VERIFY(std::abs(m_tunedKimg - *strip()->kimg()) < 1e-9);
        QVERIFY(m_tunedKimg > kimgOf(0) && m_tunedKimg < kimgOf(strip()->reel().last()));
        shoot("curves-cursor");
        // A double click shows everything, and goes nowhere.
        QTest::mouseClick(part<QToolButton>("returnToNow"), Qt::LeftButton);
        QTest::mousePress(plot, Qt::LeftButton, {}, middle);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, middle);
        QTest::mouseDClick(plot, Qt::LeftButton, {}, middle);
        QTest::qWait(QApplication::doubleClickInterval() + 100);
        QVERIFY(!strip()->kimg());
    }

    void aBranchBeginsAtATile() {
        trainAndPause(4);
        clickTile(1);
        const double fork = kimgOf(1);
        auto* button = part<QToolButton>("branchFromHere");
        QTest::mouseClick(button, Qt::LeftButton); // cancelled
        QCOMPARE(m_answers->questions, 1);
        QVERIFY(m_answers->branchQuestion.stopsTraining);
        QCOMPARE(m_answers->branchQuestion.suggestion, QStringLiteral("branch-2"));
        QCOMPARE(m_window->controller().state(), SessionState::Paused);
        m_answers->branch = QStringLiteral("wild");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(m_services->log.config().branch, std::string("wild"));
        QVERIFY(m_services->log.has("stop and save"));
        QVERIFY(m_services->log.has(
            "branch wild from main at " + QString::number(fork, 'f', 3).toStdString()));
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        QTRY_VERIFY(words().startsWith(QStringLiteral("wild: Now")));
        QTRY_VERIFY(tiles() >= 2);
        QCOMPARE(strip()->reel().tiles()[0].kimg, fork);
        QVERIFY(m_answers->errors.isEmpty());
    }

    void aBranchThatCannotBeginIsAMessage() {
        trainAndPause(3);
        clickTile(1);
        m_answers->branch = QStringLiteral("two words");
        QTest::mouseClick(part<QToolButton>("branchFromHere"), Qt::LeftButton);
        QTRY_COMPARE(m_answers->errors.size(), 1);
        QCOMPARE(m_window->controller().state(), SessionState::Finished);
        QVERIFY(m_answers->errors[0].contains(QStringLiteral("branch name")));
    }

    void duringATasteNoBranchBegins() {
        trainAndPause(3);
        m_window->controller().stop(StopMode::Save);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QTest::qWait(50);
        clickTile(1);
        auto* run = m_window->findChild<RunControl*>();
        run->block(QStringLiteral("A taste goes on."));
        const int before = tiles();
        QTest::mouseClick(part<QToolButton>("branchFromHere"), Qt::LeftButton);
        QCOMPARE(m_answers->questions, 0); // no name is asked for
        QCOMPARE(m_answers->errors, QStringList{QStringLiteral("A taste goes on.")});
        QCOMPARE(tiles(), before);
        QVERIFY(run->tuned());
    }

    void aRunThatWasOpenedTooLateTearsNothingDown() {
        trainAndPause(3);
        m_window->controller().stop(StopMode::Save);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QTest::qWait(50);
        const int before = tiles();
        m_window->resumeRun(QStringLiteral("/runs/another"));
        auto* run = m_window->findChild<RunControl*>();
        run->block(QStringLiteral("A taste goes on.")); // begun while the run is opened
        QTRY_COMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("A taste goes on."));
        QCOMPARE(tiles(), before);
        QVERIFY(run->tuned());
    }

    void branchesAreATreeAndAreCompared() {
        trainAndPause(4);
        const double mainEnd = kimgOf(strip()->reel().last());
        clickTile(1);
        m_answers->branch = QStringLiteral("wild");
        QTest::mouseClick(part<QToolButton>("branchFromHere"), Qt::LeftButton);
        QTRY_COMPARE(m_services->log.config().branch, std::string("wild"));
        QTRY_VERIFY(tiles() >= 3);
        pause();
        auto* tree = part<BranchTree>("branchTree");
        QVERIFY(!tree->isVisible());
        QTest::mouseClick(part<QToolButton>("showBranches"), Qt::LeftButton);
        QVERIFY(tree->isVisible());

        // The other branch's strip; it has no "now", so its newest state is seen.
        QTest::mouseClick(tree, Qt::LeftButton, {}, tree->placeOf(QStringLiteral("main")));
        QTRY_COMPARE(m_tunedKimg, mainEnd);
        QVERIFY(words().startsWith(QStringLiteral("main: At")));
        QTest::mouseClick(part<QToolButton>("returnToNow"), Qt::LeftButton);
        QTRY_COMPARE(words(), QStringLiteral("wild: Now"));

        // Side by side.
        auto* menu = part<QMenu>("compareMenu");
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 3);
        QVERIFY(menu->actions()[0]->isChecked());
        QVERIFY(menu->actions()[1]->text().startsWith(QStringLiteral("Newest state of main")));
        menu->actions()[1]->trigger();
        QTRY_COMPARE(m_sourceKimg, mainEnd);
        QCOMPARE(m_window->preview().compareMode(), CompareMode::Split);
        const QString said = part<QLabel>("comparisonWords")->text();
        QVERIFY(said.startsWith(QStringLiteral("Left: main at 0.")));
        QVERIFY(said.endsWith(QStringLiteral("Right: wild, now.")));
        QCOMPARE(part<QToolButton>("compare0")->text(), QStringLiteral("main"));
        shoot("branches");
        QTest::mouseClick(part<QToolButton>("stopComparing"), Qt::LeftButton);
        QTRY_COMPARE(m_sourceKimg, 0.0);
        QCOMPARE(part<QToolButton>("compare0")->text(), QStringLiteral("Source"));
        QVERIFY(!part<QLabel>("comparisonWords")->isVisible());
    }

    void aBlendIsSeenAndKept() {
        auto* master = part<QSlider>("blend_all");
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        QVERIFY(!master->isEnabled());
        trainAndPause(3);
        QTRY_VERIFY(master->isEnabled());
        QSignalSpy frames(&m_window->controller(), &TrainingController::frameArrived);
        master->setValue(40);
        QTRY_VERIFY(frames.count() >= 1);
        shoot("blend");
        const QTemporaryDir folder;
        m_answers->modelPath = folder.filePath(QStringLiteral("blend.pkl"));
        QSignalSpy exported(m_window.get(), &MainWindow::exported);
        QTest::mouseClick(part<QPushButton>("keepBlend"), Qt::LeftButton);
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(m_answers->lastSuggestion, QStringLiteral("face-blend.pkl"));
        const auto lines = m_services->log.lines();
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
            return line.starts_with("model now, g") && line.ends_with("torgb 0.400");
        }));
        // It works after the training too, and a new run begins at tuned.
        part<QAction>("stopKeep")->trigger();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Finished);
        QVERIFY(master->isEnabled());
        m_answers->endTraining = true;
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
        QCOMPARE(master->value(), 100);
    }

    void aTileSaysWhatHeldThen() {
        trainAndPause(3);
        clickTile(1);
        QHelpEvent help(
            QEvent::ToolTip,
            strip()->centreOf(1),
            strip()->viewport()->mapToGlobal(strip()->centreOf(1)));
        QCoreApplication::sendEvent(strip()->viewport(), &help);
        const QString said = QToolTip::text();
        QVERIFY(said.contains(QStringLiteral("kimg")));
        QVERIFY2(said.contains(QStringLiteral("0.0015")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("Frozen: g4")));
        QToolTip::hideText();
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }

    TimelinePanel* panel() { return m_window->findChild<TimelinePanel*>(); }

    FilmStrip* strip() { return &panel()->strip(); }

    CurvesView* curves() { return m_window->findChild<CurvesView*>(); }

    QString words() { return part<QLabel>("timelineWords")->text(); }

    int tiles() { return static_cast<int>(strip()->reel().tiles().size()); }

    double kimgOf(int tile) { return strip()->reel().tiles()[std::size_t(tile)].kimg; }

    void train() {
        part<QDoubleSpinBox>("setting_kimg")->setValue(100.0);
        m_window->startTraining();
        QTRY_COMPARE(m_window->controller().state(), SessionState::Running);
    }

    void pause() {
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(m_window->controller().state(), SessionState::Paused);
        QTRY_COMPARE(tiles(), saved()); // what was saved last is listed
    }

    /// States of the branch that is trained.
    int saved() {
        const TrainConfig config = m_services->log.config();
        for (const RunBranch& branch : m_services->fakeArchive.branches(config.runFolder)) {
            if (branch.name == config.branch) {
                return static_cast<int>(branch.states.size());
            }
        }
        return 0;
    }

    void trainAndPause(int least) {
        train();
        QTRY_VERIFY(tiles() >= least);
        pause();
    }

    void clickTile(int tile) {
        // Tiles of a longer run lie beside what is seen.
        QScrollBar* bar = strip()->horizontalScrollBar();
        bar->setValue(
            bar->value() + strip()->centreOf(tile).x() - strip()->viewport()->width() / 2);
        QTest::mouseClick(strip()->viewport(), Qt::LeftButton, {}, strip()->centreOf(tile));
    }

    void drag(const QPoint& from, const QPoint& to) {
        QWidget* target = strip()->viewport();
        QTest::mousePress(target, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 6; ++i) {
            const QPoint at = from + (to - from) * i / 6;
            QMouseEvent move(
                QEvent::MouseMove,
                QPointF(at),
                QPointF(target->mapToGlobal(at)),
                Qt::NoButton,
                Qt::LeftButton,
                Qt::NoModifier);
            QCoreApplication::sendEvent(target, &move);
        }
        QTest::mouseRelease(target, Qt::LeftButton, {}, to);
    }

    /// Pictures of the window for a look, when SG_SCREENSHOTS names a folder.
    void shoot(const char* name) {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (!folder.isEmpty()) {
            QTest::qWait(500);
            const QString file =
                QStringLiteral("%1/time-%2.png").arg(folder, QString::fromLatin1(name));
            QVERIFY(m_window->grab().save(file));
        }
    }

    double m_tunedKimg = -1.0;
    double m_sourceKimg = -1.0;
    std::unique_ptr<FakeStudioServices> m_services;
    std::unique_ptr<ScriptedAnswers> m_answers;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sg

QTEST_MAIN(sg::TimeTravelTest)
#include "time_travel_test.moc"
