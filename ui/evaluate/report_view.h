#pragma once

/// The numbers of an evaluation: a table for each feature space, variety and copies, and what is to
/// be kept in mind.

#include "core/measure/evaluation.h"

#include <QScrollArea>

#include <vector>

namespace sg {

class NumberTable;

class ReportView final : public QScrollArea {
    Q_OBJECT

public:
    explicit ReportView(QWidget* parent);

    /// In place of what was shown.
    void setEvaluation(const Evaluation& evaluation);
    void clear();

    /// All tables with their titles, tab separated, for a spreadsheet.
    [[nodiscard]] QString asText() const;

private:
    struct Part {
        QString title;
        NumberTable* table = nullptr;
    };

    std::vector<Part> m_parts;
};

} // namespace sg
