// Models in half precision: rounded once, kept, and opened again as what they were rounded to.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/model/torch.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace sg;

namespace {

const std::filesystem::path kModel = std::filesystem::path(SG_TEST_DATA) / "golden" / "sg2_64.pkl";

/// What rounding to float16 makes of every number.
bool isRounded(const torch::nn::Module& rounded, const torch::nn::Module& whole) {
    const auto state = stateOf(whole);
    for (const auto& [name, tensor] : stateOf(rounded)) {
        const auto expected = state.at(name).to(torch::kFloat16).to(torch::kFloat32);
        if (tensor.scalar_type() != torch::kFloat32 || !torch::equal(tensor, expected)) {
            qWarning("%s", name.c_str());
            return false;
        }
    }
    return true;
}

} // namespace

class ModelWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void halfPrecisionSurvives_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("pkl") << QStringLiteral("half.pkl");
        QTest::newRow("safetensors") << QStringLiteral("half.safetensors");
    }

    void halfPrecisionSurvives() {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const std::filesystem::path half = folder.filePath(name).toStdString();
        const std::filesystem::path full =
            folder.filePath(QStringLiteral("full-") + name).toStdString();
        const auto whole = openModel(kModel);
        const auto model = openModel(kModel);
        QVERIFY(whole && model);
        QVERIFY(writeModel(**model, full, Replace::Never));
        halve(**model);
        const auto written = writeModel(**model, half, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        QVERIFY(double(file_size(half)) < 0.6 * double(file_size(full)));
        const auto opened = openModel(half);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QVERIFY(isRounded(*(*opened)->generatorEma, *(*whole)->generatorEma));
        QVERIFY(isRounded(*(*opened)->generator, *(*whole)->generator));
        QVERIFY(isRounded(*(*opened)->discriminator, *(*whole)->discriminator));
    }

    void otherFormatsRefuseHalfPrecision() {
        const QTemporaryDir folder;
        const auto model = openModel(kModel);
        QVERIFY(model);
        halve(**model);
        for (const char* name : {"half.pt", "half.onnx", "half.torchscript.pt"}) {
            const auto written = writeModel(
                **model, folder.filePath(QLatin1String(name)).toStdString(), Replace::Never);
            QVERIFY(!written);
            QVERIFY(written.error().message.find(name) != std::string::npos);
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(ModelWriterTest)
#include "model_writer_test.moc"
