// ONNX generators: checked by ONNX's own checker and run by npm's onnxruntime-node, an
// implementation that knows nothing of ours.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/io/onnx_writer.h"
#include "core/io/tensor_file.h"
#include "core/model/images.h"
#include "tests/core/io/model_checks.h"

#include <QProcess>
#include <QStandardPaths>

#include <onnx/checker.h>

#include <fstream>

using namespace sg;
using test::golden;
using test::relative;

namespace {

constexpr double kTolerance = 1e-3;

onnx::ModelProto parsed(const std::filesystem::path& path) {
    onnx::ModelProto proto;
    std::ifstream file(path, std::ios::binary);
    if (!proto.ParseFromIstream(&file)) {
        qWarning("%s is no ONNX file", path.c_str());
    }
    return proto;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<double>)

class OnnxWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_whyNoRuntime = installRuntime(); }

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
        const auto path = m_base / (file.toStdString() + ".onnx");
        const auto written = writeModel(**model, path, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto proto = parsed(path);
        onnx::checker::check_model(proto); // throws
        QCOMPARE(proto.opset_import(0).version(), std::int64_t(17));
        std::map<std::string, std::string> metadata;
        for (const auto& entry : proto.metadata_props()) {
            metadata[entry.key()] = entry.value();
        }
        QCOMPARE(metadata.at("parent_sha256"), (*model)->info.sha256);
        QCOMPARE(metadata.at("licence"), (*model)->info.licence);
        compare(path, (*model)->generatorEma);
    }

    void everyArchitecture_data() { test::architectureRows(); }

    void everyArchitecture() {
        QFETCH(int, architecture);
        QFETCH(std::vector<double>, taps);
        QFETCH(int, activation);
        QFETCH(bool, noise);
        const auto model =
            test::variant(Architecture(architecture), taps, Activation(activation), noise);
        const auto path = m_base / "variant.onnx";
        const auto written = writeModel(*model, path, Replace::Always);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        onnx::checker::check_model(parsed(path));
        compare(path, model->generatorEma);
    }

    void nothingIsReplacedUnasked() {
        const auto model = newModel({.resolution = 8, .channelBase = 64, .channelMax = 8});
        const auto path = m_base / "once.onnx";
        QVERIFY(writeModel(*model, path, Replace::Never));
        const auto again = writeModel(*model, path, Replace::Never);
        QVERIFY(!again && again.error().code == ErrorCode::FileExists);
    }

private:
    /// Empty, or why onnxruntime-node is not to be had.
    static QString installRuntime() {
        if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("npm")).isEmpty()) {
            return QStringLiteral("node and npm are not installed: the ONNX runtime is not run");
        }
        QDir().mkpath(runtimeFolder());
        if (QFile::exists(runtimeFolder() + QStringLiteral("/node_modules/onnxruntime-node/bin"))) {
            return {};
        }
        const QString package = runtimeFolder() + QStringLiteral("/package.json");
        QFile::remove(package);
        QFile::copy(scriptFolder() + QStringLiteral("/package.json"), package);
        QProcess npm;
        npm.setWorkingDirectory(runtimeFolder());
        npm.start(
            QStringLiteral("npm"),
            {QStringLiteral("install"),
             QStringLiteral("--ignore-scripts"),
             QStringLiteral("--no-audit"),
             QStringLiteral("--no-fund")});
        if (!npm.waitForFinished(400'000) || npm.exitCode() != 0) {
            return QStringLiteral("npm could not install onnxruntime-node (no network?): ") +
                   QString::fromUtf8(npm.readAllStandardError()).left(300);
        }
        return {};
    }

    static QString runtimeFolder() { return QStringLiteral(SG_BINARY_DIR "/tests/onnx-runtime"); }

    static QString scriptFolder() { return QStringLiteral(SG_SOURCE_DIR "/tests/core/io/onnx"); }

    Result<StateDict> run(const std::filesystem::path& model, const StateDict& inputs) {
        const auto in = m_base / "in.safetensors";
        const auto out = m_base / "out.safetensors";
        if (auto written = writeTensors(in, inputs, {}, Replace::Always); !written) {
            return fail(written.error());
        }
        std::filesystem::remove(out);
        QProcess node;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            QStringLiteral("NODE_PATH"), runtimeFolder() + QStringLiteral("/node_modules"));
        node.setProcessEnvironment(environment);
        node.start(
            QStringLiteral("node"),
            {scriptFolder() + QStringLiteral("/run_model.cjs"),
             QString::fromStdString(model.string()),
             QString::fromStdString(in.string()),
             QString::fromStdString(out.string())});
        if (!node.waitForFinished(100'000) || node.exitCode() != 0) {
            return fail(ErrorCode::Internal, node.readAllStandardError().toStdString());
        }
        return readTensors(out);
    }

    /// Batches of one and three, against our own generator.
    void compare(const std::filesystem::path& path, Generator generator) {
        if (!m_whyNoRuntime.isEmpty()) {
            QSKIP(qPrintable(m_whyNoRuntime));
        }
        const torch::NoGradGuard noGrad;
        const auto& mapping = generator->options().mapping;
        for (const auto& seeds : {std::vector<std::uint32_t>{5}, {0, 1, 2}}) {
            const auto z = latentsOf(seeds, mapping.zDim);
            StateDict inputs{{"z", z}, {"truncation_psi", torch::tensor(0.7F)}};
            torch::Tensor c;
            if (mapping.cDim > 0) {
                c = inputs["c"] = torch::eye(mapping.cDim).slice(0, 0, z.size(0));
            }
            const auto outputs = run(path, inputs);
            QVERIFY2(outputs, outputs ? "" : outputs.error().message.c_str());
            const auto ws = generator->mapping->broadcast(generator->mapping(z, c), 0.7);
            const auto img = generator->synthesis(ws, NoiseSource{});
            QVERIFY(outputs->at("img").sizes() == img.sizes());
            QVERIFY(relative(outputs->at("ws"), ws) < kTolerance);
            QVERIFY(relative(outputs->at("img"), img) < kTolerance);
        }
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_base = m_folder.path().toStdString();
    QString m_whyNoRuntime;
};

QTEST_GUILESS_MAIN(OnnxWriterTest)
#include "onnx_writer_test.moc"
