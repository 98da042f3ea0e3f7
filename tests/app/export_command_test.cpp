// Pictures and films of the command line, read back by OpenCV, libtiff and FFmpeg.

#include "tests/app/program_run.h"
#include "tests/core/film/film_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace sg {

using namespace test;

namespace {

const QString kModel = QStringLiteral(SG_SOURCE_DIR "/resources/models/toonhead-64.pkl");
const QString kPack = QStringLiteral(SG_SOURCE_DIR "/resources/packs/notionists");

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

cv::Mat read(const QString& path) {
    return cv::imread(path.toStdString(), cv::IMREAD_UNCHANGED);
}

Image asImage(const cv::Mat& bgr) {
    cv::Mat rgb;
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    Image image({rgb.cols, rgb.rows}, 3);
    std::memcpy(image.pixels.data(), rgb.data, image.pixels.size());
    return image;
}

/// The tensor `img` of a .safetensors file.
std::vector<float> networkOutput(const QString& path) {
    const QByteArray bytes = contentOf(path);
    std::uint64_t head = 0;
    std::memcpy(&head, bytes.constData(), sizeof(head));
    const auto json = QJsonDocument::fromJson(bytes.mid(8, qsizetype(head))).object();
    const auto offsets = json[QStringLiteral("img")].toObject()[QStringLiteral("data_offsets")];
    const auto begin = offsets[0].toInteger();
    std::vector<float> values(std::size_t(offsets[1].toInteger() - begin) / sizeof(float));
    std::memcpy(
        values.data(),
        bytes.constData() + 8 + qsizetype(head) + begin,
        values.size() * sizeof(float));
    return values;
}

} // namespace

class ExportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyKindOfPicture_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("extension");
        QTest::addColumn<int>("depth");
        QTest::addColumn<double>("tolerance"); // mean, in steps of 8 bit
        QTest::newRow("png") << "png"
                             << "png" << CV_8U << 0.0;
        QTest::newRow("png16") << "png16"
                               << "png" << CV_16U << 1.0;
        QTest::newRow("jpeg") << "jpeg"
                              << "jpg" << CV_8U << 6.0;
        QTest::newRow("tiff") << "tiff"
                              << "tif" << CV_8U << 0.0;
        QTest::newRow("tiff16") << "tiff16"
                                << "tif" << CV_16U << 1.0;
        QTest::newRow("webp") << "webp"
                              << "webp" << CV_8U << 6.0;
    }

    void everyKindOfPicture() {
        QFETCH(QString, format);
        QFETCH(QString, extension);
        QFETCH(int, depth);
        QFETCH(double, tolerance);
        const QTemporaryDir folder;
        const auto generate = [&](const QString& out, const QString& options) {
            const Run made =
                run(QStringList{
                        QStringLiteral("generate"),
                        kModel,
                        QStringLiteral("--out"),
                        folder.filePath(out)} +
                    words(QStringLiteral("--seeds 3 --trunc 0.7 ") + options));
            QVERIFY2(made.status == 0, qPrintable(made.err));
        };
        generate(QStringLiteral("plain"), QString());
        generate(QStringLiteral("a"), QStringLiteral("--format ") + format);
        const QString name = QStringLiteral("/seed0003.") + extension;
        const cv::Mat plain = read(folder.filePath(QStringLiteral("plain/seed0003.png")));
        cv::Mat picture = read(folder.filePath(QStringLiteral("a")) + name);
        QCOMPARE(picture.depth(), depth);
        QCOMPARE(picture.size(), plain.size());
        if (depth == CV_16U) {
            picture.convertTo(picture, CV_8U, 1.0 / 257.0);
        }
        const double off = meanDifference(asImage(picture), asImage(plain));
        QVERIFY2(off <= tolerance, qPrintable(QString::number(off)));

        generate(
            QStringLiteral("b"),
            QStringLiteral("--size 100 --aspect 1.5 --strip-recipe --format ") + format);
        const cv::Mat large = read(folder.filePath(QStringLiteral("b")) + name);
        QCOMPARE(large.cols, 150);
        QCOMPARE(large.rows, 100);
        QCOMPARE(large.depth(), depth);

        // The recipe is in the one and not in the other.
        const QByteArray recipe = R"("program":"Stylegraft")";
        QVERIFY(contentOf(folder.filePath(QStringLiteral("a")) + name).contains(recipe));
        const QByteArray stripped = contentOf(folder.filePath(QStringLiteral("b")) + name);
        QVERIFY(!stripped.isEmpty() && !stripped.contains("model_sha256"));
    }

    void sixteenBitsAreTheNetworksOwn() {
        const QTemporaryDir folder;
        const QString tensors = folder.filePath(QStringLiteral("t.safetensors"));
        const Run made =
            run(QStringList{
                    QStringLiteral("generate"),
                    kModel,
                    QStringLiteral("--out"),
                    folder.path(),
                    QStringLiteral("--tensors"),
                    tensors} +
                words(QStringLiteral("--seeds 5 --format png16")));
        QVERIFY2(made.status == 0, qPrintable(made.err));
        const QStringList again =
            QStringList{
                QStringLiteral("generate"),
                kModel,
                QStringLiteral("--out"),
                folder.filePath(QStringLiteral("again")),
                QStringLiteral("--tensors"),
                tensors} +
            words(QStringLiteral("--seeds 6"));
        const Run refused = run(again);
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("t.safetensors exists already")));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("again/seed0006.png"))));
        const auto values = networkOutput(tensors);
        const cv::Mat picture = read(folder.filePath(QStringLiteral("seed0005.png")));
        QCOMPARE(values.size(), picture.total() * 3);
        const auto plane = std::size_t(picture.total());
        for (int y = 0; y < picture.rows; ++y) {
            for (int x = 0; x < picture.cols; ++x) {
                for (int channel = 0; channel < 3; ++channel) {
                    const float value =
                        values[std::size_t(channel) * plane + std::size_t(y * picture.cols + x)];
                    const double wanted = std::clamp(double(value) * 32767.5 + 32768, 0.0, 65535.0);
                    const int got = picture.at<cv::Vec3w>(y, x)[2 - channel]; // BGR
                    QVERIFY(std::abs(got - wanted) <= 1.0);
                }
            }
        }
        QCOMPARE(run(again + QStringList{QStringLiteral("--force")}).status, 0);
        QVERIFY(networkOutput(tensors) != values);
    }

    void tiffSaysItsRecipe() {
        const QTemporaryDir folder;
        QCOMPARE(
            run(QStringList{
                    QStringLiteral("generate"), kModel, QStringLiteral("--out"), folder.path()} +
                words(QStringLiteral("--seeds 1,2 --grid --format tiff16")))
                .status,
            0);
        TIFF* tiff =
            TIFFOpen(folder.filePath(QStringLiteral("grid.tif")).toLocal8Bit().constData(), "r");
        QVERIFY(tiff != nullptr);
        char* text = nullptr;
        QCOMPARE(TIFFGetField(tiff, TIFFTAG_IMAGEDESCRIPTION, &text), 1);
        const auto recipe = QJsonDocument::fromJson(text).object();
        TIFFClose(tiff);
        QCOMPARE(recipe[QStringLiteral("seeds")].toArray(), (QJsonArray{1, 2}));
        QCOMPARE(recipe[QStringLiteral("model_sha256")].toString().size(), 64);
    }

    void aWalkGoesThroughTheSeedsAndCloses() {
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("walk.mp4"));
        const QStringList film =
            QStringList{QStringLiteral("film"), kModel, QStringLiteral("--out"), out} +
            words(QStringLiteral("--seeds 0,4 --seconds 2 --fps 10 --trunc 0.7 --size 96"));
        const Run made = run(film);
        QVERIFY2(made.status == 0, qPrintable(made.err));
        QVERIFY(run(film).status != 0); // replaced only when asked
        QCOMPARE(run(film + QStringList{QStringLiteral("--force")}).status, 0);
        const Run stills =
            run(QStringList{
                    QStringLiteral("generate"),
                    kModel,
                    QStringLiteral("--out"),
                    folder.filePath(QStringLiteral("stills"))} +
                words(QStringLiteral("--seeds 0,4 --trunc 0.7 --size 96")));
        QCOMPARE(stills.status, 0);
        const Image first = asImage(read(folder.filePath(QStringLiteral("stills/seed0000.png"))));
        const Image second = asImage(read(folder.filePath(QStringLiteral("stills/seed0004.png"))));
        const FilmFile read = readFilm(out.toStdString());
        QCOMPARE(int(read.frames.size()), 20);
        QCOMPARE(read.size, (Extent{96, 96}));
        const double apart = meanDifference(first, second);
        QVERIFY(meanDifference(read.frames[0], first) < std::min(4.0, apart / 2));
        QVERIFY(meanDifference(read.frames[10], second) < std::min(4.0, apart / 2));
        // The last one is a step before the first.
        QVERIFY(meanDifference(read.frames[19], first) < apart / 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void gridsAsGifAndWebM() {
        const QTemporaryDir folder;
        for (const QString& name : {QStringLiteral("grid.gif"), QStringLiteral("grid.webm")}) {
            const QString out = folder.filePath(name);
            const Run made =
                run(QStringList{QStringLiteral("film"), kModel, QStringLiteral("--out"), out} +
                    words(QStringLiteral("--seeds 0-2 --seconds 0.5 --fps 10 --grid")));
            QVERIFY2(made.status == 0, qPrintable(made.err));
            const FilmFile read = readFilm(out.toStdString());
            QCOMPARE(int(read.frames.size()), 5);
            QCOMPARE(read.size, (Extent{128, 128}));
        }
    }

    void whatFailsLeavesNothing() {
        const QTemporaryDir folder;
        const auto film = [&](const QString& name, const QString& options) {
            return run(
                QStringList{
                    QStringLiteral("film"),
                    kModel,
                    QStringLiteral("--out"),
                    folder.filePath(name)} +
                words(QStringLiteral("--seeds 0-2 ") + options));
        };
        QVERIFY(film(QStringLiteral("a.avi"), {}).err.contains(QStringLiteral(".webm")));
        QVERIFY(film(QStringLiteral("a.mp4"), QStringLiteral("--fps 90")).status != 0);
        QVERIFY(film(QStringLiteral("a.mp4"), QStringLiteral("--seconds 0")).status != 0);
        QVERIFY(film(QStringLiteral("a.mp4"), QStringLiteral("--timelapse /nowhere")).status != 0);
        const Run unconditional = film(QStringLiteral("a.mp4"), QStringLiteral("--class 0"));
        QVERIFY(unconditional.status != 0);
        QVERIFY(unconditional.err.contains(QStringLiteral("no classes")));
        const Run branch = film(QStringLiteral("a.mp4"), QStringLiteral("--branch main"));
        QVERIFY(branch.status != 0);
        QVERIFY(branch.err.contains(QStringLiteral("--timelapse")));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aFilmOfAClassThatIsThere() {
        const QTemporaryDir folder;
        const auto film = [&](const QString& name, const QString& options) {
            return run(
                QStringList{
                    QStringLiteral("film"),
                    QStringLiteral(SG_TEST_DATA "/golden/sg2_cond_32.pkl"),
                    QStringLiteral("--out"),
                    folder.filePath(name)} +
                words(QStringLiteral("--seeds 0 --seconds 0.2 --fps 10 ") + options));
        };
        const Run refused = film(QStringLiteral("a.gif"), QStringLiteral("--class 5"));
        QVERIFY(refused.status != 0);
        QVERIFY(refused.err.contains(QStringLiteral("--class 4")));
        QVERIFY(QDir(folder.path()).isEmpty());
        QCOMPARE(film(QStringLiteral("b.gif"), QStringLiteral("--class 4")).status, 0);
        QCOMPARE(film(QStringLiteral("c.gif"), {}).status, 0);
    }

    void timeLapseOfARun() {
        const QTemporaryDir folder;
        const QString runFolder = folder.filePath(QStringLiteral("run"));
        const Run trained =
            run(QStringList{
                    QStringLiteral("train"),
                    kModel,
                    QStringLiteral("--data"),
                    kPack,
                    QStringLiteral("--out"),
                    runFolder} +
                words(QStringLiteral("--kimg 0.12 --batch 4 --learning-rate 0.02")));
        QVERIFY2(trained.status == 0, qPrintable(trained.err));
        const QString out = folder.filePath(QStringLiteral("learning.webm"));
        const Run made =
            run(QStringList{
                    QStringLiteral("film"),
                    QStringLiteral("--timelapse"),
                    runFolder,
                    QStringLiteral("--out"),
                    out} +
                words(QStringLiteral("--seeds 2 --seconds 1 --fps 10 --trunc 0.7")));
        QVERIFY2(made.status == 0, qPrintable(made.err));
        const auto still = [&](const QString& model, const QString& name) {
            run(QStringList{
                    QStringLiteral("generate"),
                    model,
                    QStringLiteral("--out"),
                    folder.filePath(name)} +
                words(QStringLiteral("--seeds 2 --trunc 0.7")));
            return asImage(read(folder.filePath(name) + QStringLiteral("/seed0002.png")));
        };
        const Image before = still(kModel, QStringLiteral("before"));
        const Image after =
            still(runFolder + QStringLiteral("/final.pkl"), QStringLiteral("after"));
        const FilmFile film = readFilm(out.toStdString());
        QCOMPARE(int(film.frames.size()), 10);
        QCOMPARE(film.size, (Extent{64, 64}));
        const double apart = meanDifference(before, after);
        QVERIFY2(apart > 1.0, qPrintable(QString::number(apart)));
        QVERIFY(meanDifference(film.frames.front(), before) < apart / 2 + 2.0);
        QVERIFY(meanDifference(film.frames.back(), after) < apart / 2 + 2.0);
        QVERIFY(
            meanDifference(film.frames.back(), after) < meanDifference(film.frames.front(), after));
    }
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::ExportCommandTest)
#include "export_command_test.moc"
