// The whole window with a fake engine, by the events a person causes: what is dropped, looked at
// and set before a run.

#include "core/project/presets.h"
#include "tests/ui/fake_gap.h"
#include "tests/ui/window_handling.h"
#include "ui/common/elided_label.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <optional>

namespace sg {

class MainWindowTest : public WindowHandling {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUp(); }

    void init() { openWindow(); }

    void cleanup() { closeWindow(); }

    void saysWhatIsMissing() {
        shoot("empty");
        auto* words = part<QLabel>("trainWords");
        QVERIFY(words->text().startsWith(QStringLiteral("Drop a model to begin")));
        QVERIFY(!part<QPushButton>("startButton")->isEnabled());
        open("face.pkl");
        QVERIFY(words->text().startsWith(QStringLiteral("Drop pictures into the style panel")));
        addPictures();
        QVERIFY(part<QPushButton>("startButton")->isEnabled());
        shoot("ready");
    }

    void theGapCardAnswersBeforeTheStart() {
        FakeGap gap;
        window().offerGap(gap);
        auto* card = part<QWidget>("gapCard");
        addPictures();
        QVERIFY(!card->isVisible());
        open("face.pkl");
        QTRY_VERIFY(card->isVisible());
        QTest::mouseClick(part<QPushButton>("askGap"), Qt::LeftButton);
        auto* sentence = part<QLabel>("gapSentence");
        QTRY_VERIFY(sentence->text().startsWith(QStringLiteral("face and 6 pictures")));
        QTest::mouseClick(part<QPushButton>("gapMore"), Qt::LeftButton);
        QVERIFY(part<QWidget>("gapDetails")->isVisible());
        shoot("gap");
        auto* list = part<QListWidget>("pictureList");
        list->setCurrentRow(0);
        QTest::mouseClick(part<QPushButton>("removePictures"), Qt::LeftButton);
        QTRY_COMPARE(list->count(), 5);
        QVERIFY(!sentence->isVisible()); // it spoke of six
        m_studio->window.reset();        // before the service
    }

    /// What the card names is what the form proposes, until pictures or model are others.
    void theGapCardProposesItsIntent() {
        FakeGap gap;
        window().offerGap(gap);
        open("face.pkl");
        addPictures();
        auto* preset = part<QComboBox>("presetBox");
        auto* words = part<QLabel>("intentWords");
        const auto proposed = [preset] { return preset->currentData().toString(); };
        const auto ask = [&] {
            QTest::mouseClick(part<QPushButton>("askGap"), Qt::LeftButton);
            QTRY_VERIFY(part<QPushButton>("gapMore")->isVisible());
        };
        const auto removeOne = [this] {
            auto* list = part<QListWidget>("pictureList");
            const int before = list->count();
            list->setCurrentRow(0);
            QTest::mouseClick(part<QPushButton>("removePictures"), Qt::LeftButton);
            QTRY_COMPARE(list->count(), before - 1);
        };
        const QString why = QStringLiteral("Proposed by \"Will it work?\".");
        QCOMPARE(proposed(), QStringLiteral("strong-style")); // 64 pixels, six pictures
        QVERIFY(!words->text().contains(why));
        ask();
        QCOMPARE(proposed(), QStringLiteral("faithful"));
        const RunFacts facts = {.resolution = 64, .pictures = 6};
        QCOMPARE(
            part<QComboBox>("methodBox")->currentData().toString().toStdString(),
            presetFor("faithful", facts)->method);
        QCOMPARE(part<QSlider>("fader_d64")->value(), 0); // its faders too
        QVERIFY(words->isVisible() && words->text().endsWith(why));
        preset->setFocus();                               // of the set-up
        QVERIFY(!part<QAction>("undoEdit")->isEnabled()); // nobody's edit
        shoot("gap-proposed");
        removeOne(); // takes the answer away
        QCOMPARE(proposed(), QStringLiteral("strong-style"));
        auto* fader = part<QSlider>("fader_d64");
        QCOMPARE(fader->value(), fader->maximum());
        QVERIFY(!words->text().contains(why));
        gap.preset = "quick-taste";
        ask();
        QCOMPARE(proposed(), QStringLiteral("quick-taste"));
        open("other.pkl"); // another model does, too
        QCOMPARE(proposed(), QStringLiteral("strong-style"));
        gap.preset.clear(); // it will not work: no intent is better than another
        ask();
        QCOMPARE(proposed(), QStringLiteral("strong-style"));
        QVERIFY(!words->text().contains(why));
        m_studio->window.reset(); // before the service
    }

