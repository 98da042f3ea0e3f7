#include "tests/ui/strict.h"
#include "ui/train/train_panel.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace sg {

class TrainPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_panel = std::make_unique<TrainPanel>();
        m_panel->resize(260, 700);
        m_panel->show();
        m_start = m_panel->findChild<QPushButton*>(QStringLiteral("startButton"));
        m_stop = m_panel->findChild<QToolButton*>(QStringLiteral("stopButton"));
        m_words = m_panel->findChild<QLabel*>(QStringLiteral("trainWords"));
        m_progress = m_panel->findChild<QProgressBar*>(QStringLiteral("progress"));
    }

    void anObstacleDisablesStartAndIsShown() {
        m_panel->setObstacle(QStringLiteral("Drop a model to begin."));
        QVERIFY(!m_start->isEnabled());
        QCOMPARE(m_words->text(), QStringLiteral("Drop a model to begin."));
        m_panel->setObstacle({});
        QVERIFY(m_start->isEnabled());
    }

    void anObstacleIsShownBeforeHowTheLastRunEnded() {
        using enum SessionState;
        for (const SessionState ended : {Finished, Failed}) {
            m_panel->setState(ended);
            const QString words = m_words->text();
            m_panel->setObstacle(QStringLiteral("Drop a model to begin."));
            QCOMPARE(m_words->text(), QStringLiteral("Drop a model to begin."));
            m_panel->setObstacle({});
            QCOMPARE(m_words->text(), words);
        }
        // Not while something runs.
        m_panel->setState(Paused);
        const QString paused = m_words->text();
        m_panel->setObstacle(QStringLiteral("Drop pictures into the style panel."));
        QCOMPARE(m_words->text(), paused);
    }

    void aForgottenRunLeavesNothingBehind() {
        StepStats stats;
        stats.kimg = 5.0;
        m_panel->setState(SessionState::Preparing);
        m_panel->setState(SessionState::Running);
        m_panel->showProgress(stats);
        const int value = m_progress->value();
        QVERIFY(value > 0);
        m_panel->forgetRun(); // it runs
        QCOMPARE(m_progress->value(), value);
        QCOMPARE(m_start->text(), QStringLiteral("Pause"));
        m_panel->setState(SessionState::Failed);
        const QString failed = m_words->text();
        m_panel->forgetRun();
        QVERIFY(m_words->text() != failed);
        QCOMPARE(m_progress->value(), 0);
        QVERIFY(m_start->isEnabled());
    }

    void theButtonsFollowTheState_data() {
        QTest::addColumn<SessionState>("state");
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("startable");
        QTest::addColumn<bool>("stoppable");
        QTest::addColumn<bool>("editable");
        using enum SessionState;
        QTest::newRow("idle") << Idle << QStringLiteral("Start") << true << false << true;
        QTest::newRow("preparing") << Preparing << QStringLiteral("Pause") << true << true << false;
        QTest::newRow("running") << Running << QStringLiteral("Pause") << true << true << false;
        QTest::newRow("paused") << Paused << QStringLiteral("Resume") << true << true << false;
        QTest::newRow("stopping") << Stopping << QStringLiteral("Stopping...") << false << false
                                  << false;
        QTest::newRow("finished") << Finished << QStringLiteral("Start") << true << false << true;
        QTest::newRow("failed") << Failed << QStringLiteral("Start") << true << false << true;
    }

    void theButtonsFollowTheState() {
        QFETCH(SessionState, state);
        QFETCH(QString, label);
        QFETCH(bool, startable);
        QFETCH(bool, stoppable);
        QFETCH(bool, editable);
        m_panel->setState(state);
        QCOMPARE(m_start->text(), label);
        QCOMPARE(m_start->isEnabled(), startable);
        QCOMPARE(m_stop->isEnabled(), stoppable);
        for (const QAction* action : m_panel->stopActions()) {
            QCOMPARE(action->isEnabled(), stoppable);
        }
        QCOMPARE(field("batch")->isEnabled(), editable);
        QVERIFY(!m_words->text().isEmpty());
    }

    void oneButtonStartsPausesAndResumes() {
        QSignalSpy started(m_panel.get(), &TrainPanel::startRequested);
        QSignalSpy paused(m_panel.get(), &TrainPanel::pauseRequested);
        QSignalSpy resumed(m_panel.get(), &TrainPanel::resumeRequested);
        QTest::mouseClick(m_start, Qt::LeftButton);
        m_panel->setState(SessionState::Running);
        QTest::mouseClick(m_start, Qt::LeftButton);
        m_panel->setState(SessionState::Paused);
        QTest::mouseClick(m_start, Qt::LeftButton);
        QCOMPARE(started.count(), 1);
        QCOMPARE(paused.count(), 1);
        QCOMPARE(resumed.count(), 1);
    }

    void stopAsksHow() {
        QSignalSpy stopped(m_panel.get(), &TrainPanel::stopRequested);
        m_panel->setState(SessionState::Running);
        QCOMPARE(m_panel->stopActions().size(), 2);
        m_panel->findChild<QAction*>(QStringLiteral("stopKeep"))->trigger();
        m_panel->findChild<QAction*>(QStringLiteral("stopDiscard"))->trigger();
        QCOMPARE(stopped.count(), 2);
        QCOMPARE(stopped[0][0].value<StopMode>(), StopMode::Save);
        QCOMPARE(stopped[1][0].value<StopMode>(), StopMode::Discard);
    }

    void everySettingHasAFieldWithItsDefaultAndRange() {
        for (const ParamSpec& spec : trainParams()) {
            const QDoubleSpinBox* box = field(std::string(spec.id).c_str());
            QVERIFY2(box != nullptr, spec.id.data());
            QCOMPARE(box->value(), spec.fallback);
            QCOMPARE(box->minimum(), spec.minimum);
            QCOMPARE(box->maximum(), spec.maximum);
            QVERIFY(!box->toolTip().isEmpty());
        }
    }

    void settingsAreReadBackExactly() {
        TrainSettings wanted;
        wanted.kimg = 12.5;
        wanted.batch = 16;
        wanted.seed = 4'000'000'000;
        wanted.learningRate = 0.00125;
        wanted.r1Gamma = 1.5;
        wanted.augment = "bgc";
        wanted.augmentP = 0.25;
        m_panel->setSettings(wanted);
        QVERIFY(m_panel->settings() == wanted);
    }

    void advancedSettingsAreFoldedAtFirst() {
        QVERIFY(field("kimg")->isVisible());
        QVERIFY(!field("learning_rate")->isVisible());
        QTest::mouseClick(
            m_panel->findChild<QToolButton*>(QStringLiteral("advancedFold")), Qt::LeftButton);
        QVERIFY(field("learning_rate")->isVisible());
    }

    void typingFindsSettings() {
        QLineEdit* search = searchField();
        m_panel->activateWindow();
        QTest::keyClicks(search, QStringLiteral("grain"));
        QVERIFY(field("instance_noise")->isVisible()); // typing unfolds; its sentence says "grain"
        QVERIFY(!field("learning_rate")->isVisible());
        QVERIFY(!m_panel->findChild<QComboBox*>(QStringLiteral("augmentPreset"))->isVisible());
        QVERIFY(!field("kimg")->isVisible());
        QVERIFY(!m_panel->findChild<QComboBox*>(QStringLiteral("presetBox"))->isVisible());
        // By label, by id with and without underscores, in any case, every word.
        find("RATE learning");
        QVERIFY(field("learning_rate")->isVisible() && !field("seed")->isVisible());
        find("head_warmup");
        QVERIFY(field("head_warmup")->isVisible() && !field("learning_rate")->isVisible());
        find("d reg");
        QVERIFY(field("d_reg_interval")->isVisible());
        find("augment");
        QVERIFY(m_panel->findChild<QComboBox*>(QStringLiteral("augmentPreset"))->isVisible());
        QVERIFY(field("aug_p")->isVisible());
    }

    void escapeShowsEverythingAgain() {
        find("noise");
        QVERIFY(!field("learning_rate")->isVisible());
        QTest::keyClick(searchField(), Qt::Key_Escape);
        QVERIFY(searchField()->text().isEmpty());
        QVERIFY(field("learning_rate")->isVisible());
        // The button in the box does the same.
        find("noise");
        auto* clear = searchField()->findChild<QToolButton*>();
        QVERIFY(clear != nullptr);
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(searchField()->text().isEmpty());
        QVERIFY(field("learning_rate")->isVisible());
    }

    void aSearchWithoutAResultIsToldKindly() {
        auto* nothing = m_panel->findChild<QLabel*>(QStringLiteral("nothingFound"));
        find("unicorn");
        QVERIFY(nothing->isVisible());
        QVERIFY(nothing->text().contains(QStringLiteral("\"unicorn\"")));
        QVERIFY(nothing->text().contains(QStringLiteral("Try a word such as")));
        find("how long to train"); // above the fold
        QVERIFY(!nothing->isVisible());
        QVERIFY(field("kimg")->isVisible());
        find("unicorn");
        QTest::keyClick(searchField(), Qt::Key_Escape);
        QVERIFY(!nothing->isVisible());
        QVERIFY(field("kimg")->isVisible());
        QVERIFY(!m_panel->findChild<QLabel*>(QStringLiteral("intentWords"))->isVisible());
    }

    void enterGoesToTheFirstSettingFound() {
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        find("learning rate");
        QTest::keyClick(searchField(), Qt::Key_Return);
        QVERIFY(field("learning_rate")->hasFocus());
    }

    void controlFUnfoldsAndGoesToTheSearch() {
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QVERIFY(!field("learning_rate")->isVisible());
        m_start->setFocus();
        QTest::keyClick(m_start, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(searchField()->hasFocus());
        QVERIFY(field("learning_rate")->isVisible());
    }

    void everySettingSaysWhatItDoesAndWhatHigherDoes() {
        for (const ParamSpec& spec : trainParams()) {
            const QString help = QString::fromUtf8(spec.help.data());
            QVERIFY2(help.contains(QStringLiteral("higher")), spec.id.data());
            const QDoubleSpinBox* box = field(std::string(spec.id).c_str());
            QVERIFY(box->toolTip().contains(help.toHtmlEscaped()));
            QVERIFY(box->statusTip().contains(help));
            QVERIFY(box->accessibleDescription().contains(help));
            QVERIFY(!box->accessibleName().isEmpty());
        }
        QVERIFY(field("learning_rate")
                    ->toolTip()
                    .contains(QStringLiteral("Safe here: 0.0005 to 0.0025. Possible: 0.00001 to "
                                             "0.1.")));
        // Nothing is claimed where nothing is known.
        QVERIFY(field("l2sp")->toolTip().contains(QStringLiteral("Possible: 0 to 1000.")));
        QVERIFY(!field("l2sp")->toolTip().contains(QStringLiteral("Safe")));
    }

    void aValueOutsideTheSafeRangeIsHintedAtAndKept() {
        QTest::keyClick(m_start, Qt::Key_F, Qt::ControlModifier);
        m_panel->findChild<QToolButton*>(QStringLiteral("advancedFold"))->setChecked(true);
        auto* rate = field("learning_rate");
        auto* hint = m_panel->findChild<QLabel*>(QStringLiteral("hint_learning_rate"));
        QVERIFY(!hint->isVisible());
        rate->selectAll();
        QTest::keyClicks(rate, QStringLiteral("0.02"));
        QTest::keyClick(rate, Qt::Key_Return);
        QVERIFY(hint->isVisible());
        QCOMPARE(hint->text(), QStringLiteral("Safe here: up to 0.0025."));
        QVERIFY(rate->accessibleDescription().contains(hint->text()));
        QCOMPARE(m_panel->settings().learningRate, 0.02);
        QVERIFY(m_start->isEnabled());
        find("noise"); // the hint goes and comes with its row
        QVERIFY(!hint->isVisible());
        QTest::keyClick(searchField(), Qt::Key_Escape);
        QVERIFY(hint->isVisible());
        rate->setValue(0.002);
        QVERIFY(!hint->isVisible());
    }

    void whatIsSafeFollowsThePicturesAndTheBatch() {
        auto* length = field("kimg");
        auto* hint = m_panel->findChild<QLabel*>(QStringLiteral("hint_kimg"));
        length->setValue(50.0);
        QVERIFY(!hint->isVisible());
        m_panel->setFacts({.resolution = 64, .pictures = 6});
        QVERIFY(hint->isVisible());
        m_panel->setFacts({.resolution = 64, .pictures = 60});
        QVERIFY(!hint->isVisible());
        field("batch")->setValue(8);
        QVERIFY(field("accumulate")->toolTip().contains(QStringLiteral("Safe here: 1 to 4.")));
        field("batch")->setValue(16);
        QVERIFY(field("accumulate")->toolTip().contains(QStringLiteral("Safe here: 1 to 8.")));
    }

    void anIntentStaysWhileTheFocusOnlyPasses() {
        auto* preset = m_panel->findChild<QComboBox*>(QStringLiteral("presetBox"));
        preset->setCurrentIndex(1);
        Q_EMIT preset->activated(1);
        auto* rate = field("learning_rate");
        QVERIFY(rate->statusTip() != rate->accessibleDescription()); // why it was chosen
        QVERIFY(rate->toolTip().contains(rate->statusTip().toHtmlEscaped()));
        Q_EMIT rate->editingFinished(); // as when the focus leaves it
        QCOMPARE(preset->currentIndex(), 1);
        rate->setValue(0.001);
        Q_EMIT rate->editingFinished();
        QCOMPARE(preset->currentIndex(), 0);
        QVERIFY(rate->statusTip().startsWith(QStringLiteral("How far each step")));
    }

    void aForecastStandsUnderStartUntilItRuns() {
        auto* words = m_panel->findChild<QLabel*>(QStringLiteral("forecastWords"));
        m_panel->setObstacle(QStringLiteral("Drop a model to begin."));
        m_panel->setForecaster([](const TrainSettings& settings) {
            return Forecast{QStringLiteral("batch %1").arg(settings.batch), settings.batch > 8};
        });
        QVERIFY(!words->isVisible());
        m_panel->setObstacle({});
        QVERIFY(words->isVisible());
        QCOMPARE(words->text(), QStringLiteral("batch 8"));
        QCOMPARE(words->property("role").toString(), QStringLiteral("hint"));
        field("batch")->setValue(16); // while it is typed
        QCOMPARE(words->text(), QStringLiteral("batch 16"));
        QCOMPARE(words->property("role").toString(), QStringLiteral("caution"));
        m_panel->setState(SessionState::Preparing);
        QVERIFY(!words->isVisible());
        QVERIFY(m_progress->isVisible() && m_words->isVisible());
        m_panel->setState(SessionState::Finished);
        QVERIFY(words->isVisible() && m_words->isVisible());
    }

    void progressIsToldInWords() {
        field("kimg")->setValue(4.0);
        m_panel->setState(SessionState::Preparing);
        m_panel->setState(SessionState::Running);
        StepStats stats;
        stats.kimg = 1.0;
        m_panel->showProgress(stats);
        QCOMPARE(m_progress->value(), m_progress->maximum() / 4);
        QVERIFY(m_words->text().contains(QStringLiteral("Estimating...")));
        stats.etaSeconds = 180.0;
        m_panel->showProgress(stats);
        QVERIFY(m_words->text().contains(QStringLiteral("about 3 minutes left")));
        // 200 steps of 8 pictures in which nothing can be seen to change.
        field("batch")->setValue(8);
        field("head_warmup")->setValue(200);
        stats.kimg = 1.5;
        m_panel->showProgress(stats);
        QVERIFY(m_words->text().contains(QStringLiteral("from 1.60 kimg on")));
        stats.kimg = 1.7;
        m_panel->showProgress(stats);
        QVERIFY(m_words->text().contains(QStringLiteral("about 3 minutes left")));
    }

private:
    QLineEdit* searchField() {
        return m_panel->findChild<QLineEdit*>(QStringLiteral("settingSearch"));
    }

    void find(const char* words) {
        searchField()->selectAll();
        QTest::keyClicks(searchField(), QString::fromLatin1(words));
    }

    QDoubleSpinBox* field(const char* id) {
        return m_panel->findChild<QDoubleSpinBox*>(
            QStringLiteral("setting_") + QString::fromLatin1(id));
    }

    std::unique_ptr<TrainPanel> m_panel;
    QPushButton* m_start = nullptr;
    QToolButton* m_stop = nullptr;
    QLabel* m_words = nullptr;
    QProgressBar* m_progress = nullptr;
};

} // namespace sg

QTEST_MAIN(sg::TrainPanelTest)
#include "train_panel_test.moc"
