#pragma once

/// The list of all keys: searched by typing, changed by pressing keys.

#include <QDialog>
#include <QKeySequence>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace sg {

class KeyField;
class ShortcutBook;
struct Shortcut;

class ShortcutDialog final : public QDialog {
    Q_OBJECT

public:
    /// The book must outlive it.
    ShortcutDialog(ShortcutBook& book, QWidget* parent);

private:
    void layOut();
    void connectParts();
    void fill();
    void filter();
    void showSelected();
    void beginChange();
    void take(const QKeySequence& key);
    void finish();
    [[nodiscard]] const Shortcut* selected() const;

    ShortcutBook& m_book;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    KeyField* m_keys;
    QLabel* m_words;
    QPushButton* m_takeOver;
    QPushButton* m_change;
    QPushButton* m_none;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
    QKeySequence m_wanted; ///< waits for "Take it over"
};

} // namespace sg
