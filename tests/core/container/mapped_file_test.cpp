#include "core/io/container/mapped_file.h"

#include <QtTest>

#include <sys/stat.h>

#include <fstream>

using namespace sg;

class MappedFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void showsTheContent() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a";
        std::ofstream(path) << "hello";
        auto file = MappedFile::open(path);
        QVERIFY(file);
        QCOMPARE(file->bytes().size(), std::size_t(5));
        const auto* place = file->bytes().data();
        const MappedFile moved = std::move(*file);
        QCOMPARE(moved.bytes().data(), place);
        QVERIFY(moved.bytes()[0] == std::byte{'h'});
        QVERIFY(file->bytes().empty());
    }

    void whatIsNoFile() {
        const QTemporaryDir folder;
        const auto base = std::filesystem::path(folder.path().toStdString());
        std::ofstream(base / "empty");
        QCOMPARE(::mkfifo((base / "pipe").c_str(), 0600), 0);
        const auto codeOf = [&](const char* name) {
            const auto file = MappedFile::open(base / name);
            return file ? ErrorCode::Internal : file.error().code;
        };
        QVERIFY(codeOf("missing") == ErrorCode::FileNotFound);
        QVERIFY(codeOf("empty") == ErrorCode::BadFormat);
        QVERIFY(codeOf(".") == ErrorCode::BadFormat);
        QVERIFY(codeOf("pipe") == ErrorCode::BadFormat); // and it does not wait for a writer
        const auto missing = MappedFile::open(base / "missing");
        QVERIFY(missing.error().message.find("missing") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MappedFileTest)
#include "mapped_file_test.moc"
