// Which saved states stay.

#include "core/train/run/state_store.h"

#include <QtTest>

using namespace sg;

namespace {

class Folder {
public:
    Folder() : store(m_dir.path().toStdString()) {}

    /// A state of `bytes` bytes.
    std::filesystem::path save(StateKind kind, std::int64_t step, int bytes = 10) {
        const auto path = store.nextPath(kind, step, step * 8);
        QFile file(QString::fromStdString(path.string()));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(QByteArray(bytes, 'x'));
        }
        return path;
    }

    std::vector<std::int64_t> steps(StateKind kind) const {
        std::vector<std::int64_t> found;
        for (const StateEntry& entry : store.entries()) {
            if (entry.kind == kind) {
                found.push_back(entry.step);
            }
        }
        return found;
    }

    QDir dir() const { return QDir(m_dir.path()); }

private:
    QTemporaryDir m_dir;

public:
    StateStore store;
};

using Steps = std::vector<std::int64_t>;

} // namespace

class StateStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsTheTwoNewestFullStates() {
        Folder folder;
        for (int step = 0; step < 5; ++step) {
            folder.save(StateKind::Full, step);
        }
        QCOMPARE(folder.store.prune({}), std::int64_t(20));
        QCOMPARE(folder.steps(StateKind::Full), (Steps{3, 4}));
        QCOMPARE(folder.store.newestFull()->step, std::int64_t(4));
        QCOMPARE(folder.store.newestFull()->images, std::int64_t(32));
    }

    void whatIsStarredStays() {
        Folder folder;
        folder.save(StateKind::Full, 0);
        QVERIFY(folder.store.keep(folder.store.entries().front(), true));
        for (int step = 1; step < 4; ++step) {
            folder.save(StateKind::Full, step);
        }
        folder.store.prune({});
        QCOMPARE(folder.steps(StateKind::Full), (Steps{0, 2, 3}));
        QVERIFY(folder.store.entries().front().kept);
        QVERIFY(folder.store.keep(folder.store.entries().front(), false));
        folder.store.prune({});
        QCOMPARE(folder.steps(StateKind::Full), (Steps{2, 3}));
    }

    void lightStatesAreThinnedEvenly() {
        Folder folder;
        StateLimits limits;
        limits.light = 8;
        for (int step = 0; step <= 100; ++step) {
            folder.save(StateKind::Light, step);
            folder.store.prune(limits);
        }
        const auto steps = folder.steps(StateKind::Light);
        QCOMPARE(steps.size(), std::size_t(8));
        QCOMPARE(steps.front(), std::int64_t(0));
        QCOMPARE(steps.back(), std::int64_t(100));
        for (std::size_t i = 1; i < steps.size(); ++i) {
            QVERIFY2(steps[i] - steps[i - 1] <= 40, qPrintable(QString::number(steps[i])));
        }
    }

    void aDiskLimitTakesTheLeastNeeded() {
        Folder folder;
        folder.save(StateKind::Full, 1, 100);
        for (int step = 2; step < 12; ++step) {
            folder.save(StateKind::Light, step, 10);
        }
        folder.save(StateKind::Full, 12, 100);
        StateLimits limits;
        limits.diskBytes = 150;
        QVERIFY(folder.store.prune(limits) <= 150);
        QCOMPARE(folder.steps(StateKind::Full), (Steps{12}));
        limits.diskBytes = 1; // impossible: what is needed to go on stays
        folder.store.prune(limits);
        QCOMPARE(folder.store.newestFull()->step, std::int64_t(12));
    }

    void theNewestIsTheOneSavedLast() {
        // After a step back, later states are of earlier steps.
        Folder folder;
        folder.save(StateKind::Full, 100);
        const auto back = folder.save(StateKind::Full, 60);
        QCOMPARE(folder.store.newestFull()->step, std::int64_t(60));
        folder.save(StateKind::Light, 70);
        folder.save(StateKind::Full, 80);
        folder.store.removeAfter(back);
        QCOMPARE(folder.steps(StateKind::Full), (Steps{100, 60}));
        QVERIFY(folder.steps(StateKind::Light).empty());
    }

    void findsTheNearest() {
        Folder folder;
        folder.save(StateKind::Light, 125); // 1 kimg
        folder.save(StateKind::Full, 250);
        folder.save(StateKind::Light, 250);
        QCOMPARE(folder.store.nearest(1.2)->step, std::int64_t(125));
        QCOMPARE(folder.store.nearest(1.9)->kind, StateKind::Full);
        QCOMPARE(folder.store.nearest(9.0)->kind, StateKind::Full);
        QVERIFY(!StateStore("/nowhere").nearest(1.0));
    }

    void halfWrittenFilesAreNeverTaken() {
        Folder folder;
        const auto path = folder.save(StateKind::Full, 1);
        QFile::copy(
            QString::fromStdString(path.string()),
            QString::fromStdString(path.string() + ".aB3xYz"));
        QFile other(folder.dir().filePath(QStringLiteral("mine.txt")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QCOMPARE(folder.store.entries().size(), std::size_t(1));
        folder.store.removeLeftovers();
        QCOMPARE(folder.dir().entryList(QDir::Files).size(), 2); // the state, and what is not ours
    }
};

QTEST_GUILESS_MAIN(StateStoreTest)
#include "state_store_test.moc"
