#include "ui/project/project_shelf.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace sg {

namespace {

const QString kUntitled = QStringLiteral("untitled");
const QString kSessions = QStringLiteral("sessions");
const QString kThumbnails = QStringLiteral("thumbnails");

QString lockOf(const QString& marker) {
    return marker + QStringLiteral(".lock");
}

/// A lock whose owner is gone may be taken, however old it is.
std::unique_ptr<QLockFile> lockFor(const QString& marker) {
    auto lock = std::make_unique<QLockFile>(lockOf(marker));
    lock->setStaleLockTime(0);
    return lock;
}

/// By a studio that is open; that a lock cannot be written, on a full disk for instance, says
/// nothing.
bool isHeld(const QString& marker) {
    const auto lock = lockFor(marker);
    return !lock->tryLock(0) && lock->error() == QLockFile::LockFailedError;
}

QString readText(const QString& file) {
    QFile text(file);
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.read(65'536)) : QString();
}

void writeText(const QString& file, const QString& text) {
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly)) {
        out.write(text.toUtf8());
        out.commit();
    }
}

/// Also of a file that is not there, on a stick that was pulled for instance.
bool samePlace(const QString& a, const QString& b) {
    const QFileInfo first(a);
    const QFileInfo second(b);
    return first.exists() && second.exists()
               ? first.canonicalFilePath() == second.canonicalFilePath()
               : QDir::cleanPath(first.absoluteFilePath()) ==
                     QDir::cleanPath(second.absoluteFilePath());
}

} // namespace

ProjectShelf::ProjectShelf(const QString& folder) : m_folder(folder) {}

ProjectShelf::~ProjectShelf() = default;

QString ProjectShelf::newUntitled() const {
    const QDir folder(QDir(m_folder).filePath(kUntitled));
    const QString stem =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    QString file = folder.filePath(stem + QStringLiteral(".stylegraft"));
    for (int i = 2; QFileInfo::exists(file) || isOpenElsewhere(file); ++i) {
        file = folder.filePath(QStringLiteral("%1 %2.stylegraft").arg(stem).arg(i));
    }
    return file;
}

void ProjectShelf::tidy(const QStringList& wanted, int days) const {
    const QDir home(m_folder);
    QStringList kept = wanted;
    for (const QString& file : wanted) {
        kept << thumbnailFile(file);
    }
    const QDir sessions(home.filePath(kSessions));
    for (const QFileInfo& marker : sessions.entryInfoList(QDir::Files)) {
        kept << readText(marker.filePath());
    }
    const QDateTime oldest = QDateTime::currentDateTime().addDays(-days);
    for (const QString& name : {kUntitled, kThumbnails}) {
        for (const QFileInfo& file : QDir(home.filePath(name)).entryInfoList(QDir::Files)) {
            if (file.lastModified() < oldest && !kept.contains(file.filePath())) {
                QFile::remove(file.filePath());
            }
        }
    }
}

bool ProjectShelf::isUntitled(const QString& project) const {
    // By its name alone: the disk of another project may be asleep.
    const QString shelf = QDir(m_folder).absoluteFilePath(kUntitled);
    return QDir::cleanPath(QFileInfo(project).absolutePath()) == QDir::cleanPath(shelf);
}

void ProjectShelf::workOn(const QString& project) {
    if (project.isEmpty()) {
        end();
        return;
    }
    for (const Broken& ended : broken()) {
        if (samePlace(ended.project, project)) {
            forget(ended); // it needs no recovery any more
        }
    }
    QDir(m_folder).mkpath(kSessions);
    QDir(m_folder).mkpath(kUntitled);
    if (m_marker.isEmpty()) {
        const QString name =
            QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmsszzz-")) +
            QString::number(QCoreApplication::applicationPid());
        m_marker = QDir(m_folder).filePath(kSessions + QLatin1Char('/') + name);
        m_lock = lockFor(m_marker);
        m_lock->tryLock(0);
    }
    writeText(m_marker, project);
}

void ProjectShelf::end() {
    if (!m_marker.isEmpty()) {
        QFile::remove(m_marker);
        m_lock.reset(); // removes its file
        m_marker.clear();
    }
}

QStringList ProjectShelf::otherMarkers() const {
    QStringList found;
    const QDir folder(QDir(m_folder).filePath(kSessions));
    for (const QFileInfo& file : folder.entryInfoList(QDir::Files, QDir::Name)) {
        if (file.suffix() != QStringLiteral("lock") && file.filePath() != m_marker) {
            found << file.filePath();
        }
    }
    return found;
}

bool ProjectShelf::isOpenElsewhere(const QString& project) const {
    const QStringList others = otherMarkers();
    return std::ranges::any_of(others, [&](const QString& marker) {
        return samePlace(readText(marker), project) && isHeld(marker);
    });
}

std::vector<ProjectShelf::Broken> ProjectShelf::broken() const {
    std::vector<Broken> found;
    for (const QString& marker : otherMarkers()) {
        if (isHeld(marker)) {
            continue; // that studio is open
        }
        const QString project = readText(marker);
        if (QFileInfo::exists(project)) {
            found.push_back({marker, project, QFileInfo(project).lastModified()});
        } else {
            QFile::remove(marker);
        }
    }
    std::ranges::sort(found, std::ranges::greater{}, &Broken::saved);
    return found;
}

void ProjectShelf::forget(const Broken& broken) {
    QFile::remove(broken.marker);
    QFile::remove(lockOf(broken.marker));
}

QString ProjectShelf::thumbnailFile(const QString& file) const {
    const QByteArray name = QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha1);
    return QDir(m_folder).filePath(
        kThumbnails + QLatin1Char('/') + QString::fromLatin1(name.toHex()) +
        QStringLiteral(".png"));
}

QImage ProjectShelf::thumbnailOf(const QString& file) const {
    const QString picture = thumbnailFile(file);
    return QFileInfo::exists(picture) ? QImage(picture) : QImage();
}

void ProjectShelf::keepThumbnail(const QString& file, const QImage& picture) const {
    if (!picture.isNull()) {
        QDir(m_folder).mkpath(kThumbnails);
        picture.save(thumbnailFile(file), "PNG");
    }
}

} // namespace sg
