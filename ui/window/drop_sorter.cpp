#include "ui/window/drop_sorter.h"

#include "ui/common/background.h"
#include "ui/project/project_file.h"

#include <QFileInfo>

#include <utility>

namespace sg {

namespace {

/// The first project; empty = there is none.
QString projectAmong(const QStringList& paths) {
    for (const QString& path : paths) {
        if (isProjectFile(path.toStdString())) {
            return path;
        }
    }
    return {};
}

} // namespace

DropSorter::DropSorter(StudioServices& services, QObject* parent)
    : QObject(parent), m_services(services) {}

QStringList DropSorter::pathsOf(const QList<QUrl>& urls) {
    QStringList paths;
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

void DropSorter::hover(const QList<QUrl>& urls) {
    const QStringList paths = pathsOf(urls);
    if (const QString project = projectAmong(paths); !project.isEmpty()) {
        ++m_number;
        Q_EMIT announced(tr("Drop to open the project %1").arg(QFileInfo(project).fileName()));
        return;
    }
    Q_EMIT announced(tr("Drop: a model is opened, pictures become the style"));
    inBackground(
        this,
        [&services = m_services, paths] {
            for (const QString& path : paths) {
                if (services.looksLikeModel(path.toStdString())) {
                    return path;
                }
            }
            return QString();
        },
        [this, number = ++m_number, count = int(paths.size())](const QString& model) {
            if (number != m_number) {
                return;
            }
            Q_EMIT announced(
                model.isEmpty()
                    ? (count == 1 ? tr("Drop to add to the style pictures")
                                  : tr("Drop to add %1 files to the style pictures").arg(count))
                    : tr("Drop to open the model %1").arg(QFileInfo(model).fileName()));
        });
}

void DropSorter::leave() {
    ++m_number;
    Q_EMIT left();
}

void DropSorter::take(const QStringList& paths) {
    if (paths.isEmpty()) {
        return;
    }
    if (const QString project = projectAmong(paths); !project.isEmpty()) {
        Q_EMIT projectDropped(project);
        return;
    }
    inBackground(
        this,
        [&services = m_services, paths] {
            QString model;
            QStringList pictures;
            for (const QString& path : paths) {
                if (model.isEmpty() && services.looksLikeModel(path.toStdString())) {
                    model = path;
                } else {
                    pictures << path;
                }
            }
            return std::pair(model, pictures);
        },
        [this](const std::pair<QString, QStringList>& sorted) {
            if (!sorted.first.isEmpty()) {
                Q_EMIT modelDropped(sorted.first);
            }
            Q_EMIT picturesDropped(sorted.second);
        });
}

} // namespace sg
