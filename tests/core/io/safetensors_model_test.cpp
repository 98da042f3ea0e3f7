// Our own model file: written, opened again, and bent in every way a stranger may bend it.

#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "core/io/model_writer.h"
#include "core/io/safetensors_model.h"
#include "core/io/tensor_file.h"
#include "tests/core/io/model_checks.h"

#include <QProcess>

#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>

using namespace sg;
using test::golden;

namespace {

NewModelOptions smallOptions() {
    return {
        .resolution = 16,
        .channelBase = 128,
        .channelMax = 16,
        .zDim = 8,
        .wDim = 8,
        .mappingLayers = 2};
}

/// The tensors and metadata of a model file, to be changed and written again.
struct Parts {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};

Parts partsOf(const std::filesystem::path& path) {
    Parts parts;
    parts.tensors = readTensors(path).value();
    const auto file = MappedFile::open(path);
    parts.metadata = readSafetensors(file->bytes())->metadata;
    return parts;
}

using Change = std::function<void(Parts&, nlohmann::json&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class SafetensorsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goldenFilesSurvive_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"sg2_64.pkl", "sg2_cond_32.pkl", "sg3t_64.pkl", "sg3r_64.pkl"}) {
            QTest::newRow(file) << QString::fromLatin1(file);
        }
    }

    void goldenFilesSurvive() {
        QFETCH(QString, file);
        const auto opened = openModel(golden(file.toStdString()));
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Model& model = **opened;
        const auto path = m_base / (file.toStdString() + ".safetensors");
        const auto written = writeModel(model, path, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto again = openModel(path);
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        const Model& back = **again;
        QVERIFY(test::sameState(*model.generatorEma, *back.generatorEma));
        QVERIFY(test::sameState(*model.generator, *back.generator));
        QVERIFY(test::sameState(*model.discriminator, *back.discriminator));
        QCOMPARE(back.augment.present, model.augment.present);
        QCOMPARE(float(back.augment.p), float(model.augment.p));
        QCOMPARE(back.info.architecture, model.info.architecture);
        QCOMPARE(back.info.format, std::string("Stylegraft safetensors"));
        QCOMPARE(back.info.parentSha256, model.info.sha256);
        // What cannot be seen in the tensors: the pictures tell.
        const torch::NoGradGuard noGrad;
        Generator ours = model.generatorEma;
        Generator theirs = back.generatorEma;
        const auto z = torch::randn({2, model.info.zDim});
        const auto c =
            model.info.cDim > 0 ? torch::eye(model.info.cDim).slice(0, 0, 2) : torch::Tensor();
        QVERIFY(torch::equal(ours(z, c, NoiseSource{}, 0.7), theirs(z, c, NoiseSource{}, 0.7)));
        const auto img = ours(z, c, NoiseSource{});
        Discriminator critic = model.discriminator;
        Discriminator criticBack = back.discriminator;
        QVERIFY(torch::equal(critic(img, c), criticBack(img, c)));
    }

    void oddShapesSurvive() {
        for (const auto& [noise, channels, classes] :
             {std::tuple{false, 1, 0}, std::tuple{true, 3, 4}}) {
            auto options = smallOptions();
            options.useNoise = noise;
            options.channels = channels;
            options.cDim = classes;
            options.wDim = 12;
            const auto model = newModel(options);
            test::fill(*model->generatorEma);
            model->discriminator = Discriminator(nullptr);
            model->generator = Generator(nullptr);
            const auto path = m_base / "odd.safetensors";
            QVERIFY(writeModel(*model, path, Replace::Always));
            const auto back = openModel(path);
            QVERIFY2(back, back ? "" : back.error().message.c_str());
            QVERIFY(test::sameState(*model->generatorEma, *(*back)->generatorEma));
            QVERIFY((*back)->generator.is_empty() && (*back)->discriminator.is_empty());
            QVERIFY(!(*back)->augment.present);
        }
    }

    void metadataTravels() {
        const auto model = newModel(smallOptions());
        model->info.licence = "CC BY-NC";
        model->info.nonCommercial = true;
        model->info.training = R"({"kimg":5.0})";
        const auto path = m_base / "meta.safetensors";
        QVERIFY(writeModel(*model, path, Replace::Never));
        const auto back = openModel(path);
        QVERIFY(back);
        QCOMPARE((*back)->info.licence, std::string("CC BY-NC"));
        QVERIFY((*back)->info.nonCommercial);
        QCOMPARE((*back)->info.training, model->info.training);
        const auto metadata = partsOf(path).metadata;
        QCOMPARE(metadata.at("architecture"), std::string("StyleGAN2"));
        QCOMPARE(metadata.at("stylegraft_version"), std::string(STYLEGRAFT_VERSION));
        QVERIFY(nlohmann::json::parse(metadata.at("options"))["G"]["z_dim"] == 8);
    }

    void anotherReaderAgrees() {
        const auto model = newModel(smallOptions());
        const auto path = m_base / "python.safetensors";
        QVERIFY(writeModel(*model, path, Replace::Never));
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral(R"(
import array, json, struct, sys
data = open(sys.argv[1], 'rb').read()
length, = struct.unpack('<Q', data[:8])
header = json.loads(data[8:8 + length])
assert length % 8 == 0 and header.pop('__metadata__')['format'] == 'pt'
body = data[8 + length:]
end = 0
for name, entry in sorted(header.items(), key=lambda item: item[1]['data_offsets']):
    begin, stop = entry['data_offsets']
    count = 1
    for side in entry['shape']:
        count *= side
    assert entry['dtype'] == 'F32' and begin == end and stop == begin + 4 * count
    end = stop
assert end == len(body)
begin, end = header['G_ema.synthesis.b8.conv1.weight']['data_offsets']
print(len(header), *('%.9g' % v for v in array.array('f', body[begin:end])))
)"),
             QString::fromStdString(path.string())});
        if (!python.waitForStarted()) {
            QSKIP("python3 is not installed");
        }
        QVERIFY(python.waitForFinished(60'000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const auto words = python.readAllStandardOutput().trimmed().split(' ');
        QCOMPARE(
            std::size_t(words[0].toInt()),
            2 * stateOf(*model->generator).size() + stateOf(*model->discriminator).size());
        const auto weight = stateOf(*model->generatorEma).at("synthesis.b8.conv1.weight").flatten();
        QCOMPARE(std::int64_t(words.size() - 1), weight.numel());
        for (std::int64_t i = 0; i < weight.numel(); ++i) {
            QCOMPARE(words[i + 1].toFloat(), weight[i].item<float>());
        }
    }

    void aForeignFileIsDeclined() {
        const auto opened = openModel(golden("sg2_64.ref.safetensors"));
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::Unsupported);
        QVERIFY(opened.error().message.find("not saved by Stylegraft") != std::string::npos);
    }

    void damagedFiles_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* says, Change change) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(says);
        };
        using J = nlohmann::json;
        row("newer", "another version", [](Parts& p, J&) {
            p.metadata["stylegraft_format"] = "2";
        });
        row("no options", "options of its networks are missing", [](Parts&, J& o) { o = J(); });
        row("no tensor", "b8.conv1.weight is missing", [](Parts& p, J&) {
            p.tensors.erase("G_ema.synthesis.b8.conv1.weight");
        });
        row("no w_avg", "mapping.w_avg is missing", [](Parts& p, J&) {
            p.tensors.erase("G_ema.mapping.w_avg");
        });
        row("no G_ema", "incomplete", [](Parts& p, J&) {
            std::erase_if(p.tensors, [](auto& item) { return item.first.starts_with("G_ema"); });
        });
        row("shape", "unexpected shape", [](Parts& p, J&) {
            p.tensors["G_ema.synthesis.b8.conv1.weight"] = torch::zeros({3, 3});
        });
        row("huge widths", "unexpected shape", [](Parts&, J& o) {
            o["G"]["widths"] = {{"4", 900'000}, {"8", 900'000}, {"16", 900'000}};
        });
        row("another resolution", "widths", [](Parts&, J& o) { o["G"]["resolution"] = 32; });
        row("other w vectors", "num_ws", [](Parts&, J& o) { o["G"]["num_ws"] = 1000; });
        row("resolution that is no power", "widths", [](Parts&, J& o) {
            o["G"]["resolution"] = 24;
        });
        row("4 pixels", "8 to 2048", [](Parts&, J& o) {
            o["G"]["resolution"] = 4;
            o["G"]["widths"] = {{"4", 16}};
            o["G"]["num_ws"] = 2;
        });
        row("a number too large", "z_dim", [](Parts&, J& o) {
            o["G"]["z_dim"] = 18'446'744'073'709'551'615ULL;
        });
        row("a number of another kind", "z_dim", [](Parts&, J& o) { o["G"]["z_dim"] = "8"; });
        row("other z", "unexpected shape", [](Parts&, J& o) { o["G"]["z_dim"] = 9; });
        row("more mapping layers", "mapping", [](Parts&, J& o) { o["G"]["num_layers"] = 64; });
        row("StyleGAN3 it is not", "missing or out of its range", [](Parts&, J& o) {
            o["G"]["generation"] = 3;
        });
        row("unknown activation", "activation", [](Parts&, J& o) {
            o["G"]["activation"] = "gelu";
        });
        row("endless filter", "resample_taps", [](Parts&, J& o) {
            o["G"]["resample_taps"] = std::vector<double>(5000, 1.0);
        });
        row("other filter", "unexpected shape", [](Parts&, J& o) {
            o["G"]["resample_taps"] = {1.0, 2.0, 1.0};
        });
        for (const int channels : {2, 4}) {
            row(channels == 2 ? "two channels" : "four channels",
                "grey (1) or RGB (3)",
                [channels](Parts&, J& o) { o["G"]["channels"] = channels; });
        }
        row("D of other pictures", "does not fit its generator", [](Parts&, J& o) {
            o["D"]["channels"] = 4;
        });
        row("no D tensors", "is missing", [](Parts& p, J&) {
            std::erase_if(p.tensors, [](auto& item) { return item.first.starts_with("D."); });
        });
        row("D of another size", "does not fit its generator", [](Parts&, J& o) {
            o["D"]["resolution"] = 8;
            o["D"]["widths"] = {{"4", 16}, {"8", 16}};
        });
        row("minibatch-std", "mbstd", [](Parts&, J& o) { o["D"]["mbstd_channels"] = 7; });
        row("probability", "augmentation probability", [](Parts& p, J&) {
            p.tensors["augment_pipe.p"] = torch::full({}, -1.0);
        });
    }

    void damagedFiles() {
        QFETCH(Change, change);
        QFETCH(QString, says);
        const auto path = m_base / "good.safetensors";
        QVERIFY(writeModel(*newModel(smallOptions()), path, Replace::Always));
        Parts parts = partsOf(path);
        auto options = nlohmann::json::parse(parts.metadata.at("options"));
        change(parts, options);
        parts.metadata["options"] = options.dump();
        const auto bad = m_base / "bad.safetensors";
        QVERIFY(writeTensors(bad, parts.tensors, parts.metadata, Replace::Always));
        const auto opened = openModel(bad);
        QVERIFY(!opened);
        const auto& message = opened.error().message;
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
        QVERIFY(
            opened.error().code == ErrorCode::BadFormat ||
            opened.error().code == ErrorCode::Unsupported);
    }

    void cutFilesAreRefused() {
        const auto path = m_base / "whole.safetensors";
        QVERIFY(writeModel(*newModel(smallOptions()), path, Replace::Always));
        const auto size = std::filesystem::file_size(path);
        for (const auto length : {size - 1, size / 2, std::uintmax_t(100), std::uintmax_t(9)}) {
            const auto cut = m_base / "cut.safetensors";
            std::filesystem::copy_file(
                path, cut, std::filesystem::copy_options::overwrite_existing);
            std::filesystem::resize_file(cut, length);
            QVERIFY(!openModel(cut));
        }
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_base = m_folder.path().toStdString();
};

QTEST_GUILESS_MAIN(SafetensorsModelTest)
#include "safetensors_model_test.moc"
