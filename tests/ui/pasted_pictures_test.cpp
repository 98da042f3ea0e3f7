#include "ui/style/pasted_pictures.h"

#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

namespace sg {

class PastedPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void copiedFilesComeFirst() {
        QMimeData data;
        const QUrl file = QUrl::fromLocalFile(QStringLiteral("/pictures/a.png"));
        data.setUrls({QUrl(QStringLiteral("https://example.org/b.png")), file});
        data.setImageData(picture());
        const Pasted pasted = pastedFrom(data);
        QCOMPARE(pasted.files, QList<QUrl>{file});
        QVERIFY(pasted.picture.isNull());
    }

    void aPictureOfAWebPageIsThePictureItself() {
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("https://example.org/b.png"))});
        data.setImageData(picture());
        const Pasted pasted = pastedFrom(data);
        QVERIFY(pasted.files.isEmpty());
        QCOMPARE(pasted.picture, picture());
    }

    void pathsAsTextAreFiles() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a b.png"));
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        const QUrl url = QUrl::fromLocalFile(path);
        QMimeData data;
        data.setText(path + QStringLiteral("\n") + url.toString() + QStringLiteral("\r\n"));
        QCOMPARE(pastedFrom(data).files, (QList<QUrl>{url, url}));
        for (const QString& text :
             {QString(),
              QStringLiteral("a.png"),
              QStringLiteral("some words"),
              QString(path + QStringLiteral(".gone")),
              QString(path + QStringLiteral("\nand more"))}) {
            data.setText(text);
            QVERIFY(pastedFrom(data).files.isEmpty());
        }
    }

    void aPictureBecomesAPngFile() {
        QTemporaryDir folder;
        const QString where = folder.filePath(QStringLiteral("not/yet/there"));
        const QString first = savePasted(picture(), where);
        const QString second = savePasted(picture(), where);
        QVERIFY(first != second);
        QCOMPARE(QDir(where).entryList(QDir::Files).size(), 2);
        QCOMPARE(QImage(first).convertToFormat(picture().format()), picture());
        QCOMPARE(QImage(second).size(), picture().size());
    }

    void aPlaceThatCannotBeWrittenIsSaid() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("file"));
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        QVERIFY(savePasted(picture(), file + QStringLiteral("/below")).isEmpty());
    }

private:
    static QImage picture() {
        QImage image(7, 5, QImage::Format_ARGB32);
        image.fill(QColor(200, 100, 50, 128));
        image.setPixelColor(3, 2, Qt::green);
        return image;
    }
};

} // namespace sg

QTEST_MAIN(sg::PastedPicturesTest)
#include "pasted_pictures_test.moc"
