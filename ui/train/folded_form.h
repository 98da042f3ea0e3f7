#pragma once

/// A form in two parts, the second one folded at first, with a search over both. Scrolled where
/// there is no room for it.

#include "ui/train/setting_search.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace sg {

class FormRows;
class FormScroll;

class FoldedForm final : public QWidget {
    Q_OBJECT

public:
    explicit FoldedForm(QWidget* parent);

    /// Always in sight.
    [[nodiscard]] FormRows& basic() { return *m_basic; }

    [[nodiscard]] FormRows& advanced() { return *m_advancedForm; }

    /// Stands where the owner puts it, so that it is never scrolled away. Rows that are added to it
    /// are found; it unfolds the form.
    [[nodiscard]] SettingSearch& search() { return *m_search; }

    /// A row that is found by its label and `words`.
    void addChoice(FormRows& form, const QString& label, QComboBox& box, const QString& words);

private:
    void layOut();
    void setOpen(bool open);
    void showMatches(const QString& nothing);

    SettingSearch* m_search;
    FormScroll* m_scroll;
    QLabel* m_nothing; ///< in place of the rows when a search finds none
    FormRows* m_basic;
    QToolButton* m_fold;
    QWidget* m_advanced; ///< what is folded
    FormRows* m_advancedForm;
};

} // namespace sg
