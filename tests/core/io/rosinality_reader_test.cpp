// rosinality's checkpoints: the golden ones, and what converters, forks and old versions leave.

#include "core/io/rosinality_reader.h"
#include "core/io/tensor_file.h"
#include "core/model/images.h"
#include "tests/core/container/malformed.h"
#include "tests/core/io/random_model.h"
#include "tests/core/io/rosinality_fragments.h"

#include <QtTest>

#include <algorithm>

using namespace sg;
using namespace sg::test;

namespace {

std::filesystem::path golden(const char* name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

std::string errorOf(const Result<std::shared_ptr<Model>>& model) {
    return model ? "it opened" : model.error().message;
}

Result<std::shared_ptr<Model>> readFile(const RosFile& file) {
    const auto bytes = file.zip();
    return RosinalityReader().read(bytesOf(bytes));
}

bool hasNote(const Model& model, const std::string& about) {
    return std::ranges::any_of(model.info.notes, [&](const std::string& note) {
        return isOneSentence(note) && note.find(about) != std::string::npos;
    });
}

/// A generator's state under rosinality's names, spelled out here once more (formats.md 3.3).
StateDict theirs(const Generator& g) {
    auto ours = cloneState(*g);
    const auto& o = g->options();
    StateDict all;
    for (int i = 0; i < o.mapping.numLayers; ++i) {
        for (const char* part : {".weight", ".bias"}) {
            all["style." + std::to_string(i + 1) + part] =
                ours.at("mapping.fc" + std::to_string(i) + part);
        }
    }
    all["input.input"] = ours.at("synthesis.b4.const").unsqueeze(0);
    const auto modulated = [&](const std::string& name, const std::string& from) {
        all[name + ".conv.weight"] = ours.at(from + ".weight").unsqueeze(0);
        all[name + ".conv.modulation.weight"] = ours.at(from + ".affine.weight");
        all[name + ".conv.modulation.bias"] = ours.at(from + ".affine.bias");
    };
    const auto styled = [&](const std::string& name, const std::string& from, int noise) {
        modulated(name, from);
        all[name + ".noise.weight"] = ours.at(from + ".noise_strength").view({1});
        all[name + ".activate.bias"] = ours.at(from + ".bias");
        all["noises.noise_" + std::to_string(noise)] =
            ours.at(from + ".noise_const").unsqueeze(0).unsqueeze(0);
    };
    const auto toRgb = [&](const std::string& name, const std::string& from) {
        modulated(name, from);
        all[name + ".bias"] = ours.at(from + ".bias").view({1, -1, 1, 1});
    };
    styled("conv1", "synthesis.b4.conv1", 0);
    toRgb("to_rgb1", "synthesis.b4.torgb");
    int block = 0;
    for (int r = 8; r <= o.resolution(); r *= 2, ++block) {
        const auto from = "synthesis.b" + std::to_string(r);
        styled("convs." + std::to_string(2 * block), from + ".conv0", 2 * block + 1);
        styled("convs." + std::to_string(2 * block + 1), from + ".conv1", 2 * block + 2);
        toRgb("to_rgbs." + std::to_string(block), from + ".torgb");
    }
    return all;
}

Generator smallNetwork() {
    Generator g(smallGenerator());
    randomize(*g, 5);
    return g;
}

} // namespace

class RosinalityReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goldenTrainingCheckpoint() {
        const torch::NoGradGuard noGrad;
        const auto opened = openModel(golden("ros_64.pt"));
        QVERIFY2(opened, errorOf(opened).c_str());
        const Model& model = **opened;
        QCOMPARE(model.info.format, std::string("rosinality .pt file"));
        QCOMPARE(model.info.resolution, 64);
        QCOMPARE(model.info.zDim, 64);
        QCOMPARE(model.info.mappingLayers, 4);
        QVERIFY(model.info.hasGenerator && model.info.hasDiscriminator);
        QVERIFY(model.info.inertGlobals.empty());
        QVERIFY(model.augment.present);
        QCOMPARE(model.augment.p, 0.0);
        QVERIFY(hasNote(model, "latent_avg"));

