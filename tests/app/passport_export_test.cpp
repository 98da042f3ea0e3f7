// The passport of a real run: what it says is what happened, and nothing in it is alive.

#include "app/passport_export.h"
#include "core/base/sha256.h"
#include "core/model/torch.h"
#include "tests/core/train/recording_sink.h"
#include "tests/core/train/tiny_training.h"

#include <QImage>
#include <QRegularExpression>
#include <QtTest>

using namespace sg;
using namespace sg::test;

class PassportExportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ModelInfo m_info;

    std::filesystem::path place(const char* name) {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QString page(const PassportJob& job) {
        const auto written = exportPassport(m_info, job);
        if (!written) {
            qWarning() << written.error().message.c_str();
            return {};
        }
        QFile file(QString::fromStdString(job.path.string()));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:

    /// A run on two pictures, one of which has a name that would be a tag.
    void initTestCase() {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("pictures")));
        const auto pack = QStringLiteral(SG_SOURCE_DIR "/resources/packs/pixelArt/");
        const QString here = m_folder.path() + QStringLiteral("/pictures/");
        const auto names = QDir(pack).entryList({QStringLiteral("*.png")});
        QVERIFY(names.size() >= 2);
        QVERIFY(QFile::copy(pack + names[0], here + QStringLiteral("<img src=x>&.png")));
        QVERIFY(QFile::copy(pack + names[1], here + QStringLiteral("plain.png")));

        auto model = tinyModel(NewArchitecture::StyleGan2);
        model->describe();
        model->info.name = "tiny";
        model->info.sha256 = std::string(64, 'a');
        TrainConfig config;
        config.model = model;
        config.importOptions.thumbnailSide = 0;
        config.pictures = *importStyle({place("pictures")});
        config.settings = tinySettings();
        config.settings.kimg = 0.012;
        config.settings.learningRate = 0.0047;
        config.freeze.factors["g4"] = 0.0;
        config.runFolder = place("run");
        config.watch = false;
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(config));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        m_info = session->result()->info;
        m_info.name = "tiny <b>tuned</b>";
    }

    void saysWhatHappened() {
        const auto html = page(
            {place("passport.html"),
             place("run") / "final.pkl",
             place("run"),
             "main",
             false,
             true});
        QVERIFY(html.startsWith(QStringLiteral("<!DOCTYPE html>")));
        const auto model = sha256File(place("run") / "final.pkl");
        const auto picture = sha256File(place("pictures") / "plain.png");
        QVERIFY(model && picture);
        for (const auto& part :
             {QString::fromStdString(*model),
              QString::fromStdString(*picture),
              QString(64, QLatin1Char('a')),
              QStringLiteral("final.pkl"),
              QStringLiteral("plain.png"),
              QStringLiteral("0.012 kimg"),
              QStringLiteral("0.0047"),
              QStringLiteral("g4=0"),
              QStringLiteral("Trained on my own work.")}) {
            QVERIFY2(html.contains(part), qPrintable(part));
        }
        QVERIFY(!html.contains(QStringLiteral("data:image")));
    }

    void nothingInItIsAlive() {
        const auto html = page({place("passport.html"), {}, place("run"), "main", true, false});
        QVERIFY(!html.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
        QVERIFY(!html.contains(QStringLiteral("<img src=x>")));
        QVERIFY(html.contains(QStringLiteral("&lt;img src=x&gt;&amp;.png")));
        QVERIFY(!html.contains(QStringLiteral("<b>tuned")));
        QVERIFY(html.contains(QStringLiteral("default-src 'none'")));
        static const QRegularExpression link(QStringLiteral("(src|href)=\"(?!data:image/png)"));
        QVERIFY(!html.contains(link));
        QVERIFY(!html.contains(QStringLiteral("my own work")));
    }

    /// Two pictures, each as a small PNG that a reader of ours did not write.
    void thumbnailsArePictures() {
        const auto html = page({place("passport.html"), {}, place("run"), "main", true, false});
        static const QRegularExpression data(
            QStringLiteral("data:image/png;base64,([A-Za-z0-9+/=]+)"));
        int count = 0;
        for (auto found = data.globalMatch(html); found.hasNext(); ++count) {
            const auto bytes = QByteArray::fromBase64Encoding(
                found.next().captured(1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            QVERIFY(bytes);
            const auto image = QImage::fromData(*bytes, "PNG");
            QCOMPARE(image.size(), QSize(64, 64));
        }
        QCOMPARE(count, 2);
    }

    /// Without a run the model's own words are left.
    void aModelAlone() {
        const auto html = page({place("alone.html"), {}, {}, {}, false, false});
        QVERIFY(html.contains(QStringLiteral("0.012 kimg")));
        QVERIFY(!html.contains(QStringLiteral("plain.png")));
    }

    void whatIsMissingIsSaid() {
        const auto written =
            exportPassport(m_info, {place("no/such/folder.html"), {}, {}, {}, false, false});
        QVERIFY(!written);
        QVERIFY(written.error().message.find("folder.html") != std::string::npos);
        QVERIFY(
            !exportPassport(m_info, {place("x.html"), place("gone.pkl"), {}, {}, false, false}));
    }
};

QTEST_GUILESS_MAIN(PassportExportTest)
#include "passport_export_test.moc"
