// NVIDIA pickles: opened, compared with reference tensors, written, and opened again.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/tensor_file.h"
#include "core/model/images.h"
#include "core/model/torch.h"
#include "tests/core/io/model_checks.h"

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace sg;
using namespace sg::test;

namespace {

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

class GoldenPklTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void unconditional() {
        const torch::NoGradGuard noGrad;
        const auto opened = openModel(golden("sg2_64.pkl"));
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Model& model = **opened;
        QCOMPARE(model.info.resolution, 64);
        QCOMPARE(model.info.zDim, 64);
        QCOMPARE(model.info.mappingLayers, 4);
        QVERIFY(model.info.hasGenerator && model.info.hasDiscriminator);
        QVERIFY(!model.info.untrained);
        QCOMPARE(float(model.augment.p), 0.3F);
        QCOMPARE(model.info.sha256.size(), std::size_t(64));
        QVERIFY(model.info.inertGlobals.empty());

        const auto ref = readTensors(golden("sg2_64.ref.safetensors"));
        QVERIFY(ref);
        const auto z = latentsOf({0, 1, 2, 3}, 64);
        QVERIFY(relative(z, ref->at("seed_z")) < 1e-6);
        Generator g = model.generatorEma;
        const auto w = g->mapping(z, torch::Tensor());
        QVERIFY(relative(g->mapping->broadcast(w), ref->at("ws_psi1")) < 1e-4);
        QVERIFY(relative(g->mapping->broadcast(w, 0.7), ref->at("ws_psi07")) < 1e-4);
        QVERIFY(relative(g->mapping->broadcast(w, 0.5, 4), ref->at("ws_psi05_cut")) < 1e-4);
        const auto img = g(z, torch::Tensor(), NoiseSource{});
        QVERIFY(relative(img, ref->at("img_psi1")) < 1e-4);
        QVERIFY(relative(g(z, torch::Tensor(), NoiseSource{}, 0.7), ref->at("img_psi07")) < 1e-4);
        Discriminator d = model.discriminator;
        QVERIFY(
            relative(d(ref->at("img_psi1"), torch::Tensor()).view(-1), ref->at("logits").view(-1)) <
            1e-4);
    }

    void conditional() {
        const torch::NoGradGuard noGrad;
        const auto opened = openModel(golden("sg2_cond_32.pkl"));
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Model& model = **opened;
        QCOMPARE(model.info.cDim, 5);
        const auto ref = readTensors(golden("sg2_cond_32.ref.safetensors"));
        QVERIFY(ref);
        const auto z = latentsOf({0, 1, 2, 3}, model.info.zDim);
        QVERIFY(relative(z, ref->at("seed_z")) < 1e-6);
        Generator g = model.generatorEma;
        const auto& c = ref->at("c");
        QVERIFY(relative(g->mapping->broadcast(g->mapping(z, c)), ref->at("ws_psi1")) < 1e-4);
        QVERIFY(relative(g(z, c, NoiseSource{}), ref->at("img_psi1")) < 1e-4);
        Discriminator d = model.discriminator;
        QVERIFY(relative(d(ref->at("img_psi1"), c).view(-1), ref->at("logits").view(-1)) < 1e-4);
    }

