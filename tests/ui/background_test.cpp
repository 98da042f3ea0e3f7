#include "ui/common/background.h"

#include <QTest>
#include <QThread>

#include <memory>

namespace sg {

class BackgroundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void worksElsewhereAndAnswersHere() {
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        inBackground(
            this,
            [] { return QThread::currentThread(); },
            [&](QThread* where) {
                worker = where;
                receiver = QThread::currentThread();
            });
        QTRY_VERIFY(receiver != nullptr);
        QCOMPARE(receiver, QThread::currentThread());
        QVERIFY(worker != QThread::currentThread());
    }

    /// However quick the work is.
    void neverAnswersBeforeItReturns() {
        int answers = 0;
        for (int i = 0; i < 2000; ++i) {
            inBackground(
                this, [] { return 1; }, [&](int one) { answers += one; });
            QCOMPARE(answers, 0);
        }
        QTRY_COMPARE(answers, 2000);
    }

    void movesTheResult() {
        std::unique_ptr<int> received;
        inBackground(
            this,
            [] { return std::make_unique<int>(7); },
            [&](std::unique_ptr<int> result) { received = std::move(result); });
        QTRY_VERIFY(received != nullptr);
        QCOMPARE(*received, 7);
    }

    void aGoneGuardHearsNothing() {
        auto guard = std::make_unique<QObject>();
        bool answered = false;
        inBackground(
            guard.get(), [] { return 1; }, [&](int) { answered = true; });
        guard.reset();
        finishBackground();
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

} // namespace sg

QTEST_MAIN(sg::BackgroundTest)
#include "background_test.moc"
