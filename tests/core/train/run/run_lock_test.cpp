#include "core/train/run/run_lock.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

class RunLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void oneTrainsAtATime() {
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.path().toStdString();
        auto first = sg::RunLock::take(run);
        QVERIFY(first);
        const auto second = sg::RunLock::take(run);
        QVERIFY(!second);
        QVERIFY(second.error().message.find(run.string()) != std::string::npos);
        // It goes with who holds it, wherever that was moved to.
        std::optional<sg::RunLock> holder(*std::move(first));
        QVERIFY(!sg::RunLock::take(run));
        holder.reset();
        QVERIFY(sg::RunLock::take(run));
    }

    void withoutAFolderThereIsNone() { QVERIFY(sg::RunLock::take("/nowhere/at/all")); }
};

QTEST_GUILESS_MAIN(RunLockTest)
#include "run_lock_test.moc"
