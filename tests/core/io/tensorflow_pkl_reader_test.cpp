// TensorFlow pickles: the golden one, and networks of other settings written from our own weights.

#include "core/io/model_reader.h"
#include "core/io/tensor_file.h"
#include "core/io/tensorflow_pkl_reader.h"
#include "core/model/images.h"
#include "tests/core/container/malformed.h"
#include "tests/core/io/random_model.h"
#include "tests/core/io/tensorflow_fragments.h"

#include <QtTest>

#include <functional>

using namespace sg;
using namespace sg::test;

namespace {

std::filesystem::path golden(const char* name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

Result<std::shared_ptr<Model>> readPickle(const std::string& pickle) {
    return TensorflowPklReader().read(bytesOf(pickle));
}

std::string errorOf(const Result<std::shared_ptr<Model>>& model) {
    return model ? "it opened" : model.error().message;
}

TfEntries with(TfEntries settings, const std::string& name, const std::string& value) {
    std::erase_if(settings, [&](const auto& entry) { return entry.first == name; });
    settings.emplace_back(name, value);
    return settings;
}

/// (G, D, Gs) where G and Gs are one network, and D is None unless it is given.
std::string pickleOf(const std::string& generator, const std::string& discriminator = "N") {
    return pickled(tuple({generator, discriminator, generator}));
}

std::string numbersList(const std::vector<std::int64_t>& values) {
    std::string items = "](";
    for (const auto value : values) {
        items += integer(value);
    }
    return items + "e";
}

struct GeneratorCase {
    std::function<void(GeneratorOptions&)> change;
    TfEntries settings; ///< beside those every file has
};

torch::Tensor labels(int cDim) {
    return cDim > 0 ? torch::eye(cDim).slice(0, 0, 4) : torch::Tensor();
}

} // namespace

class TensorflowPklReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goldenFile() {
        const torch::NoGradGuard noGrad;
        const auto opened = openModel(golden("tf_64.pkl"));
        QVERIFY2(opened, errorOf(opened).c_str());
        const Model& model = **opened;
        QCOMPARE(model.info.format, std::string("NVIDIA TensorFlow pickle"));
        QCOMPARE(model.info.resolution, 64);
        QCOMPARE(model.info.mappingLayers, 4);
        QCOMPARE(model.info.embeddedPrograms, 0);
        QVERIFY(model.info.hasGenerator && model.info.hasDiscriminator);
        QVERIFY(model.info.inertGlobals.empty());
        QVERIFY(!model.augment.present);

        const auto ref = readTensors(golden("sg2_64.ref.safetensors"));
        QVERIFY(ref);
        const auto z = latentsOf({0, 1, 2, 3}, 64);
        Generator g = model.generatorEma;
        QVERIFY(
            relative(g->mapping->broadcast(g->mapping(z, kNoLabels), 0.7), ref->at("ws_psi07")) <
            1e-4);
        QVERIFY(relative(g(z, kNoLabels, NoiseSource{}), ref->at("img_psi1")) < 1e-4);
        QVERIFY(relative(g(z, kNoLabels, NoiseSource{}, 0.7), ref->at("img_psi07")) < 1e-4);
        Discriminator d = model.discriminator;
        QVERIFY(
            relative(d(ref->at("img_psi1"), kNoLabels).view(-1), ref->at("logits").view(-1)) <
            1e-4);
    }

    void goldenFileHoldsTheNetworksOfItsTwin() {
        const auto tf = openModel(golden("tf_64.pkl"));
        const auto torchFile = openModel(golden("sg2_64.pkl"));
        QVERIFY(tf && torchFile);
        // Biases of styles went through a subtraction and an addition of 1.
        QVERIFY(sameState(*(*torchFile)->generatorEma, *(*tf)->generatorEma, 1e-6));
        QVERIFY(sameState(*(*torchFile)->generator, *(*tf)->generator, 1e-6));
        QVERIFY(sameState(*(*torchFile)->discriminator, *(*tf)->discriminator));
        const auto& a = (*torchFile)->generatorEma->options();
        const auto& b = (*tf)->generatorEma->options();
        QCOMPARE(b.channelBase, a.channelBase);
        QCOMPARE(b.channelMax, a.channelMax);
        QCOMPARE(b.stylegan2().convClamp.value_or(0), a.stylegan2().convClamp.value_or(0));
        QCOMPARE(
            (*tf)->discriminator->options().mbstdGroupSize.value_or(0),
            (*torchFile)->discriminator->options().mbstdGroupSize.value_or(0));
    }