    /// Somebody who chose an intent knows better.
    void theGapCardLeavesAChosenIntentAlone() {
        FakeGap gap;
        window().offerGap(gap);
        open("face.pkl");
        addPictures();
        auto* preset = part<QComboBox>("presetBox");
        const int row = preset->findData(QStringLiteral("quick-taste"));
        preset->setCurrentIndex(row);
        Q_EMIT preset->activated(row);
        QTest::mouseClick(part<QPushButton>("askGap"), Qt::LeftButton);
        QTRY_VERIFY(part<QPushButton>("gapMore")->isVisible());
        QCOMPARE(preset->currentIndex(), row);
        QVERIFY(!part<QLabel>("intentWords")->text().contains(QStringLiteral("Proposed")));
        m_studio->window.reset(); // before the service
    }

    void aModelWithoutCriticCannotBeTuned() {
        open("no-critic.pkl");
        addPictures();
        QVERIFY(!part<QPushButton>("startButton")->isEnabled());
        QVERIFY(part<QLabel>("trainWords")->text().contains(QStringLiteral("no discriminator")));
    }

    void aDamagedModelIsAMessageAndNothingChanges() {
        open("face.pkl");
        drop(window(), {QStringLiteral("/models/damaged.pkl")});
        QTRY_COMPARE(answers().errors.size(), 1);
        QVERIFY(answers().errors[0].contains(QStringLiteral("damaged.pkl")));
        QVERIFY(window().windowTitle().startsWith(QStringLiteral("face")));
    }

