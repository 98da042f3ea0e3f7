// What a written pickle holds, module by module, compared with the golden file of the same layout.

#include "core/io/container/mapped_file.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/model_reader.h"
#include "core/io/nvidia_pkl_writer.h"
#include "core/io/persistent_module.h"
#include "core/io/tensor_file.h"
#include "core/model/stylegan3_plan.h"
#include "core/model/torch.h"
#include "tests/core/container/malformed.h"

#include <QtTest>

#include <cmath>

using namespace sg;

namespace {

std::filesystem::path golden(const char* name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

/// A pickle and everything its values look at.
struct Opened {
    explicit Opened(const std::filesystem::path& path)
        : file(MappedFile::open(path)), document(pickle::read(file->bytes())) {}

    [[nodiscard]] std::optional<PersistentModule> module(const char* name) const {
        return PersistentModule::from(pickle::find(*document->root, name));
    }

    Result<MappedFile> file;
    Result<pickle::Document> document;
};

/// Numbers, texts and lists of them; anything else counts as equal to its own kind.
bool sameAttribute(const pickle::Value& a, const pickle::Value& b) {
    const auto left = pickle::numberOf(&a);
    const auto right = pickle::numberOf(&b);
    if (left || right) {
        return left && right && std::abs(*left - *right) <= 1e-9 * std::abs(*left);
    }
    if (a.kind == pickle::Kind::List && b.kind == pickle::Kind::List) {
        return std::ranges::equal(a.items, b.items, [](const auto* x, const auto* y) {
            return pickle::numberOf(x) == pickle::numberOf(y);
        });
    }
    return a.kind == b.kind && a.text == b.text;
}

/// Every attribute that the official classes have is there and equal; returns how many were
/// compared.
int compareAttributes(
    const PersistentModule& expected, const PersistentModule& ours, const std::string& path) {
    if (expected.className() != ours.className()) {
        qWarning("%s is a %s", path.c_str(), ours.className().c_str());
        return -100'000;
    }
    int compared = 0;
    const pickle::Value& state = *expected.state();
    for (std::size_t i = 0; i + 1 < state.items.size(); i += 2) {
        const auto key = state.items[i]->text;
        // Torch's own bookkeeping, tensors and the constructor's arguments; and how the official
        // tools choose between two ways to compute the same, which formats.md 1.9 sets for every
        // file.
        if (key.starts_with('_') || key == "fused_modconv_default") {
            continue;
        }
        const auto* attribute = ours.attribute(key);
        if (attribute == nullptr || !sameAttribute(*state.items[i + 1], *attribute)) {
            qWarning("%s%s differs", path.c_str(), std::string(key).c_str());
            return -100'000;
        }
        ++compared;
    }
    for (const auto& [name, child] : expected.children()) {
        const auto other = ours.child(name);
        if (!other) {
            qWarning("%s%s is missing", path.c_str(), std::string(name).c_str());
            return -100'000;
        }
        compared += compareAttributes(child, *other, path + std::string(name) + ".");
    }
    return compared;
}

/// `tolerance` 0: bit by bit.
bool sameTensors(const PersistentModule& expected, const PersistentModule& ours, double tolerance) {
    const auto left = expected.contents(std::size_t{1} << 30U);
    const auto right = ours.contents(std::size_t{1} << 30U);
    if (!left || !right || left->tensors.size() != right->tensors.size()) {
        return false;
    }
    for (const auto& [name, tensor] : left->tensors) {
        const auto other = right->tensors.find(name);
        if (other == right->tensors.end() || other->second.shape != tensor.shape) {
            qWarning("%s is missing or has another shape", name.c_str());
            return false;
        }
        const auto difference = (toFloatTensor(tensor) - toFloatTensor(other->second)).abs().max();
        if (!(difference.item<double>() <= tolerance)) {
            qWarning("%s differs", name.c_str());
            return false;
        }
    }
    return true;
}

} // namespace

class NvidiaPklWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sameModulesAsTheGoldenFile_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("unconditional") << "sg2_64.pkl";
        QTest::newRow("conditional") << "sg2_cond_32.pkl";
        QTest::newRow("StyleGAN3-T") << "sg3t_64.pkl";
        QTest::newRow("StyleGAN3-R") << "sg3r_64.pkl";
    }

    void sameModulesAsTheGoldenFile() {
        QFETCH(QString, file);
        const auto source = golden(file.toStdString().c_str());
        const auto path = inFolder("same.pkl");
        const auto model = openModel(source);
        QVERIFY(model);
        QVERIFY(writeNvidiaPkl(**model, path, Replace::Always));
        const Opened expected(source);
        const Opened ours(path);
        QVERIFY(ours.document);
        QVERIFY(ours.document->unknownGlobals.empty());
        for (const char* name : {"G", "D", "G_ema", "augment_pipe"}) {
            const auto theirs = expected.module(name);
            QCOMPARE(ours.module(name).has_value(), theirs.has_value());
            if (theirs) {
                QVERIFY2(
                    compareAttributes(*theirs, *ours.module(name), std::string(name) + ".") > 0,
                    name);
                // The augmentation's filters are our own constants, rounded elsewhere; weights are
                // copies.
                const double tolerance = name == std::string_view("augment_pipe") ? 1e-7 : 0.0;
                QVERIFY2(sameTensors(*theirs, *ours.module(name), tolerance), name);
            }
        }
        const auto* training = pickle::find(*ours.document->root, "training_set_kwargs");
        QVERIFY(training != nullptr && training->isNone());
    }

    void attributesOfTheSecondGenerationAreThere() {
        const auto path = inFolder("attributes.pkl");
        const auto model = openModel(golden("sg2_64.pkl"));
        QVERIFY(model && writeNvidiaPkl(**model, path, Replace::Always));
        const Opened ours(path);
        const auto g = ours.module("G_ema");
        const auto block = g->child("synthesis")->child("b8");
        QVERIFY(g->child("synthesis")->attribute("num_fp16_res") != nullptr);
        QVERIFY(block->attribute("fused_modconv_default") != nullptr);
        for (const char* key : {"in_channels", "out_channels", "w_dim"}) {
            QVERIFY(block->child("conv0")->integer(key, -1) > 0);
            QVERIFY(block->child("torgb")->integer(key, -1) > 0);
        }
        QCOMPARE(block->child("conv0")->child("affine")->integer("in_features", -1), 64);
        QVERIFY(ours.module("D")->child("b64")->child("conv0")->integer("out_channels", -1) > 0);
        // Only our own import lines stand where program text would.
        const auto contents = g->contents(std::size_t{1} << 30U);
        QCOMPARE(contents->sourceTexts.size(), std::size_t(1));
        QVERIFY(g->sourceText().find("training.networks") != std::string_view::npos);
        QVERIFY(
            ours.module("augment_pipe")->sourceText().find("training.augment") !=
            std::string_view::npos);
    }

    void stylegan3NamesItsOwnClasses() {
        const auto path = inFolder("third.pkl");
        const auto model = openModel(golden("sg3r_64.pkl"));
        QVERIFY(model && writeNvidiaPkl(**model, path, Replace::Always));
        const Opened ours(path);
        const auto g = *ours.module("G_ema");
        const auto layer = *g.child("synthesis")->child("L14_64_3");
        for (const auto& part :
             {g,
              *g.child("mapping"),
              *g.child("mapping")->child("fc0"),
              layer,
              *layer.child("affine"),
              *g.child("synthesis")->child("input")}) {
            QVERIFY(part.sourceText().find("networks_stylegan3") != std::string_view::npos);
        }
        // The discriminator is StyleGAN2's.
        QVERIFY(
            ours.module("D")->sourceText().find("networks_stylegan2") != std::string_view::npos);
        // Buffers that the class has and does not use.
        const auto* filter = pickle::find(*layer.attribute("_buffers"), "up_filter");
        QVERIFY(filter != nullptr && filter->isNone());
        QVERIFY(g.child("mapping")->attribute("embed")->isNone());
        // The arguments are flat, and enough to make the network again.
        const auto* arguments = g.attribute("_init_kwargs");
        QCOMPARE(pickle::numberOf(pickle::find(*arguments, "conv_kernel")), 1.0);
        QCOMPARE(pickle::numberOf(pickle::find(*arguments, "use_radial_filters")), 1.0);
        QCOMPARE(pickle::numberOf(pickle::find(*arguments, "channel_base")), 2048.0);
        QVERIFY(pickle::find(*arguments, "synthesis_kwargs") == nullptr);
    }

    void unusualStyleGan3Survives() {
        StyleGan3Options s;
        s.wDim = 6;
        s.resolution = 32;
        s.channels = 1;
        s.widths = {7, 5, 6, 3, 4};
        s.numLayers = 5;
        s.numCritical = 1;
        s.firstCutoff = 1.5;
        s.firstStopband = 5.0;
        s.lastStopbandRel = 1.4;
        s.marginSize = 7;
        s.outputScale = 0.5;
        s.filterSize = 4;
        s.lreluUpsampling = 4;
        s.useRadialFilters = true; // with kernels of 3
        s.convClamp.reset();
        s.magnitudeEmaBeta = 0.99;
        s.numFp16Res = 1;
        GeneratorOptions g;
        g.synthesis = s;
        g.mapping = {10, 3, 6, numWsFor(s), 3, 9, 6};
        auto model = newModel(
            {.resolution = 32, .channels = 1, .channelBase = 256, .channelMax = 8, .cDim = 3});
        model->generatorEma = Generator(g);
        model->generator = Generator(nullptr);
        for (auto& [name, tensor] : stateOf(*model->generatorEma)) {
            tensor.detach().normal_();
        }
        const auto path = inFolder("unusual.pkl");
        QVERIFY(writeNvidiaPkl(*model, path, Replace::Always));
        const auto back = openModel(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        const auto expected = stateOf(*model->generatorEma);
        for (const auto& [name, tensor] : stateOf(*(*back)->generatorEma)) {
            QVERIFY2(torch::equal(tensor, expected.at(name)), name.c_str());
        }
        const auto& read = (*back)->generatorEma->options().stylegan3();
        QCOMPARE(read.widths, s.widths);
        QCOMPARE(read.outputScale, s.outputScale);
        QCOMPARE(read.lreluUpsampling, s.lreluUpsampling);
        QVERIFY(!read.convClamp.has_value());
        QCOMPARE(read.magnitudeEmaBeta, s.magnitudeEmaBeta);
        QCOMPARE(read.numFp16Res, s.numFp16Res);
        QCOMPARE((*back)->info.architecture, std::string("StyleGAN3-R"));
    }

    void halfPrecisionBlocksSurvive() {
        NewModelOptions options;
        options.resolution = 64;
        options.channelBase = 256;
        options.channelMax = 8;
        options.zDim = options.wDim = 8;
        options.mappingLayers = 2;
        auto model = newModel(options);
        auto g = model->generatorEma->options();
        g.stylegan2().numFp16Res = 2;
        auto d = model->discriminator->options();
        d.numFp16Res = 4; // 64, 32, 16 and 8
        Generator generator(g);
        loadState(*generator, stateOf(*model->generatorEma));
        Discriminator discriminator(d);
        loadState(*discriminator, stateOf(*model->discriminator));
        Model half;
        half.generatorEma = generator;
        half.discriminator = discriminator;
        const auto path = inFolder("half.pkl");
        QVERIFY(writeNvidiaPkl(half, path, Replace::Always));
        const Opened ours(path);
        const auto fp16 = [](const PersistentModule& network, const char* block) {
            return network.child(block)->integer("use_fp16", -1);
        };
        const auto synthesis = *ours.module("G_ema")->child("synthesis");
        QCOMPARE(fp16(synthesis, "b64"), 1);
        QCOMPARE(fp16(synthesis, "b32"), 1);
        QCOMPARE(fp16(synthesis, "b16"), 0);
        QCOMPARE(fp16(synthesis, "b4"), 0);
        QCOMPARE(fp16(*ours.module("D"), "b8"), 1);
        const auto back = openModel(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE((*back)->generatorEma->options().stylegan2().numFp16Res, 2);
        QCOMPARE((*back)->discriminator->options().numFp16Res, 4);
        // Without raw weights G is a second copy of G_ema.
        QVERIFY(!(*back)->generator.is_empty());
    }

    void allArchitectures_data() {
        QTest::addColumn<int>("generator");
        QTest::addColumn<int>("discriminator");
        QTest::newRow("orig, skip") << int(Architecture::Orig) << int(Architecture::Skip);
        QTest::newRow("resnet, orig") << int(Architecture::Resnet) << int(Architecture::Orig);
        QTest::newRow("skip, resnet") << int(Architecture::Skip) << int(Architecture::Resnet);
    }

    void allArchitectures() {
        QFETCH(int, generator);
        QFETCH(int, discriminator);
        const torch::NoGradGuard noGrad;
        NewModelOptions options;
        options.resolution = 16;
        options.channelBase = 128;
        options.channelMax = 12;
        options.zDim = options.wDim = 8;
        const auto plain = newModel(options);
        auto g = plain->generatorEma->options();
        g.stylegan2().architecture = Architecture(generator);
        g.stylegan2().resampleTaps = {1, 4, 6, 4, 1, 0};
        g.stylegan2().convClamp = 200.0;
        auto d = plain->discriminator->options();
        d.architecture = Architecture(discriminator);
        d.mbstdChannels = 2;
        d.mbstdGroupSize.reset();
        Model model;
        model.generatorEma = Generator(g);
        model.discriminator = Discriminator(d);
        for (torch::nn::Module* network :
             {static_cast<torch::nn::Module*>(model.generatorEma.get()),
              static_cast<torch::nn::Module*>(model.discriminator.get())}) {
            for (auto& [name, tensor] : stateOf(*network)) {
                if (!QString::fromStdString(name).endsWith(QStringLiteral("resample_filter"))) {
                    tensor.detach().normal_();
                }
            }
        }
        const auto path = inFolder("architectures.pkl");
        QVERIFY(writeNvidiaPkl(model, path, Replace::Always));
        const auto back = openModel(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        Generator ours = (*back)->generatorEma;
        const auto z = torch::randn({2, 8});
        const auto img = model.generatorEma(z, torch::Tensor(), NoiseSource{});
        QVERIFY(torch::equal(ours(z, torch::Tensor(), NoiseSource{}), img));
        Discriminator critic = (*back)->discriminator;
        QVERIFY(
            torch::equal(critic(img, torch::Tensor()), model.discriminator(img, torch::Tensor())));
        QVERIFY(!critic->options().mbstdGroupSize.has_value());
    }

    void aDiscriminatorIsNeeded() {
        Model model;
        model.generatorEma = (*openModel(golden("sg2_64.pkl")))->generatorEma;
        const auto path = inFolder("no_d.pkl");
        const auto written = writeNvidiaPkl(model, path, Replace::Never);
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Unsupported);
        QVERIFY(written.error().message.find("discriminator") != std::string::npos);
        QVERIFY(!std::filesystem::exists(path));
    }

private:
    std::filesystem::path inFolder(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(NvidiaPklWriterTest)
#include "nvidia_pkl_writer_test.moc"