        const auto ref = readTensors(golden("sg2_64.ref.safetensors"));
        QVERIFY(ref);
        Generator g = model.generatorEma;
        const auto z = latentsOf({0, 1, 2, 3}, 64);
        QVERIFY(relative(g(z, kNoLabels, NoiseSource{}), ref->at("img_psi1")) < 1e-4);
        Discriminator d = model.discriminator;
        QVERIFY(
            relative(d(ref->at("img_psi1"), kNoLabels).view(-1), ref->at("logits").view(-1)) <
            1e-4);
    }

    void goldenFilesHoldTheNetworksOfTheirTwin() {
        const auto twin = openModel(golden("sg2_64.pkl"));
        const auto zip = openModel(golden("ros_64.pt"));
        const auto legacy = openModel(golden("ros_64.legacy.pt"));
        QVERIFY(twin && zip && legacy);
        QVERIFY(sameState(*(*twin)->generatorEma, *(*legacy)->generatorEma));
        QVERIFY(sameState(*(*twin)->discriminator, *(*zip)->discriminator));
        // The average is not in the training checkpoint.
        for (const auto& [ours, network] :
             {std::pair{(*twin)->generatorEma, (*zip)->generatorEma},
              std::pair{(*twin)->generator, (*zip)->generator}}) {
            const torch::NoGradGuard noGrad;
            Generator without = copyOf(network);
            without->mapping->wAvg.copy_(ours->mapping->wAvg);
            QVERIFY(sameState(*ours, *without));
        }
    }

    void goldenConvertedFile() {
        const torch::NoGradGuard noGrad;
        const auto opened = openModel(golden("ros_64.legacy.pt"));
        QVERIFY2(opened, errorOf(opened).c_str());
        const Model& model = **opened;
        QVERIFY(!model.info.hasGenerator && !model.info.hasDiscriminator);
        QVERIFY(model.info.notes.empty());
        QVERIFY(!model.augment.present);
        const auto ref = readTensors(golden("sg2_64.ref.safetensors"));
        QVERIFY(ref);
        Generator g = model.generatorEma;
        const auto z = latentsOf({0, 1, 2, 3}, 64);
        QVERIFY(relative(g(z, kNoLabels, NoiseSource{}, 0.7), ref->at("img_psi07")) < 1e-4);
        QVERIFY(
            relative(
                g->mapping->broadcast(g->mapping(z, kNoLabels), 0.5, 4), ref->at("ws_psi05_cut")) <
            1e-4);
    }

