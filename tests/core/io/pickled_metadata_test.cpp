// Licence, parent and training inside pickled models.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/pickled_metadata.h"
#include "tests/core/io/model_checks.h"

#include <fstream>
#include <sstream>

using namespace sg;

class PickledMetadataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thereAndBack_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("NVIDIA") << QStringLiteral("model.pkl");
        QTest::newRow("rosinality") << QStringLiteral("model.pt");
    }

    void thereAndBack() {
        QFETCH(QString, file);
        const auto model = small();
        model->info.licence = "CC BY-NC";
        model->info.nonCommercial = true;
        model->info.parentSha256 = std::string(64, 'a');
        model->info.training = R"({"kimg":5.0})";
        const auto path = m_base / file.toStdString();
        QVERIFY(writeModel(*model, path, Replace::Never));
        const auto back = openModel(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE((*back)->info.licence, model->info.licence);
        QVERIFY((*back)->info.nonCommercial);
        QCOMPARE((*back)->info.parentSha256, model->info.parentSha256);
        QCOMPARE((*back)->info.training, model->info.training);
    }

    void programTextsGiveTheLicence() {
        const auto path = m_base / "nvidia.pkl";
        QVERIFY(writeModel(*small(), path, Replace::Never));
        QCOMPARE((*openModel(path))->info.licence, std::string("unknown"));
        // Another program text of the same length.
        std::string bytes = contentsOf(path);
        const std::string ours = "from training.networks import *";
        const std::string theirs = "# NVIDIA Source Code License-NC";
        QCOMPARE(ours.size(), theirs.size());
        const auto at = bytes.find(ours);
        QVERIFY(at != std::string::npos);
        bytes.replace(at, ours.size(), theirs);
        std::ofstream(path, std::ios::binary) << bytes;
        const auto opened = openModel(path);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QCOMPARE((*opened)->info.licence, std::string("NVIDIA Source Code License-NC"));
        QVERIFY((*opened)->info.nonCommercial);
    }

private:
    static std::shared_ptr<Model> small() {
        return newModel(
            {.resolution = 8, .channelBase = 64, .channelMax = 8, .zDim = 8, .wDim = 8});
    }

    static std::string contentsOf(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_base = m_folder.path().toStdString();
};

QTEST_GUILESS_MAIN(PickledMetadataTest)
#include "pickled_metadata_test.moc"
