// The table of file formats.

#include "core/io/model_formats.h"

#include <QtTest>

#include <set>

using namespace sg;

class ModelFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRowIsFoundByItsNames() {
        std::set<std::string_view> ids;
        for (const FormatRow& row : modelFormats()) {
            QCOMPARE(formatById(row.id), &row);
            QCOMPARE(formatByExtension("folder.onnx/face" + std::string(row.extension)), &row);
            QCOMPARE(&formatRow(row.format), &row);
            QVERIFY(row.generatorEma);
            QVERIFY(ids.insert(row.id).second);
        }
        QCOMPARE(ids.size(), std::size_t(5));
    }

    void extensions() {
        QCOMPARE(formatByExtension("a.torchscript.pt")->format, ModelFormat::TorchScript);
        QCOMPARE(formatByExtension("a.pt")->format, ModelFormat::Pt);
        QCOMPARE(formatByExtension("A.PKL")->format, ModelFormat::Pkl);
        QVERIFY(formatByExtension("a.pkl.zip") == nullptr);
        QVERIFY(formatByExtension("pkl") == nullptr);
        QVERIFY(formatByExtension("") == nullptr);
        QVERIFY(formatById("jpeg") == nullptr);
    }

    void theTableNamesEveryFormat() {
        const std::string table = formatTable();
        for (const FormatRow& row : modelFormats()) {
            QVERIFY(table.find("\n" + std::string(row.id) + " ") != std::string::npos);
            QVERIFY(table.find(row.openedBy) != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(ModelFormatsTest)
#include "model_formats_test.moc"