    void aMissingAverageIsMeasured() {
        const torch::NoGradGuard noGrad;
        const auto network = smallNetwork();
        RosFile file;
        file.network("g_ema", theirs(network));
        const auto first = readFile(file);
        const auto second = readFile(file);
        QVERIFY2(first, errorOf(first).c_str());
        QVERIFY(hasNote(**first, "latent_avg"));
        Generator g = (*first)->generatorEma;
        QVERIFY(torch::equal(g->mapping->wAvg, (*second)->generatorEma->mapping->wAvg));
        torch::manual_seed(77);
        const auto w = g->mapping(torch::randn({20'000, 12}), kNoLabels);
        const auto error = (g->mapping->wAvg - w.mean(0)).abs() / w.std(0);
        QVERIFY(error.max().item<double>() < 0.06); // some five standard errors
    }

    void onlyTheAveragedGenerator() {
        const auto network = smallNetwork();
        RosFile file;
        file.network("g_ema", theirs(network));
        file.tensor("latent_avg", network->mapping->wAvg);
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(sameState(*network, *(*read)->generatorEma));
        QVERIFY((*read)->generator.is_empty() && (*read)->discriminator.is_empty());
        QVERIFY((*read)->info.notes.empty());
    }

    void onlyTheRawGenerator() {
        const auto network = smallNetwork();
        RosFile file;
        file.network("g", theirs(network));
        file.tensor("latent_avg", network->mapping->wAvg.unsqueeze(0));
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(sameState(*network, *(*read)->generatorEma));
        QVERIFY((*read)->generator.is_empty());
        QVERIFY(hasNote(**read, "g_ema"));
    }

    void aStateDictAlone() {
        const auto network = smallNetwork();
        RosFile file;
        for (const auto& [name, tensor] : theirs(network)) {
            file.tensor(name, tensor);
        }
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(hasNote(**read, "latent_avg"));
        QCOMPARE((*read)->generatorEma->options().resolution(), 16);
    }

    void wrappedNetworks_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("several devices") << "g_ema"
                                         << "module.";
        QTest::newRow("behind an encoder") << "state_dict"
                                           << "decoder.";
        QTest::newRow("a table of another name") << "model"
                                                 << "";
        QTest::newRow("at the top") << ""
                                    << "net.generator.";
    }

    void wrappedNetworks() {
        QFETCH(QString, key);
        QFETCH(QString, prefix);
        const auto network = smallNetwork();
        StateDict tensors;
        for (const auto& [name, tensor] : theirs(network)) {
            tensors[prefix.toStdString() + name] = tensor;
        }
        if (!prefix.isEmpty()) {
            tensors["encoder.styles.0.convs.0.weight"] = torch::zeros({3});
        }
        RosFile file;
        if (key.isEmpty()) {
            for (const auto& [name, tensor] : tensors) {
                file.tensor(name, tensor);
            }
        } else {
            file.network(key.toStdString(), tensors);
        }
        file.tensor("latent_avg", network->mapping->wAvg.repeat({6, 1})); // once a layer
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(sameState(*network, *(*read)->generatorEma));
    }

    void numbersOfNumpy() {
        const auto network = smallNetwork();
        const auto array = [](const torch::Tensor& tensor) {
            const auto values = tensor.contiguous();
            return numpyArray(
                "f4",
                values.sizes().vec(),
                false,
                {static_cast<const char*>(values.data_ptr()), std::size_t(values.numel()) * 4});
        };
        std::vector<std::string> items;
        for (const auto& [name, tensor] : theirs(network)) {
            items.push_back(text(name));
            items.push_back(array(tensor));
        }
        RosFile file;
        file.entry("g_ema", orderedDict(items));
        file.entry("latent_avg", array(network->mapping->wAvg));
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(sameState(*network, *(*read)->generatorEma));
        QVERIFY((*read)->info.notes.empty());
    }

    void filesOfOldVersionsHaveNoNoise() {
        const auto network = smallNetwork();
        auto tensors = theirs(network);
        std::erase_if(tensors, [](const auto& item) { return item.first.starts_with("noises."); });
        RosFile file;
        file.network("g_ema", tensors);
        file.tensor("latent_avg", network->mapping->wAvg);
        const auto first = readFile(file);
        QVERIFY2(first, errorOf(first).c_str());
        QVERIFY(hasNote(**first, "noise"));
        QCOMPARE((*first)->info.notes.size(), std::size_t(1));
        QVERIFY(sameState(*(*first)->generatorEma, *(*readFile(file))->generatorEma));
        const auto state = stateOf(*(*first)->generatorEma);
        const auto& noise = state.at("synthesis.b16.conv1.noise_const");
        QVERIFY(std::abs(noise.std().item<double>() - 1.0) < 0.3);
    }

    void newerForksStoreBiasesAsPictures() {
        const auto network = smallNetwork();
        auto tensors = theirs(network);
        for (auto& [name, tensor] : tensors) {
            if (name.ends_with("activate.bias")) {
                tensor = tensor.view({1, -1, 1, 1});
            }
        }
        RosFile file;
        file.network("g_ema", tensors);
        file.tensor("latent_avg", network->mapping->wAvg);
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        QVERIFY(sameState(*network, *(*read)->generatorEma));
    }

    void halfPrecisionAndOtherChannels() {
        auto options = smallGenerator(32);
        options.stylegan2().channels = 1;
        options.mapping.zDim = 9;
        options.mapping.numLayers = 3;
        Generator network(options);
        randomize(*network, 5);
        auto tensors = theirs(network);
        for (auto& [name, tensor] : tensors) {
            tensor = tensor.to(torch::kHalf);
        }
        RosFile file;
        file.network("g_ema", tensors);
        file.tensor("latent_avg", network->mapping->wAvg);
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        const auto& o = (*read)->generatorEma->options();
        QCOMPARE(o.channels(), 1);
        QCOMPARE(o.mapping.zDim, 9);
        QCOMPARE(o.mapping.numLayers, 3);
        const torch::NoGradGuard noGrad;
        QVERIFY(torch::allclose(
            stateOf(*(*read)->generatorEma).at("synthesis.b32.conv0.weight"),
            stateOf(*network).at("synthesis.b32.conv0.weight"),
            1e-3,
            1e-3));
    }

    void onlyGreyAndColour() {
        for (const int channels : {2, 4}) {
            auto options = smallGenerator(32);
            options.stylegan2().channels = channels;
            const Generator network(options);
            RosFile file;
            file.network("g_ema", theirs(network));
            file.tensor("latent_avg", network->mapping->wAvg);
            const auto read = readFile(file);
            QVERIFY(!read);
            QVERIFY2(
                errorOf(read).find("grey (1) or RGB (3)") != std::string::npos,
                errorOf(read).c_str());
        }
    }

    void anotherKernelIsTakenFromTheFile() {
        const torch::NoGradGuard noGrad;
        auto options = smallGenerator();
        options.stylegan2().resampleTaps = {1, 2, 2, 1};
        Generator network(options);
        randomize(*network, 5);
        auto tensors = theirs(network);
        const auto kernel = stateOf(*network).at("synthesis.b8.resample_filter") * 4;
        for (const char* name : {"convs.0.conv.blur.kernel", "to_rgbs.0.upsample.kernel"}) {
            tensors[name] = kernel;
        }
        RosFile file;
        file.network("g_ema", tensors);
        file.tensor("latent_avg", network->mapping->wAvg);
        const auto read = readFile(file);
        QVERIFY2(read, errorOf(read).c_str());
        Generator ours = (*read)->generatorEma;
        const auto z = latentsOf({0, 1}, 12);
        QVERIFY(
            relative(ours(z, kNoLabels, NoiseSource{}), network(z, kNoLabels, NoiseSource{})) <
            1e-5);
    }

    void declined_data() {
        QTest::addColumn<QString>("which");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* which, ErrorCode code, const char* says) {
            QTest::newRow(which) << which << int(code) << says;
        };
        row("SWAGAN by its channels", ErrorCode::Unsupported, "SWAGAN");
        row("SWAGAN by its wavelets", ErrorCode::Unsupported, "SWAGAN");
        row("directions", ErrorCode::Unsupported, "directions");
        row("a discriminator alone", ErrorCode::Unsupported, "discriminator alone");
        row("another model", ErrorCode::Unsupported, "no StyleGAN2");
        row("an NVIDIA state_dict", ErrorCode::Unsupported, "without its settings");
        row("nothing", ErrorCode::Unsupported, "no StyleGAN2");
        row("a generator that is a tensor", ErrorCode::BadFormat, "g_ema");
        row("no mapping", ErrorCode::BadFormat, "mapping");
        row("no picture layers", ErrorCode::BadFormat, "number of its blocks");
        row("a gap in the mapping", ErrorCode::BadFormat, "style.3.weight");
        row("a missing tensor", ErrorCode::BadFormat, "missing");
        row("a wrong shape", ErrorCode::BadFormat, "shape");
        row("an average of another size", ErrorCode::BadFormat, "w_avg");
        row("two generators", ErrorCode::BadFormat, "differ");
        row("a strange discriminator", ErrorCode::BadFormat, "number of its blocks");
        row("a z of 10,000", ErrorCode::BadFormat, "z has");
        row("storages shared a hundred times", ErrorCode::BadFormat, "more tensors");
    }

    void declined() {
        QFETCH(QString, which);
        QFETCH(int, code);
        QFETCH(QString, says);
        const auto network = smallNetwork();
        auto tensors = theirs(network);
        RosFile file;
        bool complete = true;
        if (which == u"SWAGAN by its channels") {
            tensors["to_rgb1.conv.weight"] = torch::zeros({1, 12, 10, 1, 1});
        } else if (which == u"SWAGAN by its wavelets") {
            tensors["to_rgbs.0.iwt.ll"] = torch::zeros({2, 2});
        } else if (which == u"no mapping") {
            std::erase_if(tensors, [](const auto& t) { return t.first.starts_with("style."); });
        } else if (which == u"no picture layers") {
            std::erase_if(tensors, [](const auto& t) { return t.first.starts_with("to_rgbs."); });
        } else if (which == u"a gap in the mapping") {
            tensors["style.3.weight"] = tensors["style.2.weight"];
            tensors.erase("style.2.weight");
        } else if (which == u"a missing tensor") {
            tensors.erase("convs.1.conv.modulation.bias");
        } else if (which == u"a wrong shape") {
            tensors["convs.1.conv.weight"] = torch::zeros({1, 10, 10, 1, 1});
        } else if (which == u"an average of another size") {
            file.tensor("latent_avg", torch::zeros({5}));
        } else if (which == u"two generators") {
            auto options = smallGenerator(32);
            Generator other(options);
            randomize(*other, 3);
            file.network("g", theirs(other));
        } else if (which == u"a strange discriminator") {
            file.network("d", {{"convs.0.0.weight", torch::zeros({3, 3, 1, 1})}});
        } else if (which == u"a z of 10,000") {
            tensors["style.1.weight"] = torch::zeros({12, 10'000});
        } else {
            complete = false;
        }
        if (complete) {
            file.network("g_ema", tensors);
        } else if (which == u"directions") {
            file.tensor("eigvec", torch::zeros({4, 4}));
        } else if (which == u"a discriminator alone") {
            file.network("d", {{"convs.0.0.weight", torch::zeros({3, 3, 1, 1})}});
        } else if (which == u"another model") {
            file.network("state_dict", {{"unet.weight", torch::zeros({3})}});
        } else if (which == u"an NVIDIA state_dict") {
            file.tensor("synthesis.b4.const", torch::zeros({4, 4, 4}));
        } else if (which == u"a generator that is a tensor") {
            file.entry("g_ema", integer(3));
        } else if (which == u"storages shared a hundred times") {
            file.tensor("x", torch::zeros({1'000}));
            std::vector<std::string> items;
            for (int i = 0; i < 100; ++i) {
                items.push_back(text("t" + std::to_string(i)));
                items.push_back(file.entries.back());
            }
            file.entry("g_ema", orderedDict(items));
        }
        const Stopwatch stopwatch;
        const auto read = readFile(file);
        QVERIFY(stopwatch.withinLimit());
        QVERIFY(!read);
        QVERIFY2(int(read.error().code) == code, errorOf(read).c_str());
        QVERIFY2(isOneSentence(errorOf(read)), errorOf(read).c_str());
        QVERIFY2(
            errorOf(read).find(says.toStdString()) != std::string::npos, errorOf(read).c_str());
    }
};

QTEST_GUILESS_MAIN(RosinalityReaderTest)
#include "rosinality_reader_test.moc"
