// Saved trainings as files: exact, openable as models, and refused when damaged.

#include "core/io/model_reader.h"
#include "core/model/torch.h"
#include "core/train/run/state_file.h"
#include "core/train/trainer.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

class StateFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path at(const char* name) {
        return m_folder.path().toStdString() + "/" + name;
    }

private Q_SLOTS:

    void fullStatesAreExact() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        auto settings = tinySettings();
        settings.augment = "bgc";
        settings.augmentP = 0.2;
        Trainer trainer(*model, tinyPictures(), settings, {});
        for (int i = 0; i < 3; ++i) {
            trainer.step();
        }
        SavedTraining saved{trainer.state(), R"({"seconds":1.5})"};
        QVERIFY(writeSavedTraining(at("full.safetensors"), saved, *model));
        const auto back = readSavedTraining(at("full.safetensors"));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->trainer.steps, std::int64_t(3));
        QCOMPARE(back->session, saved.session);
        QCOMPARE(back->trainer.tensors.size(), saved.trainer.tensors.size());
        Trainer other(*model, tinyPictures(), settings, {});
        other.restore(back->trainer);
        for (int i = 0; i < 3; ++i) {
            trainer.step();
            other.step();
        }
        const auto a = trainer.state();
        for (const auto& [name, tensor] : other.state().tensors) {
            QVERIFY2(torch::equal(tensor, a.tensors.at(name)), name.c_str());
        }
    }

    void statesOpenAsModels() {
        const auto model = tinyModel(NewArchitecture::StyleGan3T);
        Trainer trainer(*model, tinyPictures(), tinySettings(), {});
        trainer.step();
        const auto state = trainer.state();
        QVERIFY(writeSavedTraining(at("full3.safetensors"), {state, "{}"}, *model));
        QVERIFY(writeLightState(at("light3.safetensors"), state, *model));
        const auto full = openModel(at("full3.safetensors"));
        QVERIFY2(full, full ? "" : full.error().message.c_str());
        QVERIFY(changed(*(*full)->generatorEma, *trainer.generatorEma()).empty());
        QVERIFY(changed(*(*full)->discriminator, *trainer.discriminator()).empty());
        const auto light = openModel(at("light3.safetensors"));
        QVERIFY2(light, light ? "" : light.error().message.c_str());
        QVERIFY(!(*light)->discriminator.is_empty());
        for (const auto& [name, tensor] : stateOf(*(*light)->generatorEma)) {
            QVERIFY2(
                torch::allclose(tensor, stateOf(*trainer.generatorEma()).at(name), 1e-3, 1e-6),
                name.c_str());
        }
        QVERIFY(
            std::filesystem::file_size(at("light3.safetensors")) * 3 <
            std::filesystem::file_size(at("full3.safetensors")));
        const auto refused = readSavedTraining(at("light3.safetensors"));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("light3") != std::string::npos);
    }

    void picturesComeBack() {
        auto pictures = tinyPictures();
        pictures.weights = {1, 0.25, 4, 0, 1};
        pictures.labels = {0, 1, 0, 1, 2};
        pictures.aspect = 1.5;
        pictures.names[2] = "\xff\xfe no utf8";
        QVERIFY(writePictures(at("pictures.safetensors"), pictures));
        const auto back = readPictures(at("pictures.safetensors"));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->pixels, pictures.pixels);
        QCOMPARE(back->weights, pictures.weights);
        QCOMPARE(back->labels, pictures.labels);
        QCOMPARE(back->aspect, 1.5);
        QCOMPARE(back->resolution, pictures.resolution);
        QCOMPARE(back->names[1], pictures.names[1]);
        const auto id = picturesId(pictures);
        QCOMPARE(picturesId(pictures), id);
        pictures.weights[0] = 2;
        QVERIFY(picturesId(pictures) != id);
        pictures.weights[0] = 1;
        pictures.pixels[7] ^= 1; // another crop
        QVERIFY(picturesId(pictures) != id);
    }

    void damageIsNamed() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        Trainer trainer(*model, tinyPictures(), tinySettings(), {});
        QVERIFY(writeSavedTraining(at("whole.safetensors"), {trainer.state(), "{}"}, *model));
        QFile whole(QString::fromStdString(at("whole.safetensors").string()));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const auto bytes = whole.readAll();
        for (const int size : {0, 7, 100, int(bytes.size() / 2), int(bytes.size()) - 1}) {
            QFile cut(QString::fromStdString(at("cut.safetensors").string()));
            QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
            cut.write(bytes.left(size));
            cut.close();
            const auto read = readSavedTraining(at("cut.safetensors"));
            QVERIFY2(!read, qPrintable(QString::number(size)));
            QVERIFY(read.error().message.find("cut.safetensors") != std::string::npos);
            QVERIFY(!readPictures(at("cut.safetensors")));
        }
        QVERIFY(!readSavedTraining(at("missing.safetensors")));
    }
};

QTEST_GUILESS_MAIN(StateFileTest)
#include "state_file_test.moc"