    void generators_data() {
        QTest::addColumn<int>("index");
        const auto row = [this](
                             const char* name,
                             std::function<void(GeneratorOptions&)> change,
                             TfEntries settings) {
            QTest::newRow(name) << int(m_generators.size());
            m_generators.push_back({std::move(change), std::move(settings)});
        };
        row("as it is", [](GeneratorOptions&) {}, {});
        row("resnet",
            [](GeneratorOptions& o) { o.stylegan2().architecture = Architecture::Resnet; },
            {{"architecture", text("resnet")}});
        row("orig",
            [](GeneratorOptions& o) { o.stylegan2().architecture = Architecture::Orig; },
            {{"architecture", text("orig")}});
        row("classes",
            [](GeneratorOptions& o) {
                o.mapping.cDim = 5;
                o.mapping.embedFeatures = 7;
            },
            {{"label_fmaps", integer(7)}});
        row("no noise",
            [](GeneratorOptions& o) { o.stylegan2().useNoise = false; },
            {{"use_noise", "\x89"}});
        row("other widths",
            [](GeneratorOptions& o) {
                o.stylegan2().widths = {{4, 5}, {8, 9}, {16, 3}};
            },
            {});
        row("other filter",
            [](GeneratorOptions& o) {
                o.stylegan2().resampleTaps = {1, 2, 1};
            },
            {{"resample_kernel", numbersList({1, 2, 1})}});
        row("other activations",
            [](GeneratorOptions& o) {
                o.stylegan2().activation = Activation::Relu;
                o.mapping.activation = Activation::Swish;
            },
            {{"nonlinearity", text("relu")}, {"mapping_nonlinearity", text("swish")}});
        row("clamp",
            [](GeneratorOptions& o) { o.stylegan2().convClamp = 0.5; },
            {{"conv_clamp", "G" + std::string("\x3f\xe0\0\0\0\0\0\0", 8)}});
        row("mapping of another size",
            [](GeneratorOptions& o) {
                o.mapping.zDim = 20;
                o.mapping.layerFeatures = 9;
                o.mapping.numLayers = 3;
                o.mapping.lrMultiplier = 1.0;
            },
            {{"mapping_fmaps", integer(9)}, {"mapping_lrmul", integer(1)}});
        row("grey", [](GeneratorOptions& o) { o.stylegan2().channels = 1; }, {});
        row("ignored settings",
            [](GeneratorOptions&) {},
            {{"truncation_psi", integer(1)},
             {"truncation_cutoff", "N"},
             {"style_mixing_prob", "N"},
             {"structure", text("auto")},
             {"conv_clamp", "N"},
             {"label_fmaps", "N"}});
    }

    void generators() {
        QFETCH(int, index);
        const torch::NoGradGuard noGrad;
        const auto& [change, settings] = m_generators.at(std::size_t(index));
        auto options = smallGenerator();
        change(options);
        Generator expected(options);
        randomize(*expected, 5);
        auto all = tfSettingsOf(options);
        for (const auto& [name, value] : settings) {
            all = with(all, name, value);
        }
        const auto read = readPickle(pickleOf(tfGeneratorOf(expected, 5, all)));
        QVERIFY2(read, errorOf(read).c_str());
        Generator ours = (*read)->generatorEma;
        QVERIFY(sameState(*expected, *ours, 1e-6));
        QVERIFY(!(*read)->generator.is_empty());
        QVERIFY((*read)->discriminator.is_empty());
        const auto z = latentsOf({0, 1, 2, 3}, options.mapping.zDim);
        const auto c = labels(options.mapping.cDim);
        QVERIFY(relative(ours(z, c, NoiseSource{}), expected(z, c, NoiseSource{})) < 1e-5);
        (*read)->describe();
        QCOMPARE((*read)->info.cDim, options.mapping.cDim);
        QCOMPARE((*read)->info.channels, options.channels());
    }

    void wAvgBeta() {
        Generator g(smallGenerator());
        randomize(*g, 5);
        const auto base = tfSettingsOf(g->options());
        const auto betaOf = [&](const TfEntries& settings) {
            const auto read = readPickle(pickleOf(tfGeneratorOf(g, 5, settings)));
            return read ? (*read)->generatorEma->options().mapping.wAvgBeta.value_or(-1) : -2;
        };
        QCOMPARE(betaOf(base), 0.995);
        QCOMPARE(betaOf(with(base, "w_avg_beta", "N")), 1.0);
        QCOMPARE(betaOf(with(base, "w_avg_beta", integer(0))), 0.0);
    }

    void channelBaseIsTwiceTheirs() {
        Generator g(smallGenerator());
        randomize(*g, 5);
        const auto read = readPickle(pickleOf(tfGeneratorOf(g, 5, tfSettingsOf(g->options()))));
        QVERIFY2(read, errorOf(read).c_str());
        QCOMPARE((*read)->generatorEma->options().channelBase, 96);
        QCOMPARE((*read)->generatorEma->options().channelMax, 10);
    }

