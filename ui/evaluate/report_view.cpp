#include "ui/evaluate/report_view.h"

#include "ui/common/core_words.h"
#include "ui/evaluate/measure_words.h"
#include "ui/evaluate/number_table.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sg {

namespace {

QLabel* label(const QString& text, const QString& role, QWidget* sheet) {
    auto* words = new QLabel(text, sheet);
    words->setProperty("role", role);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return words;
}

/// The rows of a SpaceReport or VarietyReport.
template <typename Report>
NumberTable* tableOf(
    const Report& report,
    const QString& title,
    const std::vector<NumberColumn>& columns,
    QWidget* sheet) {
    auto* table = new NumberTable(title, columns, sheet);
    forRows(report, [table](EvaluationRow row, const auto& values) {
        table->addRow(rowInWords(row), explained(row), cellsOf(values));
    });
    return table;
}

} // namespace

ReportView::ReportView(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("evaluationReport"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ReportView::clear() {
    m_parts.clear();
    delete takeWidget();
}

void ReportView::setEvaluation(const Evaluation& evaluation) {
    clear();
    auto* sheet = new QWidget(this);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(4);
    const auto add = [&](const QString& title, const QString& advice, NumberTable* table) {
        if (!m_parts.empty()) {
            column->addSpacing(10);
        }
        column->addWidget(label(title, QStringLiteral("heading"), sheet));
        column->addWidget(label(advice, QStringLiteral("hint"), sheet));
        column->addWidget(table);
        m_parts.push_back({title, table});
    };
    for (const SpaceReport& space : evaluation.spaces) {
        const QString name = QString::fromStdString(space.name);
        const QString title = titleOf(space);
        NumberTable* table = tableOf(space, title, distanceColumns(name), sheet);
        table->setObjectName(QStringLiteral("distances-") + name);
        add(title, adviceOn(space), table);
    }
    const QString title = tr("Variety and copies");
    NumberTable* variety = tableOf(evaluation.variety, title, varietyColumns(), sheet);
    variety->setObjectName(QStringLiteral("variety"));
    add(title, adviceOn(evaluation.variety), variety);
    column->addSpacing(10);
    for (const std::string& note : evaluation.notes) {
        column->addWidget(label(coreText(note), QStringLiteral("hint"), sheet));
    }
    column->addStretch(1);
    setWidget(sheet);
}

QString ReportView::asText() const {
    QString text;
    for (const Part& part : m_parts) {
        text += part.title % QLatin1Char('\n') % part.table->asText() % QLatin1Char('\n');
    }
    return text;
}

} // namespace sg
