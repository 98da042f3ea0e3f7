#include "ui/window/drop_sorter.h"

#include "ui/common/background.h"
#include "ui/project/project_file.h"

#include <QFileInfo>
#include <QImageReader>

#include <optional>
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

/// Of a PNG; the text is bounded by what QImageReader takes.
std::optional<ReadRecipe> recipeIn(const QString& path) {
    QImageReader reader(path, "png");
    if (!reader.canRead()) {
        return std::nullopt;
    }
    auto recipe = readRecipe(reader.text(QString::fromLatin1(kRecipeKey)).toStdString());
    return recipe ? std::optional(*std::move(recipe)) : std::nullopt;
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

void DropSorter::take(const QStringList& paths, bool asPictures) {
    if (paths.isEmpty()) {
        return;
    }
    if (const QString project = projectAmong(paths); !project.isEmpty()) {
        Q_EMIT projectDropped(project);
        return;
    }

    struct Sorted {
        QString model;
        QStringList pictures;
        std::optional<ReadRecipe> recipe;
    };

    inBackground(
        this,
        [&services = m_services, paths, asPictures] {
            Sorted sorted;
            for (const QString& path : paths) {
                if (sorted.model.isEmpty() && services.looksLikeModel(path.toStdString())) {
                    sorted.model = path;
                } else {
                    sorted.pictures << path;
                }
            }
            if (!asPictures && paths.size() == 1 && sorted.model.isEmpty()) {
                sorted.recipe = recipeIn(paths.first());
            }
            return sorted;
        },
        [this](const Sorted& sorted) {
            if (!sorted.model.isEmpty()) {
                Q_EMIT modelDropped(sorted.model);
            }
            if (sorted.recipe) {
                Q_EMIT recipeDropped(sorted.pictures.first(), *sorted.recipe);
            } else {
                Q_EMIT picturesDropped(sorted.pictures);
            }
        });
}

} // namespace sg
