#include "ui/project/recent_files.h"

#include <QFileInfo>

namespace sg {

namespace {

const QString kProjects = QStringLiteral("recent/projects");
const QString kModels = QStringLiteral("recent/models");

} // namespace

void RecentFiles::keepIn(QSettings& settings) {
    m_settings = &settings;
    Q_EMIT changed();
}

QStringList RecentFiles::list(const QString& key) const {
    return m_settings == nullptr ? QStringList() : m_settings->value(key).toStringList();
}

QStringList RecentFiles::projects() const {
    QStringList files = list(kProjects);
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

QStringList RecentFiles::models() const {
    QStringList files = list(kModels);
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void RecentFiles::add(const QString& key, const QString& file) {
    if (m_settings == nullptr) {
        return;
    }
    QStringList files = list(key);
    if (files.value(0) == file) {
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
