// Checkpoints written for rosinality's tools: read back bit by bit, and by Python where there is
// one.

#include "core/io/container/mapped_file.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/container/torch_archive.h"
#include "core/io/model_reader.h"
#include "core/io/rosinality_writer.h"
#include "tests/core/container/malformed.h"
#include "tests/core/io/random_model.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace sg;
using namespace sg::test;

namespace {

std::filesystem::path golden(const char* name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

/// A python3 that has torch; empty when there is none.
QString pythonWithTorch() {
    for (const auto& python : {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
        QProcess process;
        process.start(python, {QStringLiteral("-c"), QStringLiteral("import torch")});
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit &&
            process.exitCode() == 0) {
            return python;
        }
    }
    return {};
}

std::shared_ptr<Model>
smallModel(const std::function<void(GeneratorOptions&, DiscriminatorOptions&)>& change = {}) {
    auto g = smallGenerator();
    auto d = smallDiscriminator();
    if (change) {
        change(g, d);
    }
    auto model = std::make_shared<Model>();
    model->generatorEma = Generator(g);
    model->discriminator = Discriminator(d);
    randomize(*model->generatorEma, 5);
    randomize(*model->discriminator, 6);
    return model;
}

} // namespace

class RosinalityWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void roundTrip() {
        const auto path = m_base / "round.pt";
        const auto first = openModel(golden("sg2_64.pkl"));
        QVERIFY(first);
        const auto written = writeRosinality(**first, path, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto second = openModel(path);
        QVERIFY2(second, second ? "" : second.error().message.c_str());
        const Model& model = **second;
        QVERIFY(sameState(*(*first)->generatorEma, *model.generatorEma));
        QVERIFY(sameState(*(*first)->discriminator, *model.discriminator));
        QCOMPARE(float(model.augment.p), float((*first)->augment.p));
        QVERIFY(model.info.notes.empty() && model.info.inertGlobals.empty());
        // The raw generator keeps its weights; rosinality has one average for both.
        const torch::NoGradGuard noGrad;
        Generator raw = copyOf((*first)->generator);
        raw->mapping->wAvg.copy_((*first)->generatorEma->mapping->wAvg);
        QVERIFY(sameState(*raw, *model.generator));

        QVERIFY(!writeRosinality(**first, path, Replace::Never));
        QVERIFY(writeRosinality(**second, path, Replace::Always));
        const auto third = openModel(path);
        QVERIFY2(third, third ? "" : third.error().message.c_str());
        QVERIFY(sameState(*model.generatorEma, *(*third)->generatorEma));
        QCOMPARE(model.info.parentSha256, (*first)->info.sha256);
    }

    void anAveragedGeneratorAlone() {
        auto model = smallModel();
        model->discriminator = nullptr;
        const auto path = m_base / "ema.pt";
        QVERIFY(writeRosinality(*model, path, Replace::Never));
        const auto back = openModel(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY(sameState(*model->generatorEma, *(*back)->generatorEma));
        QVERIFY((*back)->generator.is_empty() && (*back)->discriminator.is_empty());
        QVERIFY(!(*back)->augment.present);
    }

    void threeGlobalsAndNothingElse() {
        const auto path = m_base / "globals.pt";
        QVERIFY(writeRosinality(*smallModel(), path, Replace::Never));
        const auto mapped = MappedFile::open(path);
        QVERIFY(mapped);
        const auto zip = ZipArchive::open(mapped->bytes());
        QVERIFY(zip);
        for (const auto& [name, entry] : zip->entries()) {
            QVERIFY2(!entry.deflated, name.c_str());
            QCOMPARE((entry.packed.data() - mapped->bytes().data()) % 64, std::ptrdiff_t(0));
        }
        const auto archive = TorchArchive::open(mapped->bytes());
        QVERIFY(archive);
        std::set<std::string> globals;
        for (const auto& value : archive->document().values) {
            if (value.kind == pickle::Kind::Global) {
                globals.emplace(value.text);
            }
        }
        QCOMPARE(
            globals,
            (std::set<std::string>{
                "collections OrderedDict",
                "torch._utils _rebuild_tensor_v2",
                "torch FloatStorage"}));
    }

    void pythonLoadsWeightsOnly() {
        const auto python = pythonWithTorch();
        if (python.isEmpty()) {
            QSKIP("no python3 with torch here");
        }
        const auto path = m_base / "python.pt";
        const auto model = openModel(golden("sg2_64.pkl"));
        QVERIFY(model);
        QVERIFY(writeRosinality(**model, path, Replace::Never));
        const auto script = QStringLiteral(R"(
import sys, torch
ours = torch.load(sys.argv[1], weights_only=True)
theirs = torch.load(sys.argv[2])
for part in ('g', 'd', 'g_ema'):
    assert set(ours[part]) == set(theirs[part]), set(ours[part]) ^ set(theirs[part])
    for name, tensor in theirs[part].items():
        assert ours[part][name].shape == tensor.shape, name
        assert torch.equal(ours[part][name], tensor), name
print(sorted(ours), tuple(ours['latent_avg'].shape))
)");
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(
            python,
            {QStringLiteral("-c"),
             script,
             QString::fromStdString(path.string()),
             QString::fromStdString(golden("ros_64.pt").string())});
        QVERIFY(process.waitForFinished(100'000));
        const auto output = process.readAll();
        QVERIFY2(process.exitCode() == 0, output.constData());
        QCOMPARE(
            output.trimmed(),
            QByteArray("['ada_aug_p', 'd', 'g', 'g_ema', 'latent_avg', 'stylegraft'] (64,)"));
    }

    void whatTheFormatHasNoPlaceFor_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("says");
        const auto row = [this](
                             const char* says,
                             std::function<void(GeneratorOptions&, DiscriminatorOptions&)> change) {
            QTest::newRow(says) << int(m_changes.size()) << says;
            m_changes.push_back(std::move(change));
        };
        row("5 classes", [](auto& g, auto&) { g.mapping.cDim = 5; });
        row("architecture 'resnet'",
            [](auto& g, auto&) { g.stylegan2().architecture = Architecture::Resnet; });
        row("architecture 'orig'",
            [](auto& g, auto&) { g.stylegan2().architecture = Architecture::Orig; });
        row("discriminator has the architecture 'skip'",
            [](auto&, auto& d) { d.architecture = Architecture::Skip; });
        row("1 colour channels", [](auto& g, auto&) { g.stylegan2().channels = 1; });
        row("no noise", [](auto& g, auto&) { g.stylegan2().useNoise = false; });
        row("generator uses another activation",
            [](auto& g, auto&) { g.stylegan2().activation = Activation::Relu; });
        row("discriminator uses another activation",
            [](auto&, auto& d) { d.activation = Activation::Relu; });
        row("generator resamples with another filter", [](auto& g, auto&) {
            g.stylegan2().resampleTaps = {1, 2, 2, 1};
        });
        row("discriminator resamples with another filter", [](auto&, auto& d) {
            d.resampleTaps = {1, 2, 1};
        });
        row("not of one size", [](auto& g, auto&) { g.mapping.zDim = 13; });
        row("learning rate multiplier", [](auto& g, auto&) { g.mapping.lrMultiplier = 1.0; });
        row("2 minibatch deviation channels", [](auto&, auto& d) { d.mbstdChannels = 2; });
    }

    void whatTheFormatHasNoPlaceFor() {
        QFETCH(int, index);
        QFETCH(QString, says);
        const auto path = m_base / "never.pt";
        const auto written =
            writeRosinality(*smallModel(m_changes.at(std::size_t(index))), path, Replace::Never);
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Unsupported);
        const auto& message = written.error().message;
        QVERIFY2(isOneSentence(message), message.c_str());
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.find("never.pt") != std::string::npos, message.c_str());
        QVERIFY(!std::filesystem::exists(path));
    }

