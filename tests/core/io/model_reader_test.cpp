// Which reader a file gets: by content, never by name.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <QtTest>

#include <fstream>

using namespace sg;

class ModelReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theExtensionDoesNotMatter() {
        const auto disguised = m_base / "model.png";
        std::filesystem::copy_file(golden("sg2_64.pkl"), disguised);
        const auto opened = openModel(disguised);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const ModelInfo& info = (*opened)->info;
        QCOMPARE(info.name, std::string("model"));
        QCOMPARE(info.path, disguised.string());
        QCOMPARE(info.format, std::string("NVIDIA PyTorch pickle"));
        QCOMPARE(info.architecture, std::string("StyleGAN2"));
        QCOMPARE(info.sha256, (*openModel(golden("sg2_64.pkl")))->info.sha256);
        QVERIFY(!info.groups.empty());
    }

    void everyFormat_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format");
        QTest::newRow("NVIDIA") << "sg2_64.pkl"
                                << "NVIDIA PyTorch pickle";
        QTest::newRow("TensorFlow") << "tf_64.pkl"
                                    << "NVIDIA TensorFlow pickle";
        QTest::newRow("rosinality") << "ros_64.pt"
                                    << "rosinality .pt file";
        QTest::newRow("rosinality, old") << "ros_64.legacy.pt"
                                         << "rosinality .pt file";
    }

    void everyFormat() {
        QFETCH(QString, file);
        QFETCH(QString, format);
        const auto opened = openModel(golden(file.toStdString().c_str()));
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QCOMPARE(QString::fromStdString((*opened)->info.format), format);
        QCOMPARE((*opened)->info.resolution, 64);
        QVERIFY(looksLikeModel(golden(file.toStdString().c_str())));
    }

    void tensorsThatAreNoModel() {
        const auto path = golden("sg2_64.ref.safetensors");
        const auto opened = openModel(path);
        QVERIFY(!opened);
        const auto& message = opened.error().message;
        QVERIFY2(message.find(path.string()) == 0, message.c_str());
    }

    void whatIsNoModel() {
        std::ofstream(m_base / "notes.pkl") << "(a note for you.)\nNothing else.";
        const auto opened = openModel(m_base / "notes.pkl");
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::BadFormat);
        QVERIFY(opened.error().message.find("notes.pkl") != std::string::npos);
    }

    void oldPicklesAreToldHowToBeSaved_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("protocol 0") << QByteArray("(dp0\nVG_ema\np1\nI1\ns.");
        QTest::newRow("protocol 1") << QByteArray("}q\0X\5\0\0\0G_emaq\1K\1s.", 19);
        QTest::newRow("a list") << QByteArray("(lp0\nF1.5\na.");
        QTest::newRow("an object") << QByteArray("ccollections\nOrderedDict\n(tR(dp0\nb.");
        QTest::newRow("protocol 1 with a header") << QByteArray("\x80\1}.", 4);
    }

    void oldPicklesAreToldHowToBeSaved() {
        QFETCH(QByteArray, content);
        const auto path = m_base / "old.pkl";
        std::ofstream(path, std::ios::binary) << content.toStdString();
        const auto opened = openModel(path);
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::Unsupported);
        QVERIFY(opened.error().message.find("protocol=4") != std::string::npos);
    }

    void picklesOfTheFutureAreNotCalledOld() {
        const auto path = m_base / "new.pkl";
        std::ofstream(path, std::ios::binary) << std::string("\x80\6}.", 4);
        const auto opened = openModel(path);
        QVERIFY(!opened && opened.error().code == ErrorCode::Unsupported);
        QVERIFY(opened.error().message.find("protocol 6") != std::string::npos);
    }

    void oldPicklesThatRunProgramsAreRefused() {
        const auto path = m_base / "old.pkl";
        std::ofstream(path, std::ios::binary) << "cos\nsystem\n(S'ls'\ntR.";
        const auto opened = openModel(path);
        QVERIFY(!opened && opened.error().code == ErrorCode::Refused);
        QVERIFY(opened.error().message.find("os.system") != std::string::npos);
    }

    void looksLikeModelIsAboutTheFirstBytes() {
        const auto pictures = m_base / "pictures.zip";
        std::ofstream(pictures, std::ios::binary) << "PK\x03\x04 pictures";
        QVERIFY(!looksLikeModel(pictures));
        QVERIFY(!looksLikeModel(golden("README.md")));
        QVERIFY(!looksLikeModel(m_base / "missing"));
        QVERIFY(!looksLikeModel(m_base));
    }

    void writingAsksForAKnownExtension() {
        const auto model =
            newModel({.resolution = 8, .channelBase = 64, .channelMax = 8, .zDim = 8, .wDim = 8});
        const auto written = writeModel(*model, m_base / "model.jpeg", Replace::Never);
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Unsupported);
        QVERIFY(written.error().message.find(".pkl") != std::string::npos);
        QVERIFY(writeModel(*model, m_base / "model.pkl", Replace::Never));
        QVERIFY(openModel(m_base / "model.pkl"));
        const auto nowhere = writeModel(*model, m_base / "no folder" / "model.pkl", Replace::Never);
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::Io);
    }

private:
    static std::filesystem::path golden(const char* name) {
        return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_base = m_folder.path().toStdString();
};

QTEST_GUILESS_MAIN(ModelReaderTest)
#include "model_reader_test.moc"
