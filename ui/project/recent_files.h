#pragma once

/// What was opened last, kept in the settings; a file that is gone is not named.

#include <QObject>
#include <QSettings>
#include <QStringList>

namespace sg {

class RecentFiles final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = 12; ///< of each kind

    explicit RecentFiles(QObject* parent) : QObject(parent) {}

    /// They must outlive it. Without settings nothing is remembered.
    void keepIn(QSettings& settings);

    [[nodiscard]] QStringList projects() const;
    [[nodiscard]] QStringList models() const;

    /// To the front of its list.
    void addProject(const QString& file);
    void addModel(const QString& file);

    /// Out of both lists.
    void remove(const QString& file);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QStringList list(const QString& key) const;
    void add(const QString& key, const QString& file);

    QSettings* m_settings = nullptr;
};

} // namespace sg
