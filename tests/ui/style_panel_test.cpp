#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/style/style_panel.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QThreadPool>

namespace sg {

class StylePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_panel = std::make_unique<StylePanel>(m_services);
        m_panel->show();
        m_list = m_panel->findChild<QListWidget*>(QStringLiteral("pictureList"));
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

    [[nodiscard]] std::vector<double> weights() const {
        std::vector<double> weights;
        for (const StylePicture& picture : m_panel->pictures().pictures) {
            weights.push_back(picture.weight);
        }
        return weights;
    }

    FakeStudioServices m_services;
    std::unique_ptr<StylePanel> m_panel;
    QListWidget* m_list = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_remove = nullptr;
    QSlider* m_weight = nullptr;
    QLabel* m_weightWords = nullptr;
};

} // namespace sg

QTEST_MAIN(sg::StylePanelTest)
#include "style_panel_test.moc"
