// TorchScript generators: run by LibTorch here and, where Debian's python3-torch is installed, by
// PyTorch.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/tensor_file.h"
#include "core/io/torchscript_writer.h"
#include "core/model/images.h"
#include "tests/core/io/model_checks.h"

#include <QProcess>

#include <nlohmann/json.hpp>
#include <torch/script.h>

using namespace sg;
using test::golden;
using test::relative;

namespace {

constexpr double kTolerance = 1e-4;

} // namespace

Q_DECLARE_METATYPE(std::vector<double>)

class TorchScriptWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goldenFiles_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"sg2_64.pkl", "sg2_cond_32.pkl", "sg3t_64.pkl", "sg3r_64.pkl"}) {
            QTest::newRow(file) << QString::fromLatin1(file);
        }
    }

    void goldenFiles() {
        QFETCH(QString, file);
        const auto model = openModel(golden(file.toStdString()));
        QVERIFY(model);
        const auto path = m_base / (file.toStdString() + ".ts");
        const auto written = writeModel(**model, path, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        torch::jit::ExtraFilesMap extra{{"stylegraft.json", ""}};
        auto script = torch::jit::load(path.string(), torch::kCPU, extra);
        const auto metadata = nlohmann::json::parse(extra["stylegraft.json"]);
        QVERIFY(metadata["parent_sha256"] == (*model)->info.sha256);
        QVERIFY(metadata["architecture"] == (*model)->info.architecture);

        const torch::NoGradGuard noGrad;
        Generator generator = (*model)->generatorEma;
        const int classes = (*model)->info.cDim;
        const auto c = classes > 0 ? torch::eye(classes).slice(0, 0, 3) : torch::Tensor();
        const auto z = latentsOf({0, 1, 2}, (*model)->info.zDim);
        std::vector<torch::jit::IValue> inputs{z};
        if (classes > 0) {
            inputs.emplace_back(c);
        }
        // truncation_psi may be left out.
        QVERIFY(
            relative(script.forward(inputs).toTensor(), generator(z, c, NoiseSource{})) <
            kTolerance);
        inputs.emplace_back(0.7);
        QVERIFY(
            relative(script.forward(inputs).toTensor(), generator(z, c, NoiseSource{}, 0.7)) <
            kTolerance);
        const auto ws = generator->mapping->broadcast(generator->mapping(z, c), 0.7);
        QVERIFY(relative(script.get_method("mapping")(inputs).toTensor(), ws) < kTolerance);
        const auto one = ws.slice(0, 0, 1);
        QVERIFY(
            relative(
                script.get_method("synthesis")({one}).toTensor(),
                generator->synthesis(one, NoiseSource{})) < kTolerance);
    }

    void tensorsKeepTheirNames() {
        const auto model = openModel(golden("sg2_64.pkl"));
        QVERIFY(writeModel(**model, m_base / "names.ts", Replace::Never));
        const auto script = torch::jit::load((m_base / "names.ts").string());
        const auto ours = stateOf(*(*model)->generatorEma);
        std::size_t found = 0;
        for (const auto& parameter : script.named_parameters()) {
            QVERIFY(torch::equal(parameter.value, ours.at(parameter.name.substr(6))));
            ++found;
        }
        for (const auto& buffer : script.named_buffers()) {
            if (buffer.name.starts_with("G_ema.")) {
                QVERIFY(torch::equal(buffer.value, ours.at(buffer.name.substr(6))));
                ++found;
            }
        }
        QCOMPARE(found, ours.size());
    }

    void everyArchitecture_data() { test::architectureRows(); }

    void everyArchitecture() {
        QFETCH(int, architecture);
        QFETCH(std::vector<double>, taps);
        QFETCH(int, activation);
        QFETCH(bool, noise);
        const auto model =
            test::variant(Architecture(architecture), taps, Activation(activation), noise);
        const auto path = m_base / "variant.ts";
        const auto written = writeModel(*model, path, Replace::Always);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const torch::NoGradGuard noGrad;
        auto script = torch::jit::load(path.string());
        const auto z = latentsOf({4, 5}, model->info.zDim);
        QVERIFY(
            relative(
                script.forward({z, 0.7}).toTensor(),
                model->generatorEma(z, torch::Tensor(), NoiseSource{}, 0.7)) < kTolerance);
    }

    void pythonRunsIt() {
        const auto model = openModel(golden("sg2_64.pkl"));
        const auto path = m_base / "python.ts";
        QVERIFY(writeModel(**model, path, Replace::Never));
        const QString script = QStringLiteral(R"(
import sys
try:
    import torch
except ImportError:
    sys.exit(77)
g = torch.jit.load(sys.argv[1]).eval()
z = torch.zeros(2, 64)
z[:, 0] = 1
img = g(z, truncation_psi=0.5)
assert torch.equal(img, g.synthesis(g.mapping(z, 0.5)))
print(' '.join('%.9g' % v for v in img[1].flatten().tolist()))
)");
        QProcess python;
        // The first in the path need not be Debian's.
        for (const auto& program :
             {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
            python.start(
                program, {QStringLiteral("-c"), script, QString::fromStdString(path.string())});
            if (python.waitForFinished(100'000) && python.exitCode() != 77) {
                break;
            }
        }
        if (python.error() == QProcess::FailedToStart || python.exitCode() == 77) {
            QSKIP("python3-torch is not installed");
        }
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        std::vector<float> numbers;
        for (const auto& number : python.readAllStandardOutput().split(' ')) {
            numbers.push_back(number.trimmed().toFloat());
        }
        const torch::NoGradGuard noGrad;
        auto z = torch::zeros({1, 64});
        z[0][0] = 1.0;
        const auto ours = (*model)->generatorEma(z, torch::Tensor(), NoiseSource{}, 0.5).flatten();
        QCOMPARE(std::int64_t(numbers.size()), ours.numel());
        QVERIFY(relative(torch::tensor(numbers), ours) < kTolerance);
    }

    void nothingIsReplacedUnasked() {
        const auto model = newModel({.resolution = 8, .channelBase = 64, .channelMax = 8});
        const auto path = m_base / "once.torchscript.pt";
        QVERIFY(writeModel(*model, path, Replace::Never));
        const auto again = writeModel(*model, path, Replace::Never);
        QVERIFY(!again && again.error().code == ErrorCode::FileExists);
        const auto nowhere = writeModel(*model, m_base / "no folder" / "a.ts", Replace::Never);
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::Io);
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_base = m_folder.path().toStdString();
};

QTEST_GUILESS_MAIN(TorchScriptWriterTest)
#include "torchscript_writer_test.moc"
