#include "tests/ui/planned_runs.h"
#include "tests/ui/strict.h"
#include "ui/queue/queue_view.h"
#include "ui/queue/run_queue.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace sg {

class QueueViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_queue = std::make_unique<RunQueue>();
        m_view = std::make_unique<QueueView>(*m_queue);
        m_list = m_view->findChild<QListWidget*>(QStringLiteral("queueList"));
        m_words = m_view->findChild<QLabel*>(QStringLiteral("queueWords"));
        m_startNext = m_view->findChild<QPushButton*>(QStringLiteral("startNext"));
    }

    void cleanup() {
        m_view.reset();
        m_queue.reset();
    }

    void saysWhenNothingWaits() {
        QVERIFY(m_words->text().startsWith(QStringLiteral("No run waits")));
        QVERIFY(!m_startNext->isEnabled());
        m_queue->add(test::named("a"));
        QVERIFY(m_words->text().startsWith(QStringLiteral("Nothing runs yet")));
        QVERIFY(m_startNext->isEnabled());
        m_queue->remove(0);
        QVERIFY(m_words->text().startsWith(QStringLiteral("No run waits")));
        QVERIFY(!m_startNext->isEnabled());
    }

    void saysWhatEachRunIs() {
        PlannedRun run = test::named("face");
        run.config.pictures.pictures.resize(6);
        run.config.pictures.pictures[2].weight = 0.0;
        run.config.settings.method = "freezed";
        run.config.settings.kimg = 7.5;
        QCOMPARE(
            planInWords(run), QStringLiteral("5 pictures, Everything, steady critic, 7.5 kimg"));
        m_queue->add(run);
        QCOMPARE(
            m_list->item(0)->text(),
            QStringLiteral("face\n5 pictures, Everything, steady critic, 7.5 kimg"));
        run.config.pictures.pictures.resize(1);
        QVERIFY(planInWords(run).startsWith(QStringLiteral("1 picture,")));
    }

    void runsAreMovedAndTakenOut() {
        addThree();
        QVERIFY(!tool("queueRemove")->isEnabled());
        m_list->setCurrentRow(0);
        QVERIFY(!tool("queueUp")->isEnabled());
        QTest::mouseClick(tool("queueDown"), Qt::LeftButton);
        QCOMPARE(names(), QStringLiteral("bac"));
        QCOMPARE(m_list->currentRow(), 1); // follows, so that one can go on
        QTest::mouseClick(tool("queueDown"), Qt::LeftButton);
        QCOMPARE(names(), QStringLiteral("bca"));
        QVERIFY(!tool("queueDown")->isEnabled());
        QTest::mouseClick(tool("queueUp"), Qt::LeftButton);
        QCOMPARE(names(), QStringLiteral("bac"));
        QTest::mouseClick(tool("queueRemove"), Qt::LeftButton);
        QCOMPARE(names(), QStringLiteral("bc"));
        QCOMPARE(m_list->count(), 2);
    }

    void deleteTakesOut() {
        addThree();
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_list->setCurrentRow(2);
        m_list->setFocus();
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(names(), QStringLiteral("ab"));
    }

    void theNextIsStartedByHandWhenNothingWill() {
        addThree();
        QSignalSpy asked(m_view.get(), &QueueView::startNextRequested);
        QVERIFY(!m_startNext->isHidden());
        QTest::mouseClick(m_startNext, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_view->setState(SessionState::Running);
        QVERIFY(m_startNext->isHidden());
        QVERIFY(m_words->text().contains(QStringLiteral("by itself")));
        m_view->setState(SessionState::Paused);
        QVERIFY(m_startNext->isHidden());
        // It broke down.
        m_queue->hold(QStringLiteral("The run broke down."));
        QVERIFY(!m_startNext->isHidden());
        QCOMPARE(m_words->text(), QStringLiteral("The run broke down."));
        m_view->setState(SessionState::Stopping);
        QVERIFY(m_startNext->isHidden());
        m_view->setState(SessionState::Failed);
        QVERIFY(!m_startNext->isHidden());
    }

private:
    void addThree() {
        for (const char* name : {"a", "b", "c"}) {
            m_queue->add(test::named(name));
        }
    }

    QToolButton* tool(const char* name) {
        return m_view->findChild<QToolButton*>(QString::fromLatin1(name));
    }

    [[nodiscard]] QString names() const { return test::namesIn(*m_queue); }

    std::unique_ptr<RunQueue> m_queue;
    std::unique_ptr<QueueView> m_view;
    QListWidget* m_list = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_startNext = nullptr;
};

} // namespace sg

QTEST_MAIN(sg::QueueViewTest)
#include "queue_view_test.moc"
