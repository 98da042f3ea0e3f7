// Films are read back by FFmpeg's demuxers and decoders.

#include "core/film/film_writer.h"
#include "tests/core/film/film_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <optional>

namespace sg {

namespace {

/// A coloured slope with a bar that moves on from frame to frame.
Image picture(Extent size, int number, int channels = 3) {
    Image image(size, channels);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            std::uint8_t* at = image.row(y) + std::ptrdiff_t(x) * channels;
            const bool bar = std::abs(x - number * 3) < 6;
            at[0] = std::uint8_t(bar ? 230 : 40 + x);
            if (channels == 3) {
                at[1] = std::uint8_t(60 + y);
                at[2] = std::uint8_t(bar ? 30 : 160 - x / 2);
            }
        }
    }
    return image;
}

} // namespace

class FilmWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyKindIsReadBack_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("container");
        QTest::addColumn<double>("tolerance"); // mean, of 255
        QTest::newRow("mp4") << "film.mp4"
                             << "mp4" << 2.5;
        QTest::newRow("webm") << "film.webm"
                              << "webm" << 4.0;
        QTest::newRow("gif") << "film.gif"
                             << "gif" << 4.0;
    }

    void everyKindIsReadBack() {
        QFETCH(QString, name);
        QFETCH(QString, container);
        QFETCH(double, tolerance);
        const auto path = pathOf(name);
        const Extent size{96, 64};
        constexpr int kFrames = 25;
        auto writer =
            FilmWriter::create(path, {filmKindByExtension(path)->kind, size, 25}, Replace::Never);
        QVERIFY2(writer, writer ? "" : writer.error().message.c_str());
        for (int i = 0; i < kFrames; ++i) {
            QVERIFY(writer->add(picture(size, i)));
        }
        QVERIFY(!std::filesystem::exists(path)); // not before it is whole
        const auto finished = writer->finish();
        QVERIFY2(finished, finished ? "" : finished.error().message.c_str());

        const FilmFile film = readFilm(path);
        QVERIFY2(
            film.container.find(container.toStdString()) != std::string::npos,
            film.container.c_str());
        QCOMPARE(film.size, size);
        QCOMPARE(int(film.frames.size()), kFrames);
        QVERIFY2(std::abs(film.seconds - 1.0) < 0.05, qPrintable(QString::number(film.seconds)));
        for (const int i : {0, 12, kFrames - 1}) {
            const double off = meanDifference(film.frames[std::size_t(i)], picture(size, i));
            QVERIFY2(off < tolerance, qPrintable(QStringLiteral("%1: %2").arg(i).arg(off)));
        }
        // The measure tells frames apart.
        QVERIFY(meanDifference(film.frames[0], picture(size, 12)) > 2.0 * tolerance);
        QCOMPARE(filesInFolder(), QStringList{name});
    }

    void mp4IsH264WhereTheEncoderIsThere() {
        const auto path = pathOf(QStringLiteral("film.mp4"));
        auto writer = FilmWriter::create(path, {FilmKind::Mp4, {32, 32}, 10}, Replace::Always);
        QVERIFY(writer);
        QVERIFY(writer->add(picture({32, 32}, 0)));
        const std::string encoder = writer->encoder();
        QVERIFY(writer->finish());
        QCOMPARE(readFilm(path).codec, std::string(encoder == "mpeg4" ? "mpeg4" : "h264"));
    }

    void greyAndOddSizes() {
        const auto path = pathOf(QStringLiteral("odd.mp4"));
        auto writer = FilmWriter::create(path, {FilmKind::Mp4, {33, 47}, 10}, Replace::Always);
        QVERIFY(writer);
        QVERIFY(writer->add(picture({33, 47}, 1, 1)));
        QVERIFY(writer->finish());
        const FilmFile film = readFilm(path);
        QCOMPARE(film.size, (Extent{34, 48}));
        QCOMPARE(film.frames.size(), std::size_t(1));
        const std::uint8_t* pixel = film.frames[0].row(24) + 3 * 24;
        QVERIFY(std::abs(pixel[0] - pixel[1]) < 4 && std::abs(pixel[1] - pixel[2]) < 4);
    }

    void whatIsNotFinishedLeavesNothing() {
        {
            auto writer = FilmWriter::create(
                pathOf(QStringLiteral("gone.webm")),
                {FilmKind::WebM, {64, 64}, 24},
                Replace::Never);
            QVERIFY(writer);
            for (int i = 0; i < 30; ++i) {
                QVERIFY(writer->add(picture({64, 64}, i)));
            }
        }
        QCOMPARE(filesInFolder(), QStringList{});
    }

    void whatCannotBeIsSaid() {
        const auto path = pathOf(QStringLiteral("film.mp4"));
        const auto small = FilmWriter::create(path, {FilmKind::Mp4, {8, 64}, 24}, Replace::Never);
        QVERIFY(!small);
        QCOMPARE(small.error().code, ErrorCode::InvalidArgument);
        const auto fast = FilmWriter::create(path, {FilmKind::Mp4, {64, 64}, 90}, Replace::Never);
        QVERIFY(!fast);
        const auto nowhere =
            FilmWriter::create("/nowhere/film.mp4", {FilmKind::Mp4, {64, 64}, 24}, Replace::Never);
        QVERIFY(!nowhere);
        auto writer = FilmWriter::create(path, {FilmKind::Mp4, {64, 64}, 24}, Replace::Never);
        QVERIFY(writer);
        QVERIFY(!writer->finish()); // no frame
        QVERIFY(!writer->add(picture({32, 64}, 0)));
        QVERIFY(filmKindByExtension("a.MP4") != nullptr);
        QVERIFY(filmKindByExtension("a.avi") == nullptr);
    }

    void init() { m_folder.emplace(); }

private:
    std::filesystem::path pathOf(const QString& name) const {
        return m_folder->filePath(name).toStdString();
    }

    QStringList filesInFolder() const {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::optional<QTemporaryDir> m_folder;
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::FilmWriterTest)
#include "film_writer_test.moc"
