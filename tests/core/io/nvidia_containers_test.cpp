// NVIDIA's networks in other containers than the tools' own snapshot (tests/data/models).

#include "core/io/model_reader.h"
#include "core/model/images.h"
#include "tests/core/container/malformed.h"
#include "tests/core/container/pickle_fragments.h"
#include "tests/core/io/model_checks.h"

#include <QtTest>

#include <array>
#include <fstream>

using namespace sg;
using namespace sg::test;

namespace {

Result<std::shared_ptr<Model>> open(const char* name) {
    return openModel(std::filesystem::path(SG_TEST_DATA) / "models" / name);
}

} // namespace

class NvidiaContainersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aGeneratorAloneIsTheAveragedOne() {
        const torch::NoGradGuard noGrad;
        const auto model = open("generator.pkl");
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        QVERIFY(!(*model)->info.hasGenerator && !(*model)->info.hasDiscriminator);
        Generator g = (*model)->generatorEma;
        const auto img = g(latentsOf({0}, 4), torch::Tensor(), NoiseSource{}, 0.7);
        // What PyTorch computed.
        QVERIFY(std::abs(img.mean().item<double>() + 0.121255457) < 1e-5);
        QVERIFY(std::abs(img.std().item<double>() - 0.593321681) < 1e-5);
        constexpr std::array<std::pair<int, double>, 4> kNumbers{
            {{0, 1.06511915}, {1, 1.37137067}, {100, -0.0157095455}, {191, 0.236783236}}};
        for (const auto& [index, expected] : kNumbers) {
            QVERIFY(std::abs(img.flatten()[index].item<double>() - expected) < 1e-5);
        }
    }

    void anotherKindOfDiscriminatorIsLeftOut() {
        // The same generator, without header and STOP, inside a snapshot.
        const auto alone = contentsOf(SG_TEST_DATA "/models/generator.pkl");
        const auto snapshot = pickled(
            dict(
                {text("G_ema"),
                 alone.substr(2, alone.size() - 3),
                 text("D"),
                 persistentModule("ProjectedDiscriminator", {}, {})}),
            4);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "projected.pkl";
        std::ofstream(path, std::ios::binary) << snapshot;
        const auto model = openModel(path);
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        QVERIFY(!(*model)->info.hasDiscriminator);
        QCOMPARE((*model)->info.notes.size(), std::size_t(1));
        QVERIFY((*model)->info.notes[0].find("ProjectedDiscriminator") != std::string::npos);
    }

    void filesOfTorchSave_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("complete");
        QTest::newRow("generator") << "generator.pt" << false;
        QTest::newRow("snapshot") << "snapshot.pt" << true;
        QTest::newRow("snapshot, old container") << "snapshot.legacy.pt" << true;
    }

    void filesOfTorchSave() {
        QFETCH(QString, file);
        QFETCH(bool, complete);
        const auto twin = open("generator.pkl");
        const auto opened = open(qPrintable(file));
        QVERIFY(twin);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Model& model = **opened;
        QVERIFY(sameState(*(*twin)->generatorEma, *model.generatorEma));
        QCOMPARE(model.generatorEma->options().stylegan2().convClamp, std::optional(256.0));
        QCOMPARE(model.info.hasGenerator, complete);
        QCOMPARE(model.info.hasDiscriminator, complete);
        QCOMPARE(model.augment.present, complete);
        QCOMPARE(model.augment.p, complete ? 0.25 : 0.0);
        QCOMPARE(model.info.embeddedPrograms > 0, true);
        QVERIFY(model.info.inertGlobals.empty());
        QVERIFY(model.info.format.find(".pt") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(NvidiaContainersTest)
#include "nvidia_containers_test.moc"
