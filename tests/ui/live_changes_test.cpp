// What is changed in the panels while a training runs, and what the training changes in them, in
// the whole window with a fake engine.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sg {

class LiveChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>();
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
        QVERIFY(m_studio->fill());
    }

    void cleanup() { m_studio.reset(); }

    void mirroringReachesTheRunAtOnce() {
        auto* mirror = part<QCheckBox>("mirrorBox");
        mirror->click();
        mirror->click();
        QVERIFY(!has("mirrored")); // nothing runs yet
        start();
        QVERIFY(!has("mirrored"));
        mirror->click();
        QVERIFY(has("mirrored"));
        QVERIFY(!has("not mirrored"));
        mirror->setFocus();
        QTest::keyClick(mirror, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!mirror->isChecked());
        QVERIFY(has("not mirrored"));
    }

    void stepsOfANumberReachTheRunOnceTheyRest() {
        start();
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        QTest::mouseClick(part<QToolButton>("advancedFold"), Qt::LeftButton);
        rate->setFocus();
        QTRY_VERIFY(rate->hasFocus());
        const std::size_t before = told();
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(rate, Qt::Key_Up);
        }
        QCOMPARE(told(), before);
        QTRY_COMPARE(told(), before + 1);
        QVERIFY(rate->hasFocus());
        const std::string line = "learning rate " + std::to_string(rate->value());
        QVERIFY(has(line.c_str()));
        // Leaving the field has nothing to add.
        part<QDoubleSpinBox>("setting_kimg")->setFocus();
        QCOMPARE(told(), before + 1);
    }

    void whatIsBeingTypedWaits() {
        start();
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        QTest::mouseClick(part<QToolButton>("advancedFold"), Qt::LeftButton);
        rate->setFocus();
        QTRY_VERIFY(rate->hasFocus());
        rate->selectAll();
        const std::size_t before = told();
        QTest::keyClicks(rate, QStringLiteral("0.00"));
        QTest::qWait(600); // longer than a step waits
        QCOMPARE(told(), before);
        QTest::keyClicks(rate, QStringLiteral("4"));
        QTest::keyClick(rate, Qt::Key_Return);
        QCOMPARE(told(), before + 1);
        QVERIFY(has("learning rate 0.004000"));
    }

    void aStepBackShowsTheSettingsOfTheRunAndSendsNothing() {
        start();
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        const double before = rate->value();
        rate->setValue(0.02);
        Q_EMIT rate->editingFinished();
        part<QCheckBox>("mirrorBox")->click(); // another change, which is what is taken back
        part<QCheckBox>("mirrorBox")->click();
        rate->setValue(0.01);
        Q_EMIT rate->editingFinished();
        const std::size_t sent = told();
        stepBack();
        QTRY_COMPARE(rate->value(), 0.02);
        QTest::qWait(600); // longer than a step of a number waits
        QCOMPARE(told(), sent);
        QVERIFY(rate->value() != before);
    }

    void aStepBackShowsWhetherItMirrors() {
        start();
        auto* mirror = part<QCheckBox>("mirrorBox");
        mirror->click();
        QVERIFY(has("mirrored"));
        const std::size_t sent = told();
        stepBack();
        QTRY_VERIFY(!mirror->isChecked());
        QCOMPARE(told(), sent);
    }

    void aStepBackShowsThePicturesOfTheRunAndSendsNothing() {
        start();
        auto* list = part<QListWidget>("pictureList");
        list->item(0)->setSelected(true);
        part<QPushButton>("removePictures")->click();
        QCOMPARE(list->count(), 5);
        QVERIFY(has("pictures 5"));
        stepBack();
        QTRY_COMPARE(list->count(), 6);
        QTest::qWait(50);
        QVERIFY(!has("pictures 6"));
    }

    void aResumedRunKeepsItsPicturesUntilTheyMayBeReplaced() {
        m_studio->services.log.ownPictures = 40;
        m_studio->window->resumeRun(QStringLiteral("/runs/one"));
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Running);
        QVERIFY(note().contains(QStringLiteral("40 pictures")));
        QVERIFY(note().endsWith(QStringLiteral("not from those shown here.")));
        removeFirst();
        QCOMPARE(m_studio->answers.ownPictures, QList<int>{40});
        QVERIFY(!has("pictures 5")); // the answer was no
        QVERIFY(note().contains(QStringLiteral("40 pictures")));
        m_studio->answers.replacesPictures = true;
        removeFirst();
        QCOMPARE(m_studio->answers.ownPictures.size(), 2);
        QVERIFY(has("pictures 4"));
        QVERIFY(note().isEmpty());
        removeFirst(); // they are the panel's now
        QCOMPARE(m_studio->answers.ownPictures.size(), 2);
        QVERIFY(has("pictures 3"));
        stepBack();
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 4);
        QVERIFY(note().isEmpty());
    }

    void aStepBackToTheRunsOwnPicturesIsSaid() {
        m_studio->services.log.ownPictures = 40;
        m_studio->answers.replacesPictures = true;
        m_studio->window->resumeRun(QStringLiteral("/runs/one"));
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Running);
        removeFirst();
        QVERIFY(note().isEmpty());
        stepBack();
        QTRY_VERIFY(note().contains(QStringLiteral("40 pictures")));
        removeFirst();
        QCOMPARE(m_studio->answers.ownPictures.size(), 2); // asked anew
        m_studio->window->controller().stop(StopMode::Discard);
        QTRY_VERIFY(!isActive(m_studio->window->controller().state()));
        QVERIFY(note().isEmpty());
    }

    void anEmptyListIsSaidToChangeNothing() {
        start();
        auto* list = part<QListWidget>("pictureList");
        list->selectAll();
        part<QPushButton>("removePictures")->click();
        QCOMPARE(list->count(), 0);
        QVERIFY(!has("pictures 0"));
        QVERIFY(note().startsWith(QStringLiteral("The run keeps its pictures")));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(list->count(), 6);
        QVERIFY(note().isEmpty());
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    bool has(const char* line) { return m_studio->services.log.has(line); }

    /// How often the run was told of settings.
    std::size_t told() {
        const auto lines = m_studio->services.log.lines();
        return static_cast<std::size_t>(std::ranges::count_if(
            lines, [](const std::string& line) { return line.starts_with("learning rate "); }));
    }

    void removeFirst() {
        auto* list = part<QListWidget>("pictureList");
        list->clearSelection();
        list->item(0)->setSelected(true);
        part<QPushButton>("removePictures")->click();
    }

    /// What the style panel says of the run; empty = nothing.
    QString note() {
        const auto* label = part<QLabel>("runNote");
        return label->isHidden() ? QString() : label->text();
    }

    void stepBack() { m_studio->window->controller().undo(); }

    void start() {
        auto* kimg = part<QDoubleSpinBox>("setting_kimg");
        kimg->setValue(100.0);
        Q_EMIT kimg->editingFinished(); // nothing is left to be told later
        m_studio->window->startTraining();
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Running);
    }

    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::LiveChangesTest)
#include "live_changes_test.moc"