    void hoveringFilesAreNamed() {
        auto* banner = part<QLabel>("dropBanner");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/models/face.pkl"))});
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &enter);
        QVERIFY(banner->isVisible());
        QTRY_COMPARE(banner->text(), QStringLiteral("Drop to open the model face.pkl"));
        shoot("drop");
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&window(), &leave);
        QVERIFY(!banner->isVisible());
        QVERIFY(!window().hasModel());
    }

    void aMixedDropIsSorted() {
        drop(
            window(),
            {QStringLiteral("/x/a.png"),
             QStringLiteral("/x/face.pkl"),
             QStringLiteral("/x/b.png")});
        QTRY_VERIFY(window().hasModel());
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 2);
    }

    void squeezedPicturesAskForTheirShapeAtExport() {
        open("face.pkl");
        addPictures();
        const QTemporaryDir folder;
        answers().folder = folder.filePath(QStringLiteral("squeezed"));
        QSignalSpy exported(&window(), &MainWindow::exported);
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(services().fakeExports.lastImages().aspect, 1.0);
        QVERIFY(!answers().askedAspect);
        auto* list = part<QListWidget>("pictureList");
        list->selectAll();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(
            QApplication::focusWidget(),
            window().findChild<QWidget*>(QStringLiteral("cropCanvas")));
        waitForBackground();
        for (int i = 0; i < list->count(); ++i) {
            auto* squeezed = part<QCheckBox>("cropSqueezed");
            squeezed->setChecked(true);
            QTest::mouseClick(part<QPushButton>("cropNext"), Qt::LeftButton);
            waitForBackground();
        }
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QDir(answers().folder).removeRecursively();
        part<QAction>("exportImages")->trigger();
        QTRY_COMPARE(exported.count(), 2);
        QCOMPARE(services().fakeExports.lastImages().aspect, 4.0 / 3.0);
        QCOMPARE(answers().askedAspect, std::optional(4.0 / 3.0));
    }

    /// As long as nobody has said anything, and with the number of pictures.
    void anIntentIsProposed() {
        auto* preset = part<QComboBox>("presetBox");
        const auto drop1 = [this](const char* name) {
            const int before = part<QListWidget>("pictureList")->count();
            drop(*part<QWidget>("stylePanel"), {QLatin1String(name)});
            QTRY_COMPARE(part<QListWidget>("pictureList")->count(), before + 1);
        };
        drop1("/pictures/alone.png");
        QCOMPARE(preset->currentIndex(), 0); // no model yet
        open("face.pkl");
        QCOMPARE(preset->currentData().toString(), QStringLiteral("faithful"));
        const auto* method = part<QComboBox>("methodBox");
        QCOMPARE(method->currentData().toString(), QStringLiteral("style-offsets"));
        addPictures();                                                              // drops six
        QCOMPARE(preset->currentData().toString(), QStringLiteral("strong-style")); // 64 pixels
        QCOMPARE(method->currentData().toString(), QStringLiteral("full"));
        QStringList many;
        for (int i = 0; i < 14; ++i) {
            many << QStringLiteral("/pictures/more-%1.png").arg(i);
        }
        window().addPictures(many);
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 21);
        QCOMPARE(preset->currentData().toString(), QStringLiteral("strong-style"));
        QCOMPARE(method->currentData().toString(), QStringLiteral("full"));
        preset->setFocus(); // of the set-up, not of the pictures, which were added by hand
        const auto* undo = part<QAction>("undoEdit");
        QVERIFY2(!undo->isEnabled(), qPrintable(undo->text())); // nobody's edit
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        rate->setValue(0.001);
        Q_EMIT rate->editingFinished();
        QCOMPARE(preset->currentIndex(), 0);
        drop1("/pictures/late.png");
        QCOMPARE(rate->value(), 0.001);
        QCOMPARE(preset->currentIndex(), 0);
    }

    void anIntentFillsTheForm() {
        open("face.pkl");
        addPictures();
        auto* preset = part<QComboBox>("presetBox");
        const int row = preset->findData(QStringLiteral("faithful"));
        QVERIFY(row > 0);
        preset->setCurrentIndex(row);
        Q_EMIT preset->activated(row);
        QVERIFY(part<QLabel>("intentWords")->isVisible());
        // Half of the critic is held, and it says why until a fader is moved.
        auto* reason = part<QLabel>("freezeReason");
        QCOMPARE(part<QSlider>("fader_d64")->value(), 0);
        QVERIFY(reason->isVisible());
        QVERIFY(reason->text().startsWith(QStringLiteral("Set by Faithful to the source: the")));
        shoot("intent");
        part<QSlider>("fader_d64")->setValue(10);
        QVERIFY(!reason->isVisible());
        QTest::mouseClick(part<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        const auto chosen = presetFor("faithful", RunFacts{64, 6, 8, false, false, 2});
        QCOMPARE(services().log.config().settings.method, chosen->method);
    }

    void aTasteIsWatchedAndItsIntentTakenOver() {
        open("face.pkl");
        addPictures();
        QTest::mouseClick(part<QToolButton>("tasteButton"), Qt::LeftButton);
        auto* dialog = part<QDialog>("tasteDialog");
        QVERIFY(dialog->isVisible());
        QVERIFY(!dialog->isModal());
        part<QSpinBox>("tasteSteps")->setValue(20);
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        // Nothing can be started meanwhile, and the panel says so.
        auto* start = part<QPushButton>("startButton");
        QVERIFY(!start->isEnabled());
        QCOMPARE(start->text(), QStringLiteral("Tasting"));
        QVERIFY(part<QLabel>("trainWords")->text().startsWith(QStringLiteral("A taste goes on")));
        window().startTraining(); // as the menu would
        QCOMPARE(answers().errors.size(), 1);
        QCOMPARE(window().controller().state(), SessionState::Idle);
        QWidget* faithful = nullptr;
        for (auto* card : dialog->findChildren<QWidget*>()) {
            faithful = card->property("intent") == QStringLiteral("faithful") ? card : faithful;
        }
        QVERIFY(faithful != nullptr);
        auto* choose = faithful->findChild<QPushButton*>(QStringLiteral("chooseTaste"));
        QTRY_VERIFY(part<QWidget>("tasteCard1")
                        ->findChild<QPushButton*>(QStringLiteral("chooseTaste"))
                        ->isEnabled());
        shoot("taste");
        QTRY_VERIFY(choose->isEnabled());
        QTest::mouseClick(choose, Qt::LeftButton); // the rest is cancelled
        QVERIFY(!dialog->isVisible());
        auto* preset = part<QComboBox>("presetBox");
        QCOMPARE(preset->currentData().toString(), QStringLiteral("faithful"));
        QVERIFY(part<QLabel>("intentWords")->isVisible());
        QCOMPARE(part<QSlider>("fader_d64")->value(), 0);
        QVERIFY(part<QLabel>("freezeReason")
                    ->text()
                    .startsWith(QStringLiteral("Set by Faithful to the source: the")));
        const auto chosen = presetFor("faithful", RunFacts{64, 6, 8, false, false, 2});
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), *chosen->kimg); // the whole way
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(window().controller().state(), SessionState::Running);
        QCOMPARE(services().log.config().settings.method, chosen->method);
        QCOMPARE(services().log.mostActive, 1);
        QVERIFY(!part<QToolButton>("tasteButton")->isEnabled());
    }

    void aCancelledTasteChangesNothing() {
        prepareRun(3.5);
        part<QSlider>("fader_g8")->setValue(10);
        const int intent = part<QComboBox>("presetBox")->currentIndex();
        QTest::mouseClick(part<QToolButton>("tasteButton"), Qt::LeftButton);
        part<QSpinBox>("tasteSteps")->setValue(500);
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        QTRY_VERIFY(services().log.runs > 0);
        part<QDialog>("tasteDialog")->close(); // it goes on
        QTest::mouseClick(part<QToolButton>("tasteButton"), Qt::LeftButton);
        QTest::mouseClick(part<QPushButton>("tasteCancel"), Qt::LeftButton);
        QTRY_VERIFY(part<QPushButton>("startButton")->isEnabled());
        QCOMPARE(part<QDoubleSpinBox>("setting_kimg")->value(), 3.5);
        QCOMPARE(part<QSlider>("fader_g8")->value(), 10);
        QCOMPARE(part<QComboBox>("presetBox")->currentIndex(), intent);
        // Another model: what was tasted is not about it. Also in the middle of a taste.
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        open("other.pkl");
        QVERIFY(!part<QDialog>("tasteDialog")->isVisible());
        QTRY_VERIFY(part<QPushButton>("startButton")->isEnabled());
        QTRY_VERIFY(part<QWidget>("tasteCard0") == nullptr);
    }

    void aSettingIsFoundByTyping() {
        open("face.pkl");
        addPictures();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        auto* search = part<QLineEdit>("settingSearch");
        QVERIFY(search->hasFocus());
        // Letters that are shortcuts elsewhere: C compares, R draws other seeds, T starts.
        const int seed = part<QSpinBox>("firstSeed")->value();
        QTest::keyClicks(search, QStringLiteral("critic"));
        QCOMPARE(window().controller().state(), SessionState::Idle);
        QCOMPARE(part<QSpinBox>("firstSeed")->value(), seed);
        QVERIFY(part<QDoubleSpinBox>("setting_instance_noise")->isVisible());
        QVERIFY(!part<QDoubleSpinBox>("setting_learning_rate")->isVisible());
        part<QDoubleSpinBox>("setting_head_warmup")->setValue(1000);
        shoot("find");
        QTest::keyClick(search, Qt::Key_Escape);
        QTest::keyClicks(search, QStringLiteral("unicorn"));
        shoot("find-nothing");
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(part<QDoubleSpinBox>("setting_learning_rate")->isVisible());
    }

    void anUntunedModelIsExportedAsACopy() {
        open("face.pkl");
        part<QAction>("exportModel")->trigger();
        QCOMPARE(answers().lastSuggestion, QStringLiteral("face-copy.pkl"));
    }

    void comparisonAndPinsFollowTheTools() {
        open("face.pkl");
        QTest::mouseClick(part<QToolButton>("compare2"), Qt::LeftButton);
        QCOMPARE(window().preview().compareMode(), CompareMode::Split);
        shoot("split");
        part<QAction>("changeComparison")->trigger();
        QCOMPARE(window().preview().compareMode(), CompareMode::SideBySide);
        part<QAction>("changeComparison")->trigger();
        QCOMPARE(window().preview().compareMode(), CompareMode::Source);
        QVERIFY(part<QToolButton>("compare0")->isChecked());
        std::shared_ptr<const PreviewFrame> newest;
        connect(
            &window().controller(),
            &TrainingController::frameArrived,
            this,
            [&](const std::shared_ptr<const PreviewFrame>& frame) { newest = frame; });
        part<QSpinBox>("firstSeed")->setValue(100);
        QTRY_VERIFY(
            newest && newest->pins.seeds.front() == 100 && newest->pins.seeds.back() == 108);
        part<QSlider>("psiSlider")->setValue(40);
        QTRY_COMPARE(newest->pins.truncationPsi, 0.4);
        QTest::mouseClick(part<QToolButton>("newSeeds"), Qt::LeftButton);
        QTRY_VERIFY(newest->pins.seeds.front() != 100);
        QTest::mouseClick(part<QToolButton>("fullSizeButton"), Qt::LeftButton);
        QCOMPARE(window().preview().zoom(), 1.0);
    }

    void theCompositeIsSaved() {
        open("face.pkl");
        const QTemporaryDir folder;
        answers().file = folder.filePath(QStringLiteral("mixed.png"));
        QTest::mouseClick(part<QToolButton>("compare4"), Qt::LeftButton);
        shoot("brush");
        QSignalSpy exported(&window(), &MainWindow::exported);
        QTest::mouseClick(part<QToolButton>("brushSave"), Qt::LeftButton);
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(answers().lastSuggestion, QStringLiteral("face-composite.png"));
        QCOMPARE(
            QImage(answers().file).convertToFormat(QImage::Format_RGB32),
            window().preview().composite());
        const QString recipe = QImage(answers().file).text(QStringLiteral("stylegraft"));
        QVERIFY2(
            recipe.contains(QStringLiteral("\"seeds\":[0,1,2,3,4,5,6,7,8]")), qPrintable(recipe));
    }

    void nothingIsClippedOnASmallScreen() {
        services().resolution = 1024;
        open("large.pkl");
        addPictures();
        window().resize(1280, 800);
        QTest::qWait(100);
        QCOMPARE(window().size(), QSize(1280, 800));
        for (const QLabel* label : window().findChildren<QLabel*>()) {
            const bool elides = qobject_cast<const ElidedLabel*>(label) != nullptr;
            if (label->isVisible() && !label->wordWrap() && !elides && !label->text().isEmpty()) {
                QVERIFY2(
                    label->width() >= label->sizeHint().width(),
                    qPrintable(label->objectName() + QStringLiteral(": ") + label->text()));
            }
        }
        QTest::mouseClick(part<QToolButton>("advancedFold"), Qt::LeftButton);
        QTest::qWait(100);
        QCOMPARE(window().size(), QSize(1280, 800));
        shoot("large");
        // The longest the mixer gets, and still nothing to scroll to below.
        QTest::mouseClick(part<QToolButton>("advancedFold"), Qt::LeftButton);
        auto* preset = part<QComboBox>("presetBox");
        preset->setCurrentIndex(preset->findData(QStringLiteral("faithful")));
        Q_EMIT preset->activated(preset->currentIndex());
        QTRY_VERIFY(part<QLabel>("freezeReason")->isVisible());
        QTest::qWait(100);
        QCOMPARE(window().size(), QSize(1280, 800));
        QCOMPARE(part<QScrollArea>("mixerScroll")->verticalScrollBar()->maximum(), 0);
        shoot("large-intent");
    }
};

} // namespace sg

QTEST_MAIN(sg::MainWindowTest)
#include "main_window_test.moc"