    void lossesAreSaid() {
        const auto losses = [](const auto& change) {
            std::string all;
            for (const auto& loss : rosinalityLosses(*smallModel(change))) {
                all += loss + '\n';
            }
            return all;
        };
        const auto plain = [](auto& g, auto& d) {
            g.stylegan2().convClamp.reset();
            d.convClamp.reset();
            d.mbstdGroupSize = 4;
        };
        QCOMPARE(losses(plain), std::string());
        const auto says = [&](const char* words, const auto& change) {
            const auto all = losses([&](auto& g, auto& d) {
                plain(g, d);
                change(g, d);
            });
            QVERIFY2(all.find(words) != std::string::npos, all.c_str());
            QCOMPARE(std::ranges::count(all, '\n'), std::ptrdiff_t(1));
        };
        says("conv_clamp", [](auto& g, auto&) { g.stylegan2().convClamp = 256.0; });
        says("conv_clamp", [](auto&, auto& d) { d.convClamp = 256.0; });
        says("compares 8 pictures", [](auto&, auto& d) { d.mbstdGroupSize = 8; });
        says("whole batches", [](auto&, auto& d) { d.mbstdGroupSize.reset(); });
        // Without its channel the group has nothing to do.
        QCOMPARE(
            losses([&](auto& g, auto& d) {
                plain(g, d);
                d.mbstdChannels = 0;
                d.mbstdGroupSize = 8;
            }),
            std::string());
    }

    void metadataIsWrittenOnce() {
        const auto path = m_base / "once.pt";
        QVERIFY(writeRosinality(*smallModel(), path, Replace::Always));
        const auto bytes = contentsOf(path.string()); // stored, not packed
        const std::string key = "stylegraft_version";
        const auto first = bytes.find(key);
        QVERIFY(first != bytes.npos && bytes.find(key, first + 1) == bytes.npos);
    }

    void filtersOfAnyScaleAreTheSameFilter() {
        const auto model = smallModel([](auto& g, auto& d) {
            g.stylegan2().resampleTaps = {0.125, 0.375, 0.375, 0.125};
            d.resampleTaps = {2, 6, 6, 2};
        });
        QVERIFY(writeRosinality(*model, m_base / "scaled.pt", Replace::Never));
    }

    void nowhereToWrite() {
        const auto written =
            writeRosinality(*smallModel(), m_base / "no folder" / "m.pt", Replace::Never);
        QVERIFY(!written && written.error().code == ErrorCode::Io);
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_base = m_folder.path().toStdString();
    std::vector<std::function<void(GeneratorOptions&, DiscriminatorOptions&)>> m_changes;
};

QTEST_GUILESS_MAIN(RosinalityWriterTest)
#include "rosinality_writer_test.moc"
