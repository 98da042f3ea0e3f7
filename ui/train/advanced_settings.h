#pragma once

/// The settings that most runs leave alone: folded, and found by a search over their labels,
/// sentences and ids.

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QAction;
class QComboBox;
class QFormLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace sg {

class SearchField;
class SettingRow;

class AdvancedSettings final : public QWidget {
    Q_OBJECT

public:
    explicit AdvancedSettings(QWidget* parent);

    void add(SettingRow& row);
    void add(const QString& label, QComboBox& box);

    /// A setting that stands elsewhere; a search that only finds such says so.
    void addElsewhere(const SettingRow& row);

    /// "Find a setting", for a menu: unfolds, and the next key goes into the search box.
    [[nodiscard]] QAction* findAction() const { return m_find; }

    void setOpen(bool open);

private:
    struct Entry {
        QString text; ///< that is searched
        QWidget* field;
        std::function<void(bool)> show;
    };

    void find();
    void filter();
    void enterFirstMatch();

    QAction* m_find;
    QToolButton* m_fold;
    SearchField* m_search;
    QScrollArea* m_scroll;
    QLabel* m_nothing; ///< in place of the rows
    QFormLayout* m_form;
    std::vector<Entry> m_entries;
    std::vector<const SettingRow*> m_elsewhere;
};

} // namespace sg
