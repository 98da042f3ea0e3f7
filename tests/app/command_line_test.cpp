// stylegraft-cli as a person runs it.

#include "tests/app/program_run.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/types.h>

#include <csignal>

using namespace sg::test;

namespace {

const QString kGolden = QStringLiteral(SG_TEST_DATA "/golden/");
const QString kPack = QStringLiteral(SG_SOURCE_DIR "/resources/packs/notionists");

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void versionAndHelp() {
        QCOMPARE(run({QStringLiteral("--version")}).status, 0);
        const Run help = run({QStringLiteral("--help")});
        QCOMPARE(help.status, 0);
        for (const char* command :
             {"new", "info", "generate", "train", "convert", "evaluate", "gap", "bias"}) {
            QVERIFY(help.out.contains(QLatin1String(command)));
        }
        QVERIFY(run({}).status != 0);
        QVERIFY(run({QStringLiteral("fly")}).status != 0);
    }

    void info() {
        const Run json = run(
            {QStringLiteral("info"),
             kGolden + QStringLiteral("sg2_cond_32.pkl"),
             QStringLiteral("--json")});
        QCOMPARE(json.status, 0);
        QCOMPARE(json.out.count(QLatin1Char('\n')), 1);
        const QJsonObject object = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(object[QStringLiteral("resolution")].toInt(), 32);
        QCOMPARE(object[QStringLiteral("c_dim")].toInt(), 5);
        QCOMPARE(object[QStringLiteral("has_d")].toBool(), true);
        const Run missing = run({QStringLiteral("info"), QStringLiteral("/nowhere.pkl")});
        QVERIFY(missing.status != 0);
        QVERIFY(missing.err.contains(QStringLiteral("/nowhere.pkl")));
    }

