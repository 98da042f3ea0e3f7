// Undo and redo over the panels, by the events a person causes.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"
#include "ui/project/project_control.h"
#include "ui/window/preview_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

namespace sg {

class UndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>();
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
        QVERIFY(m_studio->fill());
        WholeWindow::turn();
        auto* grid = part<QComboBox>("gridSize"); // a panel of the run's set-up
        grid->setFocus();
        QVERIFY(!action("undoEdit")->isEnabled());
        QCOMPARE(action("undoEdit")->text(), QStringLiteral("Undo"));
    }

    void cleanup() { m_studio.reset(); }

    void everyKindOfEditGoesBackAndForward() {
        auto* fader = part<QSlider>("fader_g8");
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        auto* psi = part<QSlider>("psiSlider");
        auto* grid = part<QComboBox>("gridSize");
        auto* seed = part<QSpinBox>("firstSeed");
        const double rateBefore = rate->value();
        const int psiBefore = psi->value();
        const int gridBefore = grid->currentIndex();

        focus(fader);
        QTest::keyClick(fader, Qt::Key_Down);
        expect("Undo: moving the fader g8");
        QTest::keyClick(fader, Qt::Key_M);
        expect("Undo: mute or solo");
        rate->setValue(0.004);
        expect("Undo: changing Learning rate");
        psi->setValue(30);
        expect("Undo: changing the variety");
        grid->setCurrentIndex(gridBefore == 0 ? 1 : 0);
        expect("Undo: changing the grid");
        seed->setValue(77);
        expect("Undo: changing seeds");

        undo();
        QCOMPARE(seed->value(), 0);
        undo();
        QCOMPARE(grid->currentIndex(), gridBefore);
        undo();
        QCOMPARE(psi->value(), psiBefore);
        undo();
        QCOMPARE(rate->value(), rateBefore);
        QVERIFY(part<QToolButton>("mute_g8")->isChecked());
        undo();
        QVERIFY(!part<QToolButton>("mute_g8")->isChecked());
        QCOMPARE(fader->value(), 19); // mute had kept its place
        undo();
        QCOMPARE(fader->value(), 20);
        QVERIFY(!action("undoEdit")->isEnabled());
        for (int i = 0; i < 6; ++i) {
            redo();
        }
        QVERIFY(!action("redoEdit")->isEnabled());
        QCOMPARE(seed->value(), 77);
        QCOMPARE(psi->value(), 30);
        QCOMPARE(rate->value(), 0.004);
        QCOMPARE(fader->value(), 19);
        QVERIFY(part<QToolButton>("mute_g8")->isChecked());
    }

    void movesOfOneSliderAreOneEdit() {
        auto* psi = part<QSlider>("psiSlider");
        focus(psi);
        const int before = psi->value();
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(psi, Qt::Key_Left);
        }
        WholeWindow::turn();
        QVERIFY(psi->value() < before - 3);
        undo();
        QCOMPARE(psi->value(), before);
        QVERIFY(!action("undoEdit")->isEnabled());
        // What was undone is not gone on with.
        psi->setValue(10);
        expect("Undo: changing the variety");
        undo();
        QCOMPARE(psi->value(), before);
    }

    void anIntentIsOneEditWithItsFadersAndNumbers() {
        auto* intent = part<QComboBox>("presetBox");
        auto* kimg = part<QDoubleSpinBox>("setting_kimg");
        const double before = kimg->value();
        const int proposed = intent->currentIndex();
        const int faderBefore = part<QSlider>("fader_d16")->value();
        focus(intent);
        intent->setCurrentIndex(1);
        Q_EMIT intent->activated(1);
        expect("Undo: choosing an intent");
        const int fader = part<QSlider>("fader_d16")->value();
        QVERIFY(kimg->value() != before);
        // An edit by hand ends the intent; undoing it brings the intent back.
        const double chosen = kimg->value();
        kimg->setFocus();
        kimg->setValue(33.0);
        Q_EMIT kimg->editingFinished();
        WholeWindow::turn();
        QCOMPARE(intent->currentIndex(), 0);
        undo();
        QCOMPARE(kimg->value(), chosen);
        QCOMPARE(intent->currentIndex(), 1);
        undo();
        QCOMPARE(kimg->value(), before);
        QCOMPARE(intent->currentIndex(), proposed);
        QCOMPARE(part<QSlider>("fader_d16")->value(), faderBefore);
        redo();
        QCOMPARE(intent->currentIndex(), 1);
        QCOMPARE(part<QSlider>("fader_d16")->value(), fader);
    }

    void mirroringBelongsToThePictures() {
        auto* mirror = part<QCheckBox>("mirrorBox");
        mirror->setFocus();
        QTest::keyClick(mirror, Qt::Key_Space);
        QVERIFY(mirror->isChecked());
        QCOMPARE(action("undoEdit")->text(), QStringLiteral("Undo: mirroring"));
        QTest::keyClick(mirror, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!mirror->isChecked());
        QTest::keyClick(mirror, Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(mirror->isChecked());
    }

    void theKeysGoWithTheFocus() {
        const QKeySequence keys(Qt::CTRL | Qt::Key_Z);
        focus(part<QSlider>("fader_g8"));
        QCOMPARE(action("undoEdit")->shortcut(), keys);
        QVERIFY(action("undoTraining")->shortcut().isEmpty());
        auto& preview = m_studio->window->preview();
        preview.setFocus();
        QCOMPARE(action("undoTraining")->shortcut(), keys);
        QVERIFY(action("undoEdit")->shortcut().isEmpty());
        QCOMPARE(action("redoTraining")->shortcuts().size(), 2);
        // The edit waits for its panel.
        auto* psi = part<QSlider>("psiSlider");
        const int before = psi->value();
        psi->setValue(20);
        WholeWindow::turn();
        QTest::keyClick(&preview, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(psi->value(), 20);
        focus(psi);
        QTest::keyClick(psi, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(psi->value(), before);
    }

    void whatTheBrushDidGoesBack() {
        auto& view = m_studio->window->preview();
        QTRY_COMPARE(view.shownPins().seeds.size(), std::size_t(9));
        view.setCompareMode(CompareMode::Brush);
        view.setFocus();
        view.setBrushRadius(0.3);
        const QPoint middle = view.rect().center();
        QTest::mousePress(&view, Qt::LeftButton, {}, middle);
        QTest::mouseMove(&view, middle + QPoint(4, 0));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, middle + QPoint(4, 0));
        const PaintedMasks stroke = view.paintedMasks();
        QCOMPARE(stroke.size(), std::size_t(1));
        QCOMPARE(action("undoEdit")->text(), QStringLiteral("Undo: a stroke of the brush"));
        part<QToolButton>("brushInvert")->click();
        QCOMPARE(view.paintedMasks().size(), std::size_t(9));
        part<QToolButton>("brushClear")->click();
        QVERIFY(view.paintedMasks().empty());
        view.setFocus();

        QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(view.paintedMasks().size(), std::size_t(9));
        QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(view.paintedMasks().begin()->second.pixels == stroke.begin()->second.pixels);
        QCOMPARE(view.paintedMasks().size(), std::size_t(1));
        QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(view.paintedMasks().empty());
        QVERIFY(!action("undoEdit")->isEnabled());
        QTest::keyClick(&view, Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(view.paintedMasks().begin()->second.pixels == stroke.begin()->second.pixels);
        // In another mode the keys are the training's again.
        view.setCompareMode(CompareMode::Tuned);
        QVERIFY(action("undoEdit")->shortcut().isEmpty());
        QVERIFY(!action("undoTraining")->shortcut().isEmpty());
    }

    void theQueueGoesBackAndForward() {
        m_studio->window->setRunsFolder(QStringLiteral("/runs"));
        auto* kimg = part<QDoubleSpinBox>("setting_kimg");
        const auto plans = [this] {
            QStringList words;
            auto* list = part<QListWidget>("queueList");
            for (int i = 0; i < list->count(); ++i) {
                words << list->item(i)->text().section(QStringLiteral(", "), -1);
            }
            return words.join(QLatin1Char(' '));
        };
        for (const double length : {1.0, 2.0, 3.0}) {
            kimg->setValue(length);
            part<QAction>("addToQueue")->trigger();
        }
        expect("Undo: adding a run to the queue");
        QCOMPARE(plans(), QStringLiteral("1 kimg 2 kimg 3 kimg"));
        auto* list = part<QListWidget>("queueList");
        focus(list);
        list->setCurrentRow(2);
        QTest::mouseClick(part<QToolButton>("queueUp"), Qt::LeftButton);
        expect("Undo: moving a run in the queue");
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Delete);
        expect("Undo: taking a run out of the queue");
        QCOMPARE(plans(), QStringLiteral("3 kimg 2 kimg"));
        undo();
        QCOMPARE(plans(), QStringLiteral("1 kimg 3 kimg 2 kimg"));
        undo();
        QCOMPARE(plans(), QStringLiteral("1 kimg 2 kimg 3 kimg"));
        undo();
        QCOMPARE(plans(), QStringLiteral("1 kimg 2 kimg"));
        undo(); // in turns with the settings
        QCOMPARE(kimg->value(), 2.0);
        for (int i = 0; i < 4; ++i) {
            redo();
        }
        QCOMPARE(plans(), QStringLiteral("3 kimg 2 kimg"));
        QVERIFY(!action("redoEdit")->isEnabled());
        // The list keeps the focus when its last run is taken out, and so the keys are its own.
        QTest::keyClick(list, Qt::Key_Delete);
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(plans().isEmpty());
        QCOMPARE(QApplication::focusWidget(), list);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!plans().isEmpty());
    }

    void aRunTakenOutComesBackAfterAnotherHasBegun() {
        m_studio->window->setRunsFolder(QStringLiteral("/runs"));
        auto* kimg = part<QDoubleSpinBox>("setting_kimg");
        for (const double length : {100.0, 2.0, 3.0}) {
            kimg->setValue(length);
            part<QAction>("addToQueue")->trigger();
        }
        auto* list = part<QListWidget>("queueList");
        focus(list);
        list->setCurrentRow(2);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->count(), 2);
        part<QPushButton>("startNext")->click();
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Running);
        QCOMPARE(list->count(), 1);
        expect("Undo: taking a run out of the queue"); // settings cannot be undone any more
        undo();
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(1)->text().endsWith(QStringLiteral("3 kimg")));
        expect("Undo: adding a run to the queue"); // of 3 kimg, and then of 2
        undo();
        expect("Undo: adding a run to the queue");
        undo();
        QCOMPARE(list->count(), 0);
        QVERIFY(!action("undoEdit")->isEnabled()); // the run that was started is out of it
        m_studio->window->controller().stop(StopMode::Discard);
        QTRY_VERIFY(!isActive(m_studio->window->controller().state()));
    }

    void theRunHearsOfAnUndoneFader() {
        part<QDoubleSpinBox>("setting_kimg")->setValue(100.0);
        m_studio->window->startTraining();
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Running);
        WholeWindow::turn();
        auto* fader = part<QSlider>("fader_g8");
        focus(fader);
        fader->setValue(10);
        QTRY_COMPARE(m_studio->services.log.plan().factor("g8"), 0.5);
        WholeWindow::turn();
        QTest::keyClick(fader, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_studio->services.log.plan().factor("g8"), 1.0);
        QVERIFY(!m_studio->services.log.has("undo")); // the training itself went on
        m_studio->window->controller().stop(StopMode::Discard);
        QTRY_VERIFY(!isActive(m_studio->window->controller().state()));
    }

    void aRecipeGoesBackAsOneEdit() {
        auto* panel = m_studio->window->findChild<PreviewPanel*>();
        const PinState before = panel->pinState();
        focus(part<QSlider>("psiSlider"));
        panel->restorePins({91, 92, 93, 94}, {}, 0.4); // as dropping a picture does
        expect("Undo: changing seeds");
        QCOMPARE(panel->pins().seeds, (std::vector<std::uint32_t>{91, 92, 93, 94}));
        undo();
        QVERIFY(panel->pinState() == before);
        QCOMPARE(part<QSlider>("psiSlider")->value(), qRound(before.psi * 100));
        redo();
        QCOMPARE(panel->pins().seeds.front(), 91U);
        QCOMPARE(part<QSlider>("psiSlider")->value(), 40);
    }

    void anotherProjectForgets() {
        QTemporaryDir folder;
        ProjectControl& project = m_studio->window->project();
        const QString file = folder.filePath(QStringLiteral("mine.stylegraft"));
        project.saveTo(file);
        project.saveTo(folder.filePath(QStringLiteral("other.stylegraft"))); // edits go there
        auto* psi = part<QSlider>("psiSlider");
        focus(psi);
        psi->setValue(20);
        expect("Undo: changing the variety");
        QSignalSpy opened(&project, &ProjectControl::opened);
        project.open(file);
        QTRY_COMPARE(opened.count(), 1);
        WholeWindow::turn();
        QVERIFY(!action("undoEdit")->isEnabled());
        QCOMPARE(psi->value(), 70);
    }

    void anotherModelForgets() {
        auto* psi = part<QSlider>("psiSlider");
        focus(psi);
        psi->setValue(20);
        expect("Undo: changing the variety");
        QVERIFY(m_studio->fill());
        WholeWindow::turn();
        QVERIFY(
            !action("undoEdit")->isEnabled() ||
            action("undoEdit")->text() != QStringLiteral("Undo: changing the variety"));
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    QAction* action(const char* name) { return part<QAction>(name); }

    void focus(QWidget* widget) {
        widget->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), widget);
    }

    void expect(const char* text) {
        WholeWindow::turn();
        QCOMPARE(action("undoEdit")->text(), QString::fromLatin1(text));
    }

    void undo() {
        action("undoEdit")->trigger();
        WholeWindow::turn();
    }

    void redo() {
        action("redoEdit")->trigger();
        WholeWindow::turn();
    }

    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::UndoTest)
#include "undo_test.moc"
