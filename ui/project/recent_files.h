#pragma once

/// What was opened last, kept in the settings. Disks may sleep, or be away: whether the files are
/// there is looked for in the background.

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace sg {

class RecentFiles final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = 12; ///< of each kind

    explicit RecentFiles(QObject* parent) : QObject(parent) {}

    /// They must outlive it. Without settings nothing is remembered.
    void keepIn(QSettings& settings);

    /// Also those that are missing.
    [[nodiscard]] QStringList projects() const;
    [[nodiscard]] QStringList models() const;

    /// It was not there when it was looked for last; false before.
    [[nodiscard]] bool isMissing(const QString& file) const;

    /// When it was last changed; invalid = not known.
    [[nodiscard]] QDateTime changedAt(const QString& file) const;

    /// Looks whether they are there now, off this thread; `changed` follows when that is news.
    void look();

    /// To the front of its list.
    void addProject(const QString& file);
    void addModel(const QString& file);

    /// Out of both lists.
    void remove(const QString& file);

Q_SIGNALS:
    void changed();

private:
    /// When each was last changed; nothing = it is missing.
    using Found = QHash<QString, std::optional<QDateTime>>;

    [[nodiscard]] QStringList list(const QString& key) const;
    void add(const QString& key, const QString& file);

    QSettings* m_settings = nullptr;
    Found m_found;
    bool m_looking = false;
    bool m_lookAgain = false;
};

} // namespace sg
