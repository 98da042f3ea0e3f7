// The real studio under a real X server: the whole job, and the benchmark.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

/// The last line of stdout as JSON.
QJsonObject runStudio(const QStringList& arguments, int* status) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(SG_PROGRAMS "/stylegraft"), arguments);
    *status = process.waitForFinished(800'000) ? process.exitCode() : -1;
    const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
    return QJsonDocument::fromJson(lines.last()).object();
}

} // namespace

class StudioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void demo() {
        const QTemporaryDir shots;
        int status = -1;
        const QJsonObject result = runStudio(
            {QStringLiteral("--demo"),
             QStringLiteral("--screenshots"),
             shots.path(),
             // Both spellings; Qt itself has an option of this name.
             QStringLiteral("--style"),
             QStringLiteral(SG_SOURCE_DIR "/resources/packs/lorelei/00.png"),
             QStringLiteral("--style=" SG_SOURCE_DIR "/resources/packs/lorelei/01.png")},
            &status);
        QCOMPARE(status, 0);
        QCOMPARE(result[QStringLiteral("pictures")].toInt(), 2);
        QVERIFY(result[QStringLiteral("kimg")].toDouble() > 0.1);
        QVERIFY(result[QStringLiteral("previews")].toInt() >= 5);
        const QStringList names = QDir(shots.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names.size(), 13);
        QVERIFY(names.first().startsWith(QLatin1String("01-open")));
        // The preview is really on the screen: the middle of the window is not one flat colour.
        const QImage window(shots.filePath(names[4]));
        QSet<QRgb> colours;
        for (int x = window.width() * 3 / 10; x < window.width() * 6 / 10; x += 3) {
            colours.insert(window.pixel(x, window.height() * 4 / 10));
        }
        QVERIFY(colours.size() > 20);
        const QDir exports(result[QStringLiteral("export_dir")].toString());
        QVERIFY(QFile(exports.filePath(QStringLiteral("tuned.pkl"))).size() > 100'000);
        QCOMPARE(
            QDir(exports.filePath(QStringLiteral("pictures")))
                .entryList({QStringLiteral("seed*.png")})
                .size(),
            9);
        QVERIFY(QDir(exports.path()).removeRecursively());
    }

    void helpNeedsNoDisplay() {
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            bare.remove(QString::fromLatin1(name));
        }
        for (const char* option : {"--help", "--version"}) {
            QProcess studio;
            studio.setProcessEnvironment(bare);
            studio.start(QStringLiteral(SG_PROGRAMS "/stylegraft"), {QString::fromLatin1(option)});
            QVERIFY(studio.waitForFinished(60'000));
            QCOMPARE(studio.exitCode(), 0);
            QVERIFY(studio.readAllStandardOutput().contains("tylegraft"));
        }
    }

    /// What a newcomer does, from the start page to a project that is opened again.
    void tour() {
        const QTemporaryDir shots;
        int status = -1;
        const QJsonObject result = runStudio(
            {QStringLiteral("--tour"),
             shots.path(),
             QStringLiteral("--tour-seconds"),
             QStringLiteral("5")},
            &status);
        QCOMPARE(status, 0);
        QVERIFY(result[QStringLiteral("ok")].toBool());
        QVERIFY(result[QStringLiteral("kimg")].toDouble() > 0.0);
        const QString film = result[QStringLiteral("film")].toString();
        QVERIFY(QFile(film).size() > 10'000);
        QVERIFY(QFile(result[QStringLiteral("project")].toString()).size() > 100);
        for (const char* name :
             {"start", "preview", "dropped", "gap", "taste", "training", "reopened"}) {
            const QImage picture(
                shots.filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
            QVERIFY2(picture.width() > 1000, name);
        }
        QVERIFY(QDir(QFileInfo(film).absolutePath()).removeRecursively());
    }

    void bench() {
        int status = -1;
        const QJsonObject result = runStudio(
            {QStringLiteral("--bench"), QStringLiteral("24"), QStringLiteral("--json")}, &status);
        QCOMPARE(status, 0);
        for (const char* key :
             {"images_per_s_headless",
              "images_per_s_window",
              "images_per_s_walk",
              "preview_interval_s",
              "gui_block_ms_p99",
              "gui_block_ms_max",
              "frame_ms_p95",
              "pan_ms_p95",
              "pan_ms_p95_paused"}) {
            QVERIFY2(result[QLatin1String(key)].toDouble(-1.0) > 0.0, key);
        }
        QVERIFY(!result[QStringLiteral("device")].toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(StudioTest)
#include "studio_test.moc"
