#include "core/base/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

class AtomicFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheWholeFile();
    void nothingIsVisibleBeforeCommit();
    void anUncommittedFileLeavesNoTrace();
    void neverKeepsTheOldFile();
    void neverKeepsAFileThatAppearedMeanwhile();
    void alwaysReplaces();
    void aLinkStaysALink();
    void aReplacedFileKeepsItsPermissions();
    void aNewFileHasThePermissionsOfAnyOther();
    void aMissingFolderIsAnError();
    void aFolderIsNoFile();
    void movingKeepsOneOwner();

private:
    QTemporaryDir m_folder;

    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    QByteArray content(const char* name) const {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

    /// Names in the folder that begin with `prefix`: the file and any temporary file beside it.
    QStringList beside(const char* prefix) const {
        return QDir(m_folder.path())
            .entryList({QString::fromUtf8(prefix) + QStringLiteral("*")}, QDir::Files);
    }
};

void AtomicFileTest::writesTheWholeFile() {
    auto file = sg::AtomicFile::create(at("whole ü.txt"), sg::Replace::Never);
    QVERIFY(file);
    QVERIFY(file->write("one "));
    QVERIFY(file->write("two"));
    QVERIFY(file->commit());
    QCOMPARE(content("whole ü.txt"), QByteArray("one two"));
    QCOMPARE(beside("whole").size(), 1);
    // An ordinary file of the user, not a private temporary one.
    QVERIFY(
        (fs::status(at("whole ü.txt")).permissions() & fs::perms::owner_write) != fs::perms::none);
    QVERIFY(
        (fs::status(at("whole ü.txt")).permissions() & fs::perms::owner_exec) == fs::perms::none);
}

void AtomicFileTest::nothingIsVisibleBeforeCommit() {
    QVERIFY(sg::writeFile(at("pending"), "old", sg::Replace::Always));
    auto file = sg::AtomicFile::create(at("pending"), sg::Replace::Always);
    QVERIFY(file);
    QVERIFY(file->write("new"));
    QCOMPARE(content("pending"), QByteArray("old"));
    QVERIFY(file->commit());
    QCOMPARE(content("pending"), QByteArray("new"));
}

void AtomicFileTest::anUncommittedFileLeavesNoTrace() {
    {
        auto file = sg::AtomicFile::create(at("dropped"), sg::Replace::Never);
        QVERIFY(file);
        QVERIFY(file->write("half"));
        QCOMPARE(beside("dropped").size(), 1);
    }
    QVERIFY(beside("dropped").isEmpty());
}

void AtomicFileTest::neverKeepsTheOldFile() {
    QVERIFY(sg::checkName(at("kept"), sg::Replace::Never));
    QVERIFY(sg::writeFile(at("kept"), "mine", sg::Replace::Never));
    const auto again = sg::writeFile(at("kept"), "other", sg::Replace::Never);
    QVERIFY(!again);
    QCOMPARE(again.error().code, sg::ErrorCode::FileExists);
    QVERIFY(again.error().message.find("kept") != std::string::npos);
    QCOMPARE(content("kept"), QByteArray("mine"));
    QCOMPARE(beside("kept").size(), 1);
}

void AtomicFileTest::neverKeepsAFileThatAppearedMeanwhile() {
    auto file = sg::AtomicFile::create(at("race"), sg::Replace::Never);
    QVERIFY(file);
    QVERIFY(file->write("late"));
    QVERIFY(sg::writeFile(at("race"), "first", sg::Replace::Never));
    QVERIFY(!file->commit());
    QCOMPARE(content("race"), QByteArray("first"));
    QCOMPARE(beside("race").size(), 1);
}

void AtomicFileTest::alwaysReplaces() {
    QVERIFY(sg::writeFile(at("replaced"), "a long old text", sg::Replace::Always));
    QVERIFY(sg::writeFile(at("replaced"), "new", sg::Replace::Always));
    QCOMPARE(content("replaced"), QByteArray("new"));
}

void AtomicFileTest::aLinkStaysALink() {
    fs::create_directories(at("elsewhere"));
    QVERIFY(sg::writeFile(at("elsewhere/real"), "old", sg::Replace::Always));
    fs::create_symlink("elsewhere/real", at("linked"));
    QVERIFY(sg::writeFile(at("linked"), "new", sg::Replace::Always));
    QVERIFY(fs::is_symlink(at("linked")));
    QCOMPARE(content("elsewhere/real"), QByteArray("new"));
    QCOMPARE(beside("linked").size(), 1);
    // One that leads nowhere yet gets its file.
    fs::create_symlink("elsewhere/later", at("early"));
    QVERIFY(sg::writeFile(at("early"), "new", sg::Replace::Always));
    QVERIFY(fs::is_symlink(at("early")));
    QCOMPARE(content("elsewhere/later"), QByteArray("new"));
}

void AtomicFileTest::aReplacedFileKeepsItsPermissions() {
    QVERIFY(sg::writeFile(at("private"), "old", sg::Replace::Always));
    const fs::perms mine = fs::perms::owner_read | fs::perms::owner_write;
    fs::permissions(at("private"), mine);
    QVERIFY(sg::writeFile(at("private"), "new", sg::Replace::Always));
    QCOMPARE(content("private"), QByteArray("new"));
    QVERIFY(fs::status(at("private")).permissions() == mine);
}

void AtomicFileTest::aNewFileHasThePermissionsOfAnyOther() {
    const auto permissions = [this](const char* name) {
        return fs::status(at(name)).permissions();
    };
    std::ofstream(at("plain")).put('x');
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([this, i] {
            for (int k = 0; k < 50; ++k) {
                const auto name = "many" + std::to_string(i) + '-' + std::to_string(k);
                (void)sg::writeFile(at(name.c_str()), "x", sg::Replace::Never);
            }
        });
    }
    threads.clear();
    for (int i = 0; i < 4; ++i) {
        const auto name = "many" + std::to_string(i) + "-49";
        QCOMPARE(int(permissions(name.c_str())), int(permissions("plain")));
    }
    std::ofstream(at("plain after")).put('x'); // the mask is as it was
    QCOMPARE(int(permissions("plain after")), int(permissions("plain")));
}

void AtomicFileTest::aMissingFolderIsAnError() {
    const auto written = sg::writeFile(at("no/such/file"), "x", sg::Replace::Always);
    QVERIFY(!written);
    QCOMPARE(written.error().code, sg::ErrorCode::Io);
    QVERIFY(written.error().message.find("no/such/file") != std::string::npos);
}

void AtomicFileTest::aFolderIsNoFile() {
    QVERIFY(fs::create_directory(at("folder")));
    const auto written = sg::writeFile(at("folder"), "x", sg::Replace::Always);
    QVERIFY(!written);
    QVERIFY(written.error().message.find("folder") != std::string::npos);
    QVERIFY(fs::is_directory(at("folder")));
}

void AtomicFileTest::movingKeepsOneOwner() {
    auto first = sg::AtomicFile::create(at("first"), sg::Replace::Never);
    auto second = sg::AtomicFile::create(at("second"), sg::Replace::Never);
    QVERIFY(first && second);
    *first = std::move(*second); // drops what was to become "first"
    QVERIFY(first->write("moved"));
    QVERIFY(first->commit());
    QVERIFY(beside("first").isEmpty());
    QCOMPARE(content("second"), QByteArray("moved"));
}

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
