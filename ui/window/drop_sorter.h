#pragma once

/// Files over and on the window: tells models from pictures, by content and off the GUI thread.

#include "core/io/recipe.h"
#include "ui/session/services.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace sg {

class DropSorter final : public QObject {
    Q_OBJECT

public:
    /// The services must outlive it and what it started (finishBackground()).
    DropSorter(StudioServices& services, QObject* parent);

    /// Files hover: `announced` says what a drop would do, at first in general and soon precisely.
    void hover(const QList<QUrl>& urls);

    /// They were dropped or taken away.
    void leave();

    /// `projectDropped` for the first project, and nothing else then; else `modelDropped` for the
    /// first model, `picturesDropped` for everything else. A PNG alone with one of our recipes is
    /// `recipeDropped` instead, unless pictures are meant.
    void take(const QStringList& paths, bool asPictures = false);

    /// The local files among `urls`.
    static QStringList pathsOf(const QList<QUrl>& urls);

Q_SIGNALS:
    void announced(const QString& words);
    void left();
    void projectDropped(const QString& path);
    void modelDropped(const QString& path);
    void picturesDropped(const QStringList& paths);
    void recipeDropped(const QString& path, const sg::ReadRecipe& recipe);

private:
    StudioServices& m_services;
    int m_number = 0; ///< tells a late answer about an earlier drag from the present one
};

} // namespace sg