    void picturesOfOldLevelsOfDetail() {
        auto options = smallGenerator();
        options.stylegan2().architecture = Architecture::Orig;
        Generator g(options);
        randomize(*g, 5);
        auto dOptions = smallDiscriminator();
        dOptions.architecture = Architecture::Orig;
        Discriminator d(dOptions);
        randomize(*d, 6);
        // The same variables under their old names; "orig" is not said.
        const auto renamed =
            [](std::string bytes, const std::string& before, const std::string& after) {
                for (auto at = bytes.find(before); at != std::string::npos;
                     at = bytes.find(before, at + 1)) {
                    // Texts have their length in front.
                    std::uint32_t length = 0;
                    std::memcpy(&length, bytes.data() + at - 4, 4);
                    length += static_cast<std::uint32_t>(after.size() - before.size());
                    std::memcpy(bytes.data() + at - 4, &length, 4);
                    bytes.replace(at, before.size(), after);
                }
                return bytes;
            };
        const auto generator =
            renamed(tfGeneratorOf(g, 4, tfSettingsOf(options)), "16x16/ToRGB/", "ToRGB_lod0/");
        const auto discriminator = renamed(
            tfDiscriminatorOf(d, 4, tfSettingsOf(dOptions)), "16x16/FromRGB/", "FromRGB_lod0/");
        const auto read = readPickle(pickleOf(generator, discriminator));
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(sameState(*g, *(*read)->generatorEma, 1e-6));
        QVERIFY(sameState(*d, *(*read)->discriminator));
    }

    void discriminators_data() {
        QTest::addColumn<int>("index");
        for (const char* name :
             {"resnet",
              "skip",
              "orig",
              "classes, no mapping layers",
              "classes, mapped",
              "whole batch",
              "two deviation channels",
              "relu and a filter"}) {
            QTest::newRow(name) << m_rows++;
        }
    }

    void discriminators() {
        QFETCH(int, index);
        const torch::NoGradGuard noGrad;
        auto g = smallGenerator();
        auto options = smallDiscriminator();
        auto settings = TfEntries{{"mbstd_group_size", integer(4)}};
        const auto conditional = [&](int layers) {
            g.mapping.cDim = options.cDim = 5;
            options.cmapDim = options.widths.at(4);
            const int w = options.cmapDim;
            options.mapping = {0, 5, w, 0, layers, w, w, Activation::LeakyRelu, 0.1};
            options.mapping.wAvgBeta.reset();
        };
        switch (index) {
        case 1:
            options.architecture = Architecture::Skip;
            settings.emplace_back("architecture", text("skip"));
            break;
        case 2:
            options.architecture = Architecture::Orig;
            settings.emplace_back("architecture", text("orig"));
            break;
        case 3:
            conditional(0);
            break;
        case 4:
            conditional(2);
            settings.emplace_back("mapping_layers", integer(2));
            break;
        case 5:
            options.mbstdGroupSize.reset();
            settings = {{"mbstd_group_size", "N"}};
            break;
        case 6:
            options.mbstdChannels = 2;
            settings.emplace_back("mbstd_num_features", integer(2));
            break;
        case 7:
            options.activation = Activation::Relu;
            options.resampleTaps = {1, 2, 1};
            options.convClamp = 1.0;
            settings.emplace_back("nonlinearity", text("relu"));
            settings.emplace_back("resample_kernel", numbersList({1, 2, 1}));
            settings.emplace_back("conv_clamp", integer(1));
            settings.emplace_back("freeze_layers", integer(0));
            break;
        default:
            break;
        }
        Generator generator(g);
        randomize(*generator, 5);
        Discriminator expected(options);
        randomize(*expected, 6);
        auto all = tfSettingsOf(options);
        all.insert(all.end(), settings.begin(), settings.end());
        const auto read = readPickle(pickleOf(
            tfGeneratorOf(generator, 5, tfSettingsOf(g)), tfDiscriminatorOf(expected, 5, all)));
        QVERIFY2(read, errorOf(read).c_str());
        Discriminator ours = (*read)->discriminator;
        QVERIFY(sameState(*expected, *ours));
        torch::manual_seed(3);
        const auto images = torch::randn({4, 3, 16, 16});
        const auto c = labels(options.cDim);
        QVERIFY(relative(ours(images, c), expected(images, c)) < 1e-6);
    }

    void groupSizesNobodySaid() {
        Generator g(smallGenerator());
        randomize(*g, 5);
        Discriminator d(smallDiscriminator());
        randomize(*d, 6);
        const auto groupOf = [&](int version) {
            const auto read = readPickle(pickleOf(
                tfGeneratorOf(g, version, tfSettingsOf(g->options())),
                tfDiscriminatorOf(d, version, tfSettingsOf(d->options()))));
            return read ? (*read)->discriminator->options().mbstdGroupSize.value_or(0) : -1;
        };
        QCOMPARE(groupOf(4), 4);
        QCOMPARE(groupOf(5), 0);
    }

