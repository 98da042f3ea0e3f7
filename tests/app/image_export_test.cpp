// What is in the way of exported pictures is found before any is drawn.

#include "app/image_export.h"
#include "core/model/torch.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

class ImageExportTest : public QObject {
    Q_OBJECT

    static std::shared_ptr<const Model> described() {
        auto model = tinyModel(NewArchitecture::StyleGan2);
        model->describe();
        return model;
    }

private Q_SLOTS:

    void nothingIsDrawnWhenANameIsTaken() {
        const QTemporaryDir folder;
        const auto model = described();
        ImageJob job;
        job.folder = folder.path().toStdString();
        job.seeds = {1, 2};
        job.grid = true;
        job.replace = Replace::Never;
        const auto first = exportSeeds(*model, job, {});
        QVERIFY(first);
        QCOMPARE(first->size(), std::size_t(3));
        // Other seeds, but the same name for the picture of all.
        job.seeds = {3, 4};
        const auto second = exportSeeds(*model, job, [](int, int) {
            qFatal("a picture was drawn");
            return true;
        });
        QVERIFY(!second);
        QVERIFY(second.error().code == ErrorCode::FileExists);
        QVERIFY(second.error().message.find("grid.png") != std::string::npos);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
        job.replace = Replace::Always;
        QVERIFY(exportSeeds(*model, job, {}));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 5);
    }

    void aSeedTwiceIsOneFile() {
        const QTemporaryDir folder;
        const auto model = described();
        ImageJob job;
        job.folder = folder.path().toStdString();
        job.seeds = {7, 8, 7};
        job.turns = {0.0, 0.0, 0.0};
        job.replace = Replace::Never;
        const auto written = exportSeeds(*model, job, {});
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        QCOMPARE(written->size(), std::size_t(2));
        job.turns = {0.0, 0.0, 0.25}; // another picture
        job.replace = Replace::Always;
        QCOMPARE(exportSeeds(*model, job, {})->size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(ImageExportTest)
#include "image_export_test.moc"
