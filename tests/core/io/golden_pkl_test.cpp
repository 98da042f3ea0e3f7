// NVIDIA pickles: opened, compared with reference tensors, written, and opened again.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/tensor_file.h"
#include "core/model/images.h"
#include "core/model/torch.h"

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace sg;

namespace {

std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

double relative(const torch::Tensor& ours, const torch::Tensor& reference) {
    return ((ours - reference).abs().max() / reference.abs().max()).item<double>();
}

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool sameState(const torch::nn::Module& a, const torch::nn::Module& b) {
    const auto left = stateOf(a);
    const auto right = stateOf(b);
    if (left.size() != right.size()) {
        return false;
    }
    for (const auto& [name, tensor] : left) {
        if (!right.contains(name) || !torch::equal(tensor, right.at(name))) {
            qWarning("%s differs", name.c_str());
            return false;
        }
    }
    return true;
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

    void roundTrip_data() {
        QTest::addColumn<QString>("file");
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
        QCOMPARE(contentsOf(base / "c.pkl"), contentsOf(base / "a.pkl"));
    }

    void missingFiles() {
        const auto missing = openModel("/nowhere/at/all.pkl");
        QVERIFY(!missing && missing.error().code == ErrorCode::FileNotFound);
    }
};

QTEST_GUILESS_MAIN(GoldenPklTest)
#include "golden_pkl_test.moc"
