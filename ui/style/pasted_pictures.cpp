#include "ui/style/pasted_pictures.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QSaveFile>
#include <QStandardPaths>

namespace sg {

namespace {

QList<QUrl> filesNamedBy(const QString& text) {
    QList<QUrl> files;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString words = line.trimmed();
        const QUrl url =
            words.startsWith(QStringLiteral("file:")) ? QUrl(words) : QUrl::fromLocalFile(words);
        const QFileInfo file(url.toLocalFile());
        if (!file.isAbsolute() || !file.exists()) {
            return {}; // some other text
        }
        files << url;
    }
    return files;
}

} // namespace

Pasted pastedFrom(const QMimeData& data) {
    Pasted pasted;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            pasted.files << url;
        }
    }
    if (pasted.files.isEmpty() && data.hasImage()) {
        pasted.picture = qvariant_cast<QImage>(data.imageData());
    }
    if (pasted.files.isEmpty() && pasted.picture.isNull() && data.hasText()) {
        pasted.files = filesNamedBy(data.text());
    }
    return pasted;
}

QString savePasted(const QImage& picture, const QString& folder) {
    if (!QDir().mkpath(folder)) {
        return {};
    }
    const QString stem = QStringLiteral("pasted-") +
                         QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString path = QDir(folder).filePath(stem + QStringLiteral(".png"));
    for (int i = 2; QFileInfo::exists(path); ++i) {
        path = QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(stem).arg(i));
    }
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && picture.save(&file, "png") && file.commit();
    return written ? path : QString();
}

QString pastedFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("pasted"));
}

} // namespace sg
