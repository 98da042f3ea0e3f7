#pragma once

/// Says what happened and what to try, with buttons that do it; keeps the details for who wants
/// them.

#include "ui/help/problem.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace sg {

class ProblemDialog final : public QDialog {
    Q_OBJECT

public:
    ProblemDialog(const Problem& problem, QWidget* parent);

    /// What was chosen before it closed; nullptr = nothing.
    [[nodiscard]] const Remedy* chosen() const { return m_chosen; }

private:
    void showDetails(bool shown);
    void copy();

    Problem m_problem;
    const Remedy* m_chosen = nullptr;
    QToolButton* m_fold;
    QPlainTextEdit* m_details;
    QPushButton* m_copy;
};

} // namespace sg
