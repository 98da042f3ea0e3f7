#pragma once

/// A line that finds settings by their labels, sentences and ids, and hides the others.

#include "ui/train/calm_inputs.h"

#include <QString>

#include <functional>
#include <vector>

class QAction;

namespace sg {

class SettingSearch final : public SearchField {
    Q_OBJECT

public:
    explicit SettingSearch(QWidget* parent);

    /// A setting that is found by `words`. `show` hides or shows it.
    void add(const QString& words, QWidget& field, std::function<void(bool)> show);

    /// "Find a setting", for a menu: the next key goes into the line.
    [[nodiscard]] QAction* findAction() const { return m_find; }

    [[nodiscard]] bool searching() const { return !text().trimmed().isEmpty(); }

Q_SIGNALS:
    /// Somebody goes to the line or types into it: every setting should be in sight.
    void begun();

    /// What is shown is now what matches. `nothing` says that none does; else it is empty.
    void filtered(const QString& nothing);

private:
    struct Entry {
        QString words;
        QWidget* field;
        std::function<void(bool)> show;
    };

    void filter();
    void enterFirstMatch();

    QAction* m_find;
    std::vector<Entry> m_entries;
};

} // namespace sg
