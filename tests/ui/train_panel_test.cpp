#include "tests/ui/strict.h"
#include "ui/train/train_panel.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
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
    }

private:
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
