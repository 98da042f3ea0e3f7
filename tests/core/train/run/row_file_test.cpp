// Files that grow by lines and are cut back when a run goes back.

#include "core/train/run/row_file.h"
#include "tests/core/train/run/largest_file.h"

#include <QtTest>

using namespace sg;
using sg::test::LargestFile;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class RowFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void growsByLines() {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("curves.csv"));
        auto file = RowFile::create(path.toStdString(), "a,b");
        QVERIFY(file);
        file->add("1,2");
        file->add("3,4");
        QCOMPARE(file->rows(), std::int64_t(2));
        QCOMPARE(contentOf(path), QByteArray("a,b\n1,2\n3,4\n")); // no destructor needed
    }

    void isCutBackToWhatBelongsToTheState() {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("curves.csv"));
        write(path, "a,b\n1,2\n3,4\n5,6\n7"); // the last line was being written
        auto file = RowFile::continueAt(path.toStdString(), "a,b", 2);
        QVERIFY(file);
        QCOMPARE(file->rows(), std::int64_t(2));
        file->add("5,7");
        QCOMPARE(contentOf(path), QByteArray("a,b\n1,2\n3,4\n5,7\n"));
    }

    void takesWhatIsThere() {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("events.jsonl"));
        auto missing = RowFile::continueAt(path.toStdString(), {}, 5);
        QVERIFY(missing);
        QCOMPARE(missing->rows(), std::int64_t(0));
        write(path, "{}\n{\"half");
        auto half = RowFile::continueAt(path.toStdString(), {}, 5);
        QVERIFY(half);
        QCOMPARE(half->rows(), std::int64_t(1));
        QCOMPARE(contentOf(path), QByteArray("{}\n"));
    }

    void goesOnWhenThereIsRoomAgain() {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("curves.csv"));
        auto file = RowFile::create(path.toStdString(), "a,b");
        QVERIFY(file);
        file->add("1,2");
        {
            const LargestFile limit(10); // room for half of the next line
            file->add("3,4");
            QVERIFY(!file->good());
            QCOMPARE(file->rows(), std::int64_t(1));
            QCOMPARE(contentOf(path), QByteArray("a,b\n1,2\n"));
            file->add("5,6");
            QVERIFY(!file->good());
        }
        file->add("7,8");
        QVERIFY(file->good());
        QCOMPARE(file->rows(), std::int64_t(2));
        QCOMPARE(contentOf(path), QByteArray("a,b\n1,2\n7,8\n"));
        // The same after it was opened again.
        auto again = RowFile::continueAt(path.toStdString(), "a,b", 2);
        QVERIFY(again);
        {
            const LargestFile limit(14);
            again->add("9,9");
            QVERIFY(!again->good());
        }
        QCOMPARE(contentOf(path), QByteArray("a,b\n1,2\n7,8\n"));
    }

    void saysWhenItCannotWrite() { QVERIFY(!RowFile::create("/nowhere/at/all.csv", "a")); }
};

QTEST_GUILESS_MAIN(RowFileTest)
#include "row_file_test.moc"
