#pragma once

/// One number of the settings: its label, its field, and a quiet line below while the value is
/// outside the range that is known to be safe. The line never keeps anybody from anything.

#include "core/project/auto_settings.h"
#include "core/project/param_spec.h"
#include "ui/train/form_rows.h"

#include <QObject>
#include <QString>

class QLabel;
class QWidget;

namespace sg {

class CalmSpinBox;

class SettingRow final : public QObject {
    Q_OBJECT

public:
    /// The widgets belong to `parent`. `withUnit` writes the unit behind the number.
    SettingRow(const ParamSpec& spec, bool withUnit, QWidget* parent);

    [[nodiscard]] const ParamSpec& spec() const { return m_spec; }

    [[nodiscard]] CalmSpinBox& field() { return *m_field; }

    [[nodiscard]] QString label() const;

    /// Puts the row at the end of a form; once.
    void addTo(FormRows& form);

    /// What is safe depends on what is trained on what.
    void setFacts(const RunFacts& facts);

    /// Why the program chose the present value; empty = it did not.
    void setReason(const QString& reason);

    /// Hidden by a search.
    void setMatching(bool matching);

    /// Label, sentence and id, with and without underscores, for a search.
    [[nodiscard]] QString searchText() const;

private:
    void showRange();
    void explain();
    [[nodiscard]] QString rangeWords() const;
    [[nodiscard]] QString number(double value) const;

    ParamSpec m_spec;
    RunFacts m_facts;
    QString m_reason;
    bool m_matching = true;
    FormRow m_row; ///< empty before it is added to a form
    CalmSpinBox* m_field;
    QLabel* m_hint;
};

} // namespace sg
