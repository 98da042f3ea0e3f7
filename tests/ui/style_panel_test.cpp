#include "tests/ui/fake_gap.h"
#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/common/background.h"
#include "ui/style/contact_sheet.h"
#include "ui/style/critic_sheet.h"
#include "ui/style/crop_canvas.h"
#include "ui/style/crop_editor.h"
#include "ui/style/gap_card.h"
#include "ui/style/picture_list.h"
#include "ui/style/style_panel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTest>
#include <QThreadPool>

namespace sg {

class StylePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        failOnAnyWarning();
        m_panel = std::make_unique<StylePanel>(m_services);
        m_panel->resize(280, 500);
        m_panel->show();
        m_list = m_panel->findChild<PictureList*>(QStringLiteral("pictureList"));
        m_notes = m_panel->findChild<QLabel*>(QStringLiteral("importNotes"));
        m_count = m_panel->findChild<QLabel*>(QStringLiteral("pictureCount"));
        m_remove = m_panel->findChild<QPushButton*>(QStringLiteral("removePictures"));
        m_weight = m_panel->findChild<QSlider*>(QStringLiteral("weightSlider"));
        m_weightWords = m_panel->findChild<QLabel*>(QStringLiteral("weightWords"));
    }

    void cleanup() { m_panel.reset(); }

    void saysWhatToDoWhenEmpty() {
        QVERIFY(m_notes->isVisible());
        QVERIFY(m_notes->text().contains(QStringLiteral("Drop pictures")));
        QVERIFY(!m_remove->isEnabled());
    }

    void showsThumbnailsWithNames() {
        add({"a.png", "b.png"});
        QCOMPARE(m_list->count(), 2);
        QCOMPARE(m_count->text(), QStringLiteral("2 pictures"));
        QVERIFY(m_list->item(0)->toolTip().startsWith(QStringLiteral("a.png")));
        QVERIFY(m_list->item(0)->toolTip().contains(QStringLiteral("640 x 480")));
        const QImage shown = m_list->item(1)->icon().pixmap(96, 96).toImage();
        const std::uint8_t* expected = m_panel->pictures().pictures[1].thumbnail.row(50) + 50 * 3;
        const QColor colour = shown.pixelColor(50, 50);
        QCOMPARE(colour, QColor(expected[0], expected[1], expected[2]));
    }

    void namesSkippedAndDuplicateFiles() {
        add({"a.png", "notes.txt", "a.png"});
        QCOMPARE(m_list->count(), 1);
        QCOMPARE(m_count->text(), QStringLiteral("1 picture"));
        QVERIFY(m_notes->text().contains(QStringLiteral("Skipped notes.txt: not a picture.")));
        QVERIFY(m_notes->text().contains(QStringLiteral("1 duplicate left out.")));
    }

    void longListsOfSkippedFilesAreCut() {
        add({"1.txt", "2.txt", "3.txt", "4.txt", "5.txt"});
        QVERIFY(m_notes->text().contains(QStringLiteral("3.txt")));
        QVERIFY(!m_notes->text().contains(QStringLiteral("4.txt")));
        QVERIFY(m_notes->text().contains(QStringLiteral("2 more files skipped.")));
    }

    void aFailedImportKeepsTheSetAndSaysWhy() {
        add({"a.png"});
        QSignalSpy messages(m_panel.get(), &StylePanel::message);
        add({"missing.png"});
        QCOMPARE(m_list->count(), 1);
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().contains(QStringLiteral("missing.png does not exist")));
    }

    void asecondImportWaitsForTheFirst() {
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        m_panel->addPaths({QStringLiteral("a.png")});
        m_panel->addPaths({QStringLiteral("b.png")});
        m_panel->addPaths({QStringLiteral("c.png")});
        QTRY_COMPARE(m_list->count(), 3);
        QCOMPARE(changed.last()[0].toInt(), 3);
    }

    void deleteRemovesTheSelectedOnes() {
        add({"a.png", "b.png", "c.png"});
        m_list->item(0)->setSelected(true);
        m_list->item(2)->setSelected(true);
        QVERIFY(m_remove->isEnabled());
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(m_list->count(), 1);
        QCOMPARE(m_panel->pictures().pictures[0].name, std::string("b.png"));
    }

    void theButtonRemovesToo() {
        add({"a.png", "b.png"});
        m_list->item(1)->setSelected(true);
        QTest::mouseClick(m_remove, Qt::LeftButton);
        QCOMPARE(m_list->count(), 1);
        QVERIFY(!m_remove->isEnabled());
    }

    void isLockedWhileTraining() {
        add({"a.png"});
        m_panel->setLocked(true);
        QSignalSpy messages(m_panel.get(), &StylePanel::message);
        m_panel->addPaths({QStringLiteral("b.png")});
        QCOMPARE(messages.count(), 1);
        m_list->item(0)->setSelected(true);
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(m_list->count(), 1);
        QVERIFY(!m_panel->findChild<QCheckBox*>(QStringLiteral("mirrorBox"))->isEnabled());
        m_panel->setLocked(false);
        QVERIFY(m_remove->isEnabled());
    }

    void theSliderWeighsTheSelectedPictures() {
        add({"a.png", "b.png", "c.png"});
        QVERIFY(!m_weight->isEnabled());
        QCOMPARE(m_weightWords->text(), QStringLiteral("select pictures first"));
        m_list->item(0)->setSelected(true);
        m_list->item(2)->setSelected(true);
        QVERIFY(m_weight->isEnabled());
        QCOMPARE(m_weightWords->text(), QStringLiteral("shown as usual"));
        QSignalSpy changed(m_panel.get(), &StylePanel::weightsChanged);
        m_weight->setValue(8);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(weights(), (std::vector<double>{2.0, 1.0, 2.0}));
        QCOMPARE(m_weightWords->text(), QStringLiteral("shown twice as often"));
        // The selection stays, so that one can go on.
        QCOMPARE(m_list->selectedItems().size(), 2);
        QVERIFY(m_list->item(2)->toolTip().contains(QStringLiteral("twice as often")));
        QCOMPARE(
            m_list->item(2)->data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("c.png, shown twice as often"));
        QCOMPARE(m_list->item(1)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("b.png"));
    }

    void mixedWeightsAreSaidToBeMixed() {
        add({"a.png", "b.png"});
        m_list->item(0)->setSelected(true);
        m_weight->setValue(2);
        QCOMPARE(m_weightWords->text(), QStringLiteral("shown half as often"));
        m_list->item(1)->setSelected(true);
        QCOMPARE(m_weightWords->text(), QStringLiteral("mixed, from 0.5 to 1"));
        QCOMPARE(weights(), (std::vector<double>{0.5, 1.0})); // looking changes nothing
        m_weight->setValue(16);
        QCOMPARE(weights(), (std::vector<double>{4.0, 4.0}));
    }

    void plusAndMinusStepTheWeights() {
        add({"a.png", "b.png"});
        m_list->item(0)->setSelected(true);
        QTest::keyClick(m_list, Qt::Key_Minus);
        m_list->item(1)->setSelected(true);
        QTest::keyClick(m_list, Qt::Key_Plus);
        QCOMPARE(weights(), (std::vector<double>{1.0, 1.25}));
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(m_list, Qt::Key_Plus);
        }
        QCOMPARE(weights(), (std::vector<double>{4.0, 4.0}));
    }

    void aThumbnailShowsItsWeight() {
        add({"a.png", "b.png"});
        const auto shown = [this] { return m_list->item(0)->icon().pixmap(96, 96).toImage(); };
        const QImage usual = shown();
        m_list->item(0)->setSelected(true);
        m_weight->setValue(8);
        const QImage twice = shown();
        QCOMPARE(twice.pixelColor(20, 20), usual.pixelColor(20, 20));
        QVERIFY(twice.copy(48, 60, 48, 36) != usual.copy(48, 60, 48, 36)); // the badge
        m_weight->setValue(0);
        QVERIFY(shown().pixelColor(48, 40).lightness() < usual.pixelColor(48, 40).lightness() / 2);
        m_weight->setValue(4);
        QCOMPARE(shown(), usual);
    }

    void notEveryPictureCanBeHidden() {
        add({"a.png", "b.png"});
        QSignalSpy messages(m_panel.get(), &StylePanel::message);
        m_list->item(0)->setSelected(true);
        m_weight->setValue(0);
        QCOMPARE(weights(), (std::vector<double>{0.0, 1.0}));
        QVERIFY(messages.isEmpty());
        m_list->selectAll();
        m_weight->setValue(0);
        QCOMPARE(weights(), (std::vector<double>{0.0, 1.0}));
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().startsWith(QStringLiteral("At least one picture")));
        QVERIFY(m_weight->value() > 0);
        // Nor by removing the others.
        m_list->item(0)->setSelected(false);
        QTest::mouseClick(m_remove, Qt::LeftButton);
        QCOMPARE(m_list->count(), 2);
        QCOMPARE(messages.count(), 2);
        QVERIFY(messages[1][0].toString().contains(QStringLiteral("weight 0")));
    }

    void anImportKeepsTheWeightsGivenMeanwhile() {
        add({"a.png", "b.png"});
        m_list->item(0)->setSelected(true);
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        m_panel->addPaths({QStringLiteral("/pictures/c.png")});
        m_weight->setValue(12);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(weights(), (std::vector<double>{3.0, 1.0, 1.0}));
    }

    void anotherSetMayBeShownInTheMiddleOfAnImport() {
        add({"a.png", "b.png"});
        StyleSet other = m_panel->pictures();
        other.pictures.pop_back();
        other.pictures[0].weight = 2.0;
        m_panel->addPaths({QStringLiteral("/pictures/c.png")});
        m_panel->setPictures(other);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(weights(), std::vector<double>{2.0});
        QCOMPARE(m_count->text(), QStringLiteral("1 picture"));
        add({"d.png"});
        QCOMPARE(m_list->count(), 2);
    }

    void deletingIsSaidAndUndone() {
        add({"a.png", "b.png", "c.png"});
        auto* done = m_panel->findChild<QLabel*>(QStringLiteral("doneNote"));
        QVERIFY(!done->isVisible());
        m_list->selectRows({0, 2});
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(names(), QStringLiteral("b"));
        QVERIFY(done->isVisible());
        QVERIFY(done->text().startsWith(QStringLiteral("Removed 2 pictures.")));
        QVERIFY(m_list->selectedRows().empty());
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(names(), QStringLiteral("abc"));
        QCOMPARE(m_list->selectedRows(), (std::vector<std::size_t>{0, 2}));
        QVERIFY(m_list->item(2)->toolTip().startsWith(QStringLiteral("c.png")));
        QVERIFY(!done->isVisible());
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(names(), QStringLiteral("b"));
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier); // the import
        QCOMPARE(m_list->count(), 0);
    }

    void theLinkUndoesToo() {
        add({"a.png", "b.png"});
        m_list->selectRows({1});
        QTest::keyClick(m_list, Qt::Key_Delete);
        auto* done = m_panel->findChild<QLabel*>(QStringLiteral("doneNote"));
        Q_EMIT done->linkActivated(QStringLiteral("undo"));
        QCOMPARE(names(), QStringLiteral("ab"));
    }

    void draggingChangesTheOrderAndNothingElse() {
        add({"a.png", "b.png", "c.png"});
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        QSignalSpy reweighted(m_panel.get(), &StylePanel::weightsChanged);
        Q_EMIT m_list->moveRequested({0}, 3);
        QCOMPARE(names(), QStringLiteral("bca"));
        QVERIFY(m_list->item(2)->toolTip().startsWith(QStringLiteral("a.png")));
        QCOMPARE(m_list->selectedRows(), std::vector<std::size_t>{2});
        QTest::keyClick(m_list, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(names(), QStringLiteral("bac"));
        QVERIFY(changed.isEmpty() && reweighted.isEmpty()); // a training need not know
        m_panel->undo();
        m_panel->undo();
        QCOMPARE(names(), QStringLiteral("abc"));
    }

    void picturesMayBeRemovedDuringAnImport() {
        add({"a.png", "b.png"});
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        m_panel->addPaths({QStringLiteral("/pictures/c.png")});
        m_list->selectRows({0});
        QTest::keyClick(m_list, Qt::Key_Delete);
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(names(), QStringLiteral("bc"));
        m_panel->undo();
        m_panel->undo();
        QCOMPARE(names(), QStringLiteral("ab"));
    }

    void whileLockedNothingIsUndone() {
        add({"a.png", "b.png"});
        m_list->selectRows({1});
        QTest::keyClick(m_list, Qt::Key_Delete);
        m_panel->setLocked(true);
        QTest::keyClick(m_list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(names(), QStringLiteral("a"));
    }

    void pastingAPictureSavesAndAddsIt() {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QGuiApplication::clipboard()->setImage(image);
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTest::keyClick(m_list, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(changed.count(), 1);
        const StylePicture& picture = m_panel->pictures().pictures.at(0);
        QVERIFY(picture.name.rfind("pasted-", 0) == 0);
        QCOMPARE(QImage(QString::fromStdString(picture.file.string())).size(), image.size());
        std::filesystem::remove(picture.file);
    }

    void pastedFilesAreDropped() {
        QSignalSpy dropped(m_panel.get(), &StylePanel::urlsDropped);
        QSignalSpy messages(m_panel.get(), &StylePanel::message);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/pictures/a.png"))});
        m_panel->paste(data);
        QCOMPARE(dropped.count(), 1);
        QMimeData words;
        words.setText(QStringLiteral("some words"));
        m_panel->paste(words);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().startsWith(QStringLiteral("There is no picture")));
    }

    void remarksAreBadgesAndSentences() {
        add({"a.png", "tiny.png", "twin.png", "far.png"});
        QTRY_VERIFY(m_list->item(3)->toolTip().contains(QStringLiteral("Far from the others")));
        QVERIFY(m_list->item(2)->toolTip().contains(QStringLiteral("Nearly the same as a.png")));
        // Without a model nobody knows what is too small.
        QVERIFY(!m_list->item(1)->toolTip().contains(QStringLiteral("Too small")));
        m_panel->setModelSize(64, 3);
        QTRY_VERIFY(m_list->item(1)->toolTip().contains(
            QStringLiteral("Too small: its square has 20 pixels a side, the model draws 64.")));
        const auto picture = [this](int row) {
            return m_list->item(row)->icon().pixmap(96, 96).toImage();
        };
        const QColor usual = picture(0).pixelColor(6, 14);
        QVERIFY(picture(1).pixelColor(6, 14) != picture(1).pixelColor(90, 90));
        m_panel->setModelSize(16, 3);
        QTRY_VERIFY(!m_list->item(1)->toolTip().contains(QStringLiteral("Too small")));
        QCOMPARE(picture(0).pixelColor(6, 14), usual);
        // The remark goes with its picture.
        QTRY_VERIFY(m_list->item(3)->toolTip().contains(QStringLiteral("Far from the others")));
        Q_EMIT m_list->moveRequested({3}, 0);
        QVERIFY(m_list->item(0)->toolTip().contains(QStringLiteral("Far from the others")));
    }

    void mirroringFromTheMenu() {
        add({"a.png", "b.png"});
        m_list->selectRows({1});
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        mirrorByMenu();
        QVERIFY(m_panel->pictures().pictures[1].crop.mirrored);
        QVERIFY(!m_panel->pictures().pictures[0].crop.mirrored);
        QVERIFY(m_list->item(1)->toolTip().contains(QStringLiteral("mirrored")));
        QCOMPARE(changed.count(), 1);
    }

    void croppingByTheEditor() {
        add({"a.png", "b.png"});
        m_panel->setModelSize(64, 3);
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_list->selectRows({1});
        m_list->setFocus();
        QTest::keyClick(m_list, Qt::Key_Return);
        auto* editor = m_panel->findChild<CropEditor*>();
        QVERIFY(editor != nullptr);
        QSignalSpy previewed(editor, &CropEditor::previewed);
        QVERIFY(previewed.wait(5000));
        auto* canvas = editor->findChild<CropCanvas*>();
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        const Image before = m_panel->pictures().pictures[1].thumbnail;
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        QTest::mouseClick(
            editor->findChild<QPushButton*>(QStringLiteral("cropApply")), Qt::LeftButton);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_panel->pictures().pictures[1].crop.x < 0.5);
        QVERIFY(m_panel->pictures().pictures[1].thumbnail.pixels != before.pixels);
        QCOMPARE(m_panel->pictures().pictures[0].crop, PictureCrop{});
        QVERIFY(m_list->item(1)->toolTip().contains(QStringLiteral("cropped")));
        m_panel->undo();
        QCOMPARE(m_panel->pictures().pictures[1].crop, PictureCrop{});
        QCOMPARE(m_panel->pictures().pictures[1].thumbnail.pixels, before.pixels);
    }

    void cropsFindTheirPicturesWhereverTheyAreNow() {
        add({"a.png", "b.png", "c.png"});
        CropEditor* editor = cropEditor(1);
        StyleSet other = m_panel->pictures();
        other.pictures.erase(other.pictures.begin()); // a
        std::swap(other.pictures[0], other.pictures[1]);
        m_panel->setPictures(other);
        QSignalSpy messages(m_panel.get(), &StylePanel::message);
        PictureCrop crop;
        crop.side = 0.5;
        Q_EMIT editor->applied(
            {CropChange{0, crop, Image({96, 96}, 3)}, CropChange{1, crop, Image({96, 96}, 3)}});
        QCOMPARE(messages.count(), 1); // a is gone
        QCOMPARE(m_panel->pictures().pictures[0].name, std::string("c.png"));
        QCOMPARE(m_panel->pictures().pictures[0].crop, PictureCrop{});
        QCOMPARE(m_panel->pictures().pictures[1].crop, crop);
        editor->close();
    }

    void aRefusedCropIsNotLost() {
        add({"a.png"});
        CropEditor* editor = cropEditor(0);
        QSignalSpy previewed(editor, &CropEditor::previewed);
        QVERIFY(previewed.wait(5000));
        editor->findChild<QCheckBox*>(QStringLiteral("cropMirrored"))->click();
        auto* apply = editor->findChild<QPushButton*>(QStringLiteral("cropApply"));
        auto* refusal = editor->findChild<QLabel*>(QStringLiteral("cropRefusal"));
        QVERIFY(!refusal->isVisible());
        m_panel->setLocked(true); // the training ends while it is cropped
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(editor->isVisible());
        QVERIFY(refusal->isVisible());
        QVERIFY(!m_panel->pictures().pictures[0].crop.mirrored);
        m_panel->setLocked(false);
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(!editor->isVisible());
        QVERIFY(m_panel->pictures().pictures[0].crop.mirrored);
    }

    void anotherCropIsMeasuredAnew() {
        FakeGap service;
        m_panel->offerGap(service);
        m_panel->setGapModel(makeFakeModel(), {});
        add({"a.png", "b.png"});
        auto* card = m_panel->findChild<GapCard*>();
        const auto* sentence = card->findChild<QLabel*>(QStringLiteral("gapSentence"));
        QSignalSpy answered(card, &GapCard::answered);
        card->measure();
        QTRY_COMPARE(answered.count(), 1);
        m_list->item(0)->setSelected(true);
        m_weight->setValue(8);
        QVERIFY(sentence->isVisible()); // how often a picture is shown does not matter
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        mirrorByMenu();
        QCOMPARE(changed.count(), 1);
        QVERIFY(!sentence->isVisible()); // it spoke of the other crop
        finishBackground();
        m_panel.reset();
    }

    void theCriticSheetNeedsAModel() {
        add({"a.png"});
        auto* button = m_panel->findChild<QPushButton*>(QStringLiteral("criticView"));
        QSignalSpy messages(m_panel.get(), &StylePanel::message);
        QSignalSpy opened(m_panel.get(), &StylePanel::criticSheetOpened);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(messages.count(), 1);
        m_panel->setModelSize(64, 3);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        auto* sheet = m_panel->findChild<CriticSheet*>();
        QVERIFY(sheet->isVisible());
        QSignalSpy drawn(sheet, &CriticSheet::drawn);
        QVERIFY(drawn.wait(5000));
        sheet->close();
    }

    void anOpenCriticSheetFollows() {
        add({"a.png", "b.png"});
        m_panel->setModelSize(16, 3);
        QTest::mouseClick(
            m_panel->findChild<QPushButton*>(QStringLiteral("criticView")), Qt::LeftButton);
        auto* sheet = m_panel->findChild<CriticSheet*>();
        const auto& drawn = sheet->findChild<ContactSheet*>()->pictures();
        QTRY_VERIFY(!drawn.empty());
        m_panel->findChild<QCheckBox*>(QStringLiteral("mirrorBox"))->click();
        QTRY_VERIFY(m_services.fakePictures.mirrors);
        m_panel->setModelSize(32, 3);
        QTRY_COMPARE(drawn.front().width(), 32);
        StyleSet others; // of another project
        others.pictures.push_back(m_panel->pictures().pictures[0]);
        others.pictures[0].thumbnail = Image({8, 8}, 3);
        others.pictures[0].thumbnail.pixels.assign(8 * 8 * 3, 211);
        m_panel->setPictures(others);
        QTRY_COMPARE(drawn.front().pixelColor(3, 3).red(), 211);
        m_panel->setModelSize(0, 3); // the model is closed
        QVERIFY(!sheet->isVisible());
        finishBackground();
    }

    void handsDropsOn() {
        QSignalSpy dropped(m_panel.get(), &StylePanel::urlsDropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.png"))});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_panel.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_panel.get(), &drop);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped[0][0].value<QList<QUrl>>(), data.urls());
    }

    void mayBeDestroyedWhileImporting() {
        m_panel->addPaths({QStringLiteral("a.png"), QStringLiteral("b.png")});
        m_panel.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

private:
    void add(const std::vector<const char*>& names) {
        QStringList paths;
        for (const char* name : names) {
            paths << QStringLiteral("/pictures/") + QString::fromLatin1(name);
        }
        QSignalSpy changed(m_panel.get(), &StylePanel::picturesChanged);
        m_panel->addPaths(paths);
        QTRY_COMPARE(changed.count(), 1);
    }

    /// Opened by the button.
    CropEditor* cropEditor(std::size_t row) {
        m_list->selectRows({row});
        m_panel->findChild<QPushButton*>(QStringLiteral("cropPictures"))->click();
        return m_panel->findChild<CropEditor*>();
    }

    /// The selected pictures.
    void mirrorByMenu() {
        Q_EMIT m_list->customContextMenuRequested({20, 20});
        auto* menu = m_panel->findChild<QMenu*>(QStringLiteral("pictureMenu"));
        QVERIFY(menu != nullptr);
        QAction* mirror = nullptr;
        for (QAction* action : menu->actions()) {
            mirror = action->text() == QStringLiteral("Mirror") ? action : mirror;
        }
        QVERIFY(mirror != nullptr);
        mirror->trigger();
        menu->close();
    }

    /// Their first letters.
    [[nodiscard]] QString names() const {
        QString letters;
        for (const StylePicture& picture : m_panel->pictures().pictures) {
            letters += QLatin1Char(picture.name.front());
        }
        return letters;
    }

    [[nodiscard]] std::vector<double> weights() const {
        std::vector<double> weights;
        for (const StylePicture& picture : m_panel->pictures().pictures) {
            weights.push_back(picture.weight);
        }
        return weights;
    }

    FakeStudioServices m_services;
    std::unique_ptr<StylePanel> m_panel;
    PictureList* m_list = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_remove = nullptr;
    QSlider* m_weight = nullptr;
    QLabel* m_weightWords = nullptr;
};

} // namespace sg

QTEST_MAIN(sg::StylePanelTest)
#include "style_panel_test.moc"
