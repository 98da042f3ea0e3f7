#include "tests/ui/strict.h"
#include "ui/curves/curve_export.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <locale>

namespace sg {

namespace {

std::vector<StepStats> steps() {
    StepStats first;
    first.step = 1;
    first.kimg = 0.008;
    first.seconds = 1.0 / 3.0;
    first.imagesPerSecond = 42.25;
    first.lossG = 0.1 + 0.2;
    first.lossD = 1234567.890123;
    first.scoreReal = -1e-9;
    first.scoreFake = 1.0 / 7.0;
    first.realSign = -1.0;
    first.augmentP = 0.0;
    StepStats second = first;
    second.step = 9'007'199'254'740'993;
    second.r1 = 0.3;
    second.pathLength = 1e300;
    return {first, second};
}

/// A decimal comma and grouped digits, which no number in a file may have.
class Comma final : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }

    char do_thousands_sep() const override { return '.'; }

    std::string do_grouping() const override { return "\3"; }
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class CurveExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { failOnAnyWarning(); }

    void everyNumberComesBackInAnyLanguage() {
        const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
        QLocale::setDefault(QLocale(QLocale::German));
        const QByteArray text = curvesCsv(steps());
        std::locale::global(before);
        QLocale::setDefault(QLocale::c());

        const QList<QByteArray> lines = text.split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(
            lines[0],
            QByteArray("step,kimg,seconds,images_per_s,loss_g,loss_d,r1_penalty,pl_penalty,"
                       "score_real,score_fake,real_sign,augment_p"));
        QVERIFY(lines[3].isEmpty()); // the last line has its end
        const auto expected = steps();
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const StepStats& s = expected[i];
            const QList<QByteArray> cells = lines[qsizetype(i) + 1].split(',');
            QCOMPARE(cells.size(), 12);
            QCOMPARE(cells[0].toLongLong(), qlonglong(s.step));
            sameBits(cells[1], s.kimg);
            sameBits(cells[2], s.seconds);
            sameBits(cells[3], s.imagesPerSecond);
            sameBits(cells[4], s.lossG);
            sameBits(cells[5], s.lossD);
            QCOMPARE(cells[6].isEmpty(), !s.r1.has_value());
            QCOMPARE(cells[7].isEmpty(), !s.pathLength.has_value());
            if (s.r1) {
                sameBits(cells[6], *s.r1);
                sameBits(cells[7], *s.pathLength);
            }
            sameBits(cells[8], s.scoreReal);
            sameBits(cells[9], s.scoreFake);
            sameBits(cells[10], s.realSign);
            sameBits(cells[11], s.augmentP);
        }
    }

    void anOldFileIsReplaced() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("curves.csv"));
        QVERIFY(saveCurvesCsv(steps(), path).has_value());
        QVERIFY(saveCurvesCsv({}, path).has_value());
        QCOMPARE(contentOf(path), curvesCsv({}));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aPictureComesBack() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("curves.png"));
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(QColor(10, 200, 30));
        QVERIFY(savePicture(picture, path).has_value());
        const QImage read(path);
        QCOMPARE(read.size(), picture.size());
        QCOMPARE(read.pixelColor(20, 20), QColor(10, 200, 30));
    }

    void aFailureNamesTheFileAndWhatToDo() {
        const QTemporaryDir folder;
        for (const char* name : {"no such folder/curves.csv", "no such folder/curves.png"}) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            const auto written = path.endsWith(QStringLiteral("csv"))
                                     ? saveCurvesCsv(steps(), path)
                                     : savePicture(QImage(4, 4, QImage::Format_RGB32), path);
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::Io);
            const QString words = QString::fromStdString(written.error().message);
            QVERIFY2(words.startsWith(QStringLiteral("Cannot write ") + path), qPrintable(words));
            QVERIFY2(words.contains(QStringLiteral("another place")), qPrintable(words));
            QVERIFY(!QFile::exists(path));
        }
    }

    void aFolderIsNotWrittenOver() {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("curves.csv")));
        const QString path = folder.filePath(QStringLiteral("curves.csv"));
        const auto written = saveCurvesCsv(steps(), path);
        QVERIFY(!written);
        QVERIFY(QString::fromStdString(written.error().message).contains(path));
    }

private:
    static void sameBits(const QByteArray& cell, double expected) {
        bool good = false;
        const double number = cell.toDouble(&good);
        QVERIFY2(good && std::memcmp(&number, &expected, sizeof number) == 0, cell.constData());
    }
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::CurveExportTest)
#include "curve_export_test.moc"
