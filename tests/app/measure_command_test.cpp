// stylegraft-cli evaluate, gap and bias as a person runs them.

#include "tests/app/program_run.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace sg::test;

namespace {

namespace fs = std::filesystem;

const QString kStarter = QStringLiteral(SG_SOURCE_DIR "/resources/models/toonhead-64.pkl");
const QString kPack = QStringLiteral(SG_SOURCE_DIR "/resources/packs/notionists");

} // namespace

class MeasureCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void evaluatesInBothSpaces() {
        const QTemporaryDir folder;
        const QString gallery = folder.filePath(QStringLiteral("near.png"));
        const Run done = run(
            {QStringLiteral("evaluate"),
             kStarter,
             QStringLiteral("--data"),
             kPack,
             QStringLiteral("--samples"),
             QStringLiteral("24"),
             QStringLiteral("--gallery"),
             gallery,
             QStringLiteral("--json")});
        QVERIFY2(done.status == 0, qPrintable(done.err));
        QCOMPARE(done.out.count(QLatin1Char('\n')), 1);
        const QJsonObject object = QJsonDocument::fromJson(done.out.toUtf8()).object();
        QCOMPARE(object[QStringLiteral("samples")].toInt(), 24);
        const QJsonObject spaces = object[QStringLiteral("spaces")].toObject();
        for (const auto& space : {QStringLiteral("rand64"), QStringLiteral("source-d")}) {
            const QJsonObject rows = spaces[space].toObject();
            const QJsonObject model = rows[QStringLiteral("model")].toObject();
            const QJsonObject copycat = rows[QStringLiteral("copycat")].toObject();
            QVERIFY(model[QStringLiteral("kid")].toDouble() > 0.0);
            QVERIFY(model[QStringLiteral("p")].toDouble() < 0.05); // heads of another style
            QVERIFY(
                copycat[QStringLiteral("fd")].toDouble() < model[QStringLiteral("fd")].toDouble());
        }
        QVERIFY(!QImage(gallery).isNull());
        const Run refused = run(
            {QStringLiteral("evaluate"),
             kStarter,
             QStringLiteral("--data"),
             kPack,
             QStringLiteral("--gallery"),
             gallery});
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("near.png exists already")));
    }

    void namesNeedNotBeUtf8() {
        const QTemporaryDir folder;
        const fs::path pictures = fs::path(folder.path().toStdString()) / "pictures";
        fs::create_directory(pictures);
        for (const auto& file : fs::directory_iterator(kPack.toStdString())) {
            fs::copy_file(file, pictures / ("\xff" + file.path().filename().string()));
        }
        const Run done = run(
            {QStringLiteral("evaluate"),
             kStarter,
             QStringLiteral("--data"),
             QString::fromStdString(pictures.string()),
             QStringLiteral("--features"),
             QStringLiteral("source-d"),
             QStringLiteral("--samples"),
             QStringLiteral("4"),
             QStringLiteral("--json")});
        QVERIFY2(done.status == 0, qPrintable(done.err));
        const QJsonObject object = QJsonDocument::fromJson(done.out.toUtf8()).object();
        const QJsonArray nearest =
            object[QStringLiteral("variety")].toObject()[QStringLiteral("nearest")].toArray();
        QVERIFY(!nearest.isEmpty());
        QVERIFY(nearest[0].toObject()[QStringLiteral("picture")].toString().startsWith(
            QChar::ReplacementCharacter));
    }

    void gapNamesAPreset() {
        const QStringList arguments{
            QStringLiteral("gap"),
            kStarter,
            QStringLiteral("--data"),
            kPack,
            QStringLiteral("--samples"),
            QStringLiteral("48")};
        const Run json = run(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY2(json.status == 0, qPrintable(json.err));
        QCOMPARE(json.out.count(QLatin1Char('\n')), 1);
        const QJsonObject object = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(object[QStringLiteral("preset")].toString(), QStringLiteral("strong-style"));
        QCOMPARE(object[QStringLiteral("pictures")].toInt(), 12);
        const QJsonObject residual = object[QStringLiteral("residual")].toObject();
        const QJsonArray bands = residual[QStringLiteral("bands")].toArray();
        QCOMPARE(bands.size(), 5);
        QVERIFY(residual[QStringLiteral("excess")].toDouble() > 0.3);
        QVERIFY(bands[1].toObject()[QStringLiteral("excess")].isDouble());
        QVERIFY(object[QStringLiteral("verdict")].toString().contains(
            QLatin1String("The same subject")));
        const Run missing = run(
            {QStringLiteral("gap"),
             kStarter,
             QStringLiteral("--data"),
             QStringLiteral("/nowhere")});
        QVERIFY(missing.status != 0);
        QVERIFY(missing.err.contains(QStringLiteral("/nowhere")));
    }

    void biasCountsShares() {
        const QTemporaryDir folder;
        const QDir root(folder.path());
        const QDir pack(kPack);
        const QStringList files =
            pack.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
        for (int i = 0; i < files.size(); ++i) {
            const QString label = i % 2 == 0 ? QStringLiteral("even") : QStringLiteral("odd");
            QVERIFY(root.mkpath(QStringLiteral("place/") + label));
            QVERIFY(QFile::copy(
                pack.filePath(files[i]),
                root.filePath(QStringLiteral("place/") + label + QLatin1Char('/') + files[i])));
        }
        const Run done = run(
            {QStringLiteral("bias"),
             kStarter,
             QStringLiteral("--source"),
             kStarter,
             QStringLiteral("--data"),
             kPack,
             QStringLiteral("--labels"),
             root.filePath(QStringLiteral("place")),
             QStringLiteral("--samples"),
             QStringLiteral("16"),
             QStringLiteral("--json")});
        QVERIFY2(done.status == 0, qPrintable(done.err));
        const QJsonArray attributes = QJsonDocument::fromJson(done.out.toUtf8())
                                          .object()[QStringLiteral("attributes")]
                                          .toArray();
        QCOMPARE(attributes.size(), 4); // ours and three by colour
        const QJsonObject ours = attributes[0].toObject();
        QCOMPARE(ours[QStringLiteral("name")].toString(), QStringLiteral("place"));
        QCOMPARE(ours[QStringLiteral("probe")].toObject()[QStringLiteral("pictures")].toInt(), 12);
        QVERIFY(!ours[QStringLiteral("notes")].toArray().isEmpty()); // only twelve labelled
        QCOMPARE(ours[QStringLiteral("sets")].toArray().size(), 5);
        const QJsonArray quality = ours[QStringLiteral("sets")]
                                       .toArray()[2] // tuned, psi 1
                                       .toObject()[QStringLiteral("quality")]
                                       .toArray();
        QCOMPARE(quality.size(), 2);
        int shown = 0;
        for (const auto& group : quality) {
            shown += group.toObject()[QStringLiteral("pictures")].toInt();
            const auto coverage = group.toObject()[QStringLiteral("coverage")];
            QVERIFY(
                coverage.isNull() || (coverage.toDouble() >= 0.0 && coverage.toDouble() <= 1.0));
        }
        QCOMPARE(shown, 12);
        const QJsonObject ground = attributes[1].toObject();
        QCOMPARE(ground[QStringLiteral("name")].toString(), QStringLiteral("background"));
        QVERIFY(ground[QStringLiteral("probe")].isNull());
        for (const auto& flips : ground[QStringLiteral("flips")].toArray()) {
            QCOMPARE(flips.toObject()[QStringLiteral("changed")].toDouble(), 0.0);
        }
        const Run none = run({QStringLiteral("bias"), kStarter, QStringLiteral("--no-colours")});
        QVERIFY(none.status != 0);
        QVERIFY(none.err.contains(QStringLiteral("nothing to measure")));
    }
};

QTEST_GUILESS_MAIN(MeasureCommandTest)
#include "measure_command_test.moc"