    void programsRunOnlyWhenAllowed() {
        QStringList arguments{
            QStringLiteral("evaluate"),
            kGolden + QStringLiteral("sg2_64.pkl"),
            QStringLiteral("--data"),
            kPack,
            QStringLiteral("--features"),
            QStringLiteral("torchscript:/nowhere/inception.pt")};
        const Run refused = run(arguments);
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("is a program")));
        QVERIFY(refused.err.contains(QStringLiteral("--allow-programs")));
        const Run missing = run(arguments << QStringLiteral("--allow-programs"));
        QVERIFY(missing.status != 0);
        QVERIFY(missing.err.contains(QStringLiteral("no such file")));
        arguments[5] = QStringLiteral("inception.pt");
        QVERIFY(run(arguments).err.contains(QStringLiteral("torchscript:FILE")));
    }

    void generate() {
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a/b"));
        const QStringList arguments{
            QStringLiteral("generate"),
            kGolden + QStringLiteral("sg2_64.pkl"),
            QStringLiteral("--seeds"),
            QStringLiteral("0-2,7"),
            QStringLiteral("--trunc"),
            QStringLiteral("0.7"),
            QStringLiteral("--out"),
            out,
            QStringLiteral("--grid")};
        const Run first = run(arguments);
        QVERIFY2(first.status == 0, qPrintable(first.err));
        const QImage picture(out + QStringLiteral("/seed0007.png"));
        QCOMPARE(picture.size(), QSize(64, 64));
        const QJsonObject recipe =
            QJsonDocument::fromJson(picture.text(QStringLiteral("stylegraft")).toUtf8()).object();
        QCOMPARE(recipe[QStringLiteral("seed")].toInt(), 7);
        QCOMPARE(recipe[QStringLiteral("psi")].toDouble(), 0.7);
        QCOMPARE(recipe[QStringLiteral("model_sha256")].toString().size(), 64);
        QCOMPARE(QImage(out + QStringLiteral("/grid.png")).size(), QSize(128, 128));
        QCOMPARE(run(arguments).status, 0); // outputs are replaced
        QCOMPARE(QImage(out + QStringLiteral("/seed0007.png")), picture);
        QCOMPARE(QDir(out).entryList(QDir::Files).size(), 5); // nothing half-written is left
    }

    void conditionalNeedsAClass() {
        const QTemporaryDir folder;
        QStringList arguments{
            QStringLiteral("generate"),
            kGolden + QStringLiteral("sg2_cond_32.pkl"),
            QStringLiteral("--seeds"),
            QStringLiteral("0"),
            QStringLiteral("--out"),
            folder.path()};
        const Run refused = run(arguments);
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("--class 4")));
        QCOMPARE(run(arguments << QStringLiteral("--class") << QStringLiteral("4")).status, 0);
    }

    void newTrainConvert() {
        const QTemporaryDir folder;
        const QString model = folder.filePath(QStringLiteral("new.pkl"));
        const Run made = run(
            {QStringLiteral("new"),
             QStringLiteral("--resolution"),
             QStringLiteral("32"),
             QStringLiteral("--channel-base"),
             QStringLiteral("512"),
             QStringLiteral("--channel-max"),
             QStringLiteral("16"),
             QStringLiteral("--z-dim"),
             QStringLiteral("32"),
             QStringLiteral("--w-dim"),
             QStringLiteral("32"),
             QStringLiteral("--map-layers"),
             QStringLiteral("2"),
             model});
        QVERIFY2(made.status == 0, qPrintable(made.err));
        const QString runFolder = folder.filePath(QStringLiteral("run"));
        const QStringList train{
            QStringLiteral("train"),
            model,
            QStringLiteral("--data"),
            kPack,
            QStringLiteral("--out"),
            runFolder,
            QStringLiteral("--kimg"),
            QStringLiteral("0.04"),
            QStringLiteral("--batch"),
            QStringLiteral("4")};
        const Run trained = run(train);
        QVERIFY2(trained.status == 0, qPrintable(trained.err));
        QFile curves(runFolder + QStringLiteral("/curves.csv"));
        QVERIFY(curves.open(QIODevice::ReadOnly));
        QCOMPARE(curves.readAll().count('\n'), 11); // a header and ten steps
        QVERIFY(!QDir(runFolder + QStringLiteral("/previews")).isEmpty());
        QVERIFY(run(train).status != 0); // a run folder is never overwritten
        const QString copy = folder.filePath(QStringLiteral("copy.pkl"));
        const QStringList convert{
            QStringLiteral("convert"), runFolder + QStringLiteral("/final.pkl"), copy};
        QCOMPARE(run(convert).status, 0);
        QVERIFY(run(convert).status != 0); // replaced only when asked
        QCOMPARE(run(convert + QStringList{QStringLiteral("--force")}).status, 0);
        QVERIFY(
            run({QStringLiteral("convert"), copy, folder.filePath(QStringLiteral("x.jpeg"))})
                .status != 0);
    }

    void convertToAFormatByName() {
        const QTemporaryDir folder;
        const QString model = kGolden + QStringLiteral("sg2_64.pkl");
        const auto convert = [&](const QString& out, const QString& format) {
            return run(
                {QStringLiteral("convert"),
                 model,
                 folder.filePath(out),
                 QStringLiteral("--to"),
                 format});
        };
        QCOMPARE(convert(QStringLiteral("ours"), QStringLiteral("safetensors")).status, 0);
        QCOMPARE(run({QStringLiteral("info"), folder.filePath(QStringLiteral("ours"))}).status, 0);
        const Run refused = convert(QStringLiteral("x"), QStringLiteral("jpeg"));
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("--to jpeg")));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("x"))));
        const Run help = run({QStringLiteral("convert"), QStringLiteral("--help")});
        for (const char* id : {"safetensors", "pkl", "pt", "torchscript", "onnx"}) {
            QVERIFY(help.out.contains(QLatin1Char('\n') + QLatin1String(id) + QLatin1Char(' ')));
        }
    }

    void convertNamesTheLicence() {
        const QTemporaryDir folder;
        const auto convert = [&](const QString& from, const QString& to, const QString& licence) {
            return run({QStringLiteral("convert"), from, to, QStringLiteral("--licence"), licence});
        };
        const auto facts = [&](const QString& file) {
            const Run told = run({QStringLiteral("info"), file, QStringLiteral("--json")});
            return QJsonDocument::fromJson(told.out.toUtf8()).object();
        };
        const QString free = folder.filePath(QStringLiteral("free.pkl"));
        const QString bound = folder.filePath(QStringLiteral("bound.pkl"));
        const QString model = kGolden + QStringLiteral("sg2_64.pkl");
        QCOMPARE(convert(model, free, QStringLiteral("CC BY 4.0, Someone")).status, 0);
        QCOMPARE(
            facts(free)[QStringLiteral("licence")].toString(),
            QStringLiteral("CC BY 4.0, Someone"));
        QCOMPARE(facts(free)[QStringLiteral("non_commercial")].toBool(true), false);
        QCOMPARE(facts(free)[QStringLiteral("embedded_programs")].toInt(-1), 0); // ours alone
        QCOMPARE(convert(free, bound, QStringLiteral("CC BY-NC 4.0, Someone")).status, 0);
        QCOMPARE(facts(bound)[QStringLiteral("non_commercial")].toBool(false), true);
        const QString laxer = folder.filePath(QStringLiteral("laxer.pkl"));
        const Run refused = convert(bound, laxer, QStringLiteral("CC0"));
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("CC BY-NC 4.0, Someone")));
        QVERIFY(!QFile::exists(laxer));
    }

    void unknownFreezeGroupListsTheNames() {
        const QTemporaryDir folder;
        const Run refused = run(
            {QStringLiteral("train"),
             kGolden + QStringLiteral("sg2_64.pkl"),
             QStringLiteral("--data"),
             kPack,
             QStringLiteral("--out"),
             folder.filePath(QStringLiteral("run")),
             QStringLiteral("--kimg"),
             QStringLiteral("1"),
             QStringLiteral("--freeze"),
             QStringLiteral("g128=0")});
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("g64")));
        QVERIFY(!QDir(folder.filePath(QStringLiteral("run"))).exists());
    }

    void interruptSaves() {
        const QTemporaryDir folder;
        const QString runFolder = folder.filePath(QStringLiteral("run"));
        QProcess process;
        process.start(
            program(),
            {QStringLiteral("train"),
             kGolden + QStringLiteral("sg2_64.pkl"),
             QStringLiteral("--data"),
             kPack,
             QStringLiteral("--out"),
             runFolder,
             QStringLiteral("--kimg"),
             QStringLiteral("1000")});
        QTRY_VERIFY_WITH_TIMEOUT(
            QFile(runFolder + QStringLiteral("/curves.csv")).size() > 200, 60'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(run({QStringLiteral("info"), runFolder + QStringLiteral("/final.pkl")}).status, 0);
    }

    void infoTellsWhatIsInAFile() {
        const Run text = run({QStringLiteral("info"), kGolden + QStringLiteral("sg2_64.pkl")});
        QCOMPARE(text.status, 0);
        for (const char* part :
             {"StyleGAN2",
              "64 x 64",
              "z 64, w 64",
              "unconditional",
              "G_ema, G, D",
              "0 programs found, none run",
              "licence"}) {
            QVERIFY2(text.out.contains(QLatin1String(part)), part);
        }
        const Run data = run(
            {QStringLiteral("info"),
             kGolden + QStringLiteral("sg2_64.pkl"),
             QStringLiteral("--json")});
        const QJsonObject info = QJsonDocument::fromJson(data.out.toUtf8()).object();
        QCOMPARE(info[QStringLiteral("generation")].toString(), QStringLiteral("StyleGAN2"));
        QCOMPARE(info[QStringLiteral("contents")].toArray().size(), 4);
        QVERIFY(info[QStringLiteral("parameters")].toInteger() > 100'000);
        const QJsonObject safety = info[QStringLiteral("safety")].toObject();
        QCOMPARE(safety[QStringLiteral("programs")].toInt(-1), 0);
        QCOMPARE(safety[QStringLiteral("programs_run")].toInt(-1), 0);
        QCOMPARE(safety[QStringLiteral("inert_globals")].toArray().size(), 0);
    }

    void inertNamesAreCountedAndShown() {
        // The golden model's dictionary is opened again and gets one more entry, a call.
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("inert.pkl"));
        QFile golden(kGolden + QStringLiteral("sg2_64.pkl"));
        QVERIFY(golden.open(QIODevice::ReadOnly));
        QByteArray model = golden.readAll();
        model.chop(1); // STOP
        model += QByteArrayLiteral("X\1\0\0\0xctimm.models\nThing\n)Rs.");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(model), model.size());
        file.close();
        const Run text = run({QStringLiteral("info"), path});
        QVERIFY2(text.status == 0, qPrintable(text.err));
        QVERIFY(text.out.contains(QStringLiteral("1 unknown name left inert")));
        QVERIFY(text.out.contains(QStringLiteral("timm.models.Thing")));
    }

    void dangerIsRefusedByName() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("danger.pkl"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x80\x02}cposix\nsystem\n");
        file.close();
        const Run text = run({QStringLiteral("info"), path});
        QVERIFY(text.status != 0);
        QVERIFY(text.out.isEmpty());
        QVERIFY(text.err.contains(QStringLiteral("posix.system")));
        QVERIFY(text.err.contains(path));
        const Run data = run({QStringLiteral("info"), path, QStringLiteral("--json")});
        QVERIFY(data.status != 0);
        const QJsonObject refusal = QJsonDocument::fromJson(data.out.toUtf8()).object();
        QCOMPARE(refusal[QStringLiteral("opened")].toBool(true), false);
        QCOMPARE(refusal[QStringLiteral("refused")].toBool(), true);
        QVERIFY(
            refusal[QStringLiteral("error")].toString().contains(QStringLiteral("posix.system")));
        // The oldest kind has no header.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("cos\nsystem\n(S'true'\ntR.");
        file.close();
        const Run old = run({QStringLiteral("info"), path});
        QVERIFY(old.status != 0);
        QVERIFY(old.err.contains(QStringLiteral("os.system")));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
