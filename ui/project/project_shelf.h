#pragma once

/// The studio's own folder for projects: those that have no name yet, small pictures of projects
/// and models, and a marker for every studio that is open, by which the next start knows that one
/// did not end properly.

#include <QDateTime>
#include <QImage>
#include <QLockFile>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace sg {

class ProjectShelf {
public:
    /// The folder is made when it is needed.
    explicit ProjectShelf(const QString& folder);

    /// Leaves the marker; only end() takes it away.
    ~ProjectShelf();

    /// A place for a project without a name; not created.
    [[nodiscard]] QString newUntitled() const;

    /// Removes projects without a name, and small pictures, that were not touched for `days`. A
    /// project that is in `wanted` or that a studio works on or was broken off at, stays.
    void tidy(const QStringList& wanted, int days) const;

    [[nodiscard]] bool isUntitled(const QString& project) const;

    /// This studio works on `project` now, so that it needs no recovery; empty = on nothing that
    /// would be missed.
    void workOn(const QString& project);

    /// Another studio that is open works on `project`.
    [[nodiscard]] bool isOpenElsewhere(const QString& project) const;

    /// This studio is closed properly.
    void end();

    /// A studio that did not end properly.
    struct Broken {
        QString marker;
        QString project; ///< what it worked on
        QDateTime saved; ///< when that was last written
    };

    /// Newest first; only of projects that are still there.
    [[nodiscard]] std::vector<Broken> broken() const;

    /// It was taken up again, or nobody wants it. The project itself stays.
    static void forget(const Broken& broken);

    /// A small picture of a project or model; null = there is none.
    [[nodiscard]] QImage thumbnailOf(const QString& file) const;
    void keepThumbnail(const QString& file, const QImage& picture) const;

private:
    [[nodiscard]] QStringList otherMarkers() const;
    [[nodiscard]] QString thumbnailFile(const QString& file) const;

    QString m_folder;
    QString m_marker; ///< of this studio; empty = it works on nothing
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace sg
