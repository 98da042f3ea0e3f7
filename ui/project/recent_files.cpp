#include "ui/project/recent_files.h"

#include "ui/common/background.h"

#include <QFileInfo>

#include <utility>

namespace sg {

namespace {

const QString kProjects = QStringLiteral("recent/projects");
const QString kModels = QStringLiteral("recent/models");

} // namespace

void RecentFiles::keepIn(QSettings& settings) {
    m_settings = &settings;
    Q_EMIT changed();
    look();
}

QStringList RecentFiles::list(const QString& key) const {
    return m_settings == nullptr ? QStringList() : m_settings->value(key).toStringList();
}

QStringList RecentFiles::projects() const {
    return list(kProjects);
}

QStringList RecentFiles::models() const {
    return list(kModels);
}

bool RecentFiles::isMissing(const QString& file) const {
    const auto found = m_found.constFind(file);
    return found != m_found.constEnd() && !found->has_value();
}

QDateTime RecentFiles::changedAt(const QString& file) const {
    return m_found.value(file).value_or(QDateTime());
}

void RecentFiles::look() {
    if (m_looking) {
        m_lookAgain = true; // one disk that does not answer shall not take all threads
        return;
    }
    m_looking = true;
    inBackground(
        this,
        [files = projects() + models()] {
            Found found;
            for (const QString& file : files) {
                const QFileInfo info(file);
                found[file] = info.exists() ? std::optional(info.lastModified()) : std::nullopt;
            }
            return found;
        },
        [this](const Found& found) {
            m_looking = false;
            if (std::exchange(m_found, found) != found) {
                Q_EMIT changed();
            }
            if (std::exchange(m_lookAgain, false)) {
                look();
            }
        });
}

void RecentFiles::add(const QString& key, const QString& file) {
    if (m_settings == nullptr) {
        return;
    }
    QStringList files = list(key);
    const bool wasMissing = isMissing(file);
    if (wasMissing) {
        m_found.remove(file); // it has just been opened or written
    }
    if (files.value(0) == file) {
        if (wasMissing) {
            Q_EMIT changed();
        }
        return;
    }
    files.removeAll(file);
    files.prepend(file);
    m_settings->setValue(key, QStringList(files.mid(0, kMost)));
    Q_EMIT changed();
}

void RecentFiles::addProject(const QString& file) {
    add(kProjects, file);
}

void RecentFiles::addModel(const QString& file) {
    add(kModels, file);
}

void RecentFiles::remove(const QString& file) {
    for (const QString& key : {kProjects, kModels}) {
        QStringList files = list(key);
        if (files.removeAll(file) > 0) {
            m_settings->setValue(key, files);
        }
    }
    Q_EMIT changed();
}

} // namespace sg