    void programsAreCounted() {
        Generator g(smallGenerator());
        randomize(*g, 5);
        const std::string source =
            "# Copyright (c) 2019, NVIDIA Corporation. All rights reserved.\n"
            "import os; os.system('true')\n";
        const auto read =
            readPickle(pickleOf(tfGeneratorOf(g, 5, tfSettingsOf(g->options()), source)));
        QVERIFY2(read, errorOf(read).c_str());
        QCOMPARE((*read)->info.embeddedPrograms, 6); // two networks of three parts each
        QVERIFY((*read)->info.licence.find("NVIDIA") != std::string::npos);
    }

    void declined_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("says");
        Generator g(smallGenerator());
        randomize(*g, 5);
        const auto settings = tfSettingsOf(g->options());
        const auto row = [](const char* name, const std::string& generator, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(pickleOf(generator)) << says;
        };
        row("StyleGAN1", tfNetwork(3, "G_style", {}, {}), "first generation");
        row("configuration A", tfNetwork(4, "G_style", {}, {}), "first generation");
        row("configuration D",
            tfNetwork(
                4,
                "G_main",
                {},
                {},
                {{"synthesis", tfNetwork(4, "G_synthesis_stylegan_revised", {}, {})}}),
            "configurations A to D");
        row("progressive GAN", tfNetwork(2, "G_paper", {}, {}), "progressive GAN");
        row("first conditional kind",
            tfNetwork(4, "G_main", {}, {{"mapping/LabelConcat/weight", numpyScalar("f4", "1234")}}),
            "LabelConcat");
        row("unknown setting",
            tfGeneratorOf(g, 5, with(settings, "use_magic", integer(1))),
            "use_magic");
        row("unknown architecture",
            tfGeneratorOf(g, 5, with(settings, "architecture", text("dense"))),
            "dense");
        row("unknown activation",
            tfGeneratorOf(g, 5, with(settings, "nonlinearity", text("magic"))),
            "magic");
        row("a filter that is a number",
            tfGeneratorOf(g, 5, with(settings, "resample_kernel", integer(1))),
            "resampling filter");
    }

    void declined() {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, says);
        const auto content = pickle.toStdString();
        QVERIFY(TensorflowPklReader().recognises(bytesOf(content)));
        const auto read = readPickle(content);
        QVERIFY(!read);
        QVERIFY2(read.error().code == ErrorCode::Unsupported, errorOf(read).c_str());
        QVERIFY2(isOneSentence(errorOf(read)), errorOf(read).c_str());
        QVERIFY2(
            errorOf(read).find(says.toStdString()) != std::string::npos, errorOf(read).c_str());
    }

    void wrongSettings() {
        Generator g(smallGenerator());
        randomize(*g, 5);
        const auto base = tfSettingsOf(g->options());
        for (const auto& [name, value] :
             {std::pair{"resolution", 17},
              std::pair{"resolution", 32},
              std::pair{"resolution", 8},
              std::pair{"resolution", -1},
              std::pair{"latent_size", 13},
              std::pair{"latent_size", 0},
              std::pair{"latent_size", 1'000'000'000},
              std::pair{"label_size", 3},
              std::pair{"label_size", -3},
              std::pair{"dlatent_size", 13},
              std::pair{"num_channels", 1},
              std::pair{"num_channels", 2},
              std::pair{"num_channels", 4},
              std::pair{"num_channels", 400},
              std::pair{"mapping_layers", 1},
              std::pair{"mapping_layers", 3},
              std::pair{"mapping_layers", 1'000'000},
              std::pair{"conv_clamp", -1}}) {
            const Stopwatch stopwatch;
            const auto read =
                readPickle(pickleOf(tfGeneratorOf(g, 5, with(base, name, integer(value)))));
            QVERIFY2(!read, name);
            QVERIFY2(read.error().code == ErrorCode::BadFormat, errorOf(read).c_str());
            QVERIFY(stopwatch.withinLimit());
        }
    }

    void onlyItsOwnFilesAreRecognised() {
        const TensorflowPklReader reader;
        for (const char* name :
             {"sg2_64.pkl", "sg2_cond_32.pkl", "ros_64.pt", "ros_64.legacy.pt"}) {
            const auto bytes = contentsOf(golden(name).string());
            QVERIFY2(!reader.recognises(bytesOf(bytes)), name);
        }
    }

private:
    std::vector<GeneratorCase> m_generators;
    int m_rows = 0;
};

QTEST_GUILESS_MAIN(TensorflowPklReaderTest)
#include "tensorflow_pkl_reader_test.moc"
