// StyleGAN3 on the command line: made, described, placed, fine-tuned.

#include "tests/app/program_run.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace sg::test;

namespace {

Run run(const QString& line) {
    return sg::test::run(words(line));
}

const QString kGolden = QStringLiteral(SG_TEST_DATA "/golden/");

/// Mean difference of two pictures, 0 to 255.
double difference(const QImage& a, const QImage& b) {
    double sum = 0.0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            sum += std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y)));
        }
    }
    return sum / (a.width() * a.height());
}

} // namespace

class StyleGan3CommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void info() {
        const Run json =
            run(QStringLiteral("info --json ") + kGolden + QStringLiteral("sg3r_64.pkl"));
        QCOMPARE(json.status, 0);
        const QJsonObject object = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(object[QStringLiteral("architecture")].toString(), QStringLiteral("StyleGAN3-R"));
        QCOMPARE(object[QStringLiteral("num_ws")].toInt(), 16);
        const QJsonArray groups = object[QStringLiteral("groups")].toArray();
        QCOMPARE(groups[1].toObject()[QStringLiteral("id")].toString(), QStringLiteral("input"));
        QCOMPARE(groups[16].toObject()[QStringLiteral("id")].toString(), QStringLiteral("L14"));
        QCOMPARE(
            groups[16].toObject()[QStringLiteral("caption")].toString(), QStringLiteral("colour"));
    }

    void placesThePicture() {
        const QTemporaryDir folder;
        const auto draw = [&](const QString& model, const QString& name, const QString& options) {
            return run(QStringLiteral("generate %1 --seeds 3 --out %2 %3")
                           .arg(kGolden + model, folder.filePath(name), options));
        };
        const auto picture = [&](const char* name) {
            return QImage(
                folder.filePath(QString::fromLatin1(name)) + QStringLiteral("/seed0003.png"));
        };
        const QString third = QStringLiteral("sg3t_64.pkl");
        for (const auto& [name, options] :
             {std::pair{"plain", ""},
              std::pair{"nowhere", "--translate 0,0 --rotate 0"},
              std::pair{"moved", "--translate -0.125,0.25"},
              std::pair{"turned", "--rotate=-30.5"}}) {
            const Run drawn = draw(third, QString::fromLatin1(name), QString::fromLatin1(options));
            QVERIFY2(drawn.status == 0, qPrintable(drawn.err));
            QCOMPARE(picture(name).size(), QSize(64, 64));
        }
        QCOMPARE(difference(picture("plain"), picture("nowhere")), 0.0);
        QVERIFY(difference(picture("plain"), picture("moved")) > 0.0);
        QVERIFY(difference(picture("plain"), picture("turned")) > 0.0);
        const QJsonObject recipe =
            QJsonDocument::fromJson(picture("moved").text(QStringLiteral("stylegraft")).toUtf8())
                .object();
        QCOMPARE(recipe[QStringLiteral("translate")].toArray(), (QJsonArray{-0.125, 0.25}));

        const Run refused =
            draw(QStringLiteral("sg2_64.pkl"), QStringLiteral("x"), QStringLiteral("--rotate 5"));
        QVERIFY(refused.status != 0);
        QVERIFY2(refused.err.contains(QStringLiteral("only StyleGAN3")), qPrintable(refused.err));
        QVERIFY(draw(third, QStringLiteral("x"), QStringLiteral("--translate 1")).status != 0);
        QVERIFY(draw(third, QStringLiteral("x"), QStringLiteral("--translate a,b")).status != 0);
        QVERIFY(draw(third, QStringLiteral("x"), QStringLiteral("--rotate nan")).status != 0);
    }

    void newAndTrain_data() {
        QTest::addColumn<QString>("architecture");
        QTest::newRow("T") << QStringLiteral("sg3t");
        QTest::newRow("R") << QStringLiteral("sg3r");
    }

    void newAndTrain() {
        QFETCH(QString, architecture);
        const QTemporaryDir folder;
        const QString model = folder.filePath(QStringLiteral("new.pkl"));
        const Run made =
            run(QStringLiteral("new --arch %1 --resolution 16 --channel-base 128 --channel-max 8 "
                               "--z-dim 16 --w-dim 16 %2")
                    .arg(architecture, model));
        QVERIFY2(made.status == 0, qPrintable(made.err));
        QVERIFY(made.out.contains(QStringLiteral("untrained StyleGAN3")));
        const Run trained = run(
            QStringLiteral("train %1 --data %2 --out %3 --kimg 0.016 --batch 4 --freeze L0-L5=0")
                .arg(
                    model,
                    QStringLiteral(SG_SOURCE_DIR "/resources/packs/notionists"),
                    folder.filePath(QStringLiteral("run"))));
        QVERIFY2(trained.status == 0, qPrintable(trained.err));
        const Run tuned =
            run(QStringLiteral("info ") + folder.filePath(QStringLiteral("run/final.pkl")));
        QCOMPARE(tuned.status, 0);
        QVERIFY(tuned.out.contains(QStringLiteral("StyleGAN3-") + architecture.right(1).toUpper()));
        QVERIFY(!QDir(folder.filePath(QStringLiteral("run/previews"))).isEmpty());

        const Run unknown = run(QStringLiteral("train %1 --data x --out %2 --kimg 1 --freeze g4=0")
                                    .arg(model, folder.filePath(QStringLiteral("no"))));
        QVERIFY(unknown.status != 0);
        QVERIFY(unknown.err.contains(QStringLiteral("L14")));
    }
};

QTEST_GUILESS_MAIN(StyleGan3CommandTest)
#include "stylegan3_command_test.moc"