    void stylegan3_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("architecture");
        QTest::newRow("T") << "sg3t_64"
                           << "StyleGAN3-T";
        QTest::newRow("R") << "sg3r_64"
                           << "StyleGAN3-R";
    }

    void stylegan3() {
        QFETCH(QString, name);
        QFETCH(QString, architecture);
        constexpr double kTolerance = 1e-3;
        const torch::NoGradGuard noGrad;
        const auto opened = openModel(golden(name.toStdString() + ".pkl"));
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Model& model = **opened;
        QCOMPARE(QString::fromStdString(model.info.architecture), architecture);
        QCOMPARE(model.info.numWs, 16);
        QCOMPARE(model.info.mappingLayers, 2);
        QVERIFY(model.info.hasGenerator && model.info.hasDiscriminator);
        QVERIFY(model.info.inertGlobals.empty());
        // The usual widths need no list of their own.
        const auto& options = model.generatorEma->options();
        QVERIFY(options.stylegan3().widths.empty());
        QCOMPARE(options.channelBase, architecture.endsWith(QLatin1Char('T')) ? 1024 : 2048);

        const auto ref = readTensors(golden(name.toStdString() + ".ref.safetensors"));
        QVERIFY(ref);
        const auto z = latentsOf({0, 1, 2, 3}, 64);
        QVERIFY(relative(z, ref->at("seed_z")) < 1e-6);
        Generator g = copyOf(model.generatorEma);
        const auto w = g->mapping(z, torch::Tensor());
        QVERIFY(relative(g->mapping->broadcast(w), ref->at("ws_psi1")) < kTolerance);
        QVERIFY(relative(g->mapping->broadcast(w, 0.7), ref->at("ws_psi07")) < kTolerance);
        QVERIFY(relative(g->mapping->broadcast(w, 0.5, 4), ref->at("ws_psi05_cut")) < kTolerance);
        const auto img = g(z, torch::Tensor(), NoiseSource{});
        QVERIFY2(
            relative(img, ref->at("img_psi1")) < kTolerance,
            qPrintable(QString::number(relative(img, ref->at("img_psi1")))));
        QVERIFY(
            relative(g(z, torch::Tensor(), NoiseSource{}, 0.7), ref->at("img_psi07")) < kTolerance);
        Discriminator d = model.discriminator;
        QVERIFY(
            relative(d(ref->at("img_psi1"), torch::Tensor()).view(-1), ref->at("logits").view(-1)) <
            kTolerance);
        g->stylegan3()->input()->transform.copy_(ref->at("transform"));
        QVERIFY(
            relative(g->synthesis(ref->at("ws_psi1"), NoiseSource{}), ref->at("img_transformed")) <
            kTolerance);
    }

    void roundTrip_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("StyleGAN3-T") << "sg3t_64.pkl";
        QTest::newRow("StyleGAN3-R") << "sg3r_64.pkl";
        QTest::newRow("unconditional") << "sg2_64.pkl";
        QTest::newRow("conditional") << "sg2_cond_32.pkl";
    }

    void roundTrip() {
        QFETCH(QString, file);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "copy.pkl";
        const auto first = openModel(golden(file.toStdString()));
        QVERIFY(first);
        const auto written = writeModel(**first, path, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto second = openModel(path);
        QVERIFY2(second, second ? "" : second.error().message.c_str());
        QVERIFY(sameState(*(*first)->generator, *(*second)->generator));
        QVERIFY(sameState(*(*first)->generatorEma, *(*second)->generatorEma));
        QVERIFY(sameState(*(*first)->discriminator, *(*second)->discriminator));
        QCOMPARE((*second)->augment.present, (*first)->augment.present);
        QCOMPARE((*second)->augment.p, (*first)->augment.p);
        const auto& a = (*first)->discriminator->options();
        const auto& b = (*second)->discriminator->options();
        QCOMPARE(b.mbstdGroupSize.value_or(-1), a.mbstdGroupSize.value_or(-1));
        QCOMPARE(b.convClamp.value_or(-1), a.convClamp.value_or(-1));
        QVERIFY(a.architecture == b.architecture);
        // An existing file is never replaced unasked.
        const auto again = writeModel(**first, path, Replace::Never);
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::FileExists);
        QVERIFY(writeModel(**first, path, Replace::Always));
    }

    void otherArchitecturesSurvive() {
        NewModelOptions options;
        options.resolution = 16;
        options.channelBase = 256;
        options.channelMax = 24;
        options.zDim = 20;
        options.wDim = 12;
        options.cDim = 3;
        options.mappingLayers = 3;
        options.useNoise = false;
        options.channels = 1;
        const auto model = newModel(options);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "odd.pkl";
        QVERIFY(writeModel(*model, path, Replace::Never));
        const auto back = openModel(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY(sameState(*model->generatorEma, *(*back)->generatorEma));
        QVERIFY(sameState(*model->discriminator, *(*back)->discriminator));
        QCOMPARE((*back)->info.channels, 1);
        QVERIFY(!(*back)->augment.present);
    }

    void sourceTextIsDropped() {
        // A file with a program in it: the program is counted and never written out again.
        const QTemporaryDir folder;
        const auto base = std::filesystem::path(folder.path().toStdString());
        auto text = contentsOf(golden("sg2_64.pkl"));
        const std::string empty("module_src");
        QVERIFY(text.find(empty) != std::string::npos);
        // Our own output names its shim in module_src; poison that.
        const auto first = openModel(golden("sg2_64.pkl"));
        QVERIFY(first);
        QVERIFY(writeModel(**first, base / "a.pkl", Replace::Never));
        auto poisoned = contentsOf(base / "a.pkl");
        const std::string shim = "from training.networks import *";
        const auto at = poisoned.find(shim);
        QVERIFY(at != std::string::npos);
        poisoned.replace(at, shim.size(), std::string(shim.size(), '#'));
        std::ofstream(base / "b.pkl", std::ios::binary) << poisoned;
        const auto second = openModel(base / "b.pkl");
        QVERIFY(second);
        QVERIFY((*second)->info.embeddedPrograms >= 1);
        QVERIFY(writeModel(**second, base / "c.pkl", Replace::Never));
        // Not byte by byte the same: the parent that each names is another.
        const auto written = contentsOf(base / "c.pkl");
        QVERIFY(written.find(shim) != std::string::npos);
        QVERIFY(written.find(std::string(shim.size(), '#')) == std::string::npos);
    }

    void missingFiles() {
        const auto missing = openModel("/nowhere/at/all.pkl");
        QVERIFY(!missing && missing.error().code == ErrorCode::FileNotFound);
    }
};

QTEST_GUILESS_MAIN(GoldenPklTest)
#include "golden_pkl_test.moc"
